"""Real values for Schemathesis, by its own means: as examples, which stand beside what is tried; as dictionaries, which
parameters are drawn from; and by turns, where values only go together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from itertools import cycle
from typing import Any

import schemathesis
from schemathesis import Case, GenerationMode, HookContext
from schemathesis.hooks import GLOBAL_HOOK_DISPATCHER

from tests.described.real import APART, Values, values

_OFTEN = 0.9
"""How often a parameter is drawn from its dictionary."""


def operations(described: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every operation of a description."""
    for path in described["paths"].values():
        yield from path.values()


def with_examples(described: Mapping[str, Any]) -> dict[str, Any]:
    """A description with real values as its examples."""
    copy: dict[str, Any] = deepcopy(dict(described))
    for operation in operations(copy):
        real = {**values(), **values(operation["operationId"])}
        for one in operation.get("parameters", ()):
            if found := real.get(f"{one['in']}.{one['name']}"):
                one["examples"] = _numbered(found)
        for body in operation.get("requestBody", {}).get("content", {}).values():
            body["examples"] = _numbered(body_of(body["schema"], real))
    return copy


ID = "$response.body#/items/0/node/id"
LEADS = {"partners": "need", "network": "node", "routes": "target"}
"""Operations that are asked with the id of what was found, and the parameter that takes it."""


def with_links(described: Mapping[str, Any]) -> dict[str, Any]:
    """A description with what leads on from an answer. Schemathesis finds no such thing by itself: a parameter and the
    place of an answer that it comes from have different names. An address in two parts (``/nodes/{kind}/{slug}``)
    cannot be written as a link.
    """
    copy: dict[str, Any] = deepcopy(dict(described))
    links = {name: {"operationId": name, "parameters": {takes: ID}} for name, takes in LEADS.items()}
    for path in ("/search", "/browse"):
        copy["paths"][path]["get"]["responses"]["200"]["links"] = links
    return copy


def _numbered(found: Iterable[object]) -> dict[str, Any]:
    return {str(number): {"value": value} for number, value in enumerate(found)}


def body_of(schema: Mapping[str, Any], real: Mapping[str, Values]) -> list[object]:
    """Real contents: of a form the fields that have real values, of a text a query."""
    if schema.get("type") != "object":
        return list(real["query.query"])
    fields = [name for name in schema["properties"] if f"query.{name}" in real]
    columns = (real[f"query.{name}"] for name in fields)
    return [dict(zip(fields, row, strict=True)) for row in zip(*columns, strict=False)]


def listed(described: Mapping[str, Any]) -> dict[str, Any]:
    """A dictionary of each parameter that has real values."""
    return {
        f"{operation}.{name}": {"values": list(real)}
        for operation, by_name in _all(described).items()
        for name, real in by_name.items()
    }


def bound(described: Mapping[str, Any]) -> dict[str, Any]:
    """Which parameter is drawn from which dictionary."""
    to_draw = {
        operation: {name: {"dictionary": f"{operation}.{name}", "probability": _OFTEN} for name in by_name}
        for operation, by_name in _all(described).items()
    }
    everywhere = to_draw.pop("")
    own = [{"include-operation-id": operation, "parameters": names} for operation, names in to_draw.items() if names]
    return {"parameters": everywhere, "operations": own}


def _all(described: Mapping[str, Any]) -> dict[str, Mapping[str, Values]]:
    """Values by operation; those of every operation stand under ""."""
    names = [operation["operationId"] for operation in operations(described)]
    return {"": values(), **{name: values(name) for name in names}}


@contextmanager
def turns(things: Iterable[tuple[str, str]]) -> Iterator[None]:
    """Where a real kind and slug stand together in an address, let any thing of the network stand there by turns.

    Drawn one by one they would name nothing. Of area and thing, which do not go together, one is left away. A text as
    content is a query most times.
    """
    pairs, either = cycle(things), cycle(APART)
    queries, often = cycle(values()["query.query"]), cycle((True, True, False))

    def before_call(context: HookContext, case: Case[Any], kwargs: dict[str, Any]) -> None:
        if case.meta is None or case.meta.generation.mode is not GenerationMode.POSITIVE:
            return
        if case.path_parameters and case.path_parameters.get("kind") in values()["path.kind"]:
            case.path_parameters["kind"], case.path_parameters["slug"] = next(pairs)
        if case.query and set(APART) <= set(case.query):
            # What is not real is what is tried.
            real = [name for name in APART if case.query[name] in values()[f"query.{name}"]]
            del case.query[real[0] if len(real) == 1 else next(either)]
        if isinstance(case.body, str) and next(often):
            case.body = str(next(queries))

    schemathesis.serializer.alias("application/sparql-query", "text/plain")
    schemathesis.hook(before_call)
    try:
        yield
    finally:
        GLOBAL_HOOK_DISPATCHER.unregister(before_call)
