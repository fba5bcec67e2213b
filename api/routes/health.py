"""Whether the program lives, and whether it can answer: for whoever runs it."""

from __future__ import annotations

from fastapi import APIRouter, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4, CollectorRegistry, generate_latest
from pydantic import BaseModel, ConfigDict

from api.problems import documented
from graph.store.base import Readable


class Live(BaseModel):
    """The program answers."""

    model_config = ConfigDict(extra="forbid")
    status: str


class Ready(Live):
    """The store answers, too, and what it holds."""

    revision: int
    digest: str


def health_routes(store: Readable, registry: CollectorRegistry) -> APIRouter:
    """Addresses that a supervisor asks. ``registry`` holds the numbers of this process."""
    router = APIRouter(tags=["running"])

    @router.get("/health/live", operation_id="live", summary="The program answers")
    async def live() -> Live:
        """Answers as long as the program runs, whatever the store does, and waits for no thread."""
        return Live(status="live")

    @router.get("/health/ready", operation_id="ready", summary="The store answers", responses=documented(503))
    def ready() -> Ready:
        """Answers when the store can be read; 503 when it cannot."""
        revision = store.ask(lambda view: view.revision)
        return Ready(status="ready", revision=revision.number, digest=revision.digest)

    @router.get("/metrics", operation_id="metrics", summary="Numbers for monitoring", response_class=PlainTextResponse)
    def metrics() -> Response:
        """Requests by operation and status, and how long they took, in the text format of Prometheus."""
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_PLAIN_0_0_4)

    return router
