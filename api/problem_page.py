"""A problem as a page: the form again, with what is wrong beside its fields, and what may have been meant as links."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.pages.reader import Reader, reader_of
from api.pages.site import Meant, Site, Trouble
from api.problems import Problem
from api.wording import has_words, say
from graph.model.wording import label
from graph.questions.base import Question

_OF_A_QUESTION = (400, 404, 409, 422)
"""What is wrong with a question, and not with whoever answers or asks."""


_REFUSED = (401, 403)


def as_page(request: Request, problem: Problem, language: str, headers: Mapping[str, str]) -> HTMLResponse:
    """The page of a problem. A question that nothing has been asked of yet shows its form, and nothing is wrong."""
    site: Site = request.app.state.site
    reader = reader_of(request, language)
    question = _question(site, request)
    in_sparql = _route(request) == "sparql" and request.method == "GET"
    safe = {**headers, "Content-Security-Policy": site.policy}
    if in_sparql and problem.status in _OF_A_QUESTION:
        if not reader.sent:
            return HTMLResponse(site.sparql(reader), 200, safe)
        return HTMLResponse(site.sparql(reader, _trouble(problem, reader)), problem.status, safe)
    if question is None or problem.status not in _OF_A_QUESTION:
        told = _trouble(problem, reader)
        area = _refused_area(site, request, reader) if problem.status in _REFUSED else ""
        return HTMLResponse(site.problem(reader, told, of=_page(request), area=area), problem.status, safe)
    if not reader.sent:
        return HTMLResponse(site.form(question, reader), 200, safe)
    return HTMLResponse(site.form(question, reader, _trouble(problem, reader)), problem.status, safe)


def _question(site: Site, request: Request) -> Question | None:
    """The question that a form asks; None where there is no form."""
    question = site.register.get(_page(request))
    in_form = question is not None and "{" not in getattr(request.scope["route"], "path", "{")
    return question if in_form else None


def _refused_area(site: Site, request: Request, reader: Reader) -> str:
    """The area that was asked of where only the network may look; "" where somebody was refused for another reason."""
    question = site.register.get(_page(request))
    if question is None or not (question.sees_network and question.as_paper):
        return ""
    slug = request.path_params.get("slug")
    return f"area/{slug}" if slug else reader.query.get("area", "")


def _page(request: Request) -> str:
    """The page that was asked for, by the name of its question where it has one."""
    return _route(request).removesuffix("-of").removesuffix("-around")


def _route(request: Request) -> str:
    return str(getattr(request.scope.get("route"), "name", ""))


def _trouble(problem: Problem, reader: Reader) -> Trouble:
    faults = {one.place: one.text for one in problem.errors}
    place = problem.errors[0].place if problem.errors else ""
    fit = problem.code == "several-named"
    found = [
        Meant(
            one.name,
            _asking_with(reader, place, one.id, fit),
            label("node", one.kind, reader.language),
            one.fictional,
        )
        for one in problem.candidates
    ]
    near = [Meant(name, reader.here(**{place: name})) for name in problem.near if place]
    lines = tuple(_lines(problem, reader))
    return Trouble(problem.title, lines, faults, (*found, *near), problem.status == 404)


def _lines(problem: Problem, reader: Reader) -> list[str]:
    """What is wrong and what to do, in words for people, and without what is listed apart."""
    own = f"page:problem:{problem.code}"
    if has_words(own):
        return [say(own, reader.language)]
    lines = problem.detail.split("\n")
    told = [line for line in lines if not line.startswith("  ")]
    return told[:-1] if problem.near else told


def _asking_with(reader: Reader, place: str, node_id: str, fit: bool) -> str:
    """Where one goes on with a candidate: the same question with it if it can be asked with it, else its own page."""
    return reader.here(**{place: node_id}) if fit and place else reader.thing(node_id)
