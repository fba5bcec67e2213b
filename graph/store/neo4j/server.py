"""One Neo4j database by its address: transactions on it, retries and time-outs, and its errors in our words."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import StoreUnusable
from graph.store.access import Credentials
from graph.store.neo4j.trouble import explained, retryable

T = TypeVar("T")
READING = 1800.0
"""Seconds that one answer may take inside the database."""

WRITING = 1800.0
"""Seconds that one writing transaction may take."""

_VERSION = "CALL dbms.components() YIELD versions RETURN versions"
_CONNECT = 10.0  # seconds for one connection
_TRY_AGAIN = 20.0  # seconds for which what passes by itself (an election, a lost connection) is tried again
_PAUSE = 0.25  # seconds between two tries

OLDEST = "5.26"
"""The oldest version that is tested: the long-term release of 5."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the server gives a transaction, in bytes; 0 where it does not say. ``setting`` is what to raise."""

    transaction: int
    setting: str


class Server:
    """One database of one server or cluster. Thread-safe; ``close`` ends its connections."""

    def __init__(self, address: str, credentials: Credentials) -> None:
        self.address = address
        self._database = credentials.database or None
        # Our own reads must see our own writes, whichever server of a cluster answers them.
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        self._closed = False
        self._lock = Lock()
        self._sessions = 0
        # What the driver logs reaches people in our words; without a handler Python would print it beside them.
        logging.getLogger("neo4j").addHandler(logging.NullHandler())
        try:
            self._driver = neo4j.GraphDatabase.driver(
                address,
                auth=(credentials.username, credentials.password) if credentials.password else None,
                connection_timeout=_CONNECT,
                connection_acquisition_timeout=3 * _CONNECT,
                liveness_check_timeout=30.0,
                notifications_min_severity="OFF",
                user_agent="seinaton",
            )
        except (DriverError, ValueError) as error:
            raise explained(error, address) from error

    def read(self, work: Callable[[neo4j.Transaction], T], seconds: float = READING) -> T:
        """Run ``work`` in one reading transaction, on one server; again for what passes by itself."""
        return self._again(lambda: self._once(neo4j.READ_ACCESS, work, seconds))

    def write(self, work: Callable[[neo4j.Transaction], T], seconds: float = WRITING) -> T:
        """Run ``work`` in one writing transaction and commit it; again for what passes by itself.

        A transaction whose commit was cut off may have been committed: ``work`` must tell and not write twice.
        """
        return self._again(lambda: self._once(neo4j.WRITE_ACCESS, work, seconds))

    def write_at_once(self, work: Callable[[neo4j.Transaction], T], seconds: float) -> T:
        """Like ``write``, tried a single time: for what can be left undone."""
        try:
            return self._once(neo4j.WRITE_ACCESS, work, seconds)
        except (DriverError, Neo4jError) as error:
            raise explained(error, self.address) from error

    def _once(self, mode: str, work: Callable[[neo4j.Transaction], T], seconds: float) -> T:
        with self.transaction(mode, seconds) as transaction:
            result = work(transaction)
            if mode == neo4j.WRITE_ACCESS:
                transaction.commit()
            return result

    @contextmanager
    def transaction(self, mode: str, seconds: float) -> Iterator[neo4j.Transaction]:
        """One transaction for one thread, undone unless it is committed. Errors come as the driver gives them."""
        with self.session(mode) as session, session.begin_transaction(timeout=seconds) as transaction:
            yield transaction

    def _again(self, once: Callable[[], T]) -> T:
        until = time.monotonic() + _TRY_AGAIN
        while True:
            try:
                return once()
            except (DriverError, Neo4jError) as error:
                if not retryable(error) or time.monotonic() >= until or self._closed:
                    raise explained(error, self.address) from error
            time.sleep(_PAUSE)

    @contextmanager
    def session(self, mode: str) -> Iterator[neo4j.Session]:
        """A session for one thread."""
        with self._lock:
            if self._closed:
                raise StoreUnusable("store-closed", path=self.address)
            self._sessions += 1
        try:
            with self._driver.session(
                database=self._database, default_access_mode=mode, bookmark_manager=self._bookmarks, fetch_size=1000
            ) as session:
                yield session
        finally:
            with self._lock:
                self._sessions -= 1
                last = self._closed and not self._sessions
            if last:
                self._driver.close()

    def define(self, statement: str) -> None:
        """Run a statement about the schema; it commits itself."""

        def once() -> None:
            with self.session(neo4j.WRITE_ACCESS) as session:
                session.run(statement).consume()

        self._again(once)

    def check_version(self) -> None:
        """Raise StoreUnusable for a server that is not there, or is older than any we know.

        This is the first contact, and tried once: whoever mistyped the address need not wait to hear so.
        """
        try:
            rows = self._once(neo4j.READ_ACCESS, lambda transaction: all_rows(transaction, _VERSION), _CONNECT)
        except (DriverError, Neo4jError) as error:
            raise explained(error, self.address) from error
        version: str = rows[0]["versions"][0]
        if too_old(version):
            raise StoreUnusable("neo4j-too-old", address=self.address, version=version, oldest=OLDEST)

    def limits(self) -> Limits:
        """The memory a transaction may take, as far as the server tells."""
        names = ["db.memory.transaction.max", "db.memory.transaction.total.max", "dbms.memory.transaction.total.max"]
        statement = "SHOW SETTINGS YIELD name, value WHERE name IN $names RETURN name, value"
        try:
            rows = self.read(lambda transaction: all_rows(transaction, statement, names=names))
        except StoreUnusable:  # settings may be shown to administrators only
            return Limits(0, names[-1])
        known = [(size, row["name"]) for row in rows if (size := in_bytes(row["value"] or ""))]
        return Limits(*min(known, default=(0, names[-1])))

    def close(self) -> None:
        """End all connections: at once, or when the last transaction under way is over."""
        with self._lock:
            already, self._closed = self._closed, True
            idle = not self._sessions
        if idle and not already:
            self._driver.close()


def all_rows(transaction: neo4j.Transaction, statement: str, **parameters: object) -> list[Mapping[str, Any]]:
    """Every row of a statement's result, as mappings."""
    return [record.data() for record in stream(transaction, statement, **parameters)]


def stream(transaction: neo4j.Transaction, statement: str, **parameters: object) -> neo4j.Result:
    """The result of a statement, read as it comes."""
    return transaction.run(statement, parameters)


def too_old(version: str) -> bool:
    """Whether a server of this version (``5.26.30``, ``2025.01.0-rc1``) is older than any we know."""
    return _release(version) < _release(OLDEST)


def _release(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.partition("-")[0].split(".")[:2] if part.isdigit())


_UNITS = {"B": 1, "KiB": 2**10, "MiB": 2**20, "GiB": 2**30, "TiB": 2**40}


def in_bytes(size: str) -> int:
    """A size as the server writes it (``716.80MiB``) in bytes; 0 for one that says nothing."""
    for unit, factor in reversed(_UNITS.items()):
        if size.endswith(unit):
            try:
                return int(float(size.removesuffix(unit)) * factor)
            except ValueError:
                return 0
    return 0
