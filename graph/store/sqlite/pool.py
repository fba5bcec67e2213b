"""Reading connections to a store's file that wait for their next use. Each is for one thread at a time."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from queue import Empty, LifoQueue


class Pool:
    """Connections by the number of the file that they lead to: another file may come in its place."""

    def __init__(self) -> None:
        self._waiting: LifoQueue[tuple[int, sqlite3.Connection]] = LifoQueue()
        self.closed = False

    def take(self, number: int) -> sqlite3.Connection | None:
        """A connection to this very file, if one waits; those to a file that was replaced are closed."""
        with suppress(Empty):
            while True:
                leads_to, connection = self._waiting.get_nowait()
                if leads_to == number:
                    return connection
                connection.close()
        return None

    def give_back(self, number: int, connection: sqlite3.Connection, keep: bool) -> None:
        """End what a connection has read in. It is closed where it is not to be kept, or has come to harm."""
        try:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        except sqlite3.Error:
            keep = False
        if not keep:
            connection.close()
            return
        self._waiting.put((number, connection))
        if self.closed:  # since it was lent
            self.close()

    def close(self) -> None:
        """Close every connection that waits; those in use close when they come back."""
        self.closed = True
        with suppress(Empty):
            while True:
                self._waiting.get_nowait()[1].close()
