"""What the two dresses of a workbook share: the raw row they yield, and the bounds on what they take in.

A dress (``csv_folder``, ``xlsx``) knows files and cells, but not what a sheet or a heading means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from graph.errors import DataRefused
from graph.model.records import Finding, Place

MAX_FILE_BYTES = 100_000_000
"""Of one file as it lies on disk. A network of 200,000 rows is about 40 MB as CSV and 15 MB as a workbook."""

MAX_UNZIPPED_BYTES = 300_000_000
"""Of all parts of a workbook, unzipped: the texts of a workbook are held in memory while it is read."""

MAX_ZIP_RATIO = 150
"""Unzipped to zipped. Sheets reach 10 to 40; a zip bomb is near 1,000."""

RATIO_COUNTS_FROM_BYTES = 10_000_000
"""Below this unzipped size a high ratio does no harm (an empty template reaches it)."""

MAX_ZIP_PARTS = 1_000
"""Files inside a workbook: a sheet needs one or two, and there are some 40 kinds of sheets."""

MAX_CSV_FILES = 200
"""CSV files in one folder, for the same reason."""

MAX_ROWS = 1_048_576
"""Rows of one sheet: what Excel itself can hold."""

MAX_COLUMNS = 256
"""Columns of one sheet: the widest kind has about 80, with every language of names."""

MAX_EMPTY_ROWS = 10_000
"""Empty rows in one run that are still read past. Formatting alone can stretch a sheet to a million rows."""

MAX_CELL = 32_767
"""Characters in one cell: what Excel itself can hold. What a property may hold is for the checks to say."""


MAX_ENDS = 500
"""Other ends that one cell of a row may list. A cell of 32,767 characters could ask for ten thousand links a row."""


class RawRow(NamedTuple):
    """One row as it stands: which file and sheet, its number from 1, and its cells as text.

    ``faults`` are cells that cannot be taken as text, as (position, code of a finding); their text is "".
    """

    file: str
    sheet: str
    number: int
    cells: Sequence[str]
    faults: tuple[tuple[int, str], ...] = ()


Rank = Callable[[str], int]
"""The order in which sheets are wanted, by name: smallest first."""

Cell = str | int | float
"""What is written into a cell."""


class OutSheet(NamedTuple):
    """One sheet to be written."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def error(code: str, place: Place, **facts: object) -> Finding:
    """A finding of level ``error``."""
    return Finding("error", code, place, facts)


def warning(code: str, place: Place, **facts: object) -> Finding:
    """A finding of level ``warning``."""
    return Finding("warning", code, place, facts)


def number_text(number: int | float) -> str:
    """A number as text that reads back as the same number, whole ones without a decimal point."""
    return str(int(number)) if float(number).is_integer() and abs(number) < 1e15 else repr(number)


def held(text: str, sheet: str) -> str:
    """The text, if a cell can hold it; else DataRefused ``too-long-to-write``."""
    if len(text) > MAX_CELL:
        raise DataRefused("too-long-to-write", sheet=sheet, length=len(text), limit=MAX_CELL)
    return text
