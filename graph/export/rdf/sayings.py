"""What each source said, as RDF without loss: one node a saying, one property of ours a value.

A saying is an ``sn:Saying``. It is about a thing (``sn:about``) or about a relation (``rdf:subject``,
``rdf:predicate``, ``rdf:object``), carries what was said under the names of the vocabulary, and says where it comes
from. Datasets and documents carry their fields in the same way. ``loaders/rdf/`` reads all of it back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from graph.export.rdf import lines
from graph.export.rdf.blocks import DERIVED, OBJECT, PREDICATE, SUBJECT, TYPE, Part
from graph.export.rdf.names import Names
from graph.model.records import Dataset, Document, Evidence, Node, Saying, Value
from graph.model.vocabulary import (
    CODES,
    DATASET,
    DOCUMENT,
    EVIDENCE,
    EVIDENCE_FIELDS,
    LINK_KINDS,
    NODE_KINDS,
    Property,
    base_name,
    properties,
)

_HASH_LENGTH = 32
"""Hex digits of a saying's address: 128 bits of the SHA-256 of what is exported of it."""


class SayingWriter:
    """Turns sayings, datasets and documents into triples.

    ``code`` gives the address of a code of a list, as in N-Triples; whoever describes the codes gives its own.
    """

    def __init__(self, names: Names, code: Callable[[str, str], str] | None = None) -> None:
        self._names = names
        self._code_address = code or (lambda codes, one: lines.iri(names.code(codes, one)))
        self._properties: dict[str, dict[str, Property]] = {}
        self._codes: dict[tuple[str, str], str] = {}
        self._order = lines.iri(names.term("list_order"))
        self.said = lines.iri(names.term("saying"))
        self._about = lines.iri(names.term("about"))
        self._dataset = lines.iri(names.term("dataset"))
        self._class = {name: lines.iri(names.term(name)) for name in ("Saying", "Dataset", "Document")}
        self._terms = {name: lines.iri(names.term(name)) for name in _all_names()}
        self._relations = {one: lines.iri(names.relation(one)) for one in _link_names()}

    def address(self, digest: bytes) -> str:
        """A saying's address, as in N-Triples, by the hash of what is exported of it."""
        return f"<{self._names.saying(digest.hex()[:_HASH_LENGTH])}>"

    def saying(self, saying: Saying) -> Iterator[Part]:
        """All that is told of a saying's address."""
        names = self._names
        yield TYPE, self._class["Saying"]
        if isinstance(saying, Node):
            yield self._about, lines.iri(names.thing(saying.id))
        else:
            yield SUBJECT, lines.iri(names.thing(saying.source))
            yield PREDICATE, self._relations[saying.kind]
            yield OBJECT, lines.iri(names.thing(saying.target))
        yield from self.values(saying.kind, saying.values)
        yield from self._evidence(saying.evidence)

    def values(self, kind: str, values: Mapping[str, Value]) -> Iterator[Part]:
        """Values of a kind under the names of our vocabulary."""
        known = self._properties.get(kind)
        if known is None:
            known = self._properties[kind] = properties(kind)
        for key, value in values.items():
            prop = known[base_name(key)]
            yield from self._value(prop, key, value)

    def dataset(self, dataset: Dataset) -> Iterator[Part]:
        """The fields of a dataset."""
        yield TYPE, self._class["Dataset"]
        for prop in DATASET:
            if prop.name != "id" and (value := getattr(dataset, prop.name)):
                yield from self._value(prop, prop.name, value)

    def document(self, document: Document) -> Iterator[Part]:
        """The fields of a document."""
        yield TYPE, self._class["Document"]
        yield self._dataset, lines.iri(self._names.dataset(document.dataset))
        for prop in DOCUMENT:
            if prop.name != "id" and (value := getattr(document, prop.name)):
                # A document's languages are one text in the record.
                yield self._terms[prop.name], self._term(prop, prop.name, value)

    def source(self, evidence: Evidence) -> str:
        """What evidence stands on: its document, or its dataset where it names none."""
        if evidence.document:
            return lines.iri(self._names.document(evidence.dataset, evidence.document))
        return lines.iri(self._names.dataset(evidence.dataset))

    def _evidence(self, evidence: Evidence) -> Iterator[Part]:
        yield self._dataset, lines.iri(self._names.dataset(evidence.dataset))
        yield DERIVED, self.source(evidence)
        for prop in EVIDENCE:
            if prop.name != "document" and (value := getattr(evidence, EVIDENCE_FIELDS.get(prop.name, prop.name))):
                yield from self._value(prop, prop.name, value)

    def _value(self, prop: Property, key: str, value: Value) -> Iterator[Part]:
        term = self._terms[prop.name]
        if not isinstance(value, tuple):
            yield term, self._term(prop, key, value)
            return
        for one in value:
            yield term, self._term(prop, key, one)
        if order := _order(key, value):
            yield self._order, lines.text(order)

    def _term(self, prop: Property, key: str, value: str | int | float | bool) -> str:
        if prop.by_language:
            return lines.tagged(str(value), key.partition("@")[2])
        if prop.codes:
            return self._code(prop, str(value))
        return _one(prop, value)

    def _code(self, prop: Property, code: str) -> str:
        found = self._codes.get((prop.codes, code))
        if found is None:
            known = code in CODES[prop.codes]
            found = self._code_address(prop.codes, code) if known else lines.text(code)
            self._codes[prop.codes, code] = found
        return found


def _one(prop: Property, value: str | int | float | bool) -> str:
    write = _BY_TYPE.get(prop.type)
    return lines.text(str(value)) if write is None else write(value)


_BY_TYPE: Mapping[str, Callable[..., str]] = {
    "whole": lambda one: lines.whole(int(one)),
    "number": lambda one: lines.number(float(one)),
    "flag": lambda one: lines.boolean(bool(one)),
    "date": lambda one: lines.edtf(str(one)),
}


def _order(key: str, listed: Sequence[str]) -> str:
    """How a list stood in the source, where that is not the order of its letters: key and places among its values.

    Of an empty list the key alone: no value tells that it was there.

    RDF keeps no order. Lists of several sayings are united and sorted when they merge, so nothing but the way back to
    the source's own words needs this.
    """
    ordered = sorted(set(listed))
    if listed and list(listed) == ordered:
        return ""
    place = {one: str(at) for at, one in enumerate(ordered)}
    return " ".join((key, *(place[one] for one in listed)))


def _all_names() -> set[str]:
    kinds = [kind.name for kind in (*NODE_KINDS, *LINK_KINDS)]
    own = {name for kind in kinds for name in properties(kind)}
    return own | {prop.name for prop in (*DATASET, *DOCUMENT, *EVIDENCE)}


def _link_names() -> list[str]:
    return [kind.name for kind in LINK_KINDS]
