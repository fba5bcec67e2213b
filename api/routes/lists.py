"""What is loaded: every dataset with its documents' number, and how fresh it is."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api.problems import documented
from api.routes.circumstances import Circumstances
from api.routes.freshness import Freshness
from graph.store.base import Store, View


class DatasetItem(BaseModel):
    """One dataset: what is loaded and removed as a whole."""

    model_config = ConfigDict(extra="forbid")
    id: str
    title: str
    publisher: str = Field(description="Empty: not recorded.")
    licence: str = Field(description="SPDX name; empty: not recorded.")
    read_on: str = Field(description="The day on which it was read from its sources (EDTF).")
    fictional: bool = Field(description="Made up, for practice.")
    documents: int = Field(description="How many documents it cites.")


class Datasets(BaseModel):
    """Every dataset, by id."""

    model_config = ConfigDict(extra="forbid")
    revision: int
    digest: str
    items: list[DatasetItem]


def list_routes(store: Store) -> APIRouter:
    """The list of datasets."""
    router = APIRouter(tags=["about the data"])

    @router.get("/datasets", response_model=Datasets, summary="What is loaded", responses=documented(422, 503))
    def datasets(request: Request, asking: Circumstances) -> Response:
        """Every dataset: where it comes from, its licence, and the day on which it was read."""
        fresh = Freshness(request, asking, "json")
        if known := fresh.known(str(store.ask(lambda view: view.revision.number))):
            return known
        told = store.ask(_listed)
        text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
        return Response(text, media_type="application/json", headers=fresh.headers(str(told["revision"])))

    return router


def _listed(view: View) -> dict[str, Any]:
    cited = Counter(dataset for dataset, _ in view.documents())
    items = [{**asdict(one), "documents": cited[key]} for key, one in sorted(view.datasets().items())]
    return {"revision": view.revision.number, "digest": view.revision.digest, "items": items}
