"""SPARQL over HTTP, after the SPARQL 1.1 Protocol: queries alone, over what is public, each within its limits."""

from __future__ import annotations

from collections.abc import AsyncIterator
from threading import Lock
from typing import Annotated, Any
from urllib.parse import parse_qs

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import StreamingResponse
from starlette.requests import ClientDisconnect

from api.places import Places, who_asks
from api.problems import documented
from api.routes.circumstances import Circumstances
from api.routes.freshness import Freshness
from api.routes.wanted import wanted
from api.settings import Settings
from graph.errors import BadQuestion
from graph.export.base import Wish
from graph.export.sparql.asking import KNOWN, Queries
from graph.export.sparql.index import Index, index_of
from graph.store.base import Readable

LONGEST_QUERY = 100_000
"""Letters of a query."""

_TYPES = {form: media_type for of_kind in KNOWN.values() for form, media_type in of_kind.items()}
_FORMS = {**{media_type: form for form, media_type in _TYPES.items()}, "application/json": "json"}
_GRAPHS = ("default-graph-uri", "named-graph-uri")


_QUERY = {"type": "string", "maxLength": LONGEST_QUERY}
_CONTENT = {
    "application/sparql-query": {"schema": _QUERY},
    "application/x-www-form-urlencoded": {
        "schema": {"type": "object", "required": ["query"], "properties": {"query": _QUERY}}
    },
}
"""The content of a request by POST, as OpenAPI describes it (SPARQL 1.1 Protocol, 2.1.2 and 2.1.3)."""


def sparql_routes(settings: Settings, store: Readable) -> APIRouter:
    """The endpoint. Queries of all readers share one number of turns."""
    router = APIRouter(tags=["taking the network out"])
    queries = Queries(settings.sparql, settings.base_uri)
    # As many may wait as ask at once: each holds a thread that other requests need.
    places = Places(2 * settings.sparql.at_once, "sparql-busy", settings.sparql.at_once)
    making = Lock()
    served = settings.spool / "served"  # apart: the command line knows the same states by other digests
    problems = documented(400, 422, 503)
    posted_to: dict[int | str, dict[str, Any]] = {200: {"content": {one: {} for one in _TYPES.values()}}, **problems}
    asked_for: dict[int | str, dict[str, Any]] = {
        200: {"content": {one: {} for one in (*_TYPES.values(), "text/html")}},
        304: {"description": "The reader has the answer already."},
        **problems,
    }

    def index(wish: Wish) -> Index:
        with making:  # the others find what the first one made
            return index_of(store, wish, served, lambda step, count: None)

    def answer(request: Request, asking: Circumstances, text: str) -> Response:
        if any(name in request.query_params for name in _GRAPHS):
            raise BadQuestion("sparql-from")
        wish = Wish(asking, base_uri=settings.base_uri, publisher=settings.publisher)
        forms = _forms(request.headers.get("accept", ""))
        fresh = Freshness(request, asking, " ".join((*forms, text)))
        with places.one(who_asks(request.scope)), index(wish) as made:
            state = made.path.parent.name
            if request.method == "GET" and (known := fresh.known(lambda: state)):
                return known
            found = queries.ask(made, text, forms)
        return StreamingResponse(found.parts(), media_type=_TYPES[found.form], headers=fresh.headers(state))

    @router.get(
        "/sparql",
        name="sparql",
        operation_id="sparql",
        summary="Ask in SPARQL",
        response_class=Response,
        responses=asked_for,
    )
    def asked(
        request: Request,
        asking: Circumstances,
        query: Annotated[str, Query(max_length=LONGEST_QUERY, description="SELECT, ASK, CONSTRUCT or DESCRIBE.")],
    ) -> Response:
        """Ask the public network in SPARQL 1.1. Prefixes of the export are known without being declared."""
        return answer(request, asking, query)

    @router.post(
        "/sparql",
        name="sparql",
        operation_id="sparql_post",
        summary="Ask in SPARQL",
        response_class=Response,
        responses=posted_to,
        openapi_extra={"requestBody": {"required": True, "content": _CONTENT}},
    )
    def posted(request: Request, asking: Circumstances, query: Annotated[str, Depends(_body)]) -> Response:
        """The same, with the query as the content: for queries that are too long for an address."""
        return answer(request, asking, query)

    return router


async def _body(request: Request) -> str:
    """The query of a request's content, as itself or as a form's field. Nothing longer than any query is read."""
    content = b""
    async for part in _coming(request):
        content += part
        if len(content) > 4 * LONGEST_QUERY:  # letters of four bytes
            raise BadQuestion("text-too-long", parameter="query", length=len(content), limit=LONGEST_QUERY)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise BadQuestion("query-not-text", path="POST") from error
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        fields = parse_qs(text)
        if any(name in fields for name in _GRAPHS):
            raise BadQuestion("sparql-from")
        text = fields.get("query", [""])[0]
    if len(text) > LONGEST_QUERY:
        raise BadQuestion("text-too-long", parameter="query", length=len(text), limit=LONGEST_QUERY)
    return text


def _forms(header: str) -> tuple[str, ...]:
    """Forms in the order in which a reader wants them; JSON and Turtle behind them, so that one fits any query."""
    named = (_FORMS[one] for one in wanted(header) if one in _FORMS)
    return tuple(dict.fromkeys((*named, "json", "turtle")))


async def _coming(request: Request) -> AsyncIterator[bytes]:
    """The content of a request as it comes. A reader who hangs up needs no answer, and is no trouble of ours."""
    try:
        async for part in request.stream():
            yield part
    except ClientDisconnect as error:
        raise BadQuestion("query-not-text", path="POST") from error
