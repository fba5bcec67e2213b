"""Writing a change into an SQLite store: the look-ups a plan needs, and putting the plan down."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from operator import itemgetter
from typing import cast

from graph.merge.identity import ties
from graph.merge.merge import moment
from graph.model.codec import decode_link, decode_node, decode_saying, encode_merged, encode_saying, to_json
from graph.model.dates import last_day
from graph.model.records import Link, Merged, MergedLink, MergedNode, Saying, Values
from graph.model.text import Analyser
from graph.store.base import LogEntry
from graph.store.plan import Plan
from graph.store.words import node_terms, same_terms

_SORTED_AT_ONCE = 200_000
"""Index words sorted before they are written: some 40 MB."""


def _keys(keys: Iterable[str]) -> str:
    return json.dumps(sorted(keys))


class SqliteHeld:
    """What the store holds before a change, for ``graph.store.plan``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def tied(self, ties: Collection[str]) -> Mapping[bytes, Saying]:
        """Node sayings and ``same_as`` decisions that carry any of the ties."""
        rows = self._db.execute(
            "SELECT saying.hash, body FROM json_each(?) AS asked CROSS JOIN tie ON tie.tie = asked.value"
            " JOIN saying ON saying.hash = tie.hash",
            (_keys(ties),),
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
            for h, body in self._db.execute(sql.format(end=end), (_keys(ids),)):
                found[h] = cast(Link, decode_saying(body))
        return found

    def links_of(self, keys: Collection[str]) -> Mapping[bytes, Link]:
        """Link sayings that belong to any of the merged links."""
        rows = self._db.execute(
            "SELECT hash, body FROM json_each(?) AS asked CROSS JOIN saying ON saying.record = asked.value",
            (_keys(keys),),
        )
        return {h: cast(Link, decode_saying(body)) for h, body in rows}

    def resolve(self, ids: Collection[str]) -> Mapping[str, str]:
        """The merged id of each of the ids that has one."""
        rows = self._db.execute(
            "SELECT alias.id, node FROM json_each(?) AS asked CROSS JOIN alias ON alias.id = asked.value",
            (_keys(ids),),
        )
        return dict(rows)

    def merged(self, keys: Collection[str]) -> Mapping[str, Merged]:
        """The merged records under the keys, as far as there are any."""
        asked = (_keys(keys),)
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
            (_keys(keys),),
        )
        return {key for (key,) in rows}


def write_sayings(
    db: sqlite3.Connection,
    dropped: Mapping[bytes, Saying],
    added: Mapping[bytes, Saying],
    personal: Mapping[bytes, Values],
    plan: Plan,
) -> None:
    """Drop and add sayings with their ties and personal values, and tell the others where they now belong.

    Rows go in by key, as the tables are sorted; that is several times faster than in any other order.
    """
    gone = sorted(dropped)
    for table in ("saying", "personal"):
        db.executemany(f"DELETE FROM {table} WHERE hash = ?", ((h,) for h in gone))
    db.executemany("DELETE FROM tie WHERE tie = ? AND hash = ?", _ties(dropped))
    db.executemany(
        "INSERT INTO saying (hash, dataset, kind, source, target, record, body) VALUES (?,?,?,?,?,?,?)",
        (
            (
                h,
                saying.evidence.dataset,
                saying.kind,
                saying.source if isinstance(saying, Link) else None,
                saying.target if isinstance(saying, Link) else None,
                plan.record_of.get(h),
                encode_saying(saying),
            )
            for h, saying in sorted(added.items(), key=itemgetter(0))
        ),
    )
    db.executemany(
        "INSERT INTO tie (tie, hash) VALUES (?,?)",
        _ties(added),
    )
    db.executemany(
        "INSERT INTO personal (hash, property, value) VALUES (?,?,?)",
        ((h, name, to_json(value)) for h, values in personal.items() for name, value in values.items()),
    )
    db.executemany(
        "UPDATE saying SET record = ? WHERE hash = ? AND record IS NOT ?",
        ((key, h, key) for h, key in plan.record_of.items() if h not in added),
    )


def _ties(sayings: Mapping[bytes, Saying]) -> list[tuple[str, bytes]]:
    return sorted((tie, h) for h, saying in sayings.items() for tie in set(ties(saying)))


def write_merged(db: sqlite3.Connection, plan: Plan, analyser: Analyser) -> None:
    """Put the merged records down, with the ids that lead to them and the words they are found by."""
    old = sorted(key for key in plan.before if key in plan.put or key in plan.drop)
    nodes = [record for _, record in sorted(plan.put.items()) if isinstance(record, MergedNode)]
    links = [record for _, record in sorted(plan.put.items()) if isinstance(record, MergedLink)]
    for table in ("node", "link"):
        db.executemany(f"DELETE FROM {table} WHERE key = ?", ((key,) for key in old))
    db.executemany(
        "INSERT INTO node (key, kind, visibility, said, verified, body) VALUES (?,?,?,?,?,?)",
        ((n.key, n.kind, n.visibility == "network", *_days(n), encode_merged(n)) for n in nodes),
    )
    db.executemany(
        "INSERT INTO link (key, kind, source, target, visibility, said, verified, body) VALUES (?,?,?,?,?,?,?,?)",
        ((n.key, n.kind, n.source, n.target, n.visibility == "network", *_days(n), encode_merged(n)) for n in links),
    )
    db.executemany("DELETE FROM alias WHERE id = ?", ((one,) for one in plan.gone_ids))
    db.executemany("INSERT OR REPLACE INTO alias (id, node) VALUES (?,?)", sorted(plan.ids.items()))
    db.executemany("DELETE FROM former WHERE id = ?", ((one,) for one in plan.ids))
    write_former(db, plan.gone_ids)
    before = {key: record for key in old if isinstance(record := plan.before[key], MergedNode)}
    alike = {n.key for n in nodes if n.key in before and same_terms(before[n.key], n)}
    db.executemany("DELETE FROM word WHERE node = ?", ((key,) for key in before if key not in alike))
    write_words(db, (n for n in nodes if n.key not in alike), analyser)


def write_former(db: sqlite3.Connection, heirs: Mapping[str, str]) -> None:
    """Ids that no saying carries any more, with their heirs."""
    db.executemany("INSERT OR REPLACE INTO former (id, heir) VALUES (?,?)", sorted(heirs.items()))


def write_words(db: sqlite3.Connection, nodes: Iterable[MergedNode], analyser: Analyser) -> None:
    """Index nodes that are not in the index yet."""
    rows = ((token, node.key, weight) for node in nodes for token, weight in node_terms(node, analyser).items())
    while batch := sorted(islice(rows, _SORTED_AT_ONCE)):
        db.executemany("INSERT INTO word (token, node, weight) VALUES (?,?,?)", batch)


def _days(record: Merged) -> tuple[int | None, int | None]:
    """Day numbers: when something of the record was last said, and last verified."""
    said = max((moment(evidence) for evidence in record.evidence), default=-1)
    verified = [day for evidence in record.evidence if (day := last_day(evidence.verified_on)) is not None]
    return (said if said > 0 else None), (max(verified).toordinal() if verified else None)


def write_log(db: sqlite3.Connection, entries: Iterable[LogEntry]) -> None:
    """Append entries to the change log."""
    db.executemany(
        "INSERT INTO log (revision, at, dataset, key, what, before, after, visibility) VALUES (?,?,?,?,?,?,?,?)",
        (
            (
                entry.revision,
                entry.at,
                entry.dataset,
                entry.key,
                entry.what,
                to_json(dict(entry.before)) if entry.before else "{}",
                to_json(dict(entry.after)) if entry.after else "{}",
                entry.visibility == "network",
            )
            for entry in entries
        ),
    )


def close_log(db: sqlite3.Connection, keys: Collection[str]) -> None:
    """Keep all earlier entries of these records inside the network."""
    if keys:
        db.execute(
            "UPDATE log SET visibility = 1 WHERE visibility = 0 AND key IN (SELECT value FROM json_each(?))",
            (_keys(keys),),
        )
