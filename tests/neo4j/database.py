"""A Neo4j database that tests may write into and wipe."""

from __future__ import annotations

import os
import threading
from typing import Any

import neo4j
from neo4j import Driver, GraphDatabase, NotificationMinimumSeverity, Query

PATIENCE = 60.0  # seconds for one statement
BATCH = 10_000
WIPE = f"MATCH (n) CALL (n) {{ DETACH DELETE n }} IN TRANSACTIONS OF {BATCH} ROWS"
VERSION = "CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version"

VERSIONS: set[str] = set()
"""Versions of the servers that this process has used."""


class NotEmpty(Exception):
    """A database holds something that is not the tests' own. Nothing has been written to it."""


class Database:
    """A database of a server. ``password`` is empty where the server asks for none."""

    def __init__(self, address: str, username: str = "neo4j", password: str = "") -> None:
        self.address = address
        self.username = username
        self.password = password
        self._drivers: dict[int, Driver] = {}
        self._lock = threading.Lock()

    @property
    def driver(self) -> Driver:
        """A driver of this process: a child that was forked opens one of its own."""
        with self._lock:
            if os.getpid() not in self._drivers:
                self._drivers = {os.getpid(): self.connect()}
            return self._drivers[os.getpid()]

    def connect(self) -> Driver:
        """A new driver, to be closed by whoever asked for it."""
        return GraphDatabase.driver(
            self.address,
            auth=(self.username, self.password) if self.password else None,
            notifications_min_severity=NotificationMinimumSeverity.OFF,
            connection_timeout=5,
            connection_acquisition_timeout=10,
            max_transaction_retry_time=10,
        )

    def disconnect(self) -> None:
        """Close the driver; the next statement opens another."""
        with self._lock:
            drivers, self._drivers = self._drivers, {}
        if os.getpid() in drivers:
            drivers[os.getpid()].close()

    def run(self, statement: str, **parameters: object) -> list[dict[str, Any]]:
        """The rows of one statement, in a transaction that the server itself opens."""
        with self.driver.session() as session:
            return session.run(Query(statement, timeout=PATIENCE), parameters).data()

    def version(self) -> str:
        """The server's version, such as ``5.26.30``; it is told in the last lines of the run."""
        version = str(self.run(VERSION)[0]["version"])
        VERSIONS.add(version)
        return version

    def is_empty(self) -> bool:
        """Whether it has no node. Constraints and indexes hold nothing."""
        return bool(self.run("RETURN NOT EXISTS { MATCH () } AS empty")[0]["empty"])

    def make_sure_it_is_empty(self) -> None:
        """Raise ``NotEmpty`` for a database that has nodes."""
        if not self.is_empty():
            raise NotEmpty(f"the database at {self.address} is not empty; tests would wipe it, so they do not touch it")

    def wipe(self) -> None:
        """Delete every node in batches. Constraints and indexes stay."""
        for attempt in range(5):
            try:
                self.run(WIPE)
                return
            except neo4j.exceptions.TransientError:  # such as locks of a client that was killed
                if attempt == 4:
                    raise


class OutsideDatabase(Database):
    """A database that ``NEO4J_URI`` names: used only if it is empty, and empty again at the end."""

    def __init__(self, address: str, username: str = "neo4j", password: str = "") -> None:
        super().__init__(address, username, password)
        try:
            self.make_sure_it_is_empty()
            self.version()
        except BaseException:
            self.disconnect()
            raise

    def end(self) -> None:
        """Leave it as it was, but for constraints and indexes."""
        self.wipe()
        self.disconnect()
