"""Two-mode tables for network analysis: organisations by the events they attend and by the needs they serve.

A folder of CSV files: a matrix for each kind of thing, and beside it the same as pairs with the sources. A cell says
whether (or, of needs, through how many services) the organisation is tied to what the column is; 0 where what is
recorded is not real, and nothing at all where nothing is recorded: the two must not be mixed up.
"""

from __future__ import annotations

import csv
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph.export.affiliations import JOINED, Tie, needs_met, participations
from graph.export.base import Export, Progress, Wish
from graph.export.gathered import Gathered, gather
from graph.export.standing import has_been, in_force
from graph.export.two_mode_readme import readme
from graph.model.records import Merged
from graph.model.spreadsheet import guard
from graph.questions.area import asked_area
from graph.questions.base import Asking
from graph.questions.describe import fictional, name_of
from graph.store.base import View

BETWEEN = " | "
ALWAYS = ("event", "need")
"""Tables that are written even where there is nothing in them."""


@dataclass(frozen=True, slots=True)
class Table:
    """Ties of organisations to one kind of thing, by organisation and thing, in the order of their ids."""

    name: str
    ties: Mapping[tuple[str, str], Sequence[Tie]]

    @property
    def rows(self) -> list[str]:
        """Ids of the organisations."""
        return sorted({organisation for organisation, _ in self.ties})

    @property
    def columns(self) -> list[str]:
        """Ids of what they are tied to."""
        return sorted({other for _, other in self.ties})

    def cell(self, organisation: str, other: str) -> int | str:
        """1 or 0, of needs the number of services in force; "" where nothing is recorded."""
        ties = self.ties.get((organisation, other))
        if ties is None:
            return ""
        if self.name == "need":
            return len({tie.via[-1] for tie in ties if in_force(tie.standing)})
        return int(any(has_been(tie.standing) for tie in ties))


def two_mode_export() -> Export:
    """The export of this file."""
    return Export("two-mode", "", "text/csv", write_two_mode)


def write_two_mode(view: View, wish: Wish, path: Path, progress: Progress) -> None:
    """Write the folder."""
    found = gather(view, wish, progress)
    drawn = {kind.lower(): participations(found, kind) for kind in JOINED} | {"need": needs_met(found)}
    generic = {key for key, node in found.nodes.items() if node.values.get("generic")}
    tables = [_table(name, ties, generic) for name, ties in drawn.items()]
    tables = [table for table in tables if table.ties or table.name in ALWAYS]
    unnamed = {tie.organisation for ties in drawn.values() for tie in ties} & generic
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir()
    for table in tables:
        _write(path / f"organisation-{table.name}.csv", _matrix(table, found, wish.asking))
        _write(path / f"organisation-{table.name}-pairs.csv", _pairs(table, found, wish.asking))
    sizes = {table.name: (len(table.rows), len(table.columns)) for table in tables}
    named = replace(wish, area=asked_area(view, wish.asking, wish.area)[1].ref.name) if wish.area else wish
    told = readme(named, found.digest, sizes, len(unnamed), _made_up(tables, found))
    (path / "README.txt").write_text(told, encoding="utf-8", newline="\n")


def _table(name: str, ties: Iterable[Tie], generic: set[str]) -> Table:
    found: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.organisation not in generic:
            found[tie.organisation, tie.other].append(tie)
    return Table(name, dict(sorted(found.items())))


def _matrix(table: Table, found: Gathered, asking: Asking) -> Iterator[list[str]]:
    columns = table.columns
    yield ["id", "name", *columns]
    for key in table.rows:
        node = found.nodes[key]
        name, _ = name_of(node, asking.language)
        marked = f"{name} ({asking.say('fictional')})" if fictional(node.evidence, found.datasets) else name
        yield [key, marked, *(str(table.cell(key, other)) for other in columns)]


def _pairs(table: Table, found: Gathered, asking: Asking) -> Iterator[list[str]]:
    """Organisation, what it is tied to, through what, how that stands, and the documents that say so."""
    for (organisation, other), ties in table.ties.items():
        for tie in sorted(ties, key=lambda one: [link.key for link in one.links]):
            cited = found.titles(tie.links, asking.say("fictional"))
            yield [organisation, other, BETWEEN.join(tie.via), tie.standing, BETWEEN.join(cited)]


def _write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Semicolons between cells and an apostrophe before what a spreadsheet would run, as in all tables of ours."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";", lineterminator="\n").writerows([guard(cell) for cell in row] for row in rows)


def _made_up(tables: Iterable[Table], found: Gathered) -> list[str]:
    """Titles of the made-up datasets that anything in the tables comes from."""
    datasets = {one.dataset for record in _shown(tables, found) for one in record.evidence}
    return sorted(found.datasets[one].title for one in datasets if found.datasets[one].fictional)


def _shown(tables: Iterable[Table], found: Gathered) -> Iterator[Merged]:
    for tie in (tie for table in tables for ties in table.ties.values() for tie in ties):
        yield from (found.nodes[key] for key in (tie.organisation, tie.other, *tie.via))
        yield from tie.links
