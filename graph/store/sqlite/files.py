"""The file of an SQLite store: opening it, its schema, its connections, and the lock of its one writer.

Connections run with ``isolation_level=None``: transactions begin and end where this file says so. A reader does
``BEGIN`` and reads the revision at once, since the snapshot begins at the first read. A writer does
``BEGIN IMMEDIATE`` and leaves a note of who it is beside the file, for those who wait.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from queue import Empty, LifoQueue
from urllib.parse import quote

from graph.errors import StoreBusy, StoreUnusable

APPLICATION_ID = 0x5E19A701
"""SQLite's own field for "whose file is this"."""

_PAUSE = 0.05  # seconds between two tries for the lock


_TROUBLE = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_BUSY,
}


class StoreFile:
    """One database file: a pool of reading connections, and one writer at a time among all processes."""

    def __init__(self, path: Path, on_wait: Callable[[str], None] | None = None) -> None:
        self.path = path
        self._on_wait = on_wait
        self._pool: LifoQueue[sqlite3.Connection] = LifoQueue()
        self._closed = False
        self._mode = self._way_in()
        if self._mode == "rwc":
            self._prepare()
        else:
            with self.reading() as connection:
                self._check_ours(connection)

    def _way_in(self) -> str:
        """How the file can be opened: ``rwc``; ``ro`` beside a living writer; else ``immutable``."""
        folder = self.path.parent
        if not self.path.exists():
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StoreUnusable("store-no-folder", path=str(folder), reason=str(error)) from error
        if self.path.is_dir():
            raise StoreUnusable("store-is-folder", path=str(self.path))
        writable = _writable(folder) and (not self.path.exists() or _writable(self.path))
        if writable:
            return "rwc"
        if not self.path.exists():
            raise StoreUnusable("store-no-folder", path=str(folder), reason="read-only")
        return "ro" if Path(f"{self.path}-wal").exists() else "immutable"

    def _connect(self) -> sqlite3.Connection:
        how = "mode=ro&immutable=1" if self._mode == "immutable" else f"mode={self._mode}"
        try:
            connection = sqlite3.connect(
                f"file:{quote(str(self.path))}?{how}",
                uri=True,
                isolation_level=None,
                check_same_thread=False,
                timeout=5.0,
            )
            connection.execute("PRAGMA cache_size = -65536")
            connection.execute("PRAGMA temp_store = MEMORY")
            return connection
        except sqlite3.Error as error:
            raise StoreUnusable("store-unreadable", path=str(self.path), reason=str(error)) from error

    def _prepare(self) -> None:
        connection = self._connect()
        try:
            self._check_ours(connection)
            connection.execute("PRAGMA journal_mode = WAL")
            self._migrate(connection)
        except sqlite3.Error as error:
            raise StoreUnusable("store-unreadable", path=str(self.path), reason=str(error)) from error
        finally:
            connection.close()

    def _check_ours(self, connection: sqlite3.Connection) -> None:
        """Raise StoreUnusable unless the file is empty or one of ours that this program can read."""
        try:
            (owner,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            (tables,) = connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
        except sqlite3.DatabaseError as error:
            raise StoreUnusable("store-not-ours", path=str(self.path)) from error
        if owner != APPLICATION_ID and (tables or self._mode != "rwc"):
            raise StoreUnusable("store-not-ours", path=str(self.path))
        newest = len(migrations())
        if version > newest:
            raise StoreUnusable("store-too-new", path=str(self.path), version=version, known=newest)
        if version < newest and self._mode != "rwc":
            raise StoreUnusable("store-too-old", path=str(self.path), version=version, known=newest)

    def _migrate(self, connection: sqlite3.Connection) -> None:
        steps = migrations()
        if connection.execute("PRAGMA user_version").fetchone()[0] == len(steps):
            return
        with self._locked(connection, "schema", 30.0):
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            for number, script in enumerate(steps, start=1):
                if number > version:
                    for statement in _statements(script):
                        connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {len(steps)}")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection inside a reading transaction, for one thread at a time."""
        if self._closed:
            raise StoreUnusable("store-closed", path=str(self.path))
        connection = self._take()
        try:
            connection.execute("BEGIN")
            yield connection
        except sqlite3.DatabaseError as error:
            raise self._explained("store-unreadable", error) from error
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if self._closed or self._mode == "immutable":
                connection.close()
            else:
                self._pool.put(connection)

    def _take(self) -> sqlite3.Connection:
        with suppress(Empty):
            return self._pool.get_nowait()
        return self._connect()

    @contextmanager
    def writing(self, who: str, wait: float) -> Iterator[sqlite3.Connection]:
        """A connection inside the one writing transaction; committed at the end, undone by an exception."""
        if self._mode != "rwc":
            raise StoreUnusable("store-read-only", path=str(self.path))
        connection = self._connect()
        try:
            with self._locked(connection, who, wait):
                yield connection
        except sqlite3.DatabaseError as error:
            raise self._explained("store-unwritable", error) from error
        finally:
            connection.close()

    def _explained(self, code: str, error: sqlite3.DatabaseError) -> Exception:
        """Trouble with the file, in our words; a fault of our own stays what it is."""
        if error.sqlite_errorcode & 0xFF in _TROUBLE:
            return StoreUnusable(code, path=str(self.path), reason=str(error))
        return error

    @contextmanager
    def _locked(self, connection: sqlite3.Connection, who: str, wait: float) -> Iterator[None]:
        self._lock(connection, wait)
        note = Path(f"{self.path}-writer")
        with suppress(OSError):
            note.write_text(json.dumps({"who": who, "process": os.getpid()}), encoding="utf-8")
        try:
            yield
            # The note goes before the lock does, so that it never names a writer that is done.
            note.unlink(missing_ok=True)
            connection.execute("COMMIT")
        except BaseException:
            note.unlink(missing_ok=True)
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    def _lock(self, connection: sqlite3.Connection, wait: float) -> None:
        until = time.monotonic() + wait
        told = ""
        connection.execute("PRAGMA busy_timeout = 0")
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
            who = self.writer()
            if time.monotonic() >= until:
                raise StoreBusy("store-busy", who=who, seconds=wait)
            if who != told and self._on_wait is not None:
                self._on_wait(who)
                told = who
            time.sleep(_PAUSE)

    def writer(self) -> str:
        """Who is writing, by the note it left; "" where there is none to read."""
        try:
            return str(json.loads(Path(f"{self.path}-writer").read_text(encoding="utf-8"))["who"])
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    @property
    def immutable(self) -> bool:
        """Whether the file is read as one that nobody changes, because its folder cannot be written."""
        return self._mode == "immutable"

    def state(self) -> tuple[int, int, int]:
        """What tells whether an immutable file was changed or replaced after all."""
        found = self.path.stat()
        return found.st_mtime_ns, found.st_size, found.st_ino

    def close(self) -> None:
        """Close every connection that is not in use; those in use close when they come back."""
        self._closed = True
        with suppress(Empty):
            while True:
                self._pool.get_nowait().close()


def migrations() -> list[str]:
    """The numbered steps from an empty file to today's schema, in order."""
    folder = files("graph.store.sqlite").joinpath("schema")
    steps = sorted((step for step in folder.iterdir() if step.name.endswith(".sql")), key=lambda s: s.name)
    return [step.read_text(encoding="utf-8") for step in steps]


def _statements(script: str) -> Iterator[str]:
    """The single statements of a script (``executescript`` would commit the transaction)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
