"""The rows of a planted network, and how they are written as the CSV files of the workbook loader."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

Cell = str | int | float | bool | Sequence[str]

SHEETS = {
    "area": "Area",
    "network": "Network",
    "organisation": "Organisation",
    "team": "Team",
    "professional": "Professional",
    "service": "Service",
    "place": "Place",
    "channel": "Channel",
    "need": "Need",
    "target-group": "TargetGroup",
    "method": "Method",
    "initiative": "Initiative",
    "event": "Event",
    "observation": "Observation",
}
"""The sheet of each kind of thing by the slug that its ids begin with."""

IN_KEY = {
    "member_of": "role",
    "provides": "role",
    "coordinates": "valid_from",
    "refers_to": "manner",
    "cooperates_with": "manner",
    "takes_part": "role",
}
"""What tells two links of one kind between the same ends apart."""

FIRST = ("id", "source", "target")
"""Columns that stand before the others, for whoever reads the files."""


class Book:
    """Rows by sheet."""

    def __init__(self) -> None:
        self.sheets: dict[str, list[dict[str, str]]] = {}
        self._keys: set[tuple[str, ...]] = set()

    def add(self, sheet: str, cells: Mapping[str, Cell]) -> None:
        """One more row; empty cells say nothing and are left out."""
        texts = {name: _text(value) for name, value in cells.items()}
        self.sheets.setdefault(sheet, []).append({name: text for name, text in texts.items() if text})

    def add_link(self, kind: str, cells: Mapping[str, Cell], *, again: bool) -> None:
        """One more link. That two plantings say the same link by chance would change both, so it is an error."""
        ends = (str(cells["source"]), str(cells["target"]))
        if kind == "cooperates_with":
            ends = (min(ends), max(ends))
        key = (kind, *ends, str(cells.get(IN_KEY.get(kind, ""), "")))
        if (key in self._keys) is not again:
            raise ValueError(f"said twice or never before: {key}")
        self._keys.add(key)
        self.add(kind, cells)

    def things(self) -> dict[str, dict[str, str]]:
        """All things by id, each one's sayings laid over one another."""
        found: dict[str, dict[str, str]] = {}
        for sheet in SHEETS.values():
            for row in self.sheets.get(sheet, ()):
                found.setdefault(row["id"], {}).update(row)
        return found

    def links(self) -> Iterator[tuple[str, dict[str, str]]]:
        """All links with their kind."""
        for sheet, rows in self.sheets.items():
            for row in rows:
                if "source" in row:
                    yield sheet, row

    def write(self, folder: Path) -> None:
        """A CSV file for each sheet."""
        folder.mkdir(parents=True, exist_ok=True)
        for sheet, rows in self.sheets.items():
            named = {name for row in rows for name in row}
            heading = [*(one for one in FIRST if one in named), *sorted(named - set(FIRST))]
            with (folder / f"{sheet}.csv").open("w", encoding="utf-8", newline="") as lines:
                writer = csv.DictWriter(lines, heading, restval="", delimiter=";", lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)


def _text(value: Cell) -> str:
    """A value as its cell is written."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str | int | float):
        return str(value)
    return "|".join(value)
