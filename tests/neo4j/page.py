"""The queries of ``docs/neo4j.md``: as printed, with their parameters, and with what the page says they give."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from neo4j.time import Date

from tests.neo4j.database import Database

PAGE = Path(__file__).resolve().parents[2] / "docs" / "neo4j.md"

_HEADING = re.compile(r"^#+ (.+)$")
_PARAMETER = re.compile(r":param (\w+) => (.+);")
_IN_FORCE = re.compile(r"^ *WITH \*, all\(fact IN facts.*?AS in_force$", re.MULTILINE | re.DOTALL)
_ROWS = re.compile(r"^Rows in the bundled network: (\d+)\.", re.MULTILINE)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Query:
    """A query under its heading. ``parameters`` are expressions, as Browser takes them; ``told`` is the text that
    follows it, up to the next query or heading.
    """

    place: int
    heading: str
    parameters: Mapping[str, str]
    text: str
    told: str

    @property
    def is_numbered(self) -> bool:
        """Whether it is one of the twelve."""
        return self.heading[0].isdigit()

    def gives(self, rows: list[Row]) -> bool:
        """Whether the page says that these are its rows in the bundled network: all of them, their number, or some."""
        if self.told.startswith("```json\n"):
            return bool(json.loads(self.told.removeprefix("```json\n").partition("```")[0]) == rows)
        if self.told.startswith("| "):
            return [[_cell(value) for value in row.values()] for row in rows] == self._cells(rows)
        if number := _ROWS.match(self.told):
            return len(rows) == int(number[1])
        return bool(rows)

    def _cells(self, rows: list[Row]) -> list[list[str]]:
        lines = self.told.partition("\n\n")[0].splitlines()
        heading, _, *cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
        assert not rows or heading == list(rows[0]), heading
        return cells

    def says_what_it_gives(self) -> bool:
        """Whether the page names its rows or their number."""
        return self.told.startswith(("```json\n", "| ")) or bool(_ROWS.match(self.told))

    def given(self, **parameters: str) -> Query:
        """The same query with other parameters."""
        assert parameters.keys() <= self.parameters.keys()
        return replace(self, parameters={**self.parameters, **parameters})


def _cell(value: object) -> str:
    """A value as the page writes it in a table."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ", ".join(map(_cell, value))
    return "" if value is None else str(value)


def queries(text: str) -> Iterator[Query]:
    """Every query of a page, in order."""
    heading, place, told = "", 0, ""
    found: list[Query] = []
    block: list[str] | None = None
    for line in text.splitlines():
        if block is not None:
            if line == "```":
                found.append(_query(place, heading, block))
                place, block, told = place + 1, None, ""
            else:
                block.append(line)
            continue
        if line == "```cypher" or (is_heading := _HEADING.match(line)):
            if found:
                yield replace(found.pop(), told=told.strip())
            if line == "```cypher":
                block = []
            elif is_heading:
                heading = is_heading[1]
        told += f"{line}\n"
    yield from (replace(one, told=told.strip()) for one in found)


def _query(place: int, heading: str, block: list[str]) -> Query:
    parameters = {match[1]: match[2] for line in block if (match := _PARAMETER.fullmatch(line))}
    text = "\n".join(line for line in block if not line.startswith(":"))
    return Query(place, heading, parameters, text, "")


def run(database: Database, query: Query) -> list[Row]:
    """The query's rows. Its parameters are worked out by the server, as in Browser; dates become texts."""
    given = {name: database.run(f"RETURN {value} AS value")[0]["value"] for name, value in query.parameters.items()}
    return [{name: _plain(value) for name, value in row.items()} for row in database.run(query.text, **given)]


def rules(text: str) -> list[str]:
    """The lines of a text on what is in force, each time they stand in it, with single blanks."""
    return [re.sub(r"\s+", " ", block).strip() for block in _IN_FORCE.findall(text)]


def _plain(value: Any) -> Any:
    return value.iso_format() if isinstance(value, Date) else value


QUERIES = tuple(queries(PAGE.read_text(encoding="utf-8")))


def numbered(number: int) -> Query:
    """One of the twelve."""
    return next(query for query in QUERIES if query.heading.startswith(f"{number}. "))


def about(heading: str) -> Query:
    """The first query under a heading."""
    return next(query for query in QUERIES if query.heading == heading)
