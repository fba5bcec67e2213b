"""Writing a change into an SQLite store: the look-ups a plan needs, and putting the plan down."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal, cast

from graph.merge.identity import ties
from graph.merge.merge import moment
from graph.model.codec import decode_link, decode_node, decode_saying, encode_merged, encode_saying, to_json
from graph.model.dates import last_day
from graph.model.records import Link, Merged, MergedNode, Saying, Value, Values
from graph.model.text import Analyser
from graph.store.base import LogEntry
from graph.store.plan import Plan
from graph.store.words import node_terms


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


def write_sayings(
    db: sqlite3.Connection,
    dataset: str,
    dropped: Collection[bytes],
    added: Mapping[bytes, Saying],
    personal: Mapping[bytes, Values],
    plan: Plan,
) -> None:
    """Drop and add sayings with their ties and personal values, and tell the others where they now belong."""
    gone = [(h,) for h in dropped]
    for table in ("saying", "tie", "personal"):
        db.executemany(f"DELETE FROM {table} WHERE hash = ?", gone)
    db.executemany(
        "INSERT INTO saying (hash, dataset, kind, source, target, record, body) VALUES (?,?,?,?,?,?,?)",
        (
            (
                h,
                dataset,
                saying.kind,
                saying.source if isinstance(saying, Link) else None,
                saying.target if isinstance(saying, Link) else None,
                plan.record_of.get(h),
                encode_saying(saying),
            )
            for h, saying in added.items()
        ),
    )
    db.executemany(
        "INSERT INTO tie (tie, hash) VALUES (?,?)",
        ((tie, h) for h, saying in added.items() for tie in set(ties(saying))),
    )
    db.executemany(
        "INSERT INTO personal (hash, property, value) VALUES (?,?,?)",
        ((h, name, to_json(value)) for h, values in personal.items() for name, value in values.items()),
    )
    db.executemany(
        "UPDATE saying SET record = ? WHERE hash = ? AND record IS NOT ?",
        ((key, h, key) for h, key in plan.record_of.items() if h not in added),
    )


def write_merged(db: sqlite3.Connection, plan: Plan, analyser: Analyser) -> None:
    """Put the merged records down, with the ids that lead to them and the words they are found by."""
    old = [(key,) for key in plan.before if key in plan.put or key in plan.drop]
    for table, column in (("node", "key"), ("link", "key"), ("word", "node")):
        db.executemany(f"DELETE FROM {table} WHERE {column} = ?", old)
    nodes = [record for record in plan.put.values() if isinstance(record, MergedNode)]
    db.executemany(
        "INSERT INTO node (key, kind, visibility, said, verified, body) VALUES (?,?,?,?,?,?)",
        ((n.key, n.kind, n.visibility == "network", *_days(n), encode_merged(n)) for n in nodes),
    )
    db.executemany(
        "INSERT INTO link (key, kind, source, target, visibility, said, verified, body) VALUES (?,?,?,?,?,?,?,?)",
        (
            (n.key, n.kind, n.source, n.target, n.visibility == "network", *_days(n), encode_merged(n))
            for n in plan.put.values()
            if not isinstance(n, MergedNode)
        ),
    )
    db.executemany("DELETE FROM alias WHERE id = ?", ((one,) for one in plan.gone_ids))
    db.executemany("INSERT OR REPLACE INTO alias (id, node) VALUES (?,?)", plan.ids.items())
    db.executemany("DELETE FROM former WHERE id = ?", ((one,) for one in plan.ids))
    db.executemany("INSERT OR REPLACE INTO former (id, heir) VALUES (?,?)", plan.gone_ids.items())
    write_words(db, nodes, analyser)


def write_words(db: sqlite3.Connection, nodes: Iterable[MergedNode], analyser: Analyser) -> None:
    """Index nodes that are not in the index yet."""
    db.executemany(
        "INSERT INTO word (token, node, weight) VALUES (?,?,?)",
        ((token, node.key, weight) for node in nodes for token, weight in node_terms(node, analyser).items()),
    )


def _days(record: Merged) -> tuple[int | None, int | None]:
    """Day numbers: when something of the record was last said, and last verified."""
    said = max((moment(evidence) for evidence in record.evidence), default=-1)
    verified = [day for evidence in record.evidence if (day := last_day(evidence.verified_on)) is not None]
    return (said if said > 0 else None), (max(verified).toordinal() if verified else None)


def log_entries(plan: Plan, revision: int, at: str, dataset: str) -> Iterator[LogEntry]:
    """One entry for each merged record that the plan adds, removes or changes, by key."""
    for key in sorted(plan.put.keys() | plan.drop.keys()):
        after, before = plan.put.get(key), plan.before.get(key)
        was: Values = before.values if before else {}
        now: Values = after.values if after else {}
        what: Literal["added", "removed", "changed"] = (
            "added" if before is None else "removed" if after is None else "changed"
        )
        record = after or before
        network = record is not None and record.visibility == "network"
        yield LogEntry(
            revision,
            at,
            dataset,
            key,
            what,
            {name: value for name, value in was.items() if now.get(name) != value},
            {name: value for name, value in now.items() if was.get(name) != value},
            "network" if network else "public",
        )


def personal_entries(
    before: Mapping[str, set[str]], after: Mapping[str, set[str]], revision: int, at: str, dataset: str
) -> Iterator[LogEntry]:
    """Entries that say of personal values only that they changed, never what they were."""
    for key in sorted(before.keys() | after.keys()):
        was: dict[str, Value] = dict.fromkeys(sorted(before.get(key, ())), True)
        now: dict[str, Value] = dict.fromkeys(sorted(after.get(key, ())), True)
        yield LogEntry(revision, at, dataset, key, "changed", was, now, "public")


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
                to_json(dict(entry.before)),
                to_json(dict(entry.after)),
                entry.visibility == "network",
            )
            for entry in entries
        ),
    )
