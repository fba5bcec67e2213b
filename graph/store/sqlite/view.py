"""Reading one revision of an SQLite store."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from weakref import WeakSet

from graph.merge.merge import merge_values
from graph.model.codec import (
    decode_dataset,
    decode_document,
    decode_link,
    decode_node,
    decode_saying,
    values_in,
)
from graph.model.records import (
    Dataset,
    Document,
    Merged,
    MergedLink,
    MergedNode,
    Saying,
    Value,
)
from graph.model.text import Analyser
from graph.store.base import SELECTIONS, DocumentKey, LogEntry, Revision, Scope, Slice
from graph.store.heirs import heir
from graph.store.log import beginning
from graph.store.selections import arguments, told
from graph.store.sqlite.decoded import Decoded

SCOPES: dict[Scope, int] = {"public": 0, "network": 1}


@cache
def selection(name: str) -> str:
    """The text of a selection file. Raises KeyError for a name that is not one of the contract's."""
    if name not in SELECTIONS:
        raise KeyError(name)
    return files("graph.store.sqlite").joinpath("selections", f"{name}.sql").read_text(encoding="utf-8")


def _bound(given: Mapping[str, object]) -> dict[str, object]:
    """Arguments as the query files take them: lists as JSON."""
    return {key: json.dumps(value) if isinstance(value, list) else value for key, value in given.items()}


def _told(asked: bool, personal: bool) -> str:
    """The query of ``told``. What waits has no record and sorts before all keys."""
    own = (
        "(SELECT json_group_object(property, json(value)) FROM personal WHERE personal.hash = saying.hash)"
        if personal
        else "NULL"
    )
    source = "json_each(?) AS asked CROSS JOIN saying ON saying.record = asked.value" if asked else "saying"
    return f"SELECT COALESCE(record, ''), body, {own} FROM {source} ORDER BY record, hash"


def _asked(keys: Collection[str] | None) -> tuple[str, ...]:
    return () if keys is None else (json.dumps(sorted(set(keys))),)


class SqliteView:
    """One revision, read through one connection inside one transaction."""

    def __init__(
        self, connection: sqlite3.Connection, revision: Revision, analyser: Analyser, decoded: Decoded
    ) -> None:
        self._db = connection
        self._analyser = analyser
        self._decoded = decoded
        self._cursors: WeakSet[sqlite3.Cursor] = WeakSet()
        self._over = False
        self._datasets: dict[str, Dataset] | None = None
        self.revision = revision

    def end(self) -> None:
        """Let go of what was not read to its end: it would hold the connection to this revision."""
        self._over = True
        for cursor in list(self._cursors):
            cursor.close()

    def _run(self, sql: str, args: Sequence[object] | Mapping[str, object] = ()) -> sqlite3.Cursor:
        if self._over:
            raise RuntimeError("a view is over when ask returns; read streams to their end inside the work")
        cursor: sqlite3.Cursor = self._db.execute(sql, args)
        self._cursors.add(cursor)
        return cursor

    def select(self, name: str, scope: Scope, **args: object) -> Slice:
        """Cut a slice; see ``graph/store/README.md`` for names and arguments."""
        given = arguments(name, self._analyser, args)
        rows = self._run(selection(name), {"scope": SCOPES[scope], **_bound(given)}).fetchall()
        hits = told(name, ((key, number) for form, key, number in rows if form == "h"))
        if name == "spellings":  # words, not records
            return Slice(hits=hits)
        links = self._links((key for form, key, _ in rows if form == "l"), scope)
        wanted = {key for form, key, _ in rows if form in "nh"}
        wanted.update(end for link in links for end in (link.source, link.target))
        nodes = self._nodes(wanted, scope)
        return self._with_sources(nodes, links, hits)

    def _nodes(self, keys: Iterable[str], scope: Scope) -> dict[str, MergedNode]:
        asked = sorted(set(keys))
        if not asked:
            return {}
        rows = self._run(
            "SELECT kind, node.key, body FROM json_each(?) AS asked CROSS JOIN node ON node.key = asked.value"
            " WHERE visibility <= ?",
            (json.dumps(asked), SCOPES[scope]),
        )
        return {key: self._decoded.node(kind, key, body) for kind, key, body in rows}

    def _links(self, keys: Iterable[str], scope: Scope) -> tuple[MergedLink, ...]:
        asked = sorted(set(keys))
        if not asked:
            return ()
        rows = self._run(
            "SELECT kind, link.key, source, target, body"
            " FROM json_each(?) AS asked CROSS JOIN link ON link.key = asked.value WHERE visibility <= ?",
            (json.dumps(asked), SCOPES[scope]),
        )
        return tuple(self._decoded.link(*row) for row in rows)

    def _with_sources(
        self,
        nodes: Mapping[str, MergedNode],
        links: tuple[MergedLink, ...],
        hits: tuple[tuple[str, int], ...],
    ) -> Slice:
        records: tuple[Merged, ...] = (*nodes.values(), *links)
        if not records:
            return Slice(hits=hits)
        cited = {(e.dataset, e.document) for record in records for e in record.evidence}
        rows = self._run(
            "SELECT dataset, document.id, body FROM json_each(?) AS asked CROSS JOIN document"
            " ON document.dataset = json_extract(asked.value, '$[0]')"
            " AND document.id = json_extract(asked.value, '$[1]')",
            (json.dumps(sorted(cited)),),
        )
        documents = {(dataset, key): self._decoded.document(body) for dataset, key, body in rows}
        datasets = {key: one for key, one in self.datasets().items() if key in {d for d, _ in cited}}
        return Slice(nodes, links, hits, documents, datasets)

    def sayings(self, keys: Collection[str] | None = None) -> Iterator[Saying]:
        """The sayings about the given merged records (None: all), without personal values, by key and hash."""
        if keys is None:
            rows = self._run("SELECT body FROM saying ORDER BY record, hash")
        else:
            rows = self._run(
                "SELECT body FROM json_each(?) AS asked CROSS JOIN saying ON saying.record = asked.value"
                " ORDER BY record, hash",
                (json.dumps(sorted(set(keys))),),
            )
        for (body,) in rows:
            yield decode_saying(body)

    def originals(self) -> Iterator[Saying]:
        """Every saying as it was given, personal values included."""
        rows = self._run(
            "SELECT body, (SELECT json_group_object(property, json(value)) FROM personal"
            " WHERE personal.hash = saying.hash) FROM saying ORDER BY hash"
        )
        for body, personal in rows:
            saying = decode_saying(body)
            own = values_in(json.loads(personal))
            yield replace(saying, values={**saying.values, **own}) if own else saying

    def told(self, keys: Collection[str] | None = None, personal: bool = False) -> Iterator[tuple[str, Saying]]:
        """Sayings with the key of their merged record, by key and hash; what waits comes first, under ""."""
        for key, body, own in self._run(_told(keys is not None, personal), _asked(keys)):
            saying = decode_saying(body)
            apart = values_in(json.loads(own)) if personal else None
            yield key, replace(saying, values={**saying.values, **apart}) if apart else saying

    def personal(self, keys: Collection[str]) -> Mapping[str, Mapping[str, Value]]:
        """Merged personal values by key: of several sayings the newest wins, as everywhere."""
        rows = self._run(
            "SELECT saying.record, saying.body, json_group_object(personal.property, json(personal.value))"
            " FROM json_each(?) AS asked CROSS JOIN saying ON saying.record = asked.value"
            " JOIN personal ON personal.hash = saying.hash GROUP BY saying.hash ORDER BY saying.hash",
            (json.dumps(sorted(set(keys))),),
        )
        said: dict[str, list[Saying]] = {}
        for key, body, values in rows:
            own = values_in(json.loads(values))
            said.setdefault(key, []).append(replace(decode_saying(body), values=own))
        return {key: merge_values(sayings) for key, sayings in said.items()}

    def records(self) -> Iterator[Merged]:
        """Every merged record, ordered by key (by code points)."""
        rows = self._run(
            "SELECT key, kind, NULL, NULL, body FROM node"
            " UNION ALL SELECT key, kind, source, target, body FROM link ORDER BY 1"
        )
        for key, kind, source, target, body in rows:
            if source is None:
                yield decode_node(kind, key, body)
            else:
                yield decode_link(kind, key, source, target, body)

    def all_nodes(self) -> list[MergedNode]:
        """Every merged node, by key."""
        rows = self._run("SELECT kind, key, body FROM node ORDER BY key")
        return [decode_node(kind, key, body) for kind, key, body in rows]

    def datasets(self) -> dict[str, Dataset]:
        """What is loaded, by id."""
        if self._datasets is None:
            rows = self._run("SELECT id, body FROM dataset ORDER BY id")
            self._datasets = {key: decode_dataset(body) for key, body in rows}
        return dict(self._datasets)

    def documents(self) -> dict[DocumentKey, Document]:
        """Every document that a loaded dataset brings."""
        rows = self._run("SELECT dataset, id, body FROM document ORDER BY dataset, id")
        return {(dataset, key): decode_document(body) for dataset, key, body in rows}

    def log(self, scope: Scope, after_revision: int = 0, since: str = "") -> Iterator[LogEntry]:
        """The change log, oldest first."""
        rows = self._run(
            "SELECT revision, at, dataset, key, what, before, after, visibility FROM log"
            " WHERE revision > ? AND at >= ? AND visibility <= ? ORDER BY number",
            (after_revision, beginning(since), SCOPES[scope]),
        )
        for revision, at, dataset, key, what, before, after, visibility in rows:
            yield LogEntry(
                revision,
                at,
                dataset,
                key,
                what,
                values_in(json.loads(before)),
                values_in(json.loads(after)),
                "network" if visibility else "public",
            )

    def log_length(self, scope: Scope, after_revision: int = 0, since: str = "") -> int:
        """How many entries ``log`` would give."""
        rows = self._run(
            "SELECT COUNT(*) FROM log WHERE revision > ? AND at >= ? AND visibility <= ?",
            (after_revision, beginning(since), SCOPES[scope]),
        )
        return next(int(count) for (count,) in rows)

    def former(self, node_id: str) -> str | None:
        """The heir of an id that no saying carries any more; "" without one; None if it never was an id."""

        def look(one: str) -> str | None:
            row = self._run("SELECT heir FROM former WHERE id = ?", (one,)).fetchone()
            return str(row[0]) if row else None

        return heir(node_id, look)

    def former_ids(self) -> Mapping[str, str]:
        """Every id that no saying carries any more, with its heir or ""."""
        return dict(self._run("SELECT id, heir FROM former ORDER BY id"))

    def kept(self, name: str) -> bytes | None:
        """What ``keep`` put away under a name."""
        row = self._run("SELECT content FROM kept WHERE name = ?", (name,)).fetchone()
        return bytes(row[0]) if row else None
