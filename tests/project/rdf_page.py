"""The SPARQL queries of ``docs/rdf.md``: as printed, with the prefixes of the page before them, and their answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rdf.md"

_BLOCK = re.compile(r"^```sparql\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_ROWS = re.compile(r"^Rows in all: ([\d,]+)\.", re.MULTILINE)
_TRIPLES = re.compile(r"^Triples: ([\d,]+)\.", re.MULTILINE)
_VERDICT = re.compile(r"^Answer: `(true|false)`\.", re.MULTILINE)

Table = list[tuple[str, ...]]
"""Rows of cells, the names of the columns first. What is not there is ""."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query, the heading that it stands under, and ``told``: the text from it to the next query or heading."""

    heading: str
    text: str
    told: str

    @property
    def number(self) -> int | None:
        """Which of the twelve it is; None for the small ones beside them."""
        begin = self.heading.partition(".")[0]
        return int(begin) if begin.isdigit() else None

    @property
    def form(self) -> str:
        """What is asked for: SELECT, ASK, CONSTRUCT or DESCRIBE."""
        found = re.search(r"^(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", self.text, re.MULTILINE)
        assert found, self.text
        return found[1]

    @property
    def table(self) -> Table:
        """The answer as the page shows it: all rows, or the first where it says how many there are."""
        lines = [line for line in self.told.splitlines() if line.startswith("| ")]
        rows = [tuple(cell.strip().strip("`") for cell in line[1:-1].split("|")) for line in lines]
        return [row for at, row in enumerate(rows) if at != 1]

    def says(self, answer: Table) -> bool:
        """Whether this is the answer of a SELECT that the page shows."""
        if all_rows := _ROWS.search(self.told):
            return answer[: len(self.table)] == self.table and len(answer) - 1 == _number(all_rows[1])
        return answer == self.table

    @property
    def verdict(self) -> str:
        """The answer of an ASK."""
        found = _VERDICT.search(self.told)
        assert found, self.heading
        return found[1]

    @property
    def triples(self) -> int:
        """How many triples a CONSTRUCT or DESCRIBE gives."""
        found = _TRIPLES.search(self.told)
        assert found, self.heading
        return _number(found[1])


def _number(shown: str) -> int:
    return int(shown.replace(",", ""))


def queries(page: str) -> list[Query]:
    """Every query of a page in order; its first block is the prefixes, which each of them begins with."""
    first, *rest = _BLOCK.finditer(page)
    found: list[Query] = []
    for block in rest:
        heading = list(_HEADING.finditer(page, 0, block.start()))[-1][1]
        ends = [
            match.start() for match in (_HEADING.search(page, block.end()), _BLOCK.search(page, block.end())) if match
        ]
        found.append(Query(heading, first[1] + block[1], page[block.end() : min(ends, default=len(page))]))
    return found
