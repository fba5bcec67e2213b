"""The template's sheet of known names, and where the lists that choose from it stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from graph.model.dates import in_words
from graph.model.spreadsheet import guard
from graph.model.vocabulary import LINK_KINDS
from graph.model.wording import catalogue, label
from graph.questions.roster import KINDS, Entry, Roster, kind_word
from loaders.workbook.by_hand import DECISION, KNOWN, MEETING
from loaders.workbook.rows import REMARK
from loaders.workbook.sheets import columns, heading, sheet_name

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_FROM_TO = {
    (MEETING, "area"): ("Area", "Network"),
    (MEETING, "place"): ("Place", "Place"),
    (MEETING, "took_part"): ("Organisation", "TargetGroup"),
    (MEETING, "agreed_who"): ("Network", "Service"),
}
"""The first and last kind of what a column may name, in the order of the roster."""

_THINGS = ((MEETING, "about"), (DECISION, "other"))
_ALL = (DECISION, "about")
_NEW_LET_THROUGH = ((MEETING, "place"), (MEETING, "took_part"), (MEETING, "agreed_who"))


class Choice(NamedTuple):
    """Where the names of a column stand, as a formula; and whether new ones pass without a question."""

    formula: str
    new: bool


def names_sheet(book: Workbook, roster: Roster, language: str) -> dict[tuple[str, str], Choice]:
    """Write the sheet of known names; returns where the names of each column of each sheet stand."""
    from openpyxl.styles import Font
    from openpyxl.utils import quote_sheetname

    page: Worksheet = book.create_sheet(sheet_name(KNOWN, language))
    page.freeze_panes = "B2"
    for at, column in enumerate(columns(KNOWN), start=1):
        page.cell(1, at, heading(column, KNOWN, language)).font = Font(bold=True)
    for letter, width in (("A", 60), ("B", 28), ("C", 60), ("D", 18)):
        page.column_dimensions[letter].width = width
        page.column_dimensions[letter].number_format = "@"
    for row, entry in enumerate(roster.entries, start=2):
        along = label("modality", entry.modality, language) if entry.modality else None
        texts = (written(entry.name), kind_word(entry.kind, language), entry.key, along)
        for at, text in enumerate(texts, start=1):
            cell = page.cell(row, at, text)
            cell.data_type, cell.number_format = "s", "@"
    title = quote_sheetname(page.title)
    return {
        column: Choice(f"{title}!$A${first}:$A${last}", column in _NEW_LET_THROUGH)
        for column, (first, last) in _ranges(roster.entries).items()
    }


def told_of(roster: Roster, language: str) -> list[str]:
    """What the notes say of the names: whose they are, and what has to be known before the book is given on."""
    day = in_words(roster.as_of, language)
    facts = {"known": sheet_name(KNOWN, language), "count": len(roster.entries), "area": roster.area.name, "day": day}
    said = [("template:known", True), ("template:inside", roster.inside), ("template:fictional", roster.fictional)]
    words = catalogue("loaders")
    return [words.text(key, language, **facts) for key, holds in said if holds]


def written(name: str) -> str:
    """A name as a cell holds it, so that it is read back as the same."""
    text = guard(name)
    return f"'{text}" if text.startswith(REMARK) else text


def _ranges(entries: tuple[Entry, ...]) -> Mapping[tuple[str, str], tuple[int, int]]:
    """First and last row of each column's names; a column of which there are none has no list."""
    links = {kind.name for kind in LINK_KINDS}
    wanted = {
        column: frozenset(KINDS[KINDS.index(first) : KINDS.index(last) + 1])
        for column, (first, last) in _FROM_TO.items()
    }
    wanted |= {column: frozenset(entry.kind for entry in entries if entry.kind not in links) for column in _THINGS}
    wanted[_ALL] = frozenset(entry.kind for entry in entries)
    found = {}
    for column, kinds in wanted.items():
        rows = [row for row, entry in enumerate(entries, start=2) if entry.kind in kinds]
        if rows:
            found[column] = (rows[0], rows[-1])
    return found
