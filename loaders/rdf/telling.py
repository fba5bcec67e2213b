"""What one subject of ours says, predicate by predicate. Whatever is wrong is told with its place, reading goes on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph.export.rdf.names import Names
from graph.export.rdf.prefixes import STANDARD
from graph.merge.checks.faults import clipped
from graph.model.records import Finding, Place
from graph.model.vocabulary import Property
from loaders.rdf.subjects import Subject, shown
from loaders.rdf.survey import TYPE
from loaders.rdf.values import ValueReader

SUBJECT, PREDICATE, OBJECT = (f"{STANDARD['rdf']}{name}" for name in ("subject", "predicate", "object"))
DERIVED = f"{STANDARD['prov']}wasDerivedFrom"
_OF_SAYINGS = {TYPE, SUBJECT, PREDICATE, OBJECT, DERIVED}
"""Standard terms that a saying is made of."""

_SHORT = {"rdf:": STANDARD["rdf"], "prov:": STANDARD["prov"]}


class Teller:
    """Reads subjects under one base address. What is wrong goes to ``findings``."""

    def __init__(self, base: str, file: str) -> None:
        self.findings: list[Finding] = []
        self.names = Names(base)
        self._file = file
        self._values = ValueReader(self.names)
        self.about, self.dataset = self.names.term("about"), self.names.term("dataset")
        self._structure = {self.about, self.dataset, self.names.term("list_order")}

    def terms(self, columns: Iterable[Property]) -> dict[str, Property]:
        """Properties by the address of their term."""
        return {self.names.term(prop.name): prop for prop in columns}

    def place(self, subject: Subject, column: str = "") -> Place:
        """Where a subject stands."""
        return subject.place(self._file, self.names.base, column)

    def values(self, subject: Subject, known: Mapping[str, Property]) -> dict[str, Any]:
        """Values under the terms of ``known``."""

        def complain(level: str, code: str, prop: str, **facts: object) -> None:
            self.tell(subject, level, code, prop, property=prop, **facts)

        return self._values.read(subject, known, complain)

    def strays(self, subject: Subject, kind: str, known: Iterable[str], whole: bool = False) -> None:
        """Tell of terms of our vocabulary that the kind does not have: errors.

        ``whole``: of any other as well, as a warning. Datasets and documents have such, which tell again what ours say.
        """
        expected = {*known, *self._structure, *_OF_SAYINGS}
        for term in subject.said:
            if term in expected:
                continue
            if term.startswith(self.names.vocabulary):
                self.tell(subject, "error", "rdf-unknown-term", term=self.short(term), kind=kind)
            elif whole:
                self.tell(subject, "warning", "rdf-not-read", term=shown(term))

    def address(self, subject: Subject, predicate: str, form: str) -> str | None:
        """The one address that a predicate must have."""
        terms, name = subject.terms(predicate), self.short(predicate)
        if not terms:
            self.tell(subject, "error", "rdf-missing", name, property=name, form=form)
        elif len(terms) > 1:
            told = ", ".join(shown(one if isinstance(one, str) else one.value) for one in terms)
            self.tell(subject, "error", "rdf-several-values", name, property=name, values=told)
        elif isinstance(terms[0], str):
            return terms[0]
        else:
            self.wrong(subject, name, terms[0].value, form)
        return None

    def thing(self, subject: Subject, predicate: str) -> str | None:
        """The id of the one thing that a predicate must have."""
        form = f"<{self.names.thing('service')}/…>"
        address = self.address(subject, predicate, form)
        if address is None:
            return None
        found = self.names.thing_id(address)
        if not found:
            self.wrong(subject, self.short(predicate), address, form)
        return found or None

    def short(self, address: str) -> str:
        """A term for people: without our vocabulary's address, and with the usual prefix of a standard one."""
        for prefix, begin in _SHORT.items():
            if address.startswith(begin):
                return prefix + shown(address.removeprefix(begin))
        return shown(address.removeprefix(self.names.vocabulary))

    def wrong(self, subject: Subject, name: str, value: str, form: str) -> None:
        """Tell of an address or value that will not do."""
        self.tell(subject, "error", "rdf-wrong-value", name, property=name, value=shown(value), form=form)

    def tell(self, subject: Subject, level: str, code: str, column: str = "", **facts: object) -> None:
        """Tell of anything."""
        self.findings.append(Finding(level, code, self.place(subject, clipped(column)), facts))
