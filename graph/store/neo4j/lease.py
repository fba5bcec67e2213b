"""One writer at a time: a lease in the database, for a few seconds at once, renewed while its holder lives.

Every writing transaction of the holder first write-locks the lease node and looks whether the lease is still its
own, so that a writer that was held up can never write between another's steps. Batches are numbered on the same
node: a batch whose commit was cut off is not written twice.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from functools import partial
from threading import Event, Thread
from uuid import uuid4

import neo4j

from graph.errors import SeinatonError, StoreBusy, StoreUnusable
from graph.store.neo4j.server import Server, all_rows

LENGTH = timedelta(seconds=15)
"""How long a lease lasts unless it is renewed: so long a killed writer keeps the others waiting."""

_RENEWALS = 5  # renewals in the time of one lease
_SECONDS = 5.0  # for a renewal or the end of a lease
_PAUSE = 0.1  # seconds between two tries

_HELD = """
MATCH (l:Lease {name: 'writer'})
RETURN l.who AS who, l.token IS NOT NULL AND l.until >= timestamp() AS held
"""
# The lock is taken by the first SET; what is read after it is what the last holder left. Time is asked for after it
# too: timestamp() is the moment when the statement began, and it may have waited for the lock since.
_NOW = "datetime.realtime().epochMillis"
_TAKE = f"""
MATCH (l:Lease {{name: 'writer'}}) SET l.asked = $token
WITH l WHERE l.token IS NULL OR l.token = $token OR l.until < {_NOW}
SET l.token = $token, l.who = $who, l.until = {_NOW} + $length, l.step = 0
RETURN l.token AS token
"""
_RENEW = f"""
MATCH (l:Lease {{name: 'writer'}}) SET l.asked = $token
WITH l WHERE l.token = $token
SET l.until = {_NOW} + $length
RETURN l.step AS step
"""
# Nobody can renew a lease while a transaction of its holder locks it: a long one does so itself, at its end.
_STEP = f"MATCH (l:Lease {{name: 'writer'}}) SET l.step = $step, l.until = {_NOW} + $length"
_FREE = """
MATCH (l:Lease {name: 'writer'}) SET l.asked = $token
WITH l WHERE l.token = $token
REMOVE l.token, l.who, l.until, l.step
"""


class Turn:
    """One writer's turn: ``write`` runs a batch exactly once, as long as the lease is its own."""

    def __init__(self, server: Server, token: str, length: timedelta) -> None:
        self._server = server
        self._token = token
        self._length = round(length.total_seconds() * 1000)
        self._step = 0

    def write(self, work: Callable[[neo4j.Transaction], object]) -> None:
        """Run ``work`` in one writing transaction. Raises StoreUnusable ``lease-lost`` if another writer took over."""
        self._step += 1

        def once(transaction: neo4j.Transaction) -> None:
            rows = all_rows(transaction, _RENEW, token=self._token, length=self._length)
            if not rows:
                raise StoreUnusable("lease-lost", address=self._server.address)
            if rows[0]["step"] < self._step:
                work(transaction)
                transaction.run(_STEP, step=self._step, length=self._length).consume()

        self._server.write(once)

    def renew(self) -> None:
        """Let the lease begin anew."""
        renewal = partial(all_rows, statement=_RENEW, token=self._token, length=self._length)
        self._server.write_at_once(renewal, _SECONDS)

    def free(self) -> None:
        """Let the next writer in."""
        self._server.write_at_once(partial(all_rows, statement=_FREE, token=self._token), _SECONDS)


class Lease:
    """The lease of one database. ``on_wait`` is told the name of each writer that is waited for."""

    def __init__(self, server: Server, length: timedelta, on_wait: Callable[[str], None] | None) -> None:
        self._server = server
        self._length = length
        self._on_wait = on_wait

    @contextmanager
    def held(self, who: str, wait: float) -> Iterator[Turn]:
        """A turn of one's own. Raises StoreBusy when the others do not end within ``wait`` seconds."""
        turn = Turn(self._server, self._take(who, wait), self._length)
        over = Event()
        keeper = Thread(target=self._keep, args=(turn, over), name="lease", daemon=True)
        keeper.start()
        try:
            yield turn
        finally:
            over.set()
            keeper.join()
            with suppress(SeinatonError):  # a server that is gone frees it by the clock
                turn.free()

    def _keep(self, turn: Turn, over: Event) -> None:
        while not over.wait(self._length.total_seconds() / _RENEWALS):
            with suppress(SeinatonError):  # the writer itself finds out and says so
                turn.renew()

    def holder(self) -> str | None:
        """Who holds the lease now; None if nobody does."""
        rows = self._server.read(lambda transaction: all_rows(transaction, _HELD))
        return str(rows[0]["who"] or "") if rows and rows[0]["held"] else None

    def _take(self, who: str, wait: float) -> str:
        until = time.monotonic() + wait
        told = ""
        token = uuid4().hex
        length = round(self._length.total_seconds() * 1000)
        while True:
            holder = self.holder()
            if holder is None and self._server.write(lambda t: all_rows(t, _TAKE, token=token, who=who, length=length)):
                return token
            if time.monotonic() >= until:
                raise StoreBusy("store-busy", who=holder or "", seconds=wait)
            if holder and holder != told and self._on_wait is not None:
                self._on_wait(holder)
                told = holder
            time.sleep(_PAUSE)
