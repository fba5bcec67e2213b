"""Writing a change down into an SQLite store."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from operator import itemgetter

from graph.merge.identity import ties
from graph.merge.merge import days
from graph.model.codec import encode_merged, encode_saying, record_hash, to_json
from graph.model.records import Link, MergedLink, MergedNode, Saying, Values
from graph.model.text import Analyser
from graph.store.base import LogEntry, Revision
from graph.store.changing import Changeset
from graph.store.incoming import Incoming
from graph.store.plan import Plan
from graph.store.sqlite.holding import keys_json
from graph.store.words import node_terms, reworded

_SORTED_AT_ONCE = 200_000
"""Index words sorted before they are written: some 40 MB."""


def write(db: sqlite3.Connection, changeset: Changeset, analyser: Analyser) -> None:
    """Put a changeset down, inside a writing transaction."""
    _write_sayings(db, changeset.dropped, changeset.added, changeset.plan)
    _write_personal(db, changeset.personal)
    _write_merged(db, changeset.plan)
    lost, found = reworded(changeset.plan)
    db.executemany("DELETE FROM word WHERE node = ?", ((key,) for key in lost))
    write_words(db, found, analyser)
    for dataset, incoming in changeset.descriptions.items():
        _write_description(db, dataset, incoming)
    db.executemany("DELETE FROM former WHERE id = ?", ((one,) for one in changeset.plan.ids))
    db.executemany("INSERT OR REPLACE INTO former (id, heir) VALUES (?,?)", sorted(changeset.former.items()))
    _close_log(db, changeset.closed)
    _write_log(db, changeset.entries)
    db.execute("DELETE FROM log WHERE at < ?", (changeset.forget_before,))
    _write_revision(db, changeset.revision, analyser)


def _write_sayings(
    db: sqlite3.Connection, dropped: Mapping[bytes, Saying], added: Mapping[bytes, Saying], plan: Plan
) -> None:
    """Drop and add sayings with their ties, and tell the others where they now belong.

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
    db.executemany("INSERT INTO tie (tie, hash) VALUES (?,?)", _ties(added))
    db.executemany(
        "UPDATE saying SET record = ? WHERE hash = ? AND record IS NOT ?",
        ((key, h, key) for h, key in plan.record_of.items() if h not in added),
    )


def _ties(sayings: Mapping[bytes, Saying]) -> list[tuple[str, bytes]]:
    return sorted((tie, h) for h, saying in sayings.items() for tie in set(ties(saying)))


def _write_personal(db: sqlite3.Connection, personal: Mapping[bytes, Values]) -> None:
    db.executemany(
        "INSERT INTO personal (hash, property, value) VALUES (?,?,?)",
        ((h, name, to_json(value)) for h, values in personal.items() for name, value in values.items()),
    )


def _write_merged(db: sqlite3.Connection, plan: Plan) -> None:
    """The merged records, and the ids that lead to them."""
    old = sorted(key for key in plan.before if key in plan.put or key in plan.drop)
    nodes = [record for _, record in sorted(plan.put.items()) if isinstance(record, MergedNode)]
    links = [record for _, record in sorted(plan.put.items()) if isinstance(record, MergedLink)]
    for table in ("node", "link"):
        db.executemany(f"DELETE FROM {table} WHERE key = ?", ((key,) for key in old))
    db.executemany(
        "INSERT INTO node (key, kind, visibility, said, verified, body) VALUES (?,?,?,?,?,?)",
        ((n.key, n.kind, n.visibility == "network", *days(n), encode_merged(n)) for n in nodes),
    )
    db.executemany(
        "INSERT INTO link (key, kind, source, target, visibility, said, verified, body) VALUES (?,?,?,?,?,?,?,?)",
        ((n.key, n.kind, n.source, n.target, n.visibility == "network", *days(n), encode_merged(n)) for n in links),
    )
    db.executemany("DELETE FROM alias WHERE id = ?", ((one,) for one in plan.gone_ids))
    db.executemany("INSERT OR REPLACE INTO alias (id, node) VALUES (?,?)", sorted(plan.ids.items()))


def write_words(db: sqlite3.Connection, nodes: Iterable[MergedNode], analyser: Analyser) -> None:
    """Index nodes that are not in the index yet."""
    rows = ((token, node.key, weight) for node in nodes for token, weight in node_terms(node, analyser).items())
    while batch := sorted(islice(rows, _SORTED_AT_ONCE)):
        db.executemany("INSERT INTO word (token, node, weight) VALUES (?,?,?)", batch)


def _write_description(db: sqlite3.Connection, dataset: str, incoming: Incoming | None) -> None:
    """The dataset's own record and its documents."""
    db.execute("DELETE FROM document WHERE dataset = ?", (dataset,))
    db.execute("DELETE FROM dataset WHERE id = ?", (dataset,))
    if incoming is None:
        return
    body = incoming.body
    db.execute("INSERT INTO dataset (id, hash, body) VALUES (?,?,?)", (dataset, record_hash(body), body))
    db.executemany(
        "INSERT INTO document (dataset, id, hash, body) VALUES (?,?,?,?)",
        ((dataset, key, record_hash(one), one) for key, one in incoming.documents.items()),
    )


def _close_log(db: sqlite3.Connection, keys: Collection[str]) -> None:
    """Keep all earlier entries of these records inside the network."""
    if keys:
        db.execute(
            "UPDATE log SET visibility = 1 WHERE visibility = 0 AND key IN (SELECT value FROM json_each(?))",
            (keys_json(keys),),
        )


def _write_log(db: sqlite3.Connection, entries: Iterable[LogEntry]) -> None:
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


def _write_revision(db: sqlite3.Connection, revision: Revision, analyser: Analyser) -> None:
    write_meta(db, "revision", str(revision.number))
    write_meta(db, "digest", revision.digest)
    # The index keeps the name it was begun with until it is built anew as a whole.
    db.execute("INSERT OR IGNORE INTO meta (name, value) VALUES ('analyser', ?)", (analyser.name,))


def write_meta(db: sqlite3.Connection, name: str, value: str) -> None:
    """What the store tells of itself under a name."""
    db.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?,?)", (name, value))
