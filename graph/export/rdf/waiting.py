"""Things and relations that wait until all have gone by, in a temporary database on disk.

So memory does not grow with the network; SQLite removes the database by itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from types import TracebackType
from typing import NamedTuple, Self

from graph.export.rdf.blocks import Graphs
from graph.export.rdf.marks import CURRENT, OVER, PUBLIC, TYPED
from graph.model.records import Merged, MergedLink, MergedNode
from graph.model.vocabulary import kind_of_id

BEYOND_STANDING = ("succeeded_by", "different_from")
"""Relations that are not asked whether their ends hold now: they are about what has passed, or about no state."""

_SCHEMA = """
CREATE TABLE thing (id TEXT PRIMARY KEY, marks INTEGER, described INTEGER, graphs TEXT) WITHOUT ROWID;
CREATE TABLE relation (key TEXT, kind TEXT, source TEXT, target TEXT, role TEXT, graphs TEXT);
CREATE TABLE programme (part TEXT, whole TEXT);
CREATE TABLE located (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE public (id TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX relation_source ON relation (source, kind);
CREATE INDEX programme_whole ON programme (whole);
"""
_OF_ENDED = f"""
WITH RECURSIVE below(id) AS (
  SELECT part FROM programme JOIN thing ON thing.id = whole AND marks & {OVER}
  UNION SELECT part FROM programme JOIN below ON whole = below.id
)
UPDATE thing SET marks = marks & ~{CURRENT} WHERE id IN (SELECT id FROM below)
"""
"""A part of a programme that is over, or has an end, is not said to hold now: ``graph.export.standing``."""

_AUTHORITIES = f"""
INSERT OR IGNORE INTO public
SELECT service.id FROM relation JOIN thing AS body ON body.id = source JOIN thing AS service ON service.id = target
WHERE kind = 'provides' AND role IN ('', 'responsible') AND body.marks & {PUBLIC} AND body.marks & {CURRENT}
  AND service.marks & {TYPED} AND service.marks & {CURRENT} AND service.id LIKE 'service/%'
"""
_RELATIONS = f"""
SELECT key, kind, source, target, role, relation.graphs, a.marks, b.marks,
  source IN (SELECT id FROM public), target IN (SELECT id FROM public)
FROM relation JOIN thing AS a ON a.id = source JOIN thing AS b ON b.id = target
WHERE a.marks & {CURRENT} AND b.marks & {CURRENT} OR kind IN ({", ".join(f"'{kind}'" for kind in BEYOND_STANDING)})
ORDER BY key
"""
_SERVICES = f"""
SELECT id, described, graphs, id IN (SELECT id FROM public) FROM thing
WHERE id LIKE 'service/%' AND marks & {TYPED} ORDER BY id
"""
_NOWHERE = f"""
SELECT id, graphs, id IN (SELECT id FROM located) FROM thing WHERE marks & {PUBLIC} AND NOT EXISTS (
  SELECT 1 FROM relation JOIN thing AS area ON area.id = target
  WHERE source = thing.id AND kind = 'located_in' AND area.marks & {TYPED} AND area.marks & {CURRENT}
    AND thing.marks & {CURRENT}
) ORDER BY id
"""
_AT_ONCE = 5_000
_BETWEEN = "\x1f"


class Relation(NamedTuple):
    """A relation in force with what is known of its ends. ``…_public``: whether that end is a public service."""

    key: str
    kind: str
    source: str
    target: str
    role: str
    graphs: Graphs
    source_marks: int
    target_marks: int
    source_public: bool
    target_public: bool

    @property
    def current(self) -> bool:
        """Whether both ends hold now, or that is not asked."""
        return bool(self.source_marks & self.target_marks & CURRENT) or self.kind in BEYOND_STANDING

    @property
    def typed(self) -> bool:
        """Whether both ends have their official classes."""
        return bool(self.source_marks & self.target_marks & TYPED)


class Waiting:
    """Takes things and relations, and gives them with their ends. To be closed, or used with ``with``."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.executescript(_SCHEMA)
        self._db.execute("BEGIN")
        self._things: list[tuple[str, int, bool, str]] = []
        self._relations: list[tuple[str, str, str, str, str, str]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._db.close()

    def thing(self, node: MergedNode, marks: int) -> None:
        """A thing that has gone by."""
        described = any(key.startswith("summary@") for key in node.values)
        self._things.append((node.key, marks, described, _graphs(node)))
        if len(self._things) == _AT_ONCE:
            self._put()

    def relation(self, link: MergedLink, *, holds: bool) -> None:
        """A relation that has gone by; ``holds``: whether it is in force by what is told of it alone."""
        if link.kind == "part_of" and kind_of_id(link.source) == kind_of_id(link.target) == "Initiative":
            self._db.execute("INSERT INTO programme VALUES (?, ?)", (link.source, link.target))
        if link.kind == "located_in":
            self._db.execute("INSERT OR IGNORE INTO located VALUES (?)", (link.source,))
        if holds:
            role = str(link.values.get("role", ""))
            self._relations.append((link.key, link.kind, link.source, link.target, role, _graphs(link)))
        if len(self._relations) == _AT_ONCE:
            self._put()

    def close(self) -> None:
        """All have gone by: work out what hangs on several of them. Before anything is asked."""
        self._put()
        self._db.executescript(_INDEXES)
        self._db.execute("BEGIN")
        self._db.execute(_OF_ENDED)
        self._db.execute(_AUTHORITIES)

    def relations(self) -> Iterator[Relation]:
        """Relations whose both ends are in force too, by key."""
        for key, kind, source, target, role, graphs, *marks in self._db.execute(_RELATIONS):
            yield Relation(key, kind, source, target, role, _split(graphs), *marks)

    def services(self) -> Iterator[tuple[str, bool, Graphs, bool]]:
        """Real services: id, whether anybody describes it, its datasets, whether a public body provides it."""
        for service, described, graphs, public in self._db.execute(_SERVICES):
            yield service, bool(described), _split(graphs), bool(public)

    def nowhere(self) -> Iterator[tuple[str, Graphs, bool]]:
        """Public bodies that no area in force is told of: id, datasets, whether some other area is recorded."""
        for body, graphs, located in self._db.execute(_NOWHERE):
            yield body, _split(graphs), bool(located)

    def _put(self) -> None:
        self._db.executemany("INSERT OR REPLACE INTO thing VALUES (?, ?, ?, ?)", self._things)
        self._db.executemany("INSERT INTO relation VALUES (?, ?, ?, ?, ?, ?)", self._relations)
        self._things.clear()
        self._relations.clear()


def _graphs(record: Merged) -> str:
    return _BETWEEN.join(sorted({one.dataset for one in record.evidence}))


def _split(graphs: str) -> Graphs:
    return tuple(graphs.split(_BETWEEN)) if graphs else ()
