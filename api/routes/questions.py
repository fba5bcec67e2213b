"""A route for every question, made from the register: a new question needs no line here."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from api.problems import documented
from api.routes.access import Scopes, access, inside, needs
from api.routes.addresses import Part, moved
from api.routes.circumstances import Circumstances
from api.routes.forms import chosen, handed, offered
from api.routes.freshness import Freshness
from api.settings import Settings
from api.typed import LONGEST, plain
from api.wording import has_words, say
from graph.questions.base import Answer, Asking, Parameter, Question
from graph.store.base import Revision, Store

MOST_ITEMS = 1_000
"""The highest limit at this door; ask for more on the command line."""

_TYPES: Mapping[str, type] = {"text": str, "number": float, "whole": int, "flag": bool}
_PAPERS_ARE_OF, _SHOWN = "area", "node"
"""Parameters that stand in the address: the area of a paper, and the thing that is shown."""

_BY_REVISION = ("changes",)
"""Questions whose answer hangs on the number of the revision, not on what is in it alone."""


def question_routes(register: Mapping[str, Question], settings: Settings, store: Store) -> APIRouter:
    """Routes of all questions."""
    router = APIRouter(tags=["questions"])
    for question in register.values():
        router.add_api_route(
            address_of(question),
            _endpoint(question, store, access(settings)),
            name=question.name,
            operation_id=question.name,
            summary=_words(f"help:{question.name}", question.name),
            description=inspect.getdoc(question.answer) or "",
            response_model=question.answer_type,
            responses={
                304: {"description": "The reader has the answer already."},
                **documented(400, 401, 403, 404, 409, 422, 503),
            },
        )
    return router


def address_of(question: Question) -> str:
    """Where a question is asked: what is taken along as a paper by the area's slug, what is shown by its id."""
    if question.as_paper:
        return f"/{question.name}/{{slug}}"
    return "/nodes/{kind}/{slug}" if question.name == "show" else f"/{question.name}"


def _endpoint(question: Question, store: Store, granted: Callable[..., Scopes]) -> Callable[..., Response]:
    def answer(request: Request, asking: Asking, scopes: Scopes, **given: Any) -> Response:
        asking = _seen_by(question, asking, scopes, wanted=given.pop("network", False))
        named = _named(question, given)
        if named and (elsewhere := moved(store, asking, request, named)):
            return elsewhere
        form = chosen(question, given.pop("format"), request.headers.get("accept", ""))
        fresh = Freshness(request, asking, form.value)
        if known := fresh.known(_state(question, store.ask(lambda view: view.revision))):
            return known
        asked = _asked(question, given, named)
        found: Answer = store.ask(lambda view: question.answer(view, asking, **asked))
        headers = fresh.headers(_state(question, Revision(found.revision, found.digest)))
        made = handed(found, form)
        return Response(made.content, media_type=made.media_type, headers={**headers, **made.headers})

    parameters = [
        inspect.Parameter("request", inspect.Parameter.KEYWORD_ONLY, annotation=Request),
        *_in_address(question),
        *(_parameter(one, question.name) for one in question.parameters if not _is_in_address(question, one)),
        *_inside_too(question),
        _form(question),
        inspect.Parameter("asking", inspect.Parameter.KEYWORD_ONLY, annotation=Circumstances),
        inspect.Parameter("scopes", inspect.Parameter.KEYWORD_ONLY, annotation=Annotated[Scopes, Depends(granted)]),
    ]
    answer.__signature__ = inspect.Signature(parameters, return_annotation=Response)  # type: ignore[attr-defined]
    return answer


def _seen_by(question: Question, asking: Asking, scopes: Scopes, wanted: bool) -> Asking:
    """The circumstances of this question for this reader, by the rules of the command line.

    Some questions show what the network keeps inside to whoever may see it, papers only where that is wanted; a paper
    that is made of nothing else is for these readers alone.
    """
    if wanted or (question.sees_network and question.as_paper):
        needs(scopes, "network")
    return inside(asking, scopes) if wanted or question.sees_network else asking


def _inside_too(question: Question) -> list[inspect.Parameter]:
    if not question.as_paper or question.sees_network:
        return []
    words = "Show also what the network keeps inside (scope network)."
    annotation = Annotated[bool, Query(description=words)]
    return [inspect.Parameter("network", inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=False)]


def _form(question: Question) -> inspect.Parameter:
    words = f"One of: {', '.join(offered(question))}. Else the Accept header says, else it is JSON."
    annotation: Any = Annotated[Literal[tuple(one.value for one in offered(question))] | None, Query(description=words)]
    return inspect.Parameter("format", inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=None)


def _state(question: Question, revision: Revision) -> str:
    return str(revision.number) if question.name in _BY_REVISION else revision.digest


def _named(question: Question, given: dict[str, Any]) -> str:
    """The id of what is named in the address, which is taken out of ``given``; "" where nothing is."""
    if "{" not in address_of(question):
        return ""
    return f"{given.pop('kind', 'area')}/{given.pop('slug')}"


def _asked(question: Question, given: Mapping[str, Any], named: str) -> dict[str, Any]:
    """The question's own parameters, of those in the address and behind it."""
    asked = {name: plain(name, one) if isinstance(one, str) else one for name, one in given.items()}
    return asked | ({_PAPERS_ARE_OF if question.as_paper else _SHOWN: named} if named else {})


def _is_in_address(question: Question, parameter: Parameter) -> bool:
    return parameter.name == (_PAPERS_ARE_OF if question.as_paper else _SHOWN) and "{" in address_of(question)


def _in_address(question: Question) -> list[inspect.Parameter]:
    names = [name for name in ("kind", "slug") if f"{{{name}}}" in address_of(question)]
    return [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=Part) for name in names]


def _parameter(parameter: Parameter, question: str) -> inspect.Parameter:
    """A question's parameter as a query parameter of the same name, in its own words if it has any."""
    own = f"help:parameter:{question}:{parameter.name}"
    words = _words(own if has_words(own) else f"help:parameter:{parameter.name}", parameter.name)
    bounds: dict[str, Any] = {"max_length": LONGEST} if parameter.type == "text" else {}
    if parameter.required:
        bounds["pattern"] = r"\S"
    if parameter.name == "limit":
        bounds = {"ge": 1, "le": MOST_ITEMS}
    kind: Any = _TYPES[parameter.type]
    if not parameter.required and parameter.default is None:
        kind = kind | None
    default = inspect.Parameter.empty if parameter.required else parameter.default
    annotation = Annotated[kind, Query(description=words, **bounds)]
    return inspect.Parameter(parameter.name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)


def _words(key: str, otherwise: str) -> str:
    return say(key, "en") if has_words(key) else otherwise
