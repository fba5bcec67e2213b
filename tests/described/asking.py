"""Requests to every operation of a description that are right in all but one place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote, urlencode

from tests.described.real import APART, values

_SMALL = {"path.format": "two-mode"}
"""Where the first real value makes much work."""

HEADERS = ("Accept", "Accept-Language", "If-None-Match", "Range", "Host", "X-Forwarded-For", "Origin", "Content-Type")
"""What readers send beside the parameters, whether it is described or not. Authorization stands apart: a token that is
none ends the request."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request. ``path`` is a pattern with names in it, filled from ``in_path``."""

    method: str
    path: str
    in_path: Mapping[str, str]
    query: Mapping[str, str]
    body: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """The path as it goes over the wire, all of a name written as one part."""
        path = self.path
        for name, value in self.in_path.items():
            path = path.replace(f"{{{name}}}", quote(value, safe="", errors="surrogateescape"))
        return path

    @property
    def whole_address(self) -> str:
        """The path with what stands behind it."""
        return f"{self.address}?{urlencode(self.query)}" if self.query else self.address

    def places(self) -> Iterator[str]:
        """Every place where something may be put."""
        yield from (f"path.{name}" for name in self.in_path)
        yield from (f"query.{name}" for name in self.query)
        if self.body is not None:
            yield "body"

    def put(self, place: str, text: str) -> Asked:
        """The request with a text in a place."""
        kind, _, name = place.partition(".")
        if kind == "path":
            return replace(self, in_path={**self.in_path, name: text})
        if kind == "query":
            return replace(self, query={**self.query, name: text})
        return replace(self, body=text)

    def without(self, name: str) -> Asked:
        """The request without something behind the path."""
        return replace(self, query={one: value for one, value in self.query.items() if one != name})


def right(described: Mapping[str, Any]) -> Iterator[Asked]:
    """A request to every operation, with all its parameters; several where some of them do not go together."""
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            real = {**values(), **values(operation["operationId"])}
            given: dict[str, dict[str, str]] = {"path": {}, "query": {}}
            for one in operation.get("parameters", ()):
                if one["in"] in given:
                    key = f"{one['in']}.{one['name']}"
                    given[one["in"]][one["name"]] = _SMALL.get(key) or str(real[key][0] if key in real else _made(one))
            body = str(real["query.query"][0]) if method == "post" else None
            for left_away in APART if set(APART) <= set(given["query"]) else ("",):
                query = {name: value for name, value in given["query"].items() if name != left_away}
                yield Asked(method.upper(), path, given["path"], query, body)


def _made(parameter: Mapping[str, Any]) -> object:
    """A value of a parameter that has no real one: as its schema says, else the first of its values."""
    schema = parameter["schema"]
    first = schema.get("anyOf", [schema])[0]
    return schema.get("default", (first.get("enum") or [_OF_TYPE.get(first.get("type"), "fi")])[0])


_OF_TYPE = {"integer": 1, "number": 1, "boolean": "false"}
