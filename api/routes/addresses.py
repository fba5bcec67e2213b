"""Addresses of things: what has moved says where to, and a thing's own address leads to what is told of it.

A name in an address is an id and nothing else: unlike in a question, nothing is taken for something alike.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import RedirectResponse

from api.problems import documented
from api.routes.access import Scopes, access, inside
from api.routes.circumstances import VARY, Circumstances
from api.settings import Settings
from api.typed import LONGEST
from graph.errors import NothingFound
from graph.questions.base import Asking
from graph.store.base import Readable, View

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
    """Where a thing has moved to, if it has. Raises NothingFound."""
    key = store.ask(lambda view: key_of(view, asking, node_id))
    if key == node_id:
        return None
    path, old, new = request.url.path, node_id, key
    if f"/{old}" not in path:  # the address holds the last part of the id alone
        old, new = old.partition("/")[2], new.partition("/")[2]
    before, _, behind = path.rpartition(f"/{old}")
    return leading(asking, here(request, f"{before}/{new}{behind}"), 301)


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
        "/id/{kind}/{slug}", status_code=303, response_class=RedirectResponse, responses=documented(401, 404, 422, 503)
    )
    def thing(
        request: Request, kind: Part, slug: Part, asking: Circumstances, scopes: Scopes = granted
    ) -> RedirectResponse:
        """A thing itself cannot be sent: this leads to what is told of it."""
        key = store.ask(lambda view: key_of(view, inside(asking, scopes), f"{kind}/{slug}"))
        path = request.url.path
        return leading(inside(asking, scopes), here(request, path[: path.rindex("/id/")] + f"/nodes/{key}"), 303)

    return router
