"""What an SQLite store holds before a change: the look-ups of ``graph.store.changing``."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, cast

from graph.model.codec import decode_link, decode_node, decode_saying
from graph.model.records import Link, Merged, Saying

_AT_ONCE = 500
"""Hashes asked for in one statement. SQLite has no lists of bytes, and old ones take 999 arguments."""


def keys_json(keys: Iterable[str]) -> str:
    """Keys as an argument for ``json_each``."""
    return json.dumps(sorted(keys))


class SqliteHolding:
    """What the store holds before a change, for ``graph.store.changing``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def tied(self, ties: Collection[str]) -> Mapping[bytes, Saying]:
        """Node sayings and ``same_as`` decisions that carry any of the ties."""
        rows = self._db.execute(
            "SELECT saying.hash, body FROM json_each(?) AS asked CROSS JOIN tie ON tie.tie = asked.value"
            " JOIN saying ON saying.hash = tie.hash",
            (keys_json(ties),),
        )
        return {h: decode_saying(body) for h, body in rows}

    def links_at(self, ids: Collection[str]) -> Mapping[bytes, Link]:
        """Link sayings with any of the ids as an end, as said."""
        sql = (
            "SELECT hash, body FROM json_each(?) AS asked CROSS JOIN saying"
            " ON saying.{end} = asked.value AND saying.{end} IS NOT NULL"
        )
        found = {}
        for end in ("source", "target"):
            for h, body in self._db.execute(sql.format(end=end), (keys_json(ids),)):
                found[h] = cast(Link, decode_saying(body))
        return found

    def links_of(self, keys: Collection[str]) -> Mapping[bytes, Link]:
        """Link sayings that belong to any of the merged links."""
        rows = self._db.execute(
            "SELECT hash, body FROM json_each(?) AS asked CROSS JOIN saying ON saying.record = asked.value",
            (keys_json(keys),),
        )
        return {h: cast(Link, decode_saying(body)) for h, body in rows}

    def resolve(self, ids: Collection[str]) -> Mapping[str, str]:
        """The merged id of each of the ids that has one."""
        rows = self._db.execute(
            "SELECT alias.id, node FROM json_each(?) AS asked CROSS JOIN alias ON alias.id = asked.value",
            (keys_json(ids),),
        )
        return dict(rows)

    def merged(self, keys: Collection[str]) -> Mapping[str, Merged]:
        """The merged records under the keys, as far as there are any."""
        asked = (keys_json(keys),)
        nodes = self._db.execute(
            "SELECT kind, node.key, body FROM json_each(?) AS asked CROSS JOIN node ON node.key = asked.value",
            asked,
        )
        found: dict[str, Merged] = {key: decode_node(kind, key, body) for kind, key, body in nodes}
        links = self._db.execute(
            "SELECT kind, link.key, source, target, body"
            " FROM json_each(?) AS asked CROSS JOIN link ON link.key = asked.value",
            asked,
        )
        found.update({row[1]: decode_link(*row) for row in links})
        return found

    def hidden(self, keys: Collection[str]) -> set[str]:
        """Which of the merged nodes under the keys only the network may see."""
        rows = self._db.execute(
            "SELECT node.key FROM json_each(?) AS asked CROSS JOIN node ON node.key = asked.value WHERE visibility = 1",
            (keys_json(keys),),
        )
        return {key for (key,) in rows}

    def said(self, dataset: str) -> set[bytes]:
        """The hashes of all sayings of a dataset."""
        return {h for (h,) in self._db.execute("SELECT hash FROM saying WHERE dataset = ?", (dataset,))}

    def described(self, dataset: str) -> set[bytes]:
        """The hashes of a dataset's own record and of its documents."""
        rows = self._db.execute(
            "SELECT hash FROM dataset WHERE id = ? UNION ALL SELECT hash FROM document WHERE dataset = ?",
            (dataset, dataset),
        )
        return {h for (h,) in rows}

    def sayings(self, hashes: Collection[bytes]) -> dict[bytes, tuple[Saying, str | None]]:
        """The sayings under these hashes, and the merged key each belongs to."""
        rows = self._under("SELECT hash, body, record FROM saying", hashes)
        return {h: (decode_saying(body), record) for h, body, record in rows}

    def personal_names(self, hashes: Collection[bytes]) -> dict[bytes, set[str]]:
        """Which personal values the sayings under these hashes have."""
        found: dict[bytes, set[str]] = defaultdict(set)
        for h, name in self._under("SELECT hash, property FROM personal", hashes):
            found[h].add(name)
        return found

    def waiting(self, dataset: str) -> dict[bytes, Link]:
        """A dataset's link sayings that belong to no merged record yet."""
        rows = self._db.execute(
            "SELECT hash, body FROM saying WHERE dataset = ? AND record IS NULL AND source IS NOT NULL", (dataset,)
        )
        return {h: cast(Link, decode_saying(body)) for h, body in rows}

    def _under(self, sql: str, hashes: Collection[bytes]) -> Iterator[Any]:
        """The rows of a table under these hashes."""
        wanted = sorted(hashes)
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            yield from self._db.execute(f"{sql} WHERE hash IN ({','.join('?' * len(some))})", some)
