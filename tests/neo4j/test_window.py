"""What is read beside a sweep: an ended node that goes while somebody looks at it never seems to be in force."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from graph.store.neo4j.state import window
from tests.neo4j.server import Server

pytestmark = pytest.mark.needs_own_neo4j

ROUNDS = 150
NODES = 300


def test_a_node_that_goes_while_it_is_looked_at_is_never_in_force(server: Server) -> None:
    over, seen, reads = threading.Event(), list[dict[str, Any]](), [0]

    def look() -> None:
        with server.connect() as driver, driver.session() as session:
            while not over.is_set():
                seen.extend(session.run(f"MATCH (x:Ended) WHERE {window('x')} RETURN x.id AS id", edition=10).data())
                reads[0] += 1

    readers = [threading.Thread(target=look) for _ in range(4)]
    for reader in readers:
        reader.start()
    try:
        with server.connect() as driver, driver.session() as session:
            for _ in range(ROUNDS):
                session.run(
                    f"UNWIND range(1, {NODES}) AS id CREATE (:Ended {{id: id, _since: 1, _until: 5}})"
                ).consume()
                session.run("MATCH (x:Ended) DETACH DELETE x").consume()
    finally:
        over.set()
        for reader in readers:
            reader.join(20)
    assert reads[0] > ROUNDS
    assert seen == []
