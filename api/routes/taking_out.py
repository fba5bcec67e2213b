"""The network as a file, in every format that there is; and what is published beside the data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.responses import FileResponse

from api.exports import exports
from api.places import who_asks
from api.problems import documented
from api.routes.access import Scopes, access, inside, needs
from api.routes.circumstances import Circumstances
from api.routes.freshness import Freshness
from api.settings import Settings
from api.spool import Spool, ending
from api.typed import LONGEST, plain
from graph.errors import NothingFound
from graph.export.base import Export, Wish
from graph.questions.area import asked_area
from graph.questions.base import Asking
from graph.store.base import Readable

PUBLISHED = {"dataset": "/dataset", "vocabulary": "/vocabulary", "shapes": "/shapes", "context": "/context.jsonld"}
"""Exports about the data and not of it, and the addresses at which everybody expects them."""

_ZIP = "application/zip"


def export_routes(settings: Settings, store: Readable) -> APIRouter:
    """Files of the network, made once for a state of it. Parts can be asked for (Range), to go on where one stopped."""
    router = APIRouter(tags=["taking the network out"])
    granted = Depends(access(settings))
    spool, known = Spool(store, settings.spool), exports()
    listed = [name for name in known if name not in PUBLISHED]

    def handed_out(request: Request, export: Export, wish: Wish) -> Response:
        path, state = spool.file(export, wish, who_asks(request.scope))
        fresh = Freshness(request, wish.asking, export.name, weak=False, private=wish.personal)
        if have := fresh.known(lambda: state):
            return have
        name = f"seinaton-{export.name}.{ending(export)}"
        media_type = export.media_type if export.ending else _ZIP
        to_keep = "inline" if export.name in PUBLISHED else "attachment"
        headers = fresh.headers(state)
        answer = FileResponse(
            path, media_type=media_type, filename=name, headers=headers, content_disposition_type=to_keep
        )
        del answer.headers["Last-Modified"]  # when it was last asked for; the tag says what is in it
        return answer

    def export(
        request: Request,
        format: Annotated[
            str, Path(max_length=LONGEST, description="A format; an unknown one is told all that there are.")
        ],
        asking: Circumstances,
        area: Annotated[str | None, Query(max_length=LONGEST, description="Only what belongs to this area.")] = None,
        network: Annotated[bool, Query(description="With what the network keeps inside (scope network).")] = False,
        personal: Annotated[bool, Query(description="With names and contacts of persons (scope personal).")] = False,
        scopes: Scopes = granted,
    ) -> Response:
        """The network, whole or one area of it, as far as it is public unless more is asked for."""
        if format not in listed:
            raise NothingFound("export-unknown", form=format, known=", ".join(listed))
        for wanted, scope in ((network, "network"), (personal, "personal")):
            if wanted:
                needs(scopes, scope)
        seen = inside(asking, scopes) if network else asking
        wish = _wish(settings, seen, _area(store, seen, area) if area else None)
        return handed_out(request, known[format], replace(wish, personal=personal))

    def beside(name: str) -> Callable[..., Response]:
        def published(request: Request, asking: Circumstances) -> Response:
            return handed_out(request, known[name], _wish(settings, asking, None))

        return published

    router.add_api_route(
        "/export/{format}",
        export,
        operation_id="export",
        summary="The network as a file",
        **_about(*(known[one] for one in listed)),
    )
    for name, address in PUBLISHED.items():
        router.add_api_route(
            address, beside(name), name=name, operation_id=name, summary=f"Our {name}", **_about(known[name])
        )
    return router


def _about(*handed_out: Export) -> dict[str, Any]:
    """What an operation that hands out these says in OpenAPI."""
    types = sorted({one.media_type if one.ending else _ZIP for one in handed_out})
    responses = {
        200: {"description": "The file.", "content": {one: {} for one in types}},
        206: {"description": "The part of the file that was asked for."},
        304: {"description": "The reader has the file already."},
        416: {"description": "The file has no such part."},
    }
    return {"response_class": FileResponse, "responses": responses | documented(400, 401, 403, 404, 409, 422, 503)}


def _wish(settings: Settings, asking: Asking, area: str | None) -> Wish:
    return Wish(asking, area=area, base_uri=settings.base_uri, publisher=settings.publisher)


def _area(store: Readable, asking: Asking, text: str) -> str:
    """The id of what a text names: all who ask for one area, however they spell it, get one file."""
    named = plain("area", text)
    return store.ask(lambda view: asked_area(view, asking, named)[1].ref.id)
