"""Raw rows → records: what each row of each sheet says, with every fault it has.

A sheet's columns are looked up once, at its heading row, so that a row costs only its own cells. Reading goes on
after a fault; what cannot be read is left out of the record and told. Whether the record makes sense (ids, ends,
documents that exist) is for ``graph.merge.check`` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from graph.merge.checks.faults import clipped
from graph.model.records import Dataset, Document, Evidence, Finding, Link, Node, Place, Row
from graph.model.vocabulary import kind_of_id, node_kinds
from graph.model.wording import catalogue
from loaders.workbook import known
from loaders.workbook.book import Book
from loaders.workbook.by_hand import COLUMNS, KNOWN, MEETING
from loaders.workbook.cells import clean, split_list
from loaders.workbook.decisions import Decisions
from loaders.workbook.header import Header, below
from loaders.workbook.meeting import spoken
from loaders.workbook.meetings import Meetings
from loaders.workbook.raw import MAX_ENDS, RawRow, error
from loaders.workbook.sheets import NOTES, Column, kind_of_sheet, other_kinds, sheet_name, sheets_near

REMARK = "#"
"""A row whose first cell begins with this is a remark and passed over, as the template's example row is."""

_DATASET_ID = re.compile(r"[a-z0-9][a-z0-9._-]*")


def records(raw: Iterable[RawRow | Finding], name: str) -> Iterator[Row | Finding]:
    """Records and findings of the book ``name``, whose sheets come in the order of ``sheets.rank``."""
    book = Book(name)
    meetings, decisions = Meetings(book), Decisions(book)
    sheet: _Sheet | None = None
    where = ("", "")
    for item in raw:
        if isinstance(item, Finding):
            yield item
            continue
        if _is_remark(item):
            continue
        if where != (item.file, item.sheet):
            where = (item.file, item.sheet)
            kind = kind_of_sheet(item.sheet)
            sheet = None
            if kind != MEETING:
                yield from meetings.finish()
            if kind is None:
                near = ", ".join(sheets_near(item.sheet, book.sheets))
                yield error("unknown-sheet", Place(*where), name=clipped(item.sheet), near=near)
            elif kind != NOTES:
                book.sheets.append(item.sheet)
                sheet = _Sheet(book, meetings, decisions, kind, Header(item, kind))
                yield from sheet.header.findings
        elif sheet is not None:
            yield from sheet.take(item)
    yield from meetings.finish()
    yield from decisions.finish()


def _is_remark(raw: RawRow) -> bool:
    """Whether a row says nothing: a remark, or blanks only."""
    first = raw.cells[0] if raw.cells else ""
    if first.lstrip()[:1] == REMARK:
        return True
    return not first and not raw.faults and not any(map(str.strip, raw.cells))


class _Sheet:
    """One sheet below its heading row. ``take`` turns each raw row into findings and records."""

    def __init__(self, book: Book, meetings: Meetings, decisions: Decisions, kind: str, header: Header) -> None:
        self.book, self.meetings, self.decisions, self.kind, self.header = book, meetings, decisions, kind, header
        self._spoken = spoken(header, kind)
        self._name = sheet_name(kind, self._spoken)
        self._make = {"Dataset": self._dataset, "Document": self._document}.get(
            kind, self._by_hand if kind in COLUMNS else self._node if kind in node_kinds() else self._link
        )

    def take(self, raw: RawRow) -> list[Row | Finding]:
        """What one row says: its faults first, then its records."""
        cells = raw.cells
        place = Place(raw.file, raw.sheet, raw.number)
        faults = self.header.without_heading(cells, place)
        if len(cells) < self.header.width:
            cells = [*cells, *[""] * (self.header.width - len(cells))]
        for at, code in raw.faults:
            faults.append(error(code, self.header.at(at, place)))
        made = self._make(cells, place, faults)
        return [*faults, *made]

    def _key(self, name: str, values: dict[str, Any], place: Place, faults: list[Finding]) -> str:
        """The cell that a row cannot do without; "" if it is missing, which is told once a row and cell."""
        text: str = values.get(name, "")
        if not text and self.header.complete:
            where = self.header.under(name, place)
            if not any(fault.place == where for fault in faults):
                code = "missing-id" if name == "id" else "missing-end"
                faults.append(error(code, where, kind=self.kind, property=where.column))
        return text

    def _dataset(self, cells: Sequence[str], place: Place, faults: list[Finding]) -> list[Row]:
        book = self.book
        book.dataset_rows += 1
        values = self.header.read("field", cells, place, faults)
        name = self._key("id", values, place, faults)
        if not name:
            return []
        if not _DATASET_ID.fullmatch(name):
            faults.append(error("bad-id", self.header.under("id", place), value=clipped(name)))
        if name in book.datasets:
            faults.append(error("duplicate-id", self.header.under("id", place), value=clipped(name)))
            return []
        dataset = book.datasets[name] = Dataset(**{"title": "", **values})
        book.only = name if len(book.datasets) == 1 else ""
        return [Row(dataset, place)]

    def _document(self, cells: Sequence[str], place: Place, faults: list[Finding]) -> list[Row]:
        dataset = self.book.dataset_of(self.header, cells, place, faults)
        values = self.header.read("field", cells, place, faults)
        name = self._key("id", values, place, faults)
        if not name or dataset is None:
            return []
        if "language" in values:
            values["language"] = ", ".join(values["language"])
        document = Document(**{"title": "", **values, "dataset": dataset})
        if self.book.documents.setdefault((dataset, name), document) is not document:
            faults.append(error("duplicate-id", self.header.under("id", place), value=clipped(name)))
            return []
        return [Row(document, place)]

    def _evidence(self, cells: Sequence[str], place: Place, faults: list[Finding]) -> Evidence | None:
        """Where the row comes from. Its date is its document's where it gives none of its own."""
        dataset = self.book.dataset_of(self.header, cells, place, faults)
        said = self.header.read("evidence", cells, place, faults)
        if dataset is None:
            return None
        document = self.book.documents.get((dataset, said.get("document", "")))
        if document is not None and "said_on" not in said:
            said["said_on"] = document.date
            said.setdefault("date_basis", document.date_basis)
        if "locator" not in said:
            said["locator"] = catalogue("loaders").text("made:locator", self._spoken, sheet=self._name, row=place.row)
        return Evidence(dataset, **said)

    def _by_hand(self, cells: Sequence[str], place: Place, faults: list[Finding]) -> list[Row]:
        """A row of a sheet that is no kind of record; those of meetings make records when all of them are read."""
        if self.kind == KNOWN:
            known.take(self.book, self.header, cells, place, faults)
            return []
        if self.kind == MEETING:
            self.meetings.take(self.header, cells, place, faults)
            return []
        return self.decisions.take(self.header, cells, place, faults)

    def _node(self, cells: Sequence[str], place: Place, faults: list[Finding]) -> list[Row]:
        evidence = self._evidence(cells, place, faults)
        values = self.header.read("value", cells, place, faults)
        name = self._key("id", self.header.read("id", cells, place, faults), place, faults)
        linked = self._shorthand(cells, place, faults)
        if not name or evidence is None:
            return []
        node_id = name if "/" in name else f"{node_kinds()[self.kind].slug}/{name}"
        node = Node(self.kind, node_id, values, evidence)
        self.book.names.add(node)
        made = [Row(node, place)]
        for column, other, where in linked:
            source, target = (other, node_id) if column.inverse else (node_id, other)
            made.append(Row(Link(column.link, source, target, {}, evidence), where))
        return made

    def _shorthand(self, cells: Sequence[str], place: Place, faults: list[Finding]) -> list[tuple[Column, str, Place]]:
        """The other ends that a node's row lists in its link columns."""
        linked = []
        for part in self.header.parts.get("link", ()):
            text = clean(cells[part.at])
            if not text:
                continue
            where = below(place, part.heading)
            kinds = other_kinds(part.column.link, self.kind, part.column.inverse)
            others = split_list(text)
            if len(others) > MAX_ENDS:
                faults.append(error("list-too-long", where, count=len(others), limit=MAX_ENDS))
                continue
            for other in others:
                full = _with_prefix(other, kinds, where, faults)
                if full:
                    linked.append((part.column, full, where))
        return linked

    def _link(self, cells: Sequence[str], place: Place, faults: list[Finding]) -> list[Row]:
        evidence = self._evidence(cells, place, faults)
        values = self.header.read("value", cells, place, faults)
        ends = self.header.read("end", cells, place, faults)
        source = self._key("source", ends, place, faults)
        target = self._key("target", ends, place, faults)
        if source and not _has_kind(source):
            kinds = other_kinds(self.kind, None, True)
            source = _with_prefix(source, kinds, self.header.under("source", place), faults)
        if target and not _has_kind(target):
            kinds = other_kinds(self.kind, kind_of_id(source), False) or other_kinds(self.kind, None, False)
            target = _with_prefix(target, kinds, self.header.under("target", place), faults)
        if not source or not target or evidence is None:
            return []
        return [Row(Link(self.kind, source, target, values, evidence), place)]


def _has_kind(text: str) -> bool:
    """Whether an id begins with a kind that there is."""
    return "/" in text and kind_of_id(text) is not None


def _with_prefix(text: str, kinds: frozenset[str], where: Place, faults: list[Finding]) -> str:
    """The full id of a link's end; "" and a fault where the kind is unknown, or missing though several may be."""
    if _has_kind(text):
        return text
    if len(kinds) == 1 and "/" not in text:
        return f"{node_kinds()[next(iter(kinds))].slug}/{text}"
    known = ", ".join(f"{node_kinds()[kind].slug}/" for kind in node_kinds() if kind in kinds)
    faults.append(error("missing-prefix", where, value=clipped(text), known=known))
    return ""
