"""What our own export says each source said, back to records: the inverse of ``graph/export/rdf/sayings.py``.

The dataset that a saying itself names decides, not the graph it stands in; the address of a saying says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from graph.merge.checks.faults import clipped
from graph.model.records import NOTHING, Dataset, Document, Evidence, Link, Node, Row, Saying
from graph.model.vocabulary import DATASET, DOCUMENT, EVIDENCE, EVIDENCE_FIELDS, Property, kind_of_id, properties
from loaders.rdf.subjects import Subject
from loaders.rdf.telling import DERIVED, OBJECT, PREDICATE, SUBJECT, Teller

_DATASET_ID = re.compile(r"[a-z0-9][a-z0-9._-]*")
_NOBODY = Evidence("")


class OwnReader:
    """Makes records of subjects: datasets first, then documents, then sayings. What is wrong goes to ``teller``."""

    def __init__(self, teller: Teller) -> None:
        self._teller, self._names = teller, teller.names
        self._known: set[str] = set()
        self._of_kind: dict[str, dict[str, Property]] = {}
        self._of_evidence = teller.terms(prop for prop in EVIDENCE if prop.name != "document")
        self._of_dataset = teller.terms(prop for prop in DATASET if prop.name != "id")
        # The languages of a document are one text in the record.
        self._of_document = teller.terms(
            replace(prop, type="text") if prop.many else prop for prop in DOCUMENT if prop.name != "id"
        )

    def dataset(self, subject: Subject) -> Iterator[Row]:
        """A dataset."""
        self._teller.strays(subject, "Dataset", self._of_dataset)
        fields = {"title": "", **self._teller.values(subject, self._of_dataset)}
        name = self._names.dataset_id(subject.address) or ""
        if not _DATASET_ID.fullmatch(name):
            self._teller.tell(subject, "error", "bad-id", "id", value=clipped(name))
            return
        self._known.add(name)
        yield Row(Dataset(name, **fields), self._teller.place(subject))

    def document(self, subject: Subject) -> Iterator[Row]:
        """A document; its address tells its dataset, as it does itself."""
        self._teller.strays(subject, "Document", self._of_document)
        fields = {"title": "", **self._teller.values(subject, self._of_document)}
        dataset = self._dataset_of(subject)
        if dataset is None:
            return
        named = self._names.document_id(subject.address)
        if named is None or named[0] != dataset:
            self._teller.wrong(subject, "rdf:about", subject.address, f"<{self._names.document(dataset, '')}…>")
            return
        yield Row(Document(dataset, named[1], **fields), self._teller.place(subject))

    def saying(self, subject: Subject) -> Iterator[Row]:
        """A saying about a thing or about a relation."""
        told = self._link(subject) if PREDICATE in subject.said else self._node(subject)
        evidence = self._evidence(subject)
        if told is None:
            return
        known = self._terms_of(told.kind)
        self._teller.strays(subject, told.kind, {**known, **self._of_evidence}, whole=True)
        values = self._teller.values(subject, known)
        if evidence is not None:
            yield Row(replace(told, values=values, evidence=evidence), self._teller.place(subject))

    def _node(self, subject: Subject) -> Saying | None:
        node_id = self._teller.thing(subject, self._teller.about)
        if node_id is None:
            return None
        kind = kind_of_id(node_id)
        if kind is None:
            self._teller.tell(subject, "error", "unknown-kind", "about", kind=clipped(node_id.partition("/")[0]))
            return None
        return Node(kind, node_id, NOTHING, _NOBODY)

    def _link(self, subject: Subject) -> Saying | None:
        if self._teller.about in subject.said:
            told = "about, rdf:predicate"
            self._teller.tell(subject, "error", "rdf-several-values", "about", property="about", values=told)
        relation = self._teller.address(subject, PREDICATE, f"<{self._names.relation('provides')}>")
        source, target = (self._teller.thing(subject, end) for end in (SUBJECT, OBJECT))
        if relation is None or source is None or target is None:
            return None
        kind = self._names.link_kind(relation)
        if kind is None:
            self._teller.tell(subject, "error", "unknown-kind", "rdf:predicate", kind=self._teller.short(relation))
            return None
        return Link(kind, source, target, NOTHING, _NOBODY)

    def _evidence(self, subject: Subject) -> Evidence | None:
        told = self._teller.values(subject, self._of_evidence)
        fields: dict[str, Any] = {EVIDENCE_FIELDS.get(name, name): value for name, value in told.items()}
        dataset = self._dataset_of(subject)
        return None if dataset is None else Evidence(dataset, document=self._cited(subject, dataset), **fields)

    def _cited(self, subject: Subject, dataset: str) -> str:
        """The document that a saying stands on; "" where it names none."""
        if DERIVED not in subject.said:
            return ""
        form = f"<{self._names.document(dataset, '')}…>"
        source = self._teller.address(subject, DERIVED, form)
        if source is None or source == self._names.dataset(dataset):
            return ""
        named = self._names.document_id(source)
        if named is None or named[0] != dataset:
            self._teller.wrong(subject, "prov:wasDerivedFrom", source, form)
            return ""
        return named[1]

    def _dataset_of(self, subject: Subject) -> str | None:
        """The dataset that a saying or document names, if the file describes it."""
        form = f"<{self._names.dataset('')}…>"
        address = self._teller.address(subject, self._teller.dataset, form)
        if address is None:
            return None
        found = self._names.dataset_id(address)
        if found is None:
            self._teller.wrong(subject, "dataset", address, form)
        elif found not in self._known:
            known = clipped(", ".join(sorted(self._known)) or "–")
            self._teller.tell(subject, "error", "unknown-dataset", "dataset", value=clipped(found), known=known)
        return found if found in self._known else None

    def _terms_of(self, kind: str) -> dict[str, Property]:
        if kind not in self._of_kind:
            self._of_kind[kind] = self._teller.terms(properties(kind).values())
        return self._of_kind[kind]
