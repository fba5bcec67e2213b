"""The workbook: the format people write by hand, as an .xlsx file or as a folder of CSV files.

- ``sheets.py``: which sheet and heading means what
- ``cells.py``: one cell's text and its value
- ``csv_folder.py``, ``xlsx.py``: the two dresses; ``parcel.py``: what an .xlsx may hold
- ``raw.py``: what the dresses share, and the bounds on what is taken in
- ``header.py``: a sheet's heading row; ``rows.py``: rows to records; ``writer.py``: records to sheets
- ``by_hand.py``: the sheets that hold no kind of record; ``known.py``, ``meetings.py`` with ``meeting.py``,
  ``minutes.py`` and ``points.py``, and ``decisions.py`` with ``link_keys.py`` and ``carried.py`` read them
- ``book.py``: what sheets know of each other; ``names.py`` and ``naming.py``: cells that name a thing; ``slugs.py``
- ``days.py``: days as people write them; ``word_endings.py`` with ``endings.csv``: what the words of a name tell;
  ``somebody.py``: persons where a name or text is asked for
- ``template.py``: the empty workbook, to be filled in; ``template_names.py``: with the names of an area
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from graph.model.records import Finding, Row
from loaders.workbook import csv_folder, parcel, rows, sheets, xlsx

ON_ERROR: Literal["refuse", "skip_row"] = "refuse"


def recognises(path: Path) -> bool:
    """A folder with CSV files in it, or a spreadsheet file."""
    if path.is_dir():
        return bool(csv_folder.files(path))
    return path.suffix.lower() in {xlsx.SUFFIX, *parcel.OTHER_FORMATS}


def read(path: Path) -> Iterator[Row | Finding]:
    """Every record of the workbook with its place, and every fault."""
    dress = csv_folder.read if path.is_dir() else xlsx.read
    yield from rows.records(dress(path, sheets.rank), path.name)
