"""Records → sheets: the mirror of ``rows``, so that what is written reads back as the same records.

Every link stands on its own kind's sheet. A sheet has only the columns that some record of it uses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from graph.errors import DataRefused
from graph.model.records import Dataset, Document, Link, Node, Saying
from graph.model.vocabulary import EVIDENCE_FIELDS
from loaders.workbook import csv_folder, xlsx
from loaders.workbook.cells import write_cell
from loaders.workbook.raw import Cell, OutSheet
from loaders.workbook.rows import REMARK
from loaders.workbook.sheets import KINDS, Column, columns, heading, sheet_name

Record = Dataset | Document | Saying


def write(records: Iterable[Record], path: Path, language: str | None = None) -> None:
    """Write a workbook (``path`` ends in ``.xlsx``) or a folder of CSV files.

    ``language``: names, headings, codes and flags in plain words of fi, sv or en; None: the vocabulary's own.
    Raises DataRefused if the folder holds CSV files already, since they would be read as part of the book.
    """
    sheets = sheets_of(records, language)
    if path.suffix.lower() == xlsx.SUFFIX:
        xlsx.write(path, sheets)
        return
    if path.is_dir() and csv_folder.files(path):
        raise DataRefused("folder-in-use", path=str(path))
    csv_folder.write(path, sheets, language)


def sheets_of(records: Iterable[Record], language: str | None) -> Iterator[OutSheet]:
    """The sheets that some records make, in the order of a workbook. ``language`` as for ``write``."""
    by_kind: dict[str, list[Record]] = {}
    for record in records:
        kind = record.kind if isinstance(record, Node | Link) else type(record).__name__
        by_kind.setdefault(kind, []).append(record)
    several = len(by_kind.get("Dataset", ())) > 1
    for kind in KINDS:
        if kind in by_kind:
            yield _sheet(kind, by_kind[kind], language, several)


def _sheet(kind: str, records: Sequence[Record], language: str | None, several: bool) -> OutSheet:
    wanted = [column for column in columns(kind) if column.role not in {"link", "dataset"}]
    if several and kind != "Dataset":
        wanted += [column for column in columns(kind) if column.role == "dataset"]
    getters = [(column, _getter(column)) for column in wanted]
    used = [(column, get) for column, get in getters if any(_said(get(record)) for record in records)]
    return OutSheet(
        sheet_name(kind, language),
        [heading(column, kind, language) for column, _ in used],
        (_row(record, used, language) for record in records),
    )


def _row(record: Record, used: Sequence[tuple[Column, Callable[[Any], Any]]], language: str | None) -> list[Cell]:
    cells: list[Cell] = []
    for column, get in used:
        value = get(record)
        cells.append(write_cell(value, column.property, language) if _said(value) else "")
    if isinstance(cells[0], str) and cells[0].startswith(REMARK):
        cells[0] = f"'{cells[0]}"
    return cells


def _said(value: object) -> bool:
    """Whether a value says anything: an empty cell is silence."""
    return value is not None and value != "" and value != ()


def _getter(column: Column) -> Callable[[Any], Any]:
    """How the value of a column is got from a record."""
    name = column.name
    if column.role == "value":
        return lambda record: record.values.get(name)
    if column.role == "evidence":
        field = EVIDENCE_FIELDS.get(name, name)
        return lambda record: getattr(record.evidence, field)
    if column.role == "dataset":
        return lambda record: record.dataset if isinstance(record, Document) else record.evidence.dataset
    if name == "language":
        return lambda record: tuple(record.language.replace(",", " ").split())
    if name == "fictional":
        return lambda record: record.fictional or None
    return lambda record: getattr(record, name)
