"""Addresses of things: what has moved says where to, and a thing's own address leads to what is told of it.

A name in an address is an id and nothing else: unlike in a question, nothing is taken for something alike. Only the
address of a paper may end in an area's name, written as ids are, and then leads to the one of the area's id.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import RedirectResponse

from api.problems import documented
from api.routes.access import Scopes, access, inside
from api.routes.circumstances import VARY, Circumstances
from api.settings import Settings
from api.typed import LONGEST
from graph.errors import NothingFound
from graph.model.records import MergedNode, Value
from graph.model.vocabulary import base_name
from graph.questions.base import Asking
from graph.store.base import Readable, View
from loaders.workbook.slugs import slug

MOST_AREAS = 10_000
"""Areas whose names are looked at."""
Part = Annotated[str, Path(max_length=LONGEST)]
"""A part of an address."""


def key_of(view: View, asking: Asking, node_id: str) -> str:
    """The id under which a thing stands now. Raises NothingFound where there is none for this reader."""
    if not node_id.isprintable():  # an engine may end a text at such a sign
        raise NothingFound("nothing-named", parameter="node", text=node_id)
    for one in (node_id, view.former(node_id)):
        found = view.select("record", asking.scope, ids=[one]).nodes if one else {}
        if len(found) == 1:
            return next(iter(found))
    raise NothingFound("nothing-named", parameter="node", text=node_id)


def moved(store: Readable, asking: Asking, request: Request, node_id: str) -> RedirectResponse | None:
    """Where a thing has moved to, if it has, and where a paper is whose area is called so. Raises NothingFound."""
    try:
        key = store.ask(lambda view: key_of(view, asking, node_id))
    except NothingFound:
        if _is_of_paper(request) and (area := store.ask(lambda view: _called(view, asking, node_id))):
            return leading(asking, here(request, _of_paper(request, area)), 303)
        raise
    if key == node_id:
        return None
    path, old, new = request.url.path, node_id, key
    if f"/{old}" not in path:  # the address holds the last part of the id alone
        old, new = old.partition("/")[2], new.partition("/")[2]
    before, _, behind = path.rpartition(f"/{old}")
    return leading(asking, here(request, f"{before}/{new}{behind}"), 301)


def _called(view: View, asking: Asking, node_id: str) -> str | None:
    """The one area whose name in some language, written as ids are, is what stands in an address instead of its id."""
    kind, _, text = node_id.partition("/")
    if kind != "area":
        return None
    wanted = slug(text)
    known = view.select("of_kind", asking.scope, kind="Area", limit=MOST_AREAS).nodes.values()
    found = [one.key for one in known if wanted in {slug(str(name)) for name in _names(one)}]
    return found[0] if len(found) == 1 else None


def _names(node: MergedNode) -> Iterator[Value]:
    return (value for name, value in node.values.items() if base_name(name) == "name")


def _is_of_paper(request: Request) -> bool:
    """Whether a paper is asked for, by its area alone."""
    return "{kind}" not in request.scope["route"].path


def _of_paper(request: Request, area: str) -> str:
    """The address of a paper about an area."""
    whole: str = request.scope.get("root_path", "") + request.scope["route"].path
    return whole.replace("{slug}", area.partition("/")[2])


def leading(asking: Asking, address: str, status: int) -> RedirectResponse:
    """An answer that leads on. Caches must ask again: where it leads, and whether it does, hangs on who asks."""
    keep = "no-cache" if asking.scope == "public" else "private, no-cache"
    return RedirectResponse(address, status, headers={"Cache-Control": keep, "Vary": VARY})


def here(request: Request, path: str) -> str:
    """An address of this site with the query of a request. It names no host: that is the reader's to say, and may be
    forged.
    """
    query = request.url.query
    return f"{path}?{query}" if query else path


def address_routes(settings: Settings, store: Readable) -> APIRouter:
    """The address of each thing, as RDF names it."""
    router = APIRouter(tags=["questions"])
    granted = Depends(access(settings))

    @router.get(
        "/id/{kind}/{slug}",
        operation_id="thing",
        status_code=303,
        response_class=RedirectResponse,
        responses=documented(401, 404, 422, 503),
    )
    def thing(
        request: Request, kind: Part, slug: Part, asking: Circumstances, scopes: Scopes = granted
    ) -> RedirectResponse:
        """A thing itself cannot be sent: this leads to what is told of it."""
        key = store.ask(lambda view: key_of(view, inside(asking, scopes), f"{kind}/{slug}"))
        path = request.url.path
        return leading(inside(asking, scopes), here(request, path[: path.rindex("/id/")] + f"/nodes/{key}"), 303)

    return router
