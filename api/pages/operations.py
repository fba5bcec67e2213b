"""The interface for programs, as a page tells it: from the same description that programs read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from api.pages.examples import EXAMPLES


@dataclass(frozen=True, slots=True)
class Described:
    """A parameter of an operation: where it stands (``path``, ``query``) and what may stand in it."""

    name: str
    place: str
    type: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation. ``example`` is an address that can be tried, "" where none is told."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Described, ...]
    example: str


def operations(openapi: Mapping[str, Any]) -> list[Operation]:
    """Every operation of a description in OpenAPI 3.1, in its order."""
    return list(_operations(openapi))


def _operations(openapi: Mapping[str, Any]) -> Iterator[Operation]:
    for path, methods in openapi["paths"].items():
        for method, one in methods.items():
            parameters = tuple(_described(each) for each in one.get("parameters", ()))
            yield Operation(
                one["operationId"],
                method.upper(),
                path,
                one.get("summary", ""),
                one.get("description", ""),
                parameters,
                EXAMPLES.get(path, "") if method == "get" else "",
            )


def _described(parameter: Mapping[str, Any]) -> Described:
    schema = parameter.get("schema", {})
    kinds = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    return Described(
        parameter["name"],
        parameter["in"],
        ", ".join(_kind(one) for one in kinds),
        parameter.get("required", False),
        parameter.get("description", ""),
    )


def _kind(schema: Mapping[str, Any]) -> str:
    """What may stand in a parameter, in a word or as a list."""
    if "enum" in schema:
        return " | ".join(str(one) for one in schema["enum"])
    if "$ref" in schema:
        return "fi | sv | en" if schema["$ref"].endswith("/Language") else str(schema["$ref"]).rpartition("/")[2]
    return str(schema.get("const") or schema.get("format") or schema.get("type", ""))
