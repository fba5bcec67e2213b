"""The embedded store: the contract of ``graph.store.base`` over one SQLite file."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from graph.errors import NothingFound, StoreUnusable
from graph.model.codec import decode_saying, digest_sum, record_hash
from graph.model.records import Dataset, Document, Saying
from graph.model.text import Analyser
from graph.store.base import Change, Revision, View
from graph.store.incoming import Incoming
from graph.store.log import Stamp, at_second, closed_keys, entries, personal_entries
from graph.store.plan import Plan, plan
from graph.store.sqlite.files import StoreFile
from graph.store.sqlite.view import SqliteView
from graph.store.sqlite.writing import (
    SqliteHeld,
    close_log,
    write_former,
    write_log,
    write_merged,
    write_sayings,
    write_words,
)

T = TypeVar("T")

KEEP_LOG = timedelta(days=3 * 365)
"""How long an entry of the change log is kept, unless told otherwise."""


class SqliteStore:
    """One SQLite file as a store."""

    def __init__(
        self,
        path: Path,
        analyser: Analyser,
        *,
        keep_log: timedelta = KEEP_LOG,
        on_wait: Callable[[str], None] | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._file = StoreFile(path, on_wait)
        self._analyser = analyser
        self._keep_log = keep_log
        self._clock = clock

    @property
    def address(self) -> str:
        """Where it is, as ``open_store`` takes it."""
        return f"sqlite:{self._file.path}"

    def ask(self, work: Callable[[View], T]) -> T:
        """Run ``work`` on one revision."""

        def read(connection: sqlite3.Connection) -> T:
            view = SqliteView(connection, read_revision(connection), self._analyser)
            try:
                return work(view)
            finally:
                view.end()

        return self._file.ask(read)

    def change(self, dataset: Dataset, records: Iterable[Document | Saying], wait: float = 30.0) -> Change:
        """Put these sayings in the place of all of the dataset's earlier ones; all or nothing."""
        incoming = Incoming(dataset, records)
        with self._file.writing(dataset.title or dataset.id, wait) as db:
            return self._replace(db, dataset.id, incoming)

    def remove(self, dataset: str, wait: float = 30.0) -> Change:
        """Take a dataset's sayings out again, exactly."""
        with self._file.writing(dataset, wait) as db:
            if not db.execute("SELECT 1 FROM dataset WHERE id = ?", (dataset,)).fetchone():
                loaded = [row[0] for row in db.execute("SELECT id FROM dataset ORDER BY id")]
                raise NothingFound("unknown-dataset", dataset=dataset, near=loaded)
            return self._replace(db, dataset, None)

    def _replace(self, db: sqlite3.Connection, dataset: str, incoming: Incoming | None) -> Change:
        held = {row[0] for row in db.execute("SELECT hash FROM saying WHERE dataset = ?", (dataset,))}
        new = incoming.sayings if incoming else {}
        gone = held - new.keys()
        added = {h: saying for h, saying in new.items() if h not in held}
        beside = _beside_hashes(db, dataset)
        coming = set(incoming.beside) if incoming else set()
        revision = read_revision(db)
        if not gone and not added and beside == coming:
            return Change(dataset, revision, waiting=_waiting(db, dataset))
        before_personal = _personal_names(db, dataset, gone)
        dropped, old_records = _sayings(db, gone)
        work = plan(SqliteHeld(db), dropped, added)
        personal = {h: incoming.personal[h] for h in added if h in incoming.personal} if incoming else {}
        write_sayings(db, dropped, added, personal, work)
        write_merged(db, work, self._analyser)
        _write_beside(db, dataset, incoming)
        digest = digest_sum(int(revision.digest, 16), (coming - beside) | added.keys(), (beside - coming) | gone)
        after = Revision(revision.number + 1, f"{digest:064x}")
        self._write_revision(db, after)
        self._log(
            db,
            work,
            Stamp(after.number, at_second(self._clock()), dataset),
            _by_record(before_personal, old_records),
            _by_record({h: set(values) for h, values in personal.items()}, work.record_of),
        )
        described = len(coming ^ beside)
        return _change(dataset, after, (len(added), len(gone), described), work, _waiting(db, dataset))

    def _log(
        self,
        db: sqlite3.Connection,
        work: Plan,
        stamp: Stamp,
        personal_before: Mapping[str, set[str]],
        personal_after: Mapping[str, set[str]],
    ) -> None:
        closed = closed_keys(work) | SqliteHeld(db).hidden(personal_before.keys() | personal_after.keys())
        close_log(db, closed)
        write_log(db, entries(work, closed, stamp))
        write_log(db, personal_entries(personal_before, personal_after, closed, stamp))
        db.execute("DELETE FROM log WHERE at < ?", (at_second(self._clock() - self._keep_log),))

    def copy_from(self, view: View, wait: float = 30.0) -> Revision:
        """Take over another store's sayings with personal values, its log and former ids, as they are."""
        records: dict[str, list[Document | Saying]] = {key: [] for key in view.datasets()}
        for document in view.documents().values():
            records[document.dataset].append(document)
        for saying in view.originals():
            records[saying.evidence.dataset].append(saying)
        incoming = [Incoming(dataset, records.pop(key)) for key, dataset in view.datasets().items()]
        hashes = [h for one in incoming for h in (*one.sayings, *one.beside)]
        if f"{digest_sum(0, hashes):064x}" != view.revision.digest:
            raise StoreUnusable("copy-differs", digest=view.revision.digest)
        with self._file.writing("copy", wait) as db:
            if read_revision(db).number:
                raise StoreUnusable("copy-not-empty", path=str(self._file.path))
            added = {h: saying for one in incoming for h, saying in one.sayings.items()}
            personal = {h: values for one in incoming for h, values in one.personal.items()}
            work = plan(SqliteHeld(db), {}, added)
            write_sayings(db, {}, added, personal, work)
            write_merged(db, work, self._analyser)
            for one in incoming:
                _write_beside(db, one.dataset.id, one)
            write_log(db, view.log("network"))
            write_former(db, view.former_ids())
            self._write_revision(db, view.revision)
        return view.revision

    def _write_revision(self, db: sqlite3.Connection, revision: Revision) -> None:
        _write_meta(db, "revision", str(revision.number))
        _write_meta(db, "digest", revision.digest)
        # The index keeps the name it was begun with until it is built anew as a whole.
        db.execute("INSERT OR IGNORE INTO meta (name, value) VALUES ('analyser', ?)", (self._analyser.name,))

    def datasets(self) -> Mapping[str, Dataset]:
        """What is loaded, by id."""
        return self.ask(lambda view: view.datasets())

    def counts(self) -> Mapping[str, int]:
        """How many sayings, nodes, links, documents and waiting sayings there are."""
        return self._file.ask(_counts)

    def analyser_differs(self) -> str | None:
        """The analyser the word index was built with, if it is another than this program's."""
        built_with = self._file.ask(lambda db: _read_meta(db, "analyser", self._analyser.name))
        return built_with if built_with != self._analyser.name else None

    def reindex(self, wait: float = 30.0) -> int:
        """Build the word index anew; returns the number of nodes indexed."""
        with self._file.writing("reindex", wait) as db:
            view = SqliteView(db, read_revision(db), self._analyser)
            db.execute("DELETE FROM word")
            nodes = view.all_nodes()
            write_words(db, nodes, self._analyser)
            _write_meta(db, "analyser", self._analyser.name)
            return len(nodes)

    def keep(self, name: str, content: bytes) -> None:
        """Put bytes away beside the graph."""
        with self._file.writing(name, 30.0) as db:
            db.execute("INSERT OR REPLACE INTO kept (name, content) VALUES (?,?)", (name, content))

    def close(self) -> None:
        """Close all connections."""
        self._file.close()


def read_revision(db: sqlite3.Connection) -> Revision:
    """The revision of the state that a connection sees."""
    return Revision(int(_read_meta(db, "revision", "0")), _read_meta(db, "digest", "0" * 64))


def _read_meta(db: sqlite3.Connection, name: str, otherwise: str) -> str:
    row = db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else otherwise


def _counts(db: sqlite3.Connection) -> dict[str, int]:
    tables = ("dataset", "document", "saying", "node", "link")
    found = {table: int(db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]) for table in tables}
    waiting = "SELECT COUNT(*) FROM saying WHERE record IS NULL AND source IS NOT NULL"
    return {**found, "waiting": int(db.execute(waiting).fetchone()[0])}


def _write_meta(db: sqlite3.Connection, name: str, value: str) -> None:
    db.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?,?)", (name, value))


def _sayings(db: sqlite3.Connection, hashes: Iterable[bytes]) -> tuple[dict[bytes, Saying], dict[bytes, str | None]]:
    """The sayings under these hashes, and the merged records they belong to."""
    sayings, records = {}, {}
    for h in hashes:
        body, records[h] = db.execute("SELECT body, record FROM saying WHERE hash = ?", (h,)).fetchone()
        sayings[h] = decode_saying(body)
    return sayings, records


def _personal_names(db: sqlite3.Connection, dataset: str, hashes: Collection[bytes]) -> dict[bytes, set[str]]:
    """Which of a dataset's sayings under these hashes have which personal values."""
    rows = db.execute(
        "SELECT personal.hash, property FROM personal JOIN saying ON saying.hash = personal.hash WHERE dataset = ?",
        (dataset,),
    )
    found: dict[bytes, set[str]] = defaultdict(set)
    for h, name in rows:
        if h in hashes:
            found[h].add(name)
    return found


def _by_record(names: Mapping[bytes, set[str]], record_of: Mapping[bytes, str | None]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for h, properties in names.items():
        if (key := record_of.get(h)) is not None:
            found[key] |= properties
    return found


def _beside_hashes(db: sqlite3.Connection, dataset: str) -> set[bytes]:
    rows = db.execute(
        "SELECT hash FROM dataset WHERE id = ? UNION ALL SELECT hash FROM document WHERE dataset = ?",
        (dataset, dataset),
    )
    return {row[0] for row in rows}


def _write_beside(db: sqlite3.Connection, dataset: str, incoming: Incoming | None) -> None:
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


def _waiting(db: sqlite3.Connection, dataset: str) -> tuple[tuple[str, str, str], ...]:
    rows = db.execute(
        "SELECT kind, source, target FROM saying"
        " WHERE dataset = ? AND record IS NULL AND source IS NOT NULL ORDER BY kind, source, target",
        (dataset,),
    )
    return tuple(rows)


def _change(
    dataset: str,
    revision: Revision,
    counts: tuple[int, int, int],
    work: Plan,
    waiting: tuple[tuple[str, str, str], ...],
) -> Change:
    """``counts``: sayings added, sayings dropped, descriptions that differ."""
    added, dropped, described = counts
    new = sum(key not in work.before for key in work.put)
    changed = len(work.put) - new
    return Change(dataset, revision, added, dropped, new, len(work.drop), changed, waiting, described)
