"""The embedded store: the contract of ``graph.store.base`` over one SQLite file."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from graph.errors import DataRefused, NothingFound
from graph.model.codec import (
    decode_saying,
    digest_sum,
    encode_record,
    encode_saying,
    personal_values,
    record_hash,
    without,
)
from graph.model.records import Dataset, Document, Saying, Values
from graph.model.text import Analyser
from graph.store.base import Change, Revision, View
from graph.store.plan import Plan, plan
from graph.store.sqlite.files import StoreFile
from graph.store.sqlite.view import SqliteView
from graph.store.sqlite.writing import (
    SqliteHeld,
    log_entries,
    personal_entries,
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
        while True:
            state = self._file.state() if self._file.immutable else None
            with self._file.reading() as connection:
                answer = work(SqliteView(connection, read_revision(connection), self._analyser))
            if state is None or state == self._file.state():
                return answer

    def change(self, dataset: Dataset, records: Iterable[Document | Saying], wait: float = 30.0) -> Change:
        """Put these sayings in the place of all of the dataset's earlier ones; all or nothing."""
        incoming = _Incoming(dataset, records)
        with self._file.writing(dataset.title or dataset.id, wait) as db:
            return self._replace(db, dataset.id, incoming)

    def remove(self, dataset: str, wait: float = 30.0) -> Change:
        """Take a dataset's sayings out again, exactly."""
        with self._file.writing(dataset, wait) as db:
            if not db.execute("SELECT 1 FROM dataset WHERE id = ?", (dataset,)).fetchone():
                loaded = [row[0] for row in db.execute("SELECT id FROM dataset ORDER BY id")]
                raise NothingFound("unknown-dataset", dataset=dataset, near=loaded)
            return self._replace(db, dataset, None)

    def _replace(self, db: sqlite3.Connection, dataset: str, incoming: _Incoming | None) -> Change:
        held = {row[0] for row in db.execute("SELECT hash FROM saying WHERE dataset = ?", (dataset,))}
        new = incoming.sayings if incoming else {}
        gone = held - new.keys()
        added = {h: saying for h, saying in new.items() if h not in held}
        beside = _beside_hashes(db, dataset)
        coming = set(incoming.beside) if incoming else set()
        revision = read_revision(db)
        if not gone and not added and beside == coming:
            return Change(dataset, revision, waiting=_waiting(db, dataset))
        dropped = _sayings(db, gone)
        personal = {h: incoming.personal[h] for h in added if h in incoming.personal} if incoming else {}
        before_personal = _personal_names(db, gone)
        old_records = _records_of(db, gone)
        work = plan(SqliteHeld(db), dropped, added)
        write_sayings(db, dataset, gone, added, personal, work)
        write_merged(db, work, self._analyser)
        _write_beside(db, dataset, incoming)
        digest = digest_sum(int(revision.digest, 16), (coming - beside) | added.keys(), (beside - coming) | gone)
        after = Revision(revision.number + 1, f"{digest:064x}")
        _write_revision(db, after, self._analyser.name)
        self._log(
            db,
            work,
            after.number,
            dataset,
            _by_record(before_personal, old_records),
            _by_record({h: set(values) for h, values in personal.items()}, work.record_of),
        )
        return _change(dataset, after, len(added), len(gone), work, _waiting(db, dataset))

    def _log(
        self,
        db: sqlite3.Connection,
        work: Plan,
        number: int,
        dataset: str,
        personal_before: Mapping[str, set[str]],
        personal_after: Mapping[str, set[str]],
    ) -> None:
        now = self._clock()
        at = now.isoformat(timespec="seconds")
        write_log(db, log_entries(work, number, at, dataset))
        write_log(db, personal_entries(personal_before, personal_after, number, at, dataset))
        db.execute("DELETE FROM log WHERE at < ?", ((now - self._keep_log).isoformat(timespec="seconds"),))

    def datasets(self) -> Mapping[str, Dataset]:
        """What is loaded, by id."""
        return self.ask(lambda view: view.datasets())

    def counts(self) -> Mapping[str, int]:
        """How many sayings, nodes, links, documents and waiting sayings there are."""
        with self._file.reading() as db:
            tables = ("dataset", "document", "saying", "node", "link")
            found = {t: db.execute(f"SELECT COUNT(*) FROM {t}").fetchone()[0] for t in tables}
            waiting = db.execute("SELECT COUNT(*) FROM saying WHERE record IS NULL").fetchone()[0]
            return {**found, "waiting": waiting}

    def analyser_differs(self) -> str | None:
        """The analyser the word index was built with, if it is another than this program's."""
        with self._file.reading() as db:
            row = db.execute("SELECT value FROM meta WHERE name = 'analyser'").fetchone()
        return str(row[0]) if row and row[0] != self._analyser.name else None

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


class _Incoming:
    """A dataset's records as they will be stored: hashed, and with personal values apart."""

    def __init__(self, dataset: Dataset, records: Iterable[Document | Saying]) -> None:
        self.dataset = dataset
        self.documents: dict[str, str] = {}
        self.sayings: dict[bytes, Saying] = {}
        self.personal: dict[bytes, Values] = {}
        for record in records:
            if isinstance(record, Document):
                self._own(record.dataset)
                self.documents[record.id] = encode_record(record)
                continue
            self._own(record.evidence.dataset)
            h = record_hash(encode_saying(record))
            if own := personal_values(record):
                self.personal[h] = own
                record = without(record, own)
            self.sayings[h] = record
        self.body = encode_record(dataset)
        self.beside = {record_hash(self.body), *(record_hash(one) for one in self.documents.values())}

    def _own(self, dataset: str) -> None:
        if dataset != self.dataset.id:
            raise DataRefused("foreign-record", dataset=self.dataset.id, other=dataset)


def read_revision(db: sqlite3.Connection) -> Revision:
    """The revision of the state that a connection sees."""
    rows = dict(db.execute("SELECT name, value FROM meta WHERE name IN ('revision', 'digest')"))
    return Revision(int(rows.get("revision", 0)), rows.get("digest", "0" * 64))


def _write_revision(db: sqlite3.Connection, revision: Revision, analyser: str) -> None:
    _write_meta(db, "revision", str(revision.number))
    _write_meta(db, "digest", revision.digest)
    # The index keeps the name it was begun with until it is built anew as a whole.
    db.execute("INSERT OR IGNORE INTO meta (name, value) VALUES ('analyser', ?)", (analyser,))


def _write_meta(db: sqlite3.Connection, name: str, value: str) -> None:
    db.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?,?)", (name, value))


def _sayings(db: sqlite3.Connection, hashes: Iterable[bytes]) -> dict[bytes, Saying]:
    found = {}
    for h in hashes:
        (body,) = db.execute("SELECT body FROM saying WHERE hash = ?", (h,)).fetchone()
        found[h] = decode_saying(body)
    return found


def _records_of(db: sqlite3.Connection, hashes: Iterable[bytes]) -> dict[bytes, str | None]:
    rows = (db.execute("SELECT hash, record FROM saying WHERE hash = ?", (h,)).fetchone() for h in hashes)
    return dict(rows)


def _personal_names(db: sqlite3.Connection, hashes: Iterable[bytes]) -> dict[bytes, set[str]]:
    found: dict[bytes, set[str]] = defaultdict(set)
    for h in hashes:
        for (name,) in db.execute("SELECT property FROM personal WHERE hash = ?", (h,)):
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


def _write_beside(db: sqlite3.Connection, dataset: str, incoming: _Incoming | None) -> None:
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
    added: int,
    dropped: int,
    work: Plan,
    waiting: tuple[tuple[str, str, str], ...],
) -> Change:
    new = sum(key not in work.before for key in work.put)
    return Change(dataset, revision, added, dropped, new, len(work.drop), len(work.put) - new, waiting)
