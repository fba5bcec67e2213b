"""The description of the HTTP door (OpenAPI), made true where FastAPI alone does not say what happens.

It knows tokens only as something that everybody needs, thinks that every answer is JSON, and knows nothing of guards.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from fastapi import FastAPI

from api.problems import MEDIA_TYPE

_OF_GUARDS = {
    413: "The content is too long.",
    414: "The address is too long.",
    429: "Too many requests came from one reader.",
    431: "The headers are too large.",
    500: "Something went wrong here. It is noted.",
    503: "Not right now.",
}

_OF_EXAMPLES = "The answer over the network of `seinaton demo`, made up in part. Of every list only the first entry."


def describe(app: FastAPI) -> None:
    """Complete the description of an application that has all its routes."""
    for operation in _operations(app.openapi()):
        if "security" in operation:  # everybody may ask; a token shows more
            operation["security"] = [{}, *operation["security"]]
        for status, text in _OF_GUARDS.items():
            operation["responses"].setdefault(str(status), {"description": text, "content": {MEDIA_TYPE: {}}})
        for response in operation["responses"].values():
            if MEDIA_TYPE in response.get("content", {}):
                problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
                response["content"] = {MEDIA_TYPE: problem, "text/html": {}}
        _show_examples(operation)


def _show_examples(operation: dict[str, Any]) -> None:
    """Put beside each answer that has one an example of it, as it was really answered (``api/examples``)."""
    file = files("api").joinpath("examples", f"{operation['operationId']}.json")
    if not file.is_file():  # a question that was added from outside
        return
    content = operation["responses"]["200"]["content"]
    for one in json.loads(file.read_text(encoding="utf-8")):
        example = {"summary": one["call"], "description": _OF_EXAMPLES, "value": one["answer"]}
        content[one["media_type"]]["examples"] = {"esimerkkila": example}


def _operations(described: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for operations in described["paths"].values():
        yield from operations.values()
