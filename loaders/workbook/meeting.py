"""What the rows of a network meeting say, before it becomes records."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from graph.model.records import Place
from graph.model.vocabulary import LANGUAGES
from loaders.workbook.header import Header
from loaders.workbook.sheets import columns, heading_words, language_of, sheet_name

_DAY_LETTERS = len("2026-10-08")
_DAY_FORM = ("dddd-dd-dd", "dddd-dd-ddTdd:dd")


@dataclass(slots=True)
class Line:
    """One row of a meeting: its values by column, and where it stands. ``unread``: headings of cells with a fault."""

    header: Header
    place: Place
    values: dict[str, Any]
    unread: frozenset[str]

    def at(self, name: str) -> Place:
        """The place of one of its cells."""
        return self.header.under(name, self.place)


@dataclass(slots=True)
class Meeting:
    """The rows of one meeting. ``homes`` are the areas and networks whose meeting it is, the first one its own.

    ``day`` is "" where the date cannot be read; what its rows say is looked at all the same. ``faulty``: some row
    has an error, so nothing is made of it.
    """

    dataset: str
    day: str
    language: str
    lines: list[Line] = field(default_factory=list)
    homes: list[str] = field(default_factory=list)
    faulty: bool = False


def day_of(written: str) -> str:
    """The day of a date, with or without a time; "" for a month, a span or a date that is not certain."""
    form = "".join("d" if letter.isdigit() else letter for letter in written)
    return written[:_DAY_LETTERS] if form in _DAY_FORM else ""


def spoken(header: Header, kind: str) -> str:
    """The language of a sheet: that of its headings as far as they are words, else that of its name, else Finnish."""
    own = {column.name.casefold() for column in columns(kind)}
    written = [part.heading for group in header.parts.values() for part in group if part.heading.casefold() not in own]
    told = header.language or language_of(written, lambda language: heading_words(kind, language))
    told = told or language_of([header.sheet], lambda language: [sheet_name(kind, language)])
    return told or LANGUAGES[0]
