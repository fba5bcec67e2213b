"""The file of an SQLite store: how it can be opened, its schema, and its connections (those that wait: ``pool.py``).

Connections run with ``isolation_level=None``: transactions begin and end where this file and ``lock.py`` say so.
A reader does ``BEGIN`` and reads the revision at once, since the snapshot begins at the first read.

Where the folder cannot be written there are two ways to read. Beside a living writer its log and index
(``-wal``, ``-shm``) are shared; otherwise the file is read as one that nobody changes (``immutable``), and what
was answered is asked again if the file did change meanwhile.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from graph.errors import StoreBusy, StoreUnusable
from graph.store.sqlite.lock import WriterLock
from graph.store.sqlite.pool import Pool

T = TypeVar("T")
State = tuple[str, int, int, int]

APPLICATION_ID = 0x5E19A701
"""SQLite's own field for "whose file is this"."""

_ASK_AGAIN = 5.0  # seconds for which a file that keeps changing, or is just being made, is tried again
_PAUSES = (0.05, 0.2, 0.5)  # seconds
_CACHE = {"reading": 16, "writing": 64}  # megabytes for each connection, at most

_TROUBLE = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_PERM,
}


class StoreFile:
    """One database file: a pool of reading connections, and one writer at a time among all processes."""

    def __init__(self, path: Path, on_wait: Callable[[str], None] | None = None) -> None:
        # SQLite keeps its -wal beside the file itself, not beside a link to it.
        self.path = path.resolve()
        self._lock = WriterLock(path, on_wait)
        self._pool = Pool()
        self._number = 0
        try:
            self._writable = self._look()
        except OSError as error:
            raise StoreUnusable("store-no-folder", path=str(path.parent), reason=str(error)) from error
        if self._writable:
            self._prepare()
        else:
            self.ask(self._check_ours)

    def _look(self) -> bool:
        """Whether the file, and the folder with its log, can be written; makes a missing folder."""
        folder = self.path.parent
        if not self.path.exists():
            folder.mkdir(parents=True, exist_ok=True)
        if self.path.is_dir():
            raise StoreUnusable("store-is-folder", path=str(self.path))
        writable = _writable(folder) and (not self.path.exists() or _writable(self.path))
        if not writable and not self.path.exists():
            raise StoreUnusable("store-no-folder", path=str(folder), reason="read-only")
        return writable

    def _way_in(self) -> str:
        """SQLite's words for how the file can be opened now. Raises StoreUnusable where it cannot."""
        if self._writable:
            return "mode=rw"
        for pause in _PAUSES:
            log, index = self._beside()
            if log is None or (log == 0 and not index):
                return "mode=ro&immutable=1"
            if index:
                return "mode=ro"
            time.sleep(pause)  # a writer that ends takes away the index first, then the log
        # A writer was cut short: only one who may write can take its log into the file.
        raise StoreUnusable("store-unfinished", path=str(self.path))

    def _beside(self) -> tuple[int | None, bool]:
        """Bytes in the log of a writer (None: there is no log), and whether there is an index to it."""
        try:
            log = Path(f"{self.path}-wal").stat().st_size
        except OSError:
            return None, False
        return log, Path(f"{self.path}-shm").exists()

    def _connect(self, way: str, use: str = "reading") -> sqlite3.Connection:
        try:
            connection = sqlite3.connect(
                f"file:{quote(str(self.path))}?{way}",
                uri=True,
                isolation_level=None,
                check_same_thread=False,
                timeout=5.0,
            )
            connection.execute(f"PRAGMA cache_size = {-1024 * _CACHE[use]}")
            connection.execute("PRAGMA temp_store = MEMORY")
            return connection
        except sqlite3.DatabaseError as error:
            raise self._unreadable(error) from error

    def _prepare(self) -> None:
        connection = self._connect("mode=rwc", "writing")
        try:
            number = self._inode()
            self._check_ours(connection)
            _log_ahead(connection)
            self._migrate(connection)
            self._number = number
        except sqlite3.DatabaseError as error:
            raise self._unreadable(error) from error
        finally:
            connection.close()

    def _follow(self) -> None:
        """Look at the file that has come in the place of ours, if one has. Raises StoreUnusable where there is none."""
        if self._inode() != self._number:
            self._prepare()

    def _inode(self) -> int:
        """What tells a file from another one of the same name."""
        try:
            return self.path.stat().st_ino
        except OSError as error:
            raise StoreUnusable("store-unreadable", path=str(self.path), reason=error.strerror or str(error)) from error

    def _unreadable(self, error: sqlite3.DatabaseError) -> StoreUnusable:
        """Why a file cannot be opened."""
        if _code(error) == sqlite3.SQLITE_NOTADB:
            return StoreUnusable("store-not-ours", path=str(self.path))
        return StoreUnusable("store-unreadable", path=str(self.path), reason=str(error))

    def _check_ours(self, connection: sqlite3.Connection) -> None:
        """Raise StoreUnusable unless the file is empty or one of ours that this program can read."""
        try:
            # One statement, so that a schema which another process commits meanwhile is seen whole or not at all.
            owner, version, tables = connection.execute(
                "SELECT application_id, user_version, (SELECT COUNT(*) FROM sqlite_master)"
                " FROM pragma_application_id, pragma_user_version"
            ).fetchone()
        except sqlite3.DatabaseError as error:
            raise self._unreadable(error) from error
        if owner != APPLICATION_ID and (tables or not self._writable):
            raise StoreUnusable("store-not-ours", path=str(self.path))
        newest = len(migrations())
        if version > newest:
            raise StoreUnusable("store-too-new", path=str(self.path), version=version, known=newest)
        if version < newest and not self._writable:
            raise StoreUnusable("store-too-old", path=str(self.path), version=version, known=newest)

    def _migrate(self, connection: sqlite3.Connection) -> None:
        steps = migrations()
        if connection.execute("PRAGMA user_version").fetchone()[0] == len(steps):
            return
        with self._lock.held(connection, "schema", 30.0):
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            for number, script in enumerate(steps, start=1):
                if number > version:
                    for statement in _statements(script):
                        connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {len(steps)}")

    def ask(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run ``work`` in a reading transaction; again if it read a file that changed under its hands."""
        if self._writable:
            self._follow()
            with self._reading(self._way_in()) as connection:
                return work(connection)
        until = time.monotonic() + _ASK_AGAIN
        while True:
            way = self._way_in()
            state = self._state(way)
            try:
                with self._reading(way) as connection:
                    self._check_ours(connection)
                    answer = work(connection)
            except Exception:
                if state == self._state(self._way_in()):
                    raise
            else:
                if state == self._state(self._way_in()):
                    return answer
            if time.monotonic() >= until:
                raise StoreBusy("store-busy", who=self._lock.holder(), seconds=_ASK_AGAIN)

    @contextmanager
    def _reading(self, way: str) -> Iterator[sqlite3.Connection]:
        """A connection inside a reading transaction, for one thread at a time."""
        if self._pool.closed:
            raise StoreUnusable("store-closed", path=str(self.path))
        number = self._inode()
        connection = self._pool.take(number) or self._connect(way)
        try:
            connection.execute("BEGIN")
            yield connection
        except sqlite3.DatabaseError as error:
            raise self._explained("store-unreadable", error) from error
        except json.JSONDecodeError as error:  # damage that SQLite does not see: it keeps no checksums
            raise StoreUnusable("store-unreadable", path=str(self.path), reason=str(error)) from error
        finally:
            self._pool.give_back(number, connection, keep="immutable" not in way)

    @contextmanager
    def writing(self, who: str, wait: float) -> Iterator[sqlite3.Connection]:
        """A connection inside the one writing transaction; committed at the end, undone by an exception."""
        if self._pool.closed:
            raise StoreUnusable("store-closed", path=str(self.path))
        if not self._writable:
            raise StoreUnusable("store-read-only", path=str(self.path))
        self._follow()
        connection = self._connect(self._way_in(), "writing")
        try:
            # What is removed is overwritten too: personal values must not stay behind in free pages.
            connection.execute("PRAGMA secure_delete = ON")
            with self._lock.held(connection, who, wait):
                yield connection
        except sqlite3.DatabaseError as error:
            raise self._explained("store-unwritable", error) from error
        finally:
            connection.close()

    def _explained(self, code: str, error: sqlite3.DatabaseError) -> Exception:
        """Trouble with the file, in our words; a fault of our own stays what it is."""
        undecodable = isinstance(error, sqlite3.OperationalError) and not _code(error)  # text that is no UTF-8
        if _code(error) in _TROUBLE or undecodable:
            return StoreUnusable(code, path=str(self.path), reason=str(error))
        return error

    def _state(self, way: str) -> State:
        """What tells whether a file that cannot be locked was changed or replaced after all."""
        try:
            found = self.path.stat()
        except OSError:
            return way, 0, 0, 0
        return (way, found.st_mtime_ns, found.st_size, found.st_ino) if "immutable" in way else (way, 0, 0, 0)

    def close(self) -> None:
        """Close every connection that is not in use; those in use close when they come back."""
        self._pool.close()


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


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Turn on WAL. Two who do so at once are refused without waiting, so this waits itself."""
    until = time.monotonic() + _ASK_AGAIN
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if _code(error) != sqlite3.SQLITE_BUSY or time.monotonic() >= until:
                raise
        time.sleep(_PAUSES[0])


def _code(error: sqlite3.DatabaseError) -> int:
    """SQLite's primary result code; 0 for an error that Python's module raised by itself."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
