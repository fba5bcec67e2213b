"""The sheet of decisions: each row is one, about a thing or a link, and becomes one saying that can be taken back.

What a person looked at and found so or otherwise is verified on that day; a decision that ties two things together
says something new and verifies nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from graph.merge.checks.faults import clipped
from graph.model.dates import first_day
from graph.model.records import Document, Evidence, Finding, Link, Node, Place, Row, Value, Values
from graph.model.vocabulary import kind_of_id, link_kinds, node_kinds
from graph.model.wording import catalogue, label
from loaders.workbook.book import Book
from loaders.workbook.by_hand import DECISION, NEEDED
from loaders.workbook.carried import Carried
from loaders.workbook.header import Header
from loaders.workbook.link_keys import LinkKey, link_of
from loaders.workbook.meeting import day_of, spoken
from loaders.workbook.names import Names
from loaders.workbook.naming import ALL_KINDS, TOLD, known_thing, slugs_of
from loaders.workbook.raw import error, warning
from loaders.workbook.sheets import other_kinds, sheet_name
from loaders.workbook.somebody import names_somebody, tells_somebody

TIES = ("answered_by", "same_as", "different_from", "succeeded_by")
"""Decisions that are links between two things, by the kind of link."""

_TAKES_A_DAY = ("ended", "succeeded_by")
_DOCUMENT = "paatokset"

_OF_NODES: Mapping[str, Values] = {
    "verified": {},
    "happened": {"modality": "in_force", "status": "active"},
    "did_not_happen": {"status": "ended"},
}
_OF_POINTS: Mapping[str, Values] = {
    "verified": {},
    "happened": {"state": "done"},
    "did_not_happen": {"state": "dropped"},
}
"""What a decision says of an Observation: it is done or dropped, not in force or ended."""


class _Decided(NamedTuple):
    """One decision as its row says it. ``day`` is the day it was made, ``on`` the day it happened or ""."""

    what: str
    day: str
    on: str
    by: str


class Decisions:
    """The decisions of a book. ``take`` each row, then ``finish`` once for all sheets of them."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._carried = Carried(book.names)

    def take(self, header: Header, cells: Sequence[str], place: Place, faults: list[Finding]) -> list[Row]:
        """The records of one row: the saying, and before the first one of a dataset the document they stand in.

        A row that names a thing and decides nothing is an open question, as the template writes them: passed over.
        """
        asked: list[Finding] = []
        values = header.read("field", cells, place, asked)
        if set(values) == {"about"} and not asked:
            return []
        book = self.book
        dataset = book.dataset_of(header, cells, place, faults)
        faults += asked
        if not header.complete:
            return []
        _needed(header, values, place, faults)
        decided = _decided(header, values, place, faults)
        about = _about(book.names, values, decided.what, header.under("about", place), faults)
        other = _other(book.names, values, about, decided.what, header.under("other", place), faults)
        document = str(values.get("document", _DOCUMENT))
        if dataset and "document" in values:
            book.cited(dataset, document, header.under("document", place), faults)
        if not dataset or any(fault.level == "error" for fault in faults):
            return []
        language = spoken(header, DECISION)
        made = [] if "document" in values else _document(book, dataset, language, place)
        evidence = _evidence(decided, str(values.get("note", "")), dataset, document, _locator(language, place))
        if isinstance(about, LinkKey):
            self._carried.decided(about)
        elif decided.what == "happened" and about is not None:
            self._carried.happened(about, evidence, header.under("about", place))
        return [*made, Row(_saying(decided, about, other, evidence), place)]

    def finish(self) -> Iterator[Row | Finding]:
        """What came about with the things that did, once all decisions are read."""
        return self._carried.finish()


def _needed(header: Header, values: Mapping[str, Any], place: Place, faults: list[Finding]) -> None:
    """Faults for cells that a decision cannot do without, and for persons in the texts about it."""
    unread = {fault.place.column for fault in faults}
    for name in NEEDED[DECISION]:
        where = header.under(name, place)
        if name not in values and where.column not in unread:
            faults.append(error("missing-cell", where, property=where.column))
    for name, looks_like_somebody in (("decided_by", names_somebody), ("note", tells_somebody)):
        if looks_like_somebody(str(values.get(name, ""))):
            where = header.under(name, place)
            faults.append(error("person-in-text", where, property=where.column))


def _locator(language: str, place: Place) -> str:
    sheet = sheet_name(DECISION, language)
    return catalogue("loaders").text("made:locator", language, sheet=sheet, row=place.row)


def _evidence(decided: _Decided, note: str, dataset: str, document: str, locator: str) -> Evidence:
    return Evidence(
        dataset,
        document,
        locator,
        decided.day,
        "stated",
        verified_on="" if decided.what in TIES else decided.day,
        reported_by=(decided.by,) if decided.by else (),
        note=note,
    )


def _document(book: Book, dataset: str, language: str, place: Place) -> list[Row]:
    """The document that decisions without one of their own stand in, once a dataset."""
    if (dataset, _DOCUMENT) in book.documents:
        return []
    title = catalogue("loaders").text("decision:document", language)
    document = Document(dataset, _DOCUMENT, title, book.datasets[dataset].publisher, language=language)
    book.documents[dataset, _DOCUMENT] = document
    return [Row(document, place)]


def _decided(header: Header, values: Mapping[str, Any], place: Place, faults: list[Finding]) -> _Decided:
    """What was decided and when; with faults for a day that is none, and for cells that the decision has no use for."""
    what, written = str(values.get("decision", "")), str(values.get("decided_on", ""))
    day = day_of(written)
    if written and not day:
        where = header.under("decided_on", place)
        faults.append(error("not-a-day", where, property=where.column, value=clipped(written)))
    for name, takers in (("other", TIES), ("on", _TAKES_A_DAY)):
        if name in values and what and what not in takers:
            where = header.under(name, place)
            said = what if header.language is None else label("decision", what, header.language)
            faults.append(warning("cell-not-used", where, property=where.column, value=said))
    return _Decided(what, day, str(values.get("on", "")), str(values.get("decided_by", "")))


def _about(
    names: Names, values: Mapping[str, Any], what: str, where: Place, faults: list[Finding]
) -> str | LinkKey | None:
    """The thing or link that a decision is about; None and a fault where it is not known."""
    if "about" not in values:
        return None
    text = str(values["about"])
    kinds = other_kinds(what, None, True) if what in TIES else ALL_KINDS
    keys = [text] if "|" in text else names.links(text)
    if not keys or (what in TIES and "|" not in text):
        return known_thing(names, text, kinds, where, faults) or None
    if what in TIES:
        faults.append(error("not-of-a-link", where, value=clipped(text), known=slugs_of(kinds)))
        return None
    found = [link for key in keys if (link := link_of(key)) is not None]
    if len(keys) > 1:
        faults.append(error("several-of-name", where, value=clipped(text), candidates=", ".join(keys[:TOLD])))
    elif not found:
        faults.append(error("bad-link-key", where, value=clipped(text)))
    return found[0] if len(found) == len(keys) == 1 else None


def _other(
    names: Names, values: Mapping[str, Any], about: str | LinkKey | None, what: str, where: Place, faults: list[Finding]
) -> str:
    """The other thing of a decision that ties two; "" and a fault where it is needed and not known."""
    if what not in TIES:
        return ""
    if "other" not in values:
        if not any(fault.place == where for fault in faults):
            faults.append(error("missing-cell", where, property=where.column))
        return ""
    kind = kind_of_id(about) if isinstance(about, str) else None
    kinds = other_kinds(what, kind, False)
    return known_thing(names, str(values["other"]), kinds or frozenset(node_kinds()), where, faults)


def _saying(decided: _Decided, about: str | LinkKey | None, other: str, evidence: Evidence) -> Node | Link:
    if isinstance(about, LinkKey):
        said = {**about.values, **_of_link(decided, about)}
        return Link(about.kind, about.source, about.target, said, evidence)
    assert about is not None
    if decided.what in TIES:
        return Link(decided.what, about, other, _of_tie(decided), evidence)
    kind = kind_of_id(about)
    assert kind is not None
    return Node(kind, about, _of_node(decided, kind), evidence)


def _of_tie(decided: _Decided) -> dict[str, Value]:
    """What a decision says of the link it makes: who decided and when, or the day of the change."""
    known = {prop.name for prop in link_kinds()[decided.what].properties}
    said = {"decided_by": decided.by, "decided_on": decided.day, "on": decided.on}
    return {name: value for name, value in said.items() if name in known and value}


def _of_node(decided: _Decided, kind: str) -> Values:
    if decided.what != "ended":
        return (_OF_POINTS if kind == "Observation" else _OF_NODES)[decided.what]
    if decided.on and not _has_come(decided.on, decided.day):
        return {"valid_to": decided.on}  # it is still there until then
    return {"status": "ended", "valid_to": decided.on} if decided.on else {"status": "ended"}


def _of_link(decided: _Decided, link: LinkKey) -> dict[str, Value]:
    match decided.what:
        case "happened":
            return {"modality": "in_force"}
        case "ended" if decided.on:
            return {"valid_to": decided.on}
        case "ended" | "did_not_happen":
            return {"valid_to": _day_before(decided.day, str(link.values.get("valid_from", "")))}
    return {}


def _has_come(on: str, day: str) -> bool:
    first = first_day(on)
    return first is None or first <= date.fromisoformat(day)


def _day_before(day: str, begins: str) -> str:
    """The last day of what was over on a day; of what was still to begin, the day it would have begun."""
    decided = date.fromisoformat(day)
    last = decided - timedelta(days=1) if decided > date.min else decided
    first = first_day(begins)
    return max(last, first).isoformat() if first else last.isoformat()
