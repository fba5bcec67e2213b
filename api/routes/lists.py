"""What is loaded: every dataset with its documents' number, and how fresh it is."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict, Field

from api.loaded import Loaded, Seen
from api.pages.reader import reader_of
from api.pages.site import Site
from api.problems import documented
from api.routes.access import Scopes, access, inside
from api.routes.circumstances import Circumstances
from api.routes.forms import wants_page
from api.routes.freshness import Freshness
from api.settings import Settings
from graph.questions.describe import newest
from graph.store.base import Readable, View


class DatasetItem(BaseModel):
    """One dataset: what is loaded and removed as a whole."""

    model_config = ConfigDict(extra="forbid")
    id: str
    title: str
    publisher: str = Field(description="Empty: not recorded.")
    licence: str = Field(description="SPDX name; empty: not recorded.")
    read_on: str = Field(description="The day on which it was read from its sources (EDTF).")
    fictional: bool = Field(description="Made up, for practice.")
    documents: int = Field(description="How many documents it cites, in what the reader may see.")
    newest: str = Field(description="The date of the newest of them (EDTF); empty: not recorded.")


class Datasets(BaseModel):
    """Every dataset, by id."""

    model_config = ConfigDict(extra="forbid")
    revision: int
    digest: str
    items: list[DatasetItem]


def list_routes(settings: Settings, store: Readable, site: Site, loaded: Loaded) -> APIRouter:
    """The list of datasets."""
    router = APIRouter(tags=["about the data"])
    granted = Depends(access(settings))

    @router.get(
        "/datasets",
        name="datasets",
        operation_id="datasets",
        response_model=Datasets,
        summary="What is loaded",
        responses={
            200: {"content": {"text/html": {}}},
            304: {"description": "The reader has the list already."},
            **documented(401, 422, 503),
        },
    )
    def datasets(request: Request, asking: Circumstances, scopes: Scopes = granted) -> Response:
        """Every dataset that says something to this reader: whence it comes, its licence, the day it was read on."""
        asking = inside(asking, scopes)
        as_page = wants_page(request.headers.get("accept", ""))
        fresh = Freshness(request, asking, f"page {site.mark}" if as_page else "json")
        if known := fresh.known(lambda: store.ask(_state)):
            return known
        told = loaded.ask(asking.scope, _listed)
        headers = fresh.headers(f"{told['revision']} {told['digest']}")
        if as_page:
            page = site.page("datasets", reader_of(request, asking.language), told=told)
            return HTMLResponse(page, headers={**headers, "Content-Security-Policy": site.policy})
        text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
        return Response(text, media_type="application/json", headers=headers)

    return router


def _state(view: View) -> str:
    """The list tells the number, too; by itself it may come again, as after a backup was put back."""
    return f"{view.revision.number} {view.revision.digest}"


def _listed(view: View, seen: Seen) -> dict[str, Any]:
    items = [
        {**asdict(one), "documents": len(seen.documents[key]), "newest": newest(d.date for d in seen.documents[key])}
        for key, one in seen.datasets.items()
    ]
    return {"revision": view.revision.number, "digest": view.revision.digest, "items": items}
