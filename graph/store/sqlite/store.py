"""The embedded store: the contract of ``graph.store.base`` over one SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from graph.errors import NothingFound
from graph.model.records import Dataset, Document, Saying
from graph.model.text import Analyser
from graph.store.base import Change, Copy, Revision, View
from graph.store.changing import change, take
from graph.store.incoming import Incoming
from graph.store.log import KEEP_LOG
from graph.store.sqlite.decoded import Decoded
from graph.store.sqlite.files import StoreFile
from graph.store.sqlite.holding import SqliteHolding
from graph.store.sqlite.view import SqliteView
from graph.store.sqlite.writing import write, write_meta, write_words

T = TypeVar("T")


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
        self._decoded = Decoded()
        self._keep_log = keep_log
        self._clock = clock

    @property
    def address(self) -> str:
        """Where it is, as ``open_store`` takes it."""
        return f"sqlite:{self._file.path}"

    def ask(self, work: Callable[[View], T]) -> T:
        """Run ``work`` on one revision."""

        def read(connection: sqlite3.Connection) -> T:
            view = SqliteView(connection, read_revision(connection), self._analyser, self._decoded)
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
        changeset, told = change(SqliteHolding(db), dataset, incoming, read_revision(db), self._clock(), self._keep_log)
        if changeset is not None:
            write(db, changeset, self._analyser)
        return told

    def copy_from(self, copy: Copy, wait: float = 30.0) -> Revision:
        """Take over what was read of another store, as it is."""
        with self._file.writing("copy", wait) as db:
            write(db, take(SqliteHolding(db), copy, read_revision(db), str(self._file.path)), self._analyser)
        return copy.revision

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
            view = SqliteView(db, read_revision(db), self._analyser, self._decoded)
            db.execute("DELETE FROM word")
            nodes = view.all_nodes()
            write_words(db, nodes, self._analyser)
            write_meta(db, "analyser", self._analyser.name)
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
