"""A concept scheme of others as a dataset, with the document that its concepts are cited from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.export.rdf.prefixes import STANDARD
from graph.export.rdf.sources import LICENCES
from graph.model.dates import BadDate, parse
from graph.model.records import Dataset, Document, Evidence, Finding, Place, Row
from graph.model.vocabulary import LANGUAGES
from loaders.rdf.concepts import cleaned, scheme_id
from loaders.rdf.subjects import Subject, shown
from loaders.rdf.survey import PUBLISHERS
from loaders.rdf.triples import BLANK

_DC = "http://purl.org/dc/elements/1.1/"
_DCT, _SKOS, _RDFS = STANDARD["dct"], STANDARD["skos"], STANDARD["rdfs"]

TITLES = (f"{_DCT}title", f"{_SKOS}prefLabel", f"{_RDFS}label", f"{_DC}title")
NAMES = (f"{STANDARD['foaf']}name", *TITLES)
"""What a publisher is called by."""

_LICENCES = (f"{_DCT}license", "http://creativecommons.org/ns#license", f"{STANDARD['schema']}license")
_DATES = (f"{_DCT}modified", f"{_DCT}issued", f"{_DCT}created", f"{_DCT}date")
"""Dates of a scheme, the one that tells most of how old its words are first."""

_DAY = 10
"""Length of a day, ``2024-05-31``, at the beginning of a time with its zone."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A concept scheme as records, and what was worth a look in it."""

    rows: tuple[Row, ...]
    evidence: Evidence
    findings: tuple[Finding, ...]


def scheme(address: str, subject: Subject | None, agents: Mapping[str, Subject], file: str) -> Scheme:
    """A scheme by its address. ``subject`` is None where the file names it and says nothing of it."""
    known = subject or Subject(address, 1)
    place = known.place(file)
    name, publisher, findings = scheme_id(address), _publisher(known, agents), []
    title, date, licence = _name(known, TITLES), _date(known), _licence(known)
    for missing, code in ((not title, "scheme-without-title"), (not licence, "scheme-without-licence")):
        if missing:
            findings.append(Finding("warning", code, place, {"scheme": shown(address)}))
    findings += _bad_dates(known, place)
    title = title or address
    url = address if address.startswith(("http://", "https://")) else ""
    basis = "stated" if date else ""
    dataset = Dataset(name, title, publisher=publisher, licence=licence)
    document = Document(name, name, title, publisher=publisher, date=date, date_basis=basis, url=url)
    evidence = Evidence(name, document=name, said_on=date, date_basis=basis)
    return Scheme((Row(dataset, place), Row(document, place)), evidence, tuple(findings))


def _name(subject: Subject, predicates: tuple[str, ...]) -> str:
    """What it is called: in the first of the program's languages that there is, else in any or none."""
    texts = subject.texts(*predicates)
    order = {language: at for at, language in enumerate(LANGUAGES)}
    ranked = sorted(texts, key=lambda one: (order.get(one.language.partition("-")[0], len(order)), one))
    return next((said for one in ranked if (said := cleaned(one.value))), "")


def _publisher(subject: Subject, agents: Mapping[str, Subject]) -> str:
    """Publishers by name; the address of one that the file does not name."""
    names = [cleaned(one.value) for one in subject.texts(*PUBLISHERS)]
    for one in subject.addresses(*PUBLISHERS):
        named = _name(agents[one], NAMES) if one in agents else ""
        names.append(named or ("" if one.startswith(BLANK) else one))
    return ", ".join(sorted({name for name in names if name}))


def _licence(subject: Subject) -> str:
    """The licence by its SPDX name where we know it, else its address or name as the scheme has it."""
    by_address = {address.rstrip("/").partition("://")[2]: name for name, address in LICENCES.items()}
    found = [by_address.get(one.rstrip("/").partition("://")[2], one) for one in subject.addresses(*_LICENCES)]
    found += [cleaned(one.value) for one in subject.texts(*_LICENCES)]
    return ", ".join(sorted({one for one in found if not one.startswith(BLANK)}))


def _date(subject: Subject) -> str:
    """The newest of the best kind of date that there is; "" if there is none."""
    for predicate in _DATES:
        if days := [day for one in subject.texts(predicate) if (day := _day(one.value))]:
            return max(days)
    return ""


def _day(text: str) -> str:
    day = text.strip()[:_DAY]
    try:
        parse(day)
    except BadDate:
        return ""
    return day


def _bad_dates(subject: Subject, place: Place) -> Iterator[Finding]:
    for one in subject.texts(*_DATES):
        if not _day(one.value):
            yield Finding("warning", "scheme-date-not-read", place, {"value": shown(one.value)})
