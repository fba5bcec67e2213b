"""The plain dress of a workbook: a folder with one CSV file for each sheet.

UTF-8, with or without a byte order mark; ``;`` or ``,`` between cells, whichever the heading line has more
of; quotes as in RFC 4180. Files that are not ``.csv``, and hidden ones, are passed over.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.model.records import Finding, Place
from loaders.workbook.raw import (
    MAX_COLUMNS,
    MAX_CSV_FILES,
    MAX_EMPTY_ROWS,
    MAX_FILE_BYTES,
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

SUFFIX = ".csv"
COMMA_LANGUAGES = ("fi", "sv")
"""Languages whose spreadsheet programs expect a decimal comma."""
_HEADING_SOUGHT_IN = 65_536
"""Bytes from the beginning in which the heading line is looked for."""


def files(folder: Path) -> list[Path]:
    """The folder's CSV files by name."""
    found = (one for one in folder.iterdir() if one.suffix.lower() == SUFFIX and not one.name.startswith("."))
    return sorted(found, key=lambda one: one.name)


def read(folder: Path, rank: Rank) -> Iterator[RawRow | Finding]:
    """The rows of every file, files in the order of ``rank``; a fault ends its own file only."""
    found = files(folder)
    if len(found) > MAX_CSV_FILES:
        yield error("too-many-files", Place(folder.name), count=len(found), limit=MAX_CSV_FILES)
        return
    home = folder.resolve()
    for path in sorted(found, key=lambda one: rank(one.stem)):
        place = Place(path.name, path.stem)
        if not path.resolve().is_relative_to(home):
            yield error("link-out-of-folder", place)
        elif not path.is_file():
            yield error("unreadable", place, reason="not a file")
        elif (size := path.stat().st_size) > MAX_FILE_BYTES:
            yield error("file-too-large", place, size=size // 1_000_000, limit=MAX_FILE_BYTES // 1_000_000)
        else:
            yield from _read_file(path)


def _read_file(path: Path) -> Iterator[RawRow | Finding]:
    number = 0
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for row in _rows(path, csv.reader(lines, delimiter=_delimiter(path), strict=True)):
                number = row.number if isinstance(row, RawRow) else number
                yield row
    except UnicodeDecodeError:
        yield error("not-utf8", Place(path.name, path.stem, _line_not_utf8(path)))
    except csv.Error as fault:
        if "field larger" in str(fault) or "unexpected end" in str(fault):
            yield error("open-quote", Place(path.name, path.stem, number + 1))
        else:
            yield error("bad-quotes", Place(path.name, path.stem, number + 1))
    except OSError as fault:
        yield error("unreadable", Place(path.name, path.stem), reason=fault.strerror or "")


def _rows(path: Path, rows: Iterable[list[str]]) -> Iterator[RawRow | Finding]:
    file, sheet = path.name, path.stem
    empty = 0
    for number, cells in enumerate(rows, start=1):
        if not any(cells):
            empty += 1
            if empty > MAX_EMPTY_ROWS:
                yield warning("rows-not-read", Place(file, sheet, number), limit=MAX_EMPTY_ROWS)
                return
            continue
        empty = 0
        if number > MAX_ROWS:
            yield error("too-many-rows", Place(file, sheet, number), limit=MAX_ROWS)
            return
        if len(cells) > MAX_COLUMNS:
            yield error("too-many-columns", Place(file, sheet, number), limit=MAX_COLUMNS)
            return
        yield RawRow(file, sheet, number, cells)


def _delimiter(path: Path) -> str:
    """``;`` or ``,``: the one that the heading line has more of."""
    with path.open("rb") as start:
        lines = start.read(_HEADING_SOUGHT_IN).decode("utf-8-sig", errors="replace").splitlines()
    said = (line for line in lines if line.strip(' ;,"') and not line.lstrip(' "').startswith("#"))
    heading = next(said, "")
    return "," if heading.count(",") > heading.count(";") else ";"


def _line_not_utf8(path: Path) -> int:
    """The number of the first line that is not UTF-8."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 0


def write(folder: Path, sheets: Iterable[OutSheet], language: str | None) -> None:
    """Write one file for each sheet, as a spreadsheet program of the language opens it by itself.

    That is a byte order mark, and a decimal comma in Finnish and Swedish; without a language plain UTF-8 and
    a decimal point. Raises DataRefused for a text that a reader would refuse as too long.
    """
    folder.mkdir(parents=True, exist_ok=True)
    comma = language in COMMA_LANGUAGES
    for sheet in sheets:
        target = folder / f"{sheet.name}{SUFFIX}"
        with target.open("w", encoding="utf-8-sig" if language else "utf-8", newline="") as out:
            writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
            writer.writerow(sheet.headings)
            for row in sheet.rows:
                writer.writerow([_text(cell, comma, sheet.name) for cell in row])


def _text(cell: Cell, comma: bool, sheet: str) -> str:
    if isinstance(cell, str):
        return held(cell, sheet)
    text = number_text(cell)
    return text.replace(".", ",") if comma else text
