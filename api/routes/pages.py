"""Pages that answer no question of the register: where to begin, for coordinators, about the data, for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import APIRouter, Depends, FastAPI, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from api.exports import exports
from api.loaded import Loaded, Seen
from api.pages.fields import fields_of
from api.pages.operations import operations
from api.pages.reader import reader_of
from api.pages.site import Site
from api.problems import documented
from api.routes.access import Scopes, access, inside, needs
from api.routes.addresses import leading
from api.routes.circumstances import Circumstances
from api.routes.freshness import Freshness
from api.routes.taking_out import PUBLISHED
from api.settings import Settings
from api.typed import plain
from graph.errors import BadQuestion
from graph.model.dates import last_day
from graph.questions.area import asked_area
from graph.questions.base import Asking, Question
from graph.questions.browse import browse
from graph.store.base import Readable, View

_Context = Callable[[Request, Asking, View, Seen], dict[str, Any]]


def page_routes(
    register: Mapping[str, Question], settings: Settings, store: Readable, site: Site, loaded: Loaded
) -> APIRouter:
    """The pages, and the addresses at which a paper's area may be typed as people call it."""
    router = APIRouter(tags=["pages"])
    granted = Depends(access(settings))

    def page(path: str, name: str, summary: str, context: _Context) -> None:
        def show(request: Request, asking: Asking) -> Response:
            fresh = Freshness(request, asking, f"page {site.mark}")
            if known := fresh.known(lambda: store.ask(lambda view: view.revision.digest)):
                return known
            digest, told = loaded.ask(
                asking.scope, lambda view, seen: (view.revision.digest, context(request, asking, view, seen))
            )
            content = site.page(name, reader_of(request, asking.language), **told)
            headers = {**fresh.headers(digest), "Content-Security-Policy": site.policy}
            return HTMLResponse(content, headers=headers)

        show.__annotations__["asking"] = Circumstances
        router.add_api_route(
            path,
            show,
            name=name,
            operation_id=name,
            summary=summary,
            response_class=HTMLResponse,
            responses={304: {"description": "The reader has the page already."}, **documented(422, 503)},
        )

    page("/", "start", "Where a member of staff begins: what does the family need help with?", _Starting(register))
    page("/coordination", "coordination", "Where a coordinator begins", _Coordinating(register))
    page("/about", "about", "About the data", _about)
    page("/docs", "documentation", "This interface, for people", _documentation)

    def of_area(question: Question) -> Callable[..., Response]:
        def find(
            request: Request, asking: Circumstances, area: str | None = None, scopes: Scopes = granted
        ) -> RedirectResponse:
            if question.sees_network:
                needs(scopes, "network")
            if not area:
                raise BadQuestion("area-needed", parameter="area")
            seen = inside(asking, scopes) if question.sees_network else asking
            typed = plain("area", area)
            key = store.ask(lambda view: _area(view, seen, typed))
            further = {name: value for name, value in request.query_params.items() if name != "area"}
            reader = reader_of(request, asking.language)
            return leading(seen, reader.to(f"/{question.name}/{key.partition('/')[2]}", **further), 303)

        return find

    for question in register.values():
        if question.as_paper:
            router.add_api_route(
                f"/{question.name}", of_area(question), name=f"{question.name}-of", include_in_schema=False
            )
    return router


def _area(view: View, asking: Asking, text: str) -> str:
    """The area that a text names; of a network or organisation the first of its own. Raises NothingFound, Ambiguous."""
    scope, taken = asked_area(view, asking, text)
    if taken.ref.kind == "Area":
        return taken.ref.id
    own = [key for key, number in sorted(scope.relation.items()) if number == 0]
    if not own:
        raise BadQuestion("area-needed", parameter="area")
    return own[0]


class _Starting:
    def __init__(self, register: Mapping[str, Question]) -> None:
        self._register = register

    def __call__(self, request: Request, asking: Asking, view: View, seen: Seen) -> dict[str, Any]:
        reader = reader_of(request, asking.language)
        fields = fields_of(self._register["partners"], reader, {})
        tops = [one for one in browse(view, asking, kind="Need").items if not one.within]
        return {"fields": fields, "needs": tops, **_age(seen)}


class _Coordinating:
    def __init__(self, register: Mapping[str, Question]) -> None:
        self._register = register

    def __call__(self, request: Request, asking: Asking, view: View, seen: Seen) -> dict[str, Any]:
        reader = reader_of(request, asking.language)
        fields = [one for one in fields_of(self._register["coverage"], reader, {}) if one.name == "area"]
        return {"fields": fields, "networks": browse(view, asking, kind="Network").items}


def _about(request: Request, asking: Asking, view: View, seen: Seen) -> dict[str, Any]:
    return {"formats": [name for name in exports() if name not in PUBLISHED], **_age(seen)}


def _documentation(request: Request, asking: Asking, view: View, seen: Seen) -> dict[str, Any]:
    app: FastAPI = request.app
    return {"operations": operations(app.openapi())}


def _age(seen: Seen) -> dict[str, Any]:
    """How many datasets there are, the newest day on which one was read, and whether some are made up."""
    datasets = list(seen.datasets.values())
    dated = [(day, one.read_on) for one in datasets if (day := last_day(one.read_on))]
    return {
        "datasets": len(datasets),
        "newest": max(dated)[1] if dated else "",
        "fictional": any(one.fictional for one in datasets),
    }
