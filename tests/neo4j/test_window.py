"""What is read beside a sweep: an ended node that goes while somebody looks at it never seems to be in force."""

from __future__ import annotations

import re
import threading
from pathlib import Path
from typing import Any

import pytest

from graph.store.neo4j.state import window
from tests.neo4j.server import Server

ROUNDS = 150
NODES = 300


@pytest.mark.needs_own_neo4j
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


def test_the_queries_in_files_look_at_editions_in_the_same_way(repository: Path) -> None:
    found = []
    for path in sorted((repository / "graph" / "store" / "neo4j" / "selections").glob("*.cypher")):
        query = path.read_text(encoding="utf-8")
        for name in re.findall(r"(\w+)\._until IS NULL", query):
            assert window(name) in query, path.name
            found.append(path.stem)
        windows = sum(query.count(window(name)) for name in set(re.findall(r"(\w+)\._since", query)))
        assert query.count("._since") == 2 * windows, path.name
    assert sorted(found) == ["cited", "names", "record", "record", "same_names", "spellings"]
