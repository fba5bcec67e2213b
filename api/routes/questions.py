"""A route for every question, made from the register: a new question needs no line here."""

from __future__ import annotations

import inspect
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BeforeValidator

from api.ages import years
from api.pages.site import Site
from api.problems import documented
from api.routes.access import Scopes, access, inside, needs
from api.routes.addresses import Part
from api.routes.answering import FURTHEST, Answering, Asked, named_in_address
from api.routes.circumstances import Circumstances
from api.routes.forms import MEDIA_TYPES, Format, offered
from api.settings import Settings
from api.typed import LONGEST, plain
from api.wording import has_words, say
from graph.questions.base import Asking, Parameter, Question
from graph.store.base import Readable

MOST_ITEMS = 1_000
"""The highest limit at this door; ask for more on the command line."""


def _point(value: object) -> object:
    """A number as people write it here, 0,5 and −0,5, with the point and the sign that programs read."""
    return value.replace("\u2212", "-").replace(",", ".") if isinstance(value, str) else value


def _years(value: object) -> object:
    """An age in years, also where people write it in words; what is no age is told as no number."""
    try:
        return years(value) if isinstance(value, str) else value
    except ValueError:
        return value


_TYPES: Mapping[str, Any] = {
    "text": str,
    "age": Annotated[float, BeforeValidator(_years)],
    "number": Annotated[float, BeforeValidator(_point)],
    "whole": int,
    "flag": bool,
}


def question_routes(register: Mapping[str, Question], settings: Settings, store: Readable, site: Site) -> APIRouter:
    """Routes of all questions."""
    router = APIRouter(tags=["questions"])
    for question in register.values():
        answering = Answering(question, settings, store, site)
        for place in places_of(question):
            router.add_api_route(
                place.path,
                _endpoint(place, answering, access(settings)),
                name=place.name,
                operation_id=place.name,
                summary=_words(f"help:{place.name}", question.name),
                description=_about(question),
                response_model=question.answer_type,
                responses={
                    200: {"content": {one: {} for one in _types(question)}},
                    **_elsewhere(place),
                    304: {"description": "The reader has the answer already."},
                    **documented(400, 401, 403, 404, 409, 422, 503),
                },
            )
    return router


@dataclass(frozen=True, slots=True)
class Place:
    """An address at which a question is asked. ``named``: the parameter that stands in it, "" where none does; ``left``
    what cannot be asked there besides.
    """

    question: Question
    path: str
    name: str
    named: str = ""
    left: tuple[str, ...] = ()

    @property
    def parameters(self) -> list[Parameter]:
        """What is asked behind the address."""
        return [one for one in self.question.parameters if one.name not in (self.named, *self.left)]


def places_of(question: Question) -> list[Place]:
    """Where a question is asked: a paper by its area's slug; one about a thing at the thing's address, and, where a
    thing is but one of the things that it may be about, at its own as well.
    """
    name = question.name
    if question.as_paper:
        return [Place(question, f"/{name}/{{slug}}", name, named_in_address(question))]
    of_a_thing = [one for one in question.parameters if one.name == named_in_address(question)]
    if not of_a_thing:
        return [Place(question, f"/{name}", name)]
    if of_a_thing[0].required:
        return [Place(question, "/nodes/{kind}/{slug}", name, "node")]
    around = Place(question, f"/nodes/{{kind}}/{{slug}}/{name}", f"{name}-around", "node", ("area",))
    return [Place(question, f"/{name}", name), around]


def _endpoint(place: Place, answering: Answering, granted: Callable[..., Awaitable[Scopes]]) -> Callable[..., Response]:
    question = place.question

    def answer(request: Request, asking: Asking, scopes: Scopes, **given: Any) -> Response:
        asking = _seen_by(question, asking, scopes, wanted=given.pop("network", False))
        form, offset = given.pop("format"), given.pop("offset", 0)
        named = f"{given.pop('kind', 'area')}/{given.pop('slug')}" if place.named else ""
        asked = {name: plain(name, one) if isinstance(one, str) else one for name, one in given.items()}
        return answering.answer(request, asking, Asked(named, asked, offset), form)

    parameters = [
        inspect.Parameter("request", inspect.Parameter.KEYWORD_ONLY, annotation=Request),
        *_in_address(place),
        *(_parameter(one, question.name) for one in place.parameters),
        *_in_parts(question),
        *_inside_too(question),
        _form(question),
        inspect.Parameter("asking", inspect.Parameter.KEYWORD_ONLY, annotation=Circumstances),
        inspect.Parameter("scopes", inspect.Parameter.KEYWORD_ONLY, annotation=Annotated[Scopes, Depends(granted)]),
    ]
    answer.__signature__ = inspect.Signature(parameters, return_annotation=Response)  # type: ignore[attr-defined]
    return answer


def _elsewhere(place: Place) -> dict[int | str, dict[str, Any]]:
    """Where an address may lead to, as OpenAPI describes it."""
    moved: dict[int | str, dict[str, Any]] = {301: {"description": "It has another id now."}} if place.named else {}
    named: dict[int | str, dict[str, Any]] = {303: {"description": "The area that is called so has this id."}}
    return {**moved, **named} if place.question.as_paper else moved


def _types(question: Question) -> list[str]:
    """Media types of a question's answer. The schema is that of JSON."""
    return [*dict.fromkeys(MEDIA_TYPES[one] for one in (*offered(question), Format.page))]


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


def _in_parts(question: Question) -> list[inspect.Parameter]:
    if not any(one.cuts_items for one in question.parameters):
        return []
    words = "Leave out so many items at the beginning. A Link header leads to the next part."
    annotation = Annotated[int, Query(description=words, ge=0, le=FURTHEST)]
    return [inspect.Parameter("offset", inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=0)]


def _in_address(place: Place) -> list[inspect.Parameter]:
    names = [name for name in ("kind", "slug") if f"{{{name}}}" in place.path]
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


def _about(question: Question) -> str:
    """What a question says of itself, without what it raises: that is told as the answers it may give."""
    return re.sub(r"\s*\bRaises\b.*?(?=\n\n|\Z)", "", inspect.getdoc(question.answer) or "", flags=re.DOTALL)


def _words(key: str, otherwise: str) -> str:
    return say(key, "en") if has_words(key) else otherwise
