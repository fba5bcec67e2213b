"""How the merged graph looks in Neo4j: labels, relationship types and properties, from the vocabulary and back.

A node carries the label ``Thing`` and its kind (``(:Thing:Service)``), a relationship the type of its kind
(``refers_to`` is ``REFERS_TO``). Values stand under their own names, text in a language as ``name_fi``. What the
program keeps for itself begins with an underscore: ``_scope`` (0 public, 1 network), ``_said`` and ``_verified``
(day numbers, 1 = 1 January of year 1), ``_record`` (evidence and what hangs on it, as canonical JSON).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from graph.merge.merge import days
from graph.model.codec import decode_link, decode_node, encode_merged
from graph.model.records import Merged, MergedLink, MergedNode, Value, Values
from graph.model.vocabulary import LINK_KINDS, NODE_KINDS, TEXT_LANGUAGES, node_kinds, properties

THING, STAGED, REMOVED = "Thing", "Staged", "Removed"
"""Labels beside the kind's own: part of the graph; not yet; no longer."""

_LARGEST_WHOLE = 2**63 - 1
"""Neo4j's whole numbers have 64 bits."""


@cache
def label(kind: str) -> str:
    """The label of a kind of node. Raises KeyError for one that is not in the vocabulary."""
    return node_kinds()[kind].name


@cache
def relationship_types() -> dict[str, str]:
    """The relationship type of every kind of link that becomes a relationship, by kind.

    ``same_as`` becomes none: it shows in the node it made.
    """
    return {kind.name: kind.name.upper() for kind in LINK_KINDS if kind.name != "same_as"}


@cache
def _natural_names(kind: str) -> dict[str, str]:
    """Value keys by property name in Neo4j: ``name_fi`` → ``name@fi``."""
    return {
        (f"{name}_{language}" if prop.by_language else name): (f"{name}@{language}" if prop.by_language else name)
        for name, prop in properties(kind).items()
        for language in (TEXT_LANGUAGES if prop.by_language else ("",))
    }


def natural(record: Merged) -> dict[str, Any]:
    """A merged record's properties in Neo4j."""
    names = {key: name for name, key in _natural_names(record.kind).items()}
    own = {names[key]: _out(value) for key, value in record.values.items() if key in names and _fits(value)}
    rest = {key: value for key, value in record.values.items() if names.get(key) not in own}
    said, verified = days(record)
    return {
        "key": record.key,
        **own,
        **({"aliases": list(record.aliases)} if isinstance(record, MergedNode) and record.aliases else {}),
        "_scope": int(record.visibility == "network"),
        "_said": said,
        "_verified": verified,
        "_record": encode_merged(replace(record, values=rest)),
    }


def _fits(value: Value) -> bool:
    return not isinstance(value, int) or abs(value) <= _LARGEST_WHOLE


def _out(value: Value) -> Any:
    return list(value) if isinstance(value, tuple) else value


def node_from(labels: Iterable[str], found: Mapping[str, Any]) -> MergedNode:
    """The merged node that ``natural`` wrote, from a node's labels and properties."""
    kind = next(kind.name for kind in NODE_KINDS if kind.name in labels)
    node = decode_node(kind, found["key"], found["_record"])
    return replace(node, values=_values(kind, node.values, found))


def link_from(relationship_type: str, source: str, target: str, found: Mapping[str, Any]) -> MergedLink:
    """The merged link that ``natural`` wrote, from a relationship's type, ends and properties."""
    kind = relationship_type.lower()
    link = decode_link(kind, found["key"], source, target, found["_record"])
    return replace(link, values=_values(kind, link.values, found))


def _values(kind: str, rest: Values, found: Mapping[str, Any]) -> dict[str, Value]:
    names = _natural_names(kind)
    own = {names[name]: tuple(v) if isinstance(v, list) else v for name, v in found.items() if name in names}
    return dict(sorted({**rest, **own}.items()))  # answers list them in this order; the server has one of its own
