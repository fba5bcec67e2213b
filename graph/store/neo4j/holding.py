"""What a Neo4j store holds before a change: the look-ups of ``graph.store.changing.Holding``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any, TypeVar, cast

import neo4j

from graph.model.codec import decode_saying
from graph.model.records import Link, Merged, Saying
from graph.store.neo4j.natural import THING, link_from, node_from, relationship_types
from graph.store.neo4j.server import stream
from graph.store.neo4j.state import window

Hash = bytes
T = TypeVar("T")

_AT_ONCE = 20_000
"""Keys asked for in one statement: some megabytes."""

_IN_FORCE = window("s")

_TIED = f"""
UNWIND $asked AS tie
MATCH (t:Tie {{tie: tie}})-[:TIES]->(s:Saying) USING INDEX t:Tie(tie)
WHERE {_IN_FORCE}
RETURN DISTINCT s.hash AS hash, s._body AS body
"""
_LINKS_AT = f"""
UNWIND $asked AS end
CALL (end) {{
  MATCH (s:Saying {{source: end}}) USING INDEX s:Saying(source) RETURN s
  UNION
  MATCH (s:Saying {{target: end}}) USING INDEX s:Saying(target) RETURN s
}}
WITH DISTINCT s WHERE {_IN_FORCE}
RETURN s.hash AS hash, s._body AS body
"""
_SAYINGS_ABOUT = f"""
UNWIND $asked AS key
MATCH (s:Saying {{about: key}}) USING INDEX s:Saying(about, hash)
WHERE s.hash >= '' AND {_IN_FORCE}
RETURN s.hash AS hash, s._body AS body
"""
_SAYINGS = f"""
UNWIND $asked AS hash
MATCH (s:Saying {{hash: hash}}) USING INDEX s:Saying(hash)
WHERE {_IN_FORCE}
RETURN s.hash AS hash, s._body AS body, s.about AS about
"""
_RESOLVE = f"""
UNWIND $asked AS id
OPTIONAL MATCH (n:Thing {{key: id}}) USING INDEX n:Thing(key)
OPTIONAL MATCH (s:Alias {{id: id}}) USING INDEX s:Alias(id) WHERE {_IN_FORCE}
WITH id, coalesce(n.key, s.key) AS key WHERE key IS NOT NULL
RETURN id, key
"""
_NODES = """
UNWIND $asked AS key
MATCH (n:Thing {key: key}) USING INDEX n:Thing(key)
RETURN labels(n) AS labels, properties(n) AS found
"""
_HIDDEN = """
UNWIND $asked AS key
MATCH (n:Thing {key: key}) USING INDEX n:Thing(key) WHERE n._scope = 1
RETURN n.key AS key
"""
_SAID = f"MATCH (s:Saying {{dataset: $dataset}}) USING INDEX s:Saying(dataset) WHERE {_IN_FORCE} RETURN s.hash AS hash"
_DESCRIBED = f"""
MATCH (s:Dataset {{id: $dataset}}) WHERE {_IN_FORCE} RETURN s.hash AS hash
UNION ALL
MATCH (s:Document {{dataset: $dataset}}) WHERE {_IN_FORCE} RETURN s.hash AS hash
"""
_PERSONAL = f"""
UNWIND $asked AS hash
MATCH (s:Personal {{hash: hash}}) USING INDEX s:Personal(hash)
WHERE {_IN_FORCE}
RETURN s.hash AS hash, s.names AS names
"""
_WAITING = f"""
MATCH (s:Saying {{dataset: $dataset, about: ''}}) USING INDEX s:Saying(about, hash)
WHERE s.hash >= '' AND s.source IS NOT NULL AND {_IN_FORCE}
RETURN s.hash AS hash, s._body AS body
"""


@cache
def links_statement() -> str:
    """The relationships under the keys of ``$asked``, a list for each kind (``by_kind``), by the kinds' own indexes.

    One statement for all kinds: it is planned once, and a slice takes one way there and back instead of ten.
    """
    return " UNION ALL ".join(
        f"UNWIND $asked.{kind} AS key MATCH (a:{THING})-[l:{name} {{key: key}}]->(b:{THING}) USING INDEX l:{name}(key)"
        " WHERE l._scope <= $scope"
        " RETURN type(l) AS type, a.key AS source, b.key AS target, properties(l) AS found"
        for kind, name in relationship_types().items()
    )


def by_kind(keys: Iterable[str]) -> dict[str, list[str]]:
    """Keys of links by their kind; what is no link's key is left out."""
    found: dict[str, list[str]] = {}
    for key in keys:
        kind = key.partition("|")[0]
        if kind in relationship_types():
            found.setdefault(kind, []).append(key)
    return found


class Neo4jHolding:
    """The look-ups, in one reading transaction of the writer, at one edition.

    Before the first edition there is nothing to look up, and a server that has just started is spared the planning.
    """

    def __init__(self, transaction: neo4j.Transaction, edition: int) -> None:
        self._transaction = transaction
        self._edition = edition

    def _rows(self, statement: str, asked: Iterable[object], **more: object) -> Iterator[neo4j.Record]:
        """Rows for what is asked, some thousand keys at a time."""
        for some in self._portions(asked):
            yield from stream(self._transaction, statement, asked=some, edition=self._edition, **more)

    def _portions(self, asked: Iterable[T]) -> Iterator[list[T]]:
        keys = iter(asked if self._edition else ())
        while some := list(islice(keys, _AT_ONCE)):
            yield some

    def _in_dataset(self, statement: str, dataset: str) -> Iterator[neo4j.Record]:
        if self._edition:
            yield from stream(self._transaction, statement, dataset=dataset, edition=self._edition)

    def tied(self, ties: Collection[str]) -> Mapping[Hash, Saying]:
        """Node sayings and ``same_as`` decisions that carry any of the ties."""
        return _sayings(self._rows(_TIED, ties))

    def links_at(self, ids: Collection[str]) -> Mapping[Hash, Link]:
        """Link sayings with any of the ids as an end, as said."""
        return cast(Mapping[Hash, Link], _sayings(self._rows(_LINKS_AT, ids)))

    def links_of(self, keys: Collection[str]) -> Mapping[Hash, Link]:
        """Link sayings that belong to any of the merged links."""
        return cast(Mapping[Hash, Link], _sayings(self._rows(_SAYINGS_ABOUT, keys)))

    def resolve(self, ids: Collection[str]) -> Mapping[str, str]:
        """The merged id of each of the ids that has one."""
        return {row["id"]: row["key"] for row in self._rows(_RESOLVE, ids)}

    def merged(self, keys: Collection[str]) -> Mapping[str, Merged]:
        """The merged records under the keys, as far as there are any."""
        found: dict[str, Merged] = {row["found"]["key"]: node_from(*row.values()) for row in self._rows(_NODES, keys)}
        for some in self._portions(keys):
            if asked := by_kind(some):
                rows = stream(self._transaction, links_statement(), asked=asked, scope=1)
                found.update((link.key, link) for link in (link_from(*row.values()) for row in rows))
        return found

    def hidden(self, keys: Collection[str]) -> set[str]:
        """Which of the merged nodes under the keys only the network may see."""
        return {row["key"] for row in self._rows(_HIDDEN, keys)}

    def said(self, dataset: str) -> set[Hash]:
        """The hashes of all sayings of a dataset."""
        return {bytes.fromhex(row["hash"]) for row in self._in_dataset(_SAID, dataset)}

    def described(self, dataset: str) -> set[Hash]:
        """The hashes of a dataset's own record and of its documents."""
        return {bytes.fromhex(row["hash"]) for row in self._in_dataset(_DESCRIBED, dataset)}

    def sayings(self, hashes: Collection[Hash]) -> Mapping[Hash, tuple[Saying, str | None]]:
        """The sayings under these hashes and the merged key each belongs to."""
        rows = self._rows(_SAYINGS, (h.hex() for h in hashes))
        return {bytes.fromhex(row["hash"]): (decode_saying(row["body"]), row["about"] or None) for row in rows}

    def personal_names(self, hashes: Collection[Hash]) -> Mapping[Hash, set[str]]:
        """Which personal values the sayings under these hashes have."""
        rows = self._rows(_PERSONAL, (h.hex() for h in hashes))
        return {bytes.fromhex(row["hash"]): set(row["names"]) for row in rows}

    def waiting(self, dataset: str) -> Mapping[Hash, Link]:
        """A dataset's link sayings that belong to no merged record yet."""
        return cast(Mapping[Hash, Link], _sayings(self._in_dataset(_WAITING, dataset)))


def _sayings(rows: Iterable[Any]) -> dict[Hash, Saying]:
    return {bytes.fromhex(row["hash"]): decode_saying(row["body"]) for row in rows}
