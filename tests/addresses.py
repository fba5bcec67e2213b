"""Where a question is asked over HTTP: what is asked at the other doors, as an address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from api.routes.questions import places_of
from graph.questions import questions


def address_of(name: str, given: Mapping[str, Any]) -> str:
    """The address of a question with its parameters; what stands in the path is given as an id."""
    place = next(one for one in reversed(places_of(questions()[name])) if one.named in ("", *given))
    kind, _, slug = str(given[place.named]).partition("/") if place.named else ("", "", "")
    query = urlencode({key: _written(value) for key, value in given.items() if key != place.named})
    path = place.path.format(kind=kind, slug=slug)
    return f"{path}?{query}" if query else path


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
