"""One writer at a time among all processes: SQLite's own lock, and a note beside the file of who holds it.

The lock alone decides. The note (``{file}-writer``) is for people who wait; it may be missing, and one that a
killed writer left behind is overwritten by the next.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.errors import StoreBusy

_LONGEST_NOTE = 10_000  # characters; a dataset's title is far shorter
_PAUSE = 0.05  # seconds between two tries for the lock


class WriterLock:
    """The lock of one database file. ``on_wait`` is told the name of each writer that is waited for."""

    def __init__(self, path: Path, on_wait: Callable[[str], None] | None = None) -> None:
        self._note = Path(f"{path}-writer")
        self._on_wait = on_wait

    @contextmanager
    def held(self, connection: sqlite3.Connection, who: str, wait: float) -> Iterator[None]:
        """A writing transaction: committed at the end, undone by an exception. Raises StoreBusy."""
        self._take(connection, wait)
        try:
            self._write_note(who)
            yield
            # The note goes before the lock does, so that it never names a writer that is done.
            self._drop_note()
            connection.execute("COMMIT")
        except BaseException:
            self._drop_note()
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    def holder(self) -> str:
        """Who is writing, by the note; "" where there is none to read."""
        try:
            # Somebody else may have put a link or a pipe there: neither is followed or waited for.
            note = os.open(self._note, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
            with open(note, encoding="utf-8") as text:
                return str(json.loads(text.read(_LONGEST_NOTE))["who"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return ""

    def _take(self, connection: sqlite3.Connection, wait: float) -> None:
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
            who = self.holder()
            if time.monotonic() >= until:
                raise StoreBusy("store-busy", who=who, seconds=wait)
            if who and who != told and self._on_wait is not None:
                self._on_wait(who)
                told = who
            time.sleep(_PAUSE)

    def _write_note(self, who: str) -> None:
        with suppress(OSError):
            self._note.unlink(missing_ok=True)
            note = os.open(self._note, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o644)
            with open(note, "w", encoding="utf-8") as text:
                text.write(json.dumps({"who": who, "process": os.getpid()}))

    def _drop_note(self) -> None:
        with suppress(OSError):
            self._note.unlink(missing_ok=True)
