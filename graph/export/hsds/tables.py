"""The rows of the export, by table and id. Both forms are written from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from uuid import NAMESPACE_URL, uuid5

from graph.export.hsds.fields import TABLES

Cell = str | int | float
Row = Mapping[str, Cell]


def row_id(address: str) -> str:
    """The id that HSDS wants, a UUID, of what has an address of ours: always the same one (UUIDv5)."""
    return str(uuid5(NAMESPACE_URL, address))


class Tables:
    """Rows by table and id, in the order of adding. A row has no fields without a value: the standard knows no null."""

    def __init__(self) -> None:
        self._rows: dict[str, dict[str, Row]] = defaultdict(dict)

    def add(self, table: str, address: str, **fields: Cell | None) -> str:
        """Add the row of what has this address, unless it is there; returns its id."""
        made = row_id(address)
        if made not in self._rows[table]:
            said = {"id": made, **{name: value for name, value in fields.items() if value is not None and value != ""}}
            self._rows[table][made] = said
        return made

    def has(self, table: str, made: str) -> bool:
        """Whether a table has a row of this id."""
        return made in self._rows.get(table, {})

    def row(self, table: str, made: str) -> Row:
        """A row by its id."""
        return self._rows[table][made]

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table."""
        return iter(self._rows.get(table, {}).values())

    def used(self) -> list[str]:
        """Tables with rows, in the standard's order."""
        return [name for name in TABLES if self._rows.get(name)]
