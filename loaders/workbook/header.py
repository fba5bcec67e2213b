"""A sheet's heading row: which column stands where, and how the cells below it are read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from graph.merge.checks.faults import clipped
from graph.model.records import Finding, Place, Value
from graph.model.vocabulary import EVIDENCE_FIELDS, Property
from loaders.workbook.cells import TYPES, BadCell, choices, clean
from loaders.workbook.raw import MAX_CELL, RawRow, error
from loaders.workbook.sheets import (
    Column,
    columns,
    heading,
    heading_words,
    headings,
    headings_near,
    language_of,
    needed,
)


class Part(NamedTuple):
    """One column of a sheet: where it stands, its heading as written, and how its cells are read."""

    at: int
    heading: str
    name: str
    property: Property
    read: Callable[[str, Property], Value]
    column: Column


class Header:
    """The columns of one sheet by role. ``findings`` are the faults of the heading row itself.

    ``width`` counts the headings; ``complete`` is whether the columns that a row cannot do without are there;
    ``sheet`` is the sheet's name as written, ``language`` the one that most headings are in (None: own names), so that
    advice can be given in it.
    """

    def __init__(self, raw: RawRow, kind: str) -> None:
        self.parts: dict[str, list[Part]] = {}
        self.findings: list[Finding] = []
        self.width = len(raw.cells)
        self.language = language_of(map(clean, raw.cells), lambda language: heading_words(kind, language))
        self.sheet = raw.sheet
        self._place = Place(raw.file, raw.sheet, raw.number)
        for at, code in raw.faults:
            self.findings.append(error(code, below(self._place, column_letters(at))))
        seen, self._unheaded = self._look_up(raw.cells, kind)
        missing = [column for column in columns(kind) if column.name in needed(kind) and column.name not in seen]
        told = (heading(column, kind, self.language) for column in missing)
        self.findings += [error("missing-heading", self._place, heading=name) for name in told]
        self.complete = not missing

    def _look_up(self, cells: Sequence[str], kind: str) -> tuple[dict[str, str], tuple[int, ...]]:
        """Headings by the column they mean, and where no heading stands."""
        known = headings(kind)
        seen: dict[str, str] = {}
        unheaded = []
        for at, cell in enumerate(cells):
            text = clean(cell)
            column = known.get(text.casefold())
            if not text:
                unheaded.append(at)
            elif column is None:
                near = ", ".join(headings_near(text, kind, self.language))
                self._fault("unknown-heading", text, heading=clipped(text), near=near)
            elif column.name in seen:
                self._fault("duplicate-heading", text, heading=text, other=seen[column.name])
            else:
                seen[column.name] = text
                self._add(at, text, column)
        return seen, tuple(unheaded)

    def _fault(self, code: str, text: str, **facts: object) -> None:
        self.findings.append(error(code, below(self._place, text), **facts))

    def _add(self, at: int, text: str, column: Column) -> None:
        prop = column.property
        name = EVIDENCE_FIELDS.get(column.name, column.name) if column.role == "evidence" else column.name
        self.parts.setdefault(column.role, []).append(Part(at, text, name, prop, TYPES[prop.type].read, column))

    def read(self, role: str, cells: Sequence[str], place: Place, faults: list[Finding]) -> dict[str, Any]:
        """Values by name of all columns of one role that say something in this row; ``faults`` grows."""
        values: dict[str, Any] = {}
        for part in self.parts.get(role, ()):
            text = cells[part.at]
            if not text or not (text := clean(text)):
                continue
            try:
                if len(text) > MAX_CELL:
                    raise BadCell("cell-too-long", length=len(text), limit=MAX_CELL)
                value = part.read(text, part.property)
            except BadCell as fault:
                faults.append(error(fault.code, below(place, part.heading), **self._facts(part, fault)))
            else:
                if value != ():
                    values[part.name] = value
        return values

    def _facts(self, part: Part, fault: BadCell) -> dict[str, object]:
        """A faulty cell's facts, with the heading and the choices in the words of the sheet itself."""
        facts = {"property": part.heading, **fault.facts}
        if fault.code == "bad-code":
            facts["known"] = choices(part.property.codes, self.language)
        return facts

    def under(self, name: str, place: Place) -> Place:
        """The place of a row's cell under the heading that the named column has here."""
        parts = (part.heading for group in self.parts.values() for part in group if part.name == name)
        return below(place, next(parts, name))

    def at(self, position: int, place: Place) -> Place:
        """The place of a row's cell at a position: by its heading, or by its letters where it has none."""
        parts = (part.heading for group in self.parts.values() for part in group if part.at == position)
        return below(place, next(parts, column_letters(position)))

    def without_heading(self, cells: Sequence[str], place: Place) -> list[Finding]:
        """Faults for cells that say something under no heading."""
        if not self._unheaded and len(cells) <= self.width:
            return []
        said = (at for at in (*self._unheaded, *range(self.width, len(cells))) if cells[at].strip())
        letters = map(column_letters, said)
        return [error("no-heading", below(place, name), column=name) for name in letters]


def below(place: Place, heading: str) -> Place:
    """The place of one cell of a row."""
    return Place(place.file, place.sheet, place.row, clipped(heading))


def column_letters(at: int) -> str:
    """A column as spreadsheets name it: 0 → A, 26 → AA."""
    letters = ""
    number = at + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
