"""The circumstances of a request: the day it is asked on, the reader's language, what the reader may see."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from fastapi import Depends, Query, Request
from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from api.language import Language
from api.routes.wanted import wanted
from graph.model.dates import iso_day
from graph.questions.base import Asking

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

VARY = "Accept, Accept-Language, Authorization"
"""Headers that an answer hangs on: caches keep one for each."""


def _written(value: object) -> object:
    """Let through only a day as people write it: a number would be taken for seconds since 1970."""
    if not isinstance(value, str):
        return value
    if not _DAY.fullmatch(day := iso_day(value)):
        raise PydanticCustomError("date_parsing", "not a day")
    return day


Day = Annotated[date, BeforeValidator(_written)]
"""A day as YYYY-MM-DD, or as it is written in Finland, 22.11.2026."""


async def circumstances(
    request: Request,
    as_of: Annotated[Day | None, Query(description="Answer as on this day.", examples=["2026-11-22"])] = None,
    language: Annotated[Language | None, Query(description="Language of the answer.")] = None,
) -> Asking:
    """What every question is asked with. Where no language is named, the first that the browser wants and we have.

    It waits for nothing, so it is async and needs no thread.
    """
    chosen = language.value if language else _wanted(request.headers.get("accept-language", ""))
    return Asking(as_of or date.today(), chosen)


def reader(request: Request) -> str:
    """The language to tell a reader something in, whatever else of the request is wrong."""
    named = request.query_params.get("language")
    return named if named in set(Language) else _wanted(request.headers.get("accept-language", ""))


Circumstances = Annotated[Asking, Depends(circumstances)]


def _wanted(header: str) -> str:
    """The best language of an Accept-Language header (RFC 9110, 12.5.4); Finnish where none of ours is wanted."""
    known = {one.value for one in Language}
    main = (one.partition("-")[0] for one in wanted(header))
    return next((one for one in main if one in known), Language.fi.value)
