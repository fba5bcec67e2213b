"""Rows on their way into the database, a bounded number in each transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import neo4j

from graph.store.neo4j.lease import Turn
from graph.store.neo4j.server import stream
from graph.store.neo4j.state import begin_stage

Row = Mapping[str, Any]

AT_ONCE = 10_000
"""Rows in one transaction, or one message, at the most: more are not quicker. A long row counts as several."""

FIRST = 1
"""The first edition of a database: nothing comes before it."""

_LONG = 2_000  # letters that count as one more row


class Batches:
    """Statements with their rows, written in the order they are added. ``finish`` writes what is left.

    ``edition`` is the one that is being staged; statements know it as ``$next``. ``at_once``: rows in one
    transaction; a long row counts as several.
    """

    def __init__(self, turn: Turn, edition: int, at_once: int) -> None:
        self._turn = turn
        self._edition = edition
        self._at_once = at_once
        self._waiting: list[tuple[str, list[Row]]] = []
        self._weight = 0
        self._begun = False

    def add(self, statement: str, rows: Iterable[Row]) -> None:
        """Put rows in the queue of a statement that unwinds ``$rows``."""
        for row in rows:
            if not self._waiting or self._waiting[-1][0] != statement:
                self._waiting.append((statement, []))
            self._waiting[-1][1].append(row)
            self._weight += weight(row)
            if self._weight >= self._at_once:
                self.finish()

    def end(self, name: str, key: str, rows: Iterable[Row]) -> None:
        """Let what stands beside the graph under this label end with the next edition, found by a property of rows."""
        if self._edition == FIRST:
            return  # there is nothing yet that could end
        self.add(
            f"UNWIND $rows AS row MATCH (n:{name} {{{key}: row.{key}}}) USING INDEX n:{name}({key})"
            " WHERE n._since < $next AND n._until IS NULL SET n._until = $next",
            rows,
        )

    def finish(self) -> None:
        """Write what is in the queue, in one transaction."""
        if not self._waiting:
            return
        waiting, self._waiting, self._weight = self._waiting, [], 0

        def write(transaction: neo4j.Transaction) -> None:
            if not self._begun:
                begin_stage(transaction)
            for statement, rows in waiting:
                stream(transaction, statement, rows=rows, next=self._edition).consume()

        self._turn.write(write)
        self._begun = True


def portions(rows: Iterable[Row]) -> list[list[Row]]:
    """Rows in portions that one message to the server can carry."""
    found: list[list[Row]] = []
    size = AT_ONCE
    for row in rows:
        if size >= AT_ONCE:
            found.append([])
            size = 0
        found[-1].append(row)
        size += weight(row)
    return found


def weight(row: Row) -> int:
    """How many rows a row counts for: its lists and long texts weigh more."""
    return 1 + sum(map(_weight, row.values()))


def _weight(value: object) -> int:
    if isinstance(value, str):
        return len(value) // _LONG
    if isinstance(value, Mapping):
        return weight(value) - 1
    return len(value) if isinstance(value, list) else 0
