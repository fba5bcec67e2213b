"""Records as canonical JSON and back, and the hash that tells two sayings apart.

Canonical: keys sorted, no spaces, non-ASCII letters as they are; the same record always gives the same text, so
its SHA-256 names it in every store.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple, replace
from functools import cache
from typing import Any

from graph.model.records import (
    Dataset,
    Document,
    Evidence,
    Link,
    Merged,
    MergedLink,
    MergedNode,
    Node,
    Said,
    Saying,
    Value,
    Values,
)
from graph.model.vocabulary import Property, base_name, properties

DIGEST_SIZE = 2**256

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


def to_json(value: object) -> str:
    """Canonical JSON of plain values (tuples become lists)."""
    return _encode(value)


def _evidence_out(evidence: Evidence) -> list[Any]:
    return [
        evidence.dataset,
        evidence.document,
        evidence.locator,
        evidence.said_on,
        evidence.date_basis,
        evidence.verified_on,
        evidence.reported_by,
        evidence.note,
    ]


def _evidence_in(parts: list[Any]) -> Evidence:
    dataset, document, locator, said_on, date_basis, verified_on, reported_by, note = parts
    return Evidence(dataset, document, locator, said_on, date_basis, verified_on, tuple(reported_by), note)


def values_in(raw: Mapping[str, Any]) -> dict[str, Value]:
    """Values read from JSON: lists become tuples again."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}


def encode_saying(saying: Saying) -> str:
    """A saying as canonical JSON."""
    if isinstance(saying, Node):
        return _encode(["node", saying.kind, saying.id, dict(saying.values), _evidence_out(saying.evidence)])
    return _encode(
        [
            "link",
            saying.kind,
            [saying.source, saying.target],
            dict(saying.values),
            _evidence_out(saying.evidence),
        ]
    )


def decode_saying(text: str) -> Saying:
    """The saying that ``encode_saying`` wrote."""
    form, kind, about, values, evidence = json.loads(text)
    if form == "node":
        return Node(kind, about, values_in(values), _evidence_in(evidence))
    return Link(kind, about[0], about[1], values_in(values), _evidence_in(evidence))


def encode_record(record: Dataset | Document) -> str:
    """A dataset or document as canonical JSON."""
    form = "dataset" if isinstance(record, Dataset) else "document"
    return _encode([form, *astuple(record)])


def decode_dataset(text: str) -> Dataset:
    """The dataset that ``encode_record`` wrote."""
    return Dataset(*json.loads(text)[1:])


def decode_document(text: str) -> Document:
    """The document that ``encode_record`` wrote."""
    return Document(*json.loads(text)[1:])


def record_hash(encoded: str) -> bytes:
    """SHA-256 of a record's canonical JSON."""
    return hashlib.sha256(encoded.encode()).digest()


def digest_sum(digest: int, added: Iterable[bytes] = (), dropped: Iterable[bytes] = ()) -> int:
    """A store's digest after a change: the sum of its records' hashes modulo 2^256, whatever their order."""
    plus = sum(int.from_bytes(one, "big") for one in added)
    minus = sum(int.from_bytes(one, "big") for one in dropped)
    return (digest + plus - minus) % DIGEST_SIZE


def encode_merged(record: Merged) -> str:
    """A merged record's content (without kind, key and ends, which stores keep in columns)."""
    return _encode(
        [
            dict(record.values),
            record.visibility,
            [_evidence_out(one) for one in record.evidence],
            {name: list(places) for name, places in record.supports.items()},
            [[said.property, said.value, list(said.evidence)] for said in record.differing],
            list(record.aliases) if isinstance(record, MergedNode) else [],
        ]
    )


def _content(text: str) -> tuple[Any, ...]:
    values, visibility, evidence, supports, differing, aliases = json.loads(text)
    return (
        values_in(values),
        visibility,
        tuple(_evidence_in(one) for one in evidence),
        {name: tuple(places) for name, places in supports.items()},
        tuple(
            Said(name, tuple(value) if isinstance(value, list) else value, tuple(places))
            for name, value, places in differing
        ),
        tuple(aliases),
    )


def decode_node(kind: str, key: str, text: str) -> MergedNode:
    """The merged node whose content ``encode_merged`` wrote."""
    return MergedNode(kind, key, *_content(text))


def decode_link(kind: str, key: str, source: str, target: str, text: str) -> MergedLink:
    """The merged link whose content ``encode_merged`` wrote."""
    return MergedLink(kind, key, source, target, *_content(text)[:-1])


def personal_values(saying: Saying) -> Values:
    """The part of a saying's values that is personal, or hidden by a flag of the same saying."""
    return closed_values(saying.kind, saying.values)


def closed_values(kind: str, values: Values) -> Values:
    """Those of some values of a kind that may be shown only with the scope ``personal``."""
    known = closable(kind)
    return {
        key: value
        for key, value in values.items()
        if (prop := known.get(base_name(key))) and (prop.personal or values.get(prop.hidden_by))
    }


@cache
def closable(kind: str) -> dict[str, Property]:
    """The properties of a kind whose values are, or may by a flag become, closed to the public."""
    return {name: prop for name, prop in properties(kind).items() if prop.personal or prop.hidden_by}


def without(saying: Saying, keys: Iterable[str]) -> Saying:
    """The saying without the values under ``keys``."""
    left_out = set(keys)
    return replace(saying, values={key: v for key, v in saying.values.items() if key not in left_out})


def normal(saying: Saying) -> Saying:
    """The saying with its numbers in one form, so that 6 and 6.0 are the same word and make the same digest."""
    changed = {
        key: float(value) + 0.0  # turns −0.0 into 0.0
        for key in _number_properties(saying.kind)
        if isinstance(value := saying.values.get(key), (int, float)) and not isinstance(value, bool)
    }
    return replace(saying, values={**saying.values, **changed}) if changed else saying


@cache
def _number_properties(kind: str) -> tuple[str, ...]:
    return tuple(name for name, prop in properties(kind).items() if prop.type == "number")
