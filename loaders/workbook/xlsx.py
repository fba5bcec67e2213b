"""The spreadsheet dress of a workbook: one .xlsx file.

Read with openpyxl row by row; nothing is computed, so a formula is a fault. XML is parsed through defusedxml,
which refuses entities. ``parcel`` decides beforehand whether the file may be opened at all.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any
from zipfile import ZipFile

from graph.errors import DataRefused
from graph.export.parcels import without_times
from graph.model.records import Finding, Place
from loaders.workbook import parcel
from loaders.workbook.raw import (
    MAX_COLUMNS,
    MAX_EMPTY_ROWS,
    MAX_ROWS,
    Cell,
    OutSheet,
    Rank,
    RawRow,
    error,
    held,
    number_text,
    warning,
)

SUFFIX = ".xlsx"

_AT_ONCE = 500
"""Rows fetched at a time, so that openpyxl's remarks about what it leaves out can be silenced meanwhile."""

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How spreadsheets write a character that XML cannot carry (ECMA-376 part 1, 22.4.2.4)."""

_COULD_BE_ESCAPE = re.compile(r"x(?=[0-9A-Fa-f]{4})")
"""An x that could be taken for one, whatever follows; openpyxl drops ``x005F_`` anywhere when it reads."""


_BOOK = "xl/workbook.xml"


def read(path: Path, rank: Rank) -> Iterator[RawRow | Finding]:
    """The rows of every sheet, sheets in the order of ``rank``."""
    reasons = list(parcel.faults(path))
    if reasons:
        yield from reasons
        return
    import openpyxl

    if not openpyxl.DEFUSEDXML:
        yield error("unguarded-xml", Place(path.name))
        return
    # Whatever a damaged or malicious file makes openpyxl raise means the same: it cannot be read.
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(path, read_only=True, keep_links=False)
    except Exception as fault:
        yield error("unreadable", Place(path.name), reason=type(fault).__name__)
        return
    try:
        for lost in sorted(_promised(path) - set(book.sheetnames)):
            yield error("sheet-lost", Place(path.name, lost))
        for sheet in sorted(book.worksheets, key=lambda one: rank(one.title)):
            yield from _read_sheet(path, sheet)
    finally:
        book.close()


def _promised(path: Path) -> set[str]:
    """The sheets that the workbook lists. openpyxl leaves out, without a word, one whose part is missing."""
    from defusedxml.ElementTree import fromstring

    with ZipFile(path) as parcel:
        if _BOOK not in parcel.namelist():
            return set()
        listed = fromstring(parcel.read(_BOOK)).iter()
        return {str(one.get("name")) for one in listed if str(one.tag).endswith("}sheet")}


def _read_sheet(path: Path, sheet: Any) -> Iterator[RawRow | Finding]:
    """Rows until the sheet ends or a bound is reached. The size that the sheet states is not believed."""
    place = Place(path.name, sheet.title)
    sheet.reset_dimensions()
    number = empty = 0
    before: object = None
    for row in _guarded(sheet.iter_rows(max_col=MAX_COLUMNS + 1), place):
        if isinstance(row, Finding):
            yield row
            return
        number += 1
        if number > MAX_ROWS:
            yield error("too-many-rows", Place(path.name, sheet.title, number), limit=MAX_ROWS)
            return
        # A row that the file leaves out costs nothing and comes as the very same tuple each time.
        if row is before:
            continue
        before = row
        cells, faults = _texts(row)
        if not cells and not faults:
            empty += 1
            if empty > MAX_EMPTY_ROWS:
                yield warning("rows-not-read", Place(path.name, sheet.title, number), limit=MAX_EMPTY_ROWS)
                return
            continue
        empty = 0
        if max(len(cells), *(at + 1 for at, _ in faults), 0) > MAX_COLUMNS:
            yield error("too-many-columns", Place(path.name, sheet.title, number), limit=MAX_COLUMNS)
            return
        yield RawRow(path.name, sheet.title, number, cells, faults)


def _guarded(rows: Iterator[Any], place: Place) -> Iterator[Any]:
    """The rows; a Finding at the end if openpyxl cannot go on. Its remarks to developers are silenced."""
    while True:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                some = list(islice(rows, _AT_ONCE))
        except Exception as fault:
            yield error("unreadable", place, reason=type(fault).__name__)
            return
        if not some:
            return
        yield from some


def _texts(row: Iterable[Any]) -> tuple[list[str], tuple[tuple[int, str], ...]]:
    """The row's cells as text up to the last that holds any, and the cells that are faults."""
    cells: list[str] = []
    faults = []
    last = 0
    for at, cell in enumerate(row):
        value = cell.value
        text = ""
        if value is None:
            pass
        elif cell.data_type == "f":
            faults.append((at, "formula"))
        elif cell.data_type == "e":
            faults.append((at, "cell-error"))
        elif isinstance(value, str):
            text = _ESCAPE.sub(_unescaped, value) if "_x" in value else value
        else:
            text = _as_text(value)
        cells.append(text)
        if text:
            last = at + 1
    return cells[:last], tuple(faults)


def _as_text(value: object) -> str:
    """A number, yes or no, day or time as it is written in the plain dress."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute) == (0, 0)
        return value.date().isoformat() if midnight else value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return value.isoformat(timespec="minutes") if isinstance(value, time) else str(value)


def _unescaped(found: re.Match[str]) -> str:
    """The character that ``_x000D_`` stands for; half characters stay as written."""
    number = int(found[1], 16)
    return found[0] if 0xD800 <= number <= 0xDFFF else chr(number)


def write(path: Path, sheets: Iterable[OutSheet]) -> None:
    """Write one sheet for each; the same sheets give the same bytes.

    Raises DataRefused for a text longer than a cell can hold, and for more rows than a sheet can hold.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    try:
        for sheet in sheets:
            page = book.create_sheet(sheet.name)
            page.freeze_panes = "B2"
            for number, row in enumerate(chain([sheet.headings], sheet.rows), start=1):
                if number > MAX_ROWS:
                    raise DataRefused("sheet-too-long", sheet=sheet.name, limit=MAX_ROWS)
                written = []
                for value in row:
                    cell = WriteOnlyCell(page, value=_storable(value, sheet.name))
                    if isinstance(cell.value, str):
                        cell.data_type = "s"  # never a formula or an error, whatever it looks like
                    written.append(cell)
                page.append(written)
    except BaseException:  # also Ctrl-C: openpyxl would tell of sheets left open, in tracebacks
        for begun in book.worksheets:
            begun.close()
        raise
    with TemporaryFile() as draft:
        book.save(draft)
        without_times(draft, path)


def _storable(value: Cell, sheet: str) -> Cell | None:
    """The value as a cell can hold it: numbers that would be rounded become text, escapes are kept apart."""
    if not isinstance(value, str):
        exact = abs(value) < 1e15 and float(f"{value:.16g}") == value
        return value if exact else number_text(value)
    if "x" in value:
        value = _COULD_BE_ESCAPE.sub("_x0078_", value)
    return held(value.replace("\r", "_x000D_"), sheet) or None
