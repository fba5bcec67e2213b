"""Whether the program lives, and whether it can answer: for whoever runs it."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from api.problems import documented
from graph.store.base import Store


class Live(BaseModel):
    """The program answers."""

    model_config = ConfigDict(extra="forbid")
    status: str


class Ready(Live):
    """The store answers, too, and what it holds."""

    revision: int
    digest: str


def health_routes(store: Store) -> APIRouter:
    """Two addresses that a supervisor asks."""
    router = APIRouter(tags=["running"], prefix="/health")

    @router.get("/live", summary="The program answers")
    def live() -> Live:
        """Answers as long as the program runs, whatever the store does."""
        return Live(status="live")

    @router.get("/ready", summary="The store answers", responses=documented(503))
    def ready() -> Ready:
        """Answers when the store can be read; 503 when it cannot."""
        revision = store.ask(lambda view: view.revision)
        return Ready(status="ready", revision=revision.number, digest=revision.digest)

    return router
