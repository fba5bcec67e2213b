"""Records for the tests of checks, made in short, and what a case is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph.merge.checks.persons import first_names
from graph.model.records import Dataset, Document, Evidence, Link, Node, Place, Row, Saying, Value
from graph.model.vocabulary import kind_of_id

SAID = Evidence("a", said_on="2024-05-31")
SOMEBODY = f"{min(first_names())} Keksitty"
PHONE = "040 000 0000"
EMAIL = "neuvola@esimerkki.example"
LONG = "a" * 10_000

Record = Saying | Document | Dataset


def node(node_id: str, values: Mapping[str, Value] | None = None, **more: Value) -> Node:
    """A dated node, named by its id."""
    return Node(kind_of_id(node_id) or "", node_id, {"name@fi": node_id, **(values or {}), **more}, SAID)


def link(source: str, kind: str, target: str, **values: Value) -> Link:
    return Link(kind, source, target, values, SAID)


def said(record: Saying, **evidence: Any) -> Saying:
    """The saying with other evidence."""
    return replace(record, evidence=replace(record.evidence, **evidence))


def rows(*records: Record) -> list[Row]:
    return [Row(record, Place("book.xlsx", "Sheet", number)) for number, record in enumerate(records, 1)]


def document(**fields: str) -> Document:
    return Document("a", fields.pop("id", "d"), fields.pop("title", "Text"), **fields)


SERVICE = (
    node("service/a"),
    link("service/a", "available_in", "area/a"),
    link("service/a", "reached_through", "channel/a"),
)
TWINS = (
    node("place/a", {"name@fi": "Kohtaamispaikka"}),
    node("place/b", {"name@fi": "kohtaamis-paikka".replace("-", "")}),
    link("place/a", "located_in", "area/a"),
)
WEB = "https://esimerkki.example/perheet"


@dataclass(frozen=True)
class Case:
    """``faulty`` gives one finding of ``code``, at ``row`` and ``column``; ``fine`` gives none at all."""

    code: str
    faulty: tuple[Record, ...]
    fine: tuple[Record, ...]
    row: int = 1
    column: str = ""


def values(code: str, node_id: str, column: str, faulty: object, *fine: object) -> Case:
    """A case of one value; the node is no service, so that nothing else is missed."""
    return Case(
        code,
        (node(node_id, {column: faulty}),),  # type: ignore[dict-item]
        tuple(node(f"{node_id}{n}", {column: one}) for n, one in enumerate(fine)),  # type: ignore[dict-item]
        column=column,
    )


def service(code: str, column: str, faulty: Mapping[str, Value], *fine: Mapping[str, Value]) -> Case:
    """A case of a service's values, its contact and area given."""
    return Case(
        code,
        (node("service/a", faulty), *SERVICE[1:]),
        tuple(
            record
            for n, one in enumerate(fine)
            for record in (
                node(f"service/{n}", one),
                link(f"service/{n}", "available_in", "area/a"),
                link(f"service/{n}", "reached_through", "channel/a"),
            )
        ),
        column=column,
    )
