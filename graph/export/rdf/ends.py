"""Direct triples between things. What they are hangs on both ends, which are known only when all has gone by.

Things and relations in force wait in a temporary database on disk, so that memory does not grow with the network;
SQLite removes it by itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from types import TracebackType
from typing import NamedTuple, Self

from graph.export.rdf import lines
from graph.export.rdf.blocks import TYPE, Block, Graphs, Part
from graph.export.rdf.names import Names
from graph.export.rdf.outside import NOT_RECORDED, Outside, in_words, not_recorded
from graph.export.rdf.prefixes import term
from graph.export.rdf.terms import OTHER_SERVICE, PUBLIC_SERVICE, SHORTCUTS
from graph.export.rdf.things import CURRENT, PUBLIC, REACHABLE, TYPED
from graph.model.records import MergedLink, MergedNode
from graph.model.vocabulary import LANGUAGES, LINK_KINDS, kind_of_id
from graph.model.wording import label

_SCHEMA = """
CREATE TABLE thing (id TEXT PRIMARY KEY, marks INTEGER, described INTEGER, graphs TEXT) WITHOUT ROWID;
CREATE TABLE relation (key TEXT, kind TEXT, source TEXT, target TEXT, role TEXT, graphs TEXT);
CREATE TABLE public (id TEXT PRIMARY KEY) WITHOUT ROWID;
"""
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
WHERE a.marks & {CURRENT} AND b.marks & {CURRENT} OR kind IN ('succeeded_by', 'different_from')
ORDER BY key
"""
_SERVICES = f"""
SELECT id, described, graphs, id IN (SELECT id FROM public) FROM thing
WHERE id LIKE 'service/%' AND marks & {TYPED} ORDER BY id
"""
_NOWHERE = f"""
SELECT id, graphs FROM thing WHERE marks & {PUBLIC} AND NOT EXISTS (
  SELECT 1 FROM relation JOIN thing AS area ON area.id = target
  WHERE source = thing.id AND kind = 'located_in' AND area.marks & {TYPED} AND area.marks & {CURRENT}
    AND thing.marks & {CURRENT}
) ORDER BY id
"""
_AT_ONCE = 5_000
_BETWEEN = "\x1f"


class Ends:
    """Gathers things and relations, then tells the direct triples. To be closed, or used with ``with``."""

    def __init__(self, names: Names, outside: Outside) -> None:
        self._names, self._outside = names, outside
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.executescript(_SCHEMA)
        self._db.execute("BEGIN")
        self._things: list[tuple[str, int, bool, str]] = []
        self._relations: list[tuple[str, str, str, str, str, str]] = []
        self._own = {kind.name: lines.iri(names.relation(kind.name)) for kind in LINK_KINDS}
        self._symmetric = {kind.name for kind in LINK_KINDS if kind.symmetric}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._db.close()

    def thing(self, node: MergedNode, marks: int) -> None:
        """A thing that has gone by."""
        described = any(key.startswith("summary@") for key in node.values)
        self._things.append((node.key, marks, described, _joined({one.dataset for one in node.evidence})))
        if len(self._things) == _AT_ONCE:
            self._put()

    def relation(self, link: MergedLink) -> None:
        """A relation in force that has gone by."""
        role = str(link.values.get("role", ""))
        graphs = _joined({one.dataset for one in link.evidence})
        self._relations.append((link.key, link.kind, link.source, link.target, role, graphs))
        if len(self._relations) == _AT_ONCE:
            self._put()

    def _put(self) -> None:
        self._db.executemany("INSERT OR REPLACE INTO thing VALUES (?, ?, ?, ?)", self._things)
        self._db.executemany("INSERT INTO relation VALUES (?, ?, ?, ?, ?, ?)", self._relations)
        self._things.clear()
        self._relations.clear()

    def blocks(self) -> Iterator[Block]:
        """The direct triples, the classes of services, and what official shapes ask for and nobody has recorded."""
        self._put()
        self._db.execute("CREATE INDEX relation_source ON relation (source, kind)")
        self._db.execute(_AUTHORITIES)
        for key, kind, source, target, role, graphs, *marks in self._db.execute(_RELATIONS):
            yield from self._relation(_Relation(key, kind, source, target, role, _split(graphs), *marks))
        yield from self._services()
        yield from self._nowhere()

    def _relation(self, one: _Relation) -> Iterator[Block]:
        source, target = lines.iri(self._names.thing(one.source)), lines.iri(self._names.thing(one.target))
        if one.current:
            yield Block(source, [(self._own[one.kind], target)], one.graphs)
            if one.kind in self._symmetric:
                yield Block(target, [(self._own[one.kind], source)], one.graphs)
        if not one.typed:
            return
        kinds = kind_of_id(one.source) or "", kind_of_id(one.target) or ""
        for shortcut in SHORTCUTS.get(one.kind, ()):
            if shortcut.fits(*kinds) and (not shortcut.public or (one.source_public and one.target_public)):
                ends = (target, source) if shortcut.inverse else (source, target)
                yield Block(ends[0], [(term(shortcut.predicate), ends[1])], one.graphs)
        if one.kind == "provides":
            yield from self._provides(one, source, target)
        elif one.kind == "reached_through":
            yield from self._reached(one, source)
        elif one.kind == "part_of" and kinds == ("Team", "Organisation") and one.target_marks & PUBLIC:
            yield Block(source, [(term("org:unitOf"), target)], one.graphs)
        elif one.kind == "succeeded_by":
            yield from self._succession(one, source, target)

    def _provides(self, one: _Relation, source: str, target: str) -> Iterator[Block]:
        """Who provides a service: its competent authority or another provider, and the part that it has in it."""
        if kind_of_id(one.target) != "Service":
            return
        authority = one.source_marks & PUBLIC and one.role in {"", "responsible"}
        predicate = term("cv:hasCompetentAuthority") if authority else term("schema:provider")
        yield Block(target, [(predicate, source)], one.graphs)
        if kind_of_id(one.source) not in {"Organisation", "Team", "Network"}:
            return
        statement = lines.iri(self._names.statement(one.key))
        parts: list[Part] = [
            (TYPE, term("cv:Participation")),
            (term("dct:identifier"), lines.text(one.key)),
            (term("cv:hasParticipant"), source),
            (term("cv:role"), self._outside.code("provider_role", one.role or NOT_RECORDED)),
        ]
        parts += [
            (term("dct:description"), lines.tagged(label("link", "provides", language), language))
            for language in LANGUAGES
        ]
        yield Block(statement, parts, one.graphs)
        if one.target_public:
            yield Block(target, [(term("cv:hasParticipation"), statement)], one.graphs)

    def _reached(self, one: _Relation, source: str) -> Iterator[Block]:
        if one.target_marks & REACHABLE and kind_of_id(one.source) in {"Service", "Organisation"}:
            contact = lines.iri(f"{self._names.thing(one.target)}/contact")
            yield Block(source, [(term("cv:contactPoint"), contact)], one.graphs)

    def _succession(self, one: _Relation, source: str, target: str) -> Iterator[Block]:
        """A change of public bodies; the official class is for these alone."""
        if not (one.source_marks & PUBLIC and one.target_marks & PUBLIC):
            return
        parts = [
            (TYPE, term("org:ChangeEvent")),
            (term("org:originalOrganization"), source),
            (term("org:resultingOrganization"), target),
        ]
        yield Block(lines.iri(self._names.statement(one.key)), parts, one.graphs)

    def _services(self) -> Iterator[Block]:
        """A service of a public body, or of anybody else; the first must have a description."""
        marker = lines.iri(self._names.term("not_recorded"))
        for service, described, graphs, public in self._db.execute(_SERVICES):
            subject = lines.iri(self._names.thing(service))
            parts: list[Part] = [(TYPE, term(PUBLIC_SERVICE if public else OTHER_SERVICE))]
            if not described:
                parts += in_words("no-description", term("dct:description"))
                parts.append((marker, term("dct:description")))
            yield Block(subject, parts, _split(graphs))

    def _nowhere(self) -> Iterator[Block]:
        """Public bodies whose area nobody has recorded: the official shape wants one, so it is said to be unknown."""
        marker = lines.iri(self._names.term("not_recorded"))
        nowhere = lines.iri(self._names.term("area_not_recorded"))
        any_yet = False
        for body, graphs in self._db.execute(_NOWHERE):
            any_yet = True
            parts = [(term("dct:spatial"), nowhere), (marker, term("dct:spatial"))]
            yield Block(lines.iri(self._names.thing(body)), parts, _split(graphs))
        if any_yet:
            yield Block(nowhere, [(TYPE, term("dct:Location")), *not_recorded()], ())


class _Relation(NamedTuple):
    """A relation with what is known of its ends."""

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
        """Whether both ends hold now, or the relation is about what has passed."""
        return bool(self.source_marks & self.target_marks & CURRENT) or self.kind in {"succeeded_by", "different_from"}

    @property
    def typed(self) -> bool:
        """Whether both ends have their official classes."""
        return bool(self.source_marks & self.target_marks & TYPED)


def _joined(datasets: set[str]) -> str:
    return _BETWEEN.join(sorted(datasets))


def _split(graphs: str) -> Graphs:
    return tuple(graphs.split(_BETWEEN)) if graphs else ()
