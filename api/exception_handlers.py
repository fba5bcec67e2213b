"""Everything that can go wrong, as HTTP tells it: problem details (RFC 9457) in the reader's language.

A problem says what (``code``, ``title``), where (``errors``: one for each parameter), and what to do (``detail``). No
stack trace and nothing of the machine gets out: what nobody foresaw is told in one sentence, and goes to the log.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import Scope

from api.errors import NotAllowed
from api.pages.site import Site
from api.problem_page import as_page
from api.problems import MEDIA_TYPE, Candidate, Fault, Problem
from api.routes.circumstances import VARY, reader
from api.routes.forms import wants_page
from api.wording import error_text, has_words, made_up, say, word_for
from graph.errors import Ambiguous, BadQuestion, NothingFound, SeinatonError, StoreBusy
from graph.export.sparql.asking import TooMuch

_RETRY_SECONDS = 5
_STATUS: Sequence[tuple[type[SeinatonError], int]] = (
    (NothingFound, 404),
    (Ambiguous, 409),
    (BadQuestion, 400),
    (TooMuch, 422),
    (StoreBusy, 503),
)
"""By the class of the error; what is none of these is the store's trouble: 503."""

_LOG = logging.getLogger("seinaton.http")


def add_problems(app: FastAPI, site: Site) -> None:
    """Tell every error of an application as a problem; to a person with a browser on a page of the ``site``."""
    app.state.site = site
    app.add_exception_handler(SeinatonError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


def told(scope: Scope, status: int, code: str, headers: Mapping[str, str]) -> Response:
    """A problem that is found before any route is asked; its sentence is ``problem:STATUS``."""
    request = Request(scope)
    return _answer(request, status, code, say(f"problem:{status}", reader(request)), [], [], headers)


def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, SeinatonError)
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), 503)
    if isinstance(error, NotAllowed):
        status = int(str(error.facts["status"]))
    if status == 503:
        _LOG.warning(json.dumps({"trouble": error.code, "reason": error_text(error, "en")}))
    language = reader(request)
    # Of a store's trouble the sentence names files and servers, which is for those who run it.
    shown = status != 503 or isinstance(error, StoreBusy)
    doors = ("page:", "http-") if wants_page(request.headers.get("accept", "")) else ("http-",)
    text = error_text(error, language, doors) if shown else say("problem:store", language)
    place = error.facts.get("parameter")
    errors = [Fault(place=str(place), text=text.partition("\n")[0])] if place else []
    listed = error.facts.get("candidates") or ()
    assert isinstance(listed, Sequence)
    fictional = made_up(error)
    candidates = [
        Candidate(id=str(key), name=str(name), kind=str(kind), fictional=key in fictional) for key, name, kind in listed
    ]
    near = error.facts.get("near") or ()
    assert isinstance(near, Sequence)
    return _answer(request, status, error.code, text, errors, candidates, near=[str(one) for one in near])


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    language = reader(request)
    on_page = wants_page(request.headers.get("accept", ""))
    found = [
        Fault(place=name, text=_wrong(name, one, language, on_page))
        for one in error.errors()
        for name in [str(one["loc"][-1] if one["loc"] else "")]
    ]
    return _answer(request, 422, "bad-parameter", "\n".join(one.text for one in found), found, [])


def _wrong(name: str, error: Mapping[str, Any], language: str, on_page: bool) -> str:
    """One fault in the reader's words, by the kind of fault; what was sent is not told back.

    On a page it stands at its field, and need not name it.
    """
    keys = [f"invalid:{error['type']}", "invalid"]
    key = next(one for one in ([f"page:{keys[0]}"] if on_page else []) + keys if has_words(one))
    facts = {"parameter": word_for("parameter", name, language).lower(), "name": name}
    bounds = {
        bound: value for bound, value in dict(error.get("ctx") or {}).items() if isinstance(value, int | float | str)
    }
    return say(key, language, **{**bounds, **facts})


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    language, key = reader(request), f"problem:{error.status_code}"
    text = say(key, language) if has_words(key) else say("problem:other", language)
    headers = {**(error.headers or {}), **_allowed(request, error)}
    return _answer(request, error.status_code, f"http-{error.status_code}", text, [], [], headers)


def _allowed(request: Request, error: HTTPException) -> dict[str, str]:
    """What may be done at an address (RFC 9110, 15.5.6), where that has several routes; the error knows one of them."""
    path = getattr(request.scope.get("route"), "path", "")
    described = request.app.openapi()["paths"].get(path, {}) if error.status_code == 405 else {}
    methods = {one.upper() for one in described} | ({"HEAD"} if "get" in described else set())
    return {"Allow": ", ".join(sorted(methods))} if methods else {}


def unforeseen(scope: Scope, error: Exception) -> Response:
    """The answer to what nobody foresaw; it goes to the log, and nothing of it to the reader."""
    _LOG.error("unforeseen", exc_info=error)
    request = Request(scope)
    return _answer(request, 500, "unforeseen", say("problem:500", reader(request)), [], [])


def _answer(
    request: Request,
    status: int,
    code: str,
    text: str,
    errors: list[Fault],
    candidates: list[Candidate],
    headers: Mapping[str, str] | None = None,
    near: Sequence[str] = (),
) -> Response:
    language = reader(request)
    title = say(f"problem:title:{status}" if has_words(f"problem:title:{status}") else "problem:title", language)
    problem = Problem(
        type=f"urn:seinaton:problem:{code}",
        title=title,
        status=status,
        code=code,
        detail=text,
        errors=errors,
        candidates=candidates,
        near=list(near),
    )
    more = {"Retry-After": str(_RETRY_SECONDS)} if status == 503 else {}
    if status == 401:
        more = {"WWW-Authenticate": "Bearer"}
    about = {"Content-Language": language, "Vary": VARY, "Cache-Control": "no-store"}
    whole = {**more, **(headers or {}), **about}
    if wants_page(request.headers.get("accept", "")):
        return as_page(request, problem, language, whole)
    return JSONResponse(problem.model_dump(), status, whole, MEDIA_TYPE)
