"""Reading one revision of a Neo4j store, inside one reading transaction on one server."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from heapq import merge
from importlib.resources import files
from operator import attrgetter
from typing import Any, cast

import neo4j

from graph.merge.merge import merge_values
from graph.model.codec import decode_dataset, decode_document, decode_saying, values_in
from graph.model.records import Dataset, Document, Merged, MergedLink, MergedNode, Saying, Value
from graph.model.text import Analyser
from graph.store.base import SELECTIONS, DocumentKey, LogEntry, Revision, Scope, Slice
from graph.store.heirs import heir
from graph.store.log import beginning
from graph.store.neo4j.holding import by_kind, links_statement
from graph.store.neo4j.natural import THING, link_from, node_from, relationship_types
from graph.store.neo4j.server import stream
from graph.store.neo4j.state import State, window
from graph.store.selections import arguments, told

SCOPES: dict[Scope, int] = {"public": 0, "network": 1}


_NODES = f"""
UNWIND $keys AS key
MATCH (n:{THING} {{key: key}}) USING INDEX n:{THING}(key) WHERE n._scope <= $scope
RETURN labels(n) AS labels, properties(n) AS found
"""
_DOCUMENTS = f"""
UNWIND $keys AS cited
MATCH (d:Document {{dataset: cited[0], id: cited[1]}}) USING INDEX d:Document(dataset) WHERE {window("d")}
RETURN d._body AS body
"""
_SAYINGS = f"""
MATCH (s:Saying) USING INDEX s:Saying(about, hash) WHERE s.about >= '' AND s.hash >= '' AND {window("s")}
RETURN s._body AS body ORDER BY s.about, s.hash
"""
_SAYINGS_ABOUT = f"""
UNWIND $keys AS key
MATCH (s:Saying {{about: key}}) USING INDEX s:Saying(about, hash) WHERE s.hash >= '' AND {window("s")}
RETURN s._body AS body ORDER BY s.about, s.hash
"""
_TOLD = _SAYINGS.replace("RETURN s._body AS body", "RETURN s.about AS key, s._body AS body, s.hash AS hash")
_TOLD_ABOUT = _SAYINGS_ABOUT.replace("RETURN s._body AS body", "RETURN s.about AS key, s._body AS body, s.hash AS hash")
_ORIGINALS = f"""
MATCH (s:Saying) USING INDEX s:Saying(hash) WHERE s.hash >= '' AND {window("s")}
RETURN s._body AS body, s.hash AS hash ORDER BY s.hash
"""
_ALL_PERSONAL = f"MATCH (p:Personal) WHERE {window('p')} RETURN p.hash AS hash, p._values AS own"
_PERSONAL = f"""
UNWIND $keys AS key
MATCH (s:Saying {{about: key}}) USING INDEX s:Saying(about, hash) WHERE s.hash >= '' AND {window("s")}
MATCH (p:Personal {{hash: s.hash}}) USING INDEX p:Personal(hash) WHERE {window("p")}
RETURN key, s._body AS body, p._values AS own, s.hash AS hash ORDER BY hash
"""
_ALL_NODES = f"""
MATCH (n:{THING}) USING INDEX n:{THING}(key) WHERE n.key >= ''
RETURN labels(n) AS labels, properties(n) AS found ORDER BY n.key
"""
_DATASETS = f"MATCH (d:Dataset) WHERE {window('d')} RETURN d.id AS id, d._body AS body ORDER BY d.id"
_ALL_DOCUMENTS = f"MATCH (d:Document) WHERE {window('d')} RETURN d._body AS body ORDER BY d.dataset, d.id"
_LOG = f"""
MATCH (e:LogEntry) USING INDEX e:LogEntry(revision, place)
WHERE e.revision > $after AND e.place >= 0 AND e.at >= $since AND e.at >= $log_from
  AND e._scope <= $scope AND {window("e")}
"""
_LOG_ENTRIES = _LOG + "RETURN properties(e) AS found ORDER BY e.revision, e.place"
_LOG_LENGTH = _LOG + "RETURN count(e) AS length"
_HEIR = f"MATCH (f:FormerId {{id: $id}}) USING INDEX f:FormerId(id) WHERE {window('f')} RETURN f.heir AS heir"
_FORMER = f"MATCH (f:FormerId) WHERE {window('f')} RETURN f.id AS id, f.heir AS heir ORDER BY f.id"
_KEPT = "MATCH (k:Kept {name: $name}) RETURN k.content AS content"


@cache
def selection(name: str) -> str:
    """The text of a selection file. Raises KeyError for a name that is not one of the contract's."""
    if name not in SELECTIONS:
        raise KeyError(name)
    return files("graph.store.neo4j").joinpath("selections", f"{name}.cypher").read_text(encoding="utf-8")


class Neo4jView:
    """One revision, read inside one transaction."""

    def __init__(self, transaction: neo4j.Transaction, state: State, analyser: Analyser) -> None:
        self._transaction = transaction
        self._state = state
        self._analyser = analyser
        self._datasets: dict[str, Dataset] | None = None  # read once: every slice names those that it cites
        self._over = False

    @property
    def revision(self) -> Revision:
        """The revision that every answer of this view is of."""
        return self._state.revision

    def end(self) -> None:
        """The transaction is over: streams that were not read to their end say so."""
        self._over = True

    def _run(self, statement: str, **parameters: object) -> Iterator[neo4j.Record]:
        self._still()
        for record in stream(self._transaction, statement, edition=self._state.edition, **parameters):
            yield record
            self._still()

    def _still(self) -> None:
        if self._over:
            raise RuntimeError("a view is over when ask returns; read streams to their end inside the work")

    def select(self, name: str, scope: Scope, **args: object) -> Slice:
        """Cut a slice; see ``graph/store/README.md`` for names and arguments."""
        bound = arguments(name, self._analyser, args)
        if name == "names":
            bound["everything"] = self._visible(bound["kinds"], scope)
        rows = [tuple(row.values()) for row in self._run(selection(name), scope=SCOPES[scope], **bound)]
        hits = told(name, ((key, number) for form, key, number in rows if form == "h"))
        if name == "spellings":
            return Slice(hits=hits)
        links = self._links((key for form, key, _ in rows if form == "l"), scope)
        wanted = {key for form, key, _ in rows if form in "nh"}
        wanted.update(end for link in links for end in (link.source, link.target))
        return self._with_sources(self._nodes(wanted, scope), links, hits)

    def _visible(self, kinds: object, scope: Scope) -> int:
        """How many things of the kinds there are for a scope."""
        asked = self._state.counts.keys() if kinds is None else set(cast(list[str], kinds))
        counts = (self._state.counts.get(kind, (0, 0)) for kind in asked)
        return sum(public + (network if scope == "network" else 0) for public, network in counts)

    def _nodes(self, keys: Collection[str], scope: Scope) -> dict[str, MergedNode]:
        if not keys:
            return {}
        rows = self._run(_NODES, keys=sorted(keys), scope=SCOPES[scope])
        return {found["key"]: node_from(labels, found) for labels, found in rows}

    def _links(self, keys: Iterable[str], scope: Scope) -> tuple[MergedLink, ...]:
        asked = by_kind(sorted(set(keys)))
        if not asked:
            return ()
        rows = self._run(links_statement(), asked=asked, scope=SCOPES[scope])
        return tuple(sorted((link_from(*row.values()) for row in rows), key=attrgetter("key")))

    def _with_sources(
        self, nodes: Mapping[str, MergedNode], links: tuple[MergedLink, ...], hits: tuple[tuple[str, int], ...]
    ) -> Slice:
        records: tuple[Merged, ...] = (*nodes.values(), *links)
        if not records:
            return Slice(hits=hits)
        cited = {(e.dataset, e.document) for record in records for e in record.evidence}
        found = (decode_document(row["body"]) for row in self._run(_DOCUMENTS, keys=sorted(map(list, cited))))
        documents = {(document.dataset, document.id): document for document in found}
        loaded, ours = self.datasets(), {dataset for dataset, _ in cited}
        datasets = {key: one for key, one in loaded.items() if key in ours}
        return Slice(nodes, links, hits, documents, datasets)

    def sayings(self, keys: Collection[str] | None = None) -> Iterator[Saying]:
        """The sayings about the given merged records (None: all), without personal values, by key and hash."""
        rows = self._run(_SAYINGS) if keys is None else self._run(_SAYINGS_ABOUT, keys=sorted(set(keys)))
        for row in rows:
            yield decode_saying(row["body"])

    def told(self, keys: Collection[str] | None = None, personal: bool = False) -> Iterator[tuple[str, Saying]]:
        """Sayings with the key of their merged record, by key and hash; what waits comes first, under ""."""
        own = self._own(keys) if personal else {}
        rows = self._run(_TOLD) if keys is None else self._run(_TOLD_ABOUT, keys=sorted(set(keys)))
        for row in rows:
            saying = decode_saying(row["body"])
            apart = own.get(row["hash"])
            yield row["key"], replace(saying, values={**saying.values, **apart}) if apart else saying

    def _own(self, keys: Collection[str] | None) -> dict[str, dict[str, Value]]:
        """Personal values by the hash of their saying: of all, or of what is said of some records."""
        rows = self._run(_ALL_PERSONAL) if keys is None else self._run(_PERSONAL, keys=sorted(set(keys)))
        return {row["hash"]: values_in(json.loads(row["own"])) for row in rows}

    def originals(self) -> Iterator[Saying]:
        """Every saying as it was given, personal values included."""
        personal = self._own(None)
        for row in self._run(_ORIGINALS):
            saying = decode_saying(row["body"])
            own = personal.get(row["hash"])
            yield replace(saying, values={**saying.values, **own}) if own else saying

    def personal(self, keys: Collection[str]) -> Mapping[str, Mapping[str, Value]]:
        """Merged personal values by key: of several sayings the newest wins, as everywhere."""
        said: dict[str, list[Saying]] = {}
        for key, body, own, _ in self._run(_PERSONAL, keys=sorted(set(keys))):
            said.setdefault(key, []).append(replace(decode_saying(body), values=values_in(json.loads(own))))
        return {key: merge_values(sayings) for key, sayings in said.items()}

    def records(self) -> Iterator[Merged]:
        """Every merged record, ordered by key (by code points)."""
        streams: list[Iterator[Merged]] = [self._all_nodes(), *map(self._all_links, relationship_types().values())]
        yield from merge(*streams, key=attrgetter("key"))

    def all_nodes(self) -> Iterator[MergedNode]:
        """Every merged node, by key."""
        return self._all_nodes()

    def _all_nodes(self) -> Iterator[MergedNode]:
        for labels, found in self._run(_ALL_NODES):
            yield node_from(labels, found)

    def _all_links(self, name: str) -> Iterator[MergedLink]:
        statement = (
            f"MATCH (a:{THING})-[l:{name}]->(b:{THING}) USING INDEX l:{name}(key) WHERE l.key >= ''"
            " RETURN type(l) AS type, a.key AS source, b.key AS target, properties(l) AS found ORDER BY l.key"
        )
        for row in self._run(statement):
            yield link_from(*row.values())

    def datasets(self) -> dict[str, Dataset]:
        """What is loaded, by id."""
        if self._datasets is None:
            self._datasets = {row["id"]: decode_dataset(row["body"]) for row in self._run(_DATASETS)}
        return dict(self._datasets)

    def documents(self) -> dict[DocumentKey, Document]:
        """Every document that a loaded dataset brings."""
        found = (decode_document(row["body"]) for row in self._run(_ALL_DOCUMENTS))
        return {(document.dataset, document.id): document for document in found}

    def log(self, scope: Scope, after_revision: int = 0, since: str = "") -> Iterator[LogEntry]:
        """The change log, oldest first."""
        for (found,) in self._run(_LOG_ENTRIES, **self._log_bounds(scope, after_revision, since)):
            yield _entry(found)

    def log_length(self, scope: Scope, after_revision: int = 0, since: str = "") -> int:
        """How many entries ``log`` would give."""
        rows = self._run(_LOG_LENGTH, **self._log_bounds(scope, after_revision, since))
        return next(int(row["length"]) for row in list(rows))

    def _log_bounds(self, scope: Scope, after_revision: int, since: str) -> dict[str, object]:
        return {
            "after": after_revision,
            "since": beginning(since),
            "log_from": self._state.log_from,
            "scope": SCOPES[scope],
        }

    def former(self, node_id: str) -> str | None:
        """The heir of an id that no saying carries any more; "" without one; None if it never was an id."""
        return heir(node_id, self._heir)

    def _heir(self, node_id: str) -> str | None:
        return next((row["heir"] for row in list(self._run(_HEIR, id=node_id))), None)

    def former_ids(self) -> Mapping[str, str]:
        """Every id that no saying carries any more, with its heir or ""."""
        return {row["id"]: row["heir"] for row in self._run(_FORMER)}

    def kept(self, name: str) -> bytes | None:
        """What ``keep`` put away under a name."""
        return next((bytes(row["content"]) for row in list(self._run(_KEPT, name=name))), None)


def _entry(found: Mapping[str, Any]) -> LogEntry:
    return LogEntry(
        found["revision"],
        found["at"],
        found["dataset"],
        found["key"],
        found["what"],
        values_in(json.loads(found["before"])),
        values_in(json.loads(found["after"])),
        "network" if found["_scope"] else "public",
    )
