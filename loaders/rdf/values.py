"""What stands under the terms of our vocabulary, back to values: the inverse of ``graph/export/rdf/sayings.py``."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from graph.export.rdf.lines import EDTF, XSD
from graph.export.rdf.names import Names
from graph.merge.checks.faults import clipped
from graph.model.records import Value
from graph.model.vocabulary import CODES, Property, base_name
from loaders.rdf.subjects import Subject, shown
from loaders.rdf.triples import Term, Text

One = str | int | float | bool
Complain = Callable[..., None]
"""Takes the level and code of a finding, the property it is about, and further facts."""

_WHOLE = {XSD + name for name in ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger")}
_NUMBERS = {*_WHOLE, XSD + "double", XSD + "float", XSD + "decimal"}
_DATES = {EDTF, *(XSD + name for name in ("string", "date", "gYearMonth", "gYear"))}

_DIGITS = re.compile(r"[+-]?[0-9]{1,18}")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_FLAGS = {"true": True, "1": True, "false": False, "0": False}

_FORMS: Mapping[str, str] = {
    "words": '"…"@fi',
    "word_list": '"…"@fi',
    "whole": '"14"^^xsd:integer',
    "number": '"6.5"^^xsd:double',
    "flag": '"true"^^xsd:boolean',
    "date": f'"2024-05"^^<{EDTF}>',
    "url": '"https://…"',
}
"""How values are written, for people; any other type is a text."""


class Unfit(Exception):
    """What stands in the file is no value of the property."""


class ValueReader:
    """Reads values under one base address."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._order = names.term("list_order")

    def read(self, subject: Subject, known: Mapping[str, Property], complain: Complain) -> dict[str, Value]:
        """The values of a subject under the terms of ``known``, by key; what is wrong is told and left out."""
        many = {prop.name for prop in known.values() if prop.many}
        orders = self._orders(subject, many, complain)
        values: dict[str, Value] = {}
        for key, listed in self._listed(subject, known, complain).items():
            if base_name(key) in many:
                values[key] = _in_order(key, [str(one) for one in listed], orders.pop(key, None), complain)
            elif len(set(listed)) > 1:
                told = ", ".join(sorted(clipped(one) for one in set(listed)))
                complain("error", "rdf-several-values", key, values=clipped(told))
            else:
                values[key] = listed[0]
        for key, places in orders.items():
            if places:
                complain("warning", "rdf-list-order", key)
            else:
                values[key] = ()
        return values

    def _listed(self, subject: Subject, known: Mapping[str, Property], complain: Complain) -> dict[str, list[One]]:
        """All values by key, each as often as it is said."""
        found: dict[str, list[One]] = {}
        for term, prop in known.items():
            for one in subject.terms(term):
                try:
                    key, value = self._one(prop, one)
                except Unfit:
                    said = one.value if isinstance(one, Text) else shown(one)
                    complain("error", "rdf-wrong-value", prop.name, value=clipped(said), form=self.form(prop))
                else:
                    found.setdefault(key, []).append(value)
        return found

    def form(self, prop: Property) -> str:
        """How a value of the property is written, for people."""
        if prop.codes:
            return f"<{self._names.code(prop.codes, CODES[prop.codes][0])}>"
        return _FORMS.get(prop.type, '"…"')

    def _one(self, prop: Property, term: Term) -> tuple[str, One]:
        """The key and value that one object stands for. Raises Unfit."""
        if prop.by_language:
            if isinstance(term, Text) and term.language:
                return f"{prop.name}@{term.language}", term.value
            raise Unfit
        if prop.codes:
            return prop.name, self._code(prop.codes, term)
        if prop.type == "url" and isinstance(term, str):
            return prop.name, term
        if not isinstance(term, Text) or term.language:
            raise Unfit
        return prop.name, _BY_TYPE.get(prop.type, _text)(term)

    def _code(self, codes: str, term: Term) -> str:
        """A code; one that the list does not have is for the checks to refuse, which name those it has."""
        if isinstance(term, Text):
            return _text(term)
        begin = f"{self._names.scheme(codes)}."
        if not term.startswith(begin):
            raise Unfit
        return self._names.code_of(codes, term) or term.removeprefix(begin)

    def _orders(self, subject: Subject, many: Collection[str], complain: Complain) -> dict[str, list[str]]:
        """The places of lists that do not stand in the order of their letters, by key."""
        orders: dict[str, list[str]] = {}
        for text in subject.texts(self._order):
            key, *places = text.value.split(" ")
            if base_name(key) not in many:
                continue
            if key in orders:
                complain("warning", "rdf-list-order", key)
            orders[key] = places
        return orders


def _in_order(key: str, listed: Sequence[str], order: list[str] | None, complain: Complain) -> tuple[str, ...]:
    """The list as its source had it; sorted where nothing, or something that does not fit, is said of its order."""
    ordered = sorted(set(listed))
    if order is None:
        return tuple(ordered)
    places = [int(one) for one in order if _DIGITS.fullmatch(one)]
    if len(places) < len(order) or set(places) != set(range(len(ordered))):
        complain("warning", "rdf-list-order", key)
        return tuple(ordered)
    return tuple(ordered[one] for one in places)


def _text(term: Text) -> str:
    if term.language or term.datatype not in {XSD + "string", XSD + "anyURI"}:
        raise Unfit
    return term.value


def _whole(term: Text) -> int:
    if term.datatype not in _WHOLE or not _DIGITS.fullmatch(term.value):
        raise Unfit
    return int(term.value)


def _number(term: Text) -> float:
    if term.datatype not in _NUMBERS or not _NUMBER.fullmatch(term.value):
        raise Unfit
    return float(term.value)


def _flag(term: Text) -> bool:
    if term.datatype != XSD + "boolean" or term.value not in _FLAGS:
        raise Unfit
    return _FLAGS[term.value]


def _date(term: Text) -> str:
    if term.datatype not in _DATES:
        raise Unfit
    return term.value


_BY_TYPE: Mapping[str, Callable[[Text], One]] = {"whole": _whole, "number": _number, "flag": _flag, "date": _date}
