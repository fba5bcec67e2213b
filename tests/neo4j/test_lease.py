"""The lease of a writer whose one transaction lasts longer than the lease."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import neo4j
import pytest

from graph.errors import SeinatonError, StoreBusy
from graph.store.access import Credentials
from graph.store.neo4j.lease import Lease, Turn
from graph.store.neo4j.server import Server
from tests.neo4j.database import Database
from tests.neo4j.pool import pool
from tests.stores import open_neo4j

pytestmark = pytest.mark.needs_neo4j

PATIENCE = 120.0  # seconds until the test gives up on what must come
WAITING = """
SHOW TRANSACTIONS YIELD status, currentQuery
WHERE status STARTS WITH 'Blocked'
RETURN currentQuery AS statement
"""
"""Who waits for a lock."""

LENGTH = timedelta(seconds=1)
HAND_OUT = """
MATCH (l:Lease {name: 'writer'})
SET l.token = 'ours', l.who = 'writer', l.until = timestamp() + $length, l.step = 0
"""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """The database of an empty store."""
    store = open_neo4j(tmp_path)
    yield pool().database(tmp_path)
    store.close()


@pytest.mark.parametrize("renewals", [0, 1])
def test_a_long_transaction_does_not_cost_a_living_writer_its_turn(database: Database, renewals: int) -> None:
    """Nobody can renew what it locks. Whoever waits for the lock, renewals too, finds a lease that goes on."""
    server = Server(database.address, Credentials(database.username, database.password))
    lease = Lease(server, LENGTH, None)
    database.run(HAND_OUT, length=LENGTH // timedelta(milliseconds=1))
    turn = Turn(server, "ours", LENGTH)
    others: list[Future[None]] = []

    def waits(statement: str) -> bool:
        return any(statement in row["statement"] for row in database.run(WAITING))

    def renew() -> None:
        with suppress(SeinatonError):  # it may also wait too long, and is left undone
            turn.renew()

    def take() -> None:
        with lease.held("another", 0.0):
            pytest.fail("two writers at once")

    with ThreadPoolExecutor(2) as threads:

        def long(transaction: neo4j.Transaction) -> None:
            for _ in range(renewals):
                others.append(threads.submit(renew))
                wait_until(lambda: waits("RETURN l.step"))
            time.sleep(LENGTH.total_seconds() * 1.5)
            assert lease.holder() is None
            others.append(threads.submit(take))
            wait_until(lambda: waits("l.who = $who"))

        turn.write(long)
        with pytest.raises(StoreBusy):
            others.pop().result(PATIENCE)
        turn.write(lambda transaction: None)
    server.close()


def wait_until(it_is_so: Callable[[], bool]) -> None:
    """Look again and again."""
    until = time.monotonic() + PATIENCE
    while not it_is_so():
        assert time.monotonic() < until
        time.sleep(0.02)
