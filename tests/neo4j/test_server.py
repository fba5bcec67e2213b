"""The server that tests start: it is really theirs, keeps what was committed, and never outlives them."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import neo4j
import psutil
import pytest

from tests.neo4j.database import Database, NotEmpty, OutsideDatabase
from tests.neo4j.server import Server, ServerFailed, free_port

pytestmark = pytest.mark.needs_own_neo4j

PATIENCE = 30.0  # seconds until a process that must end has ended
CHILD = """
import multiprocessing, time
from tests.neo4j.server import Server

server = Server()
# A child of the child, which lives on, holds no server.
multiprocessing.get_context("fork").Process(target=time.sleep, args=(300,)).start()
print(server.process.pid, server.home, flush=True)
time.sleep(300)
"""


def count(database: Database) -> int:
    number: int = database.run("MATCH (n) RETURN count(n) AS number")[0]["number"]
    return number


def test_it_is_the_version_that_is_pinned(server: Server, repository: Path) -> None:
    assert f"<neo4j.version>{server.version()}</neo4j.version>" in (repository / "tests/neo4j/pom.xml").read_text()


def test_a_database_that_is_not_empty_is_refused_and_left_alone(server: Server) -> None:
    server.run("CREATE (:Somebody {name: 'else'})")
    with pytest.raises(NotEmpty, match=f"{server.port} is not empty"):
        OutsideDatabase(server.address)
    assert count(server) == 1


def test_an_empty_database_is_taken_and_left_empty(server: Server) -> None:
    outside = OutsideDatabase(server.address)
    outside.run("UNWIND range(1, 25000) AS i CREATE (:Thing {i: i})")
    outside.run("MATCH (a:Thing), (b:Thing {i: a.i + 1}) WHERE a.i < 100 CREATE (a)-[:MEETS]->(b)")
    outside.end()
    assert server.is_empty()


def test_wiping_leaves_constraints_and_indexes(server: Server) -> None:
    server.run("CREATE CONSTRAINT only_one IF NOT EXISTS FOR (n:Only) REQUIRE n.key IS UNIQUE")
    server.run("CREATE (:Only {key: 1})")
    server.wipe()
    assert [row["name"] for row in server.run("SHOW CONSTRAINTS YIELD name")] == ["only_one"]
    assert server.is_empty()
    server.run("DROP CONSTRAINT only_one")


def test_where_another_server_listens_none_is_started(server: Server) -> None:
    with pytest.raises(ServerFailed, match=r"(?s)ended while it was starting.*Address already in use"):
        Server(port=server.port)
    assert server.is_empty()


def test_a_setting_that_neo4j_does_not_know_is_told() -> None:
    with pytest.raises(ServerFailed, match=r"(?s)ended while it was starting.*no\.such\.setting"):
        Server(settings={"no.such.setting": "1"})


def test_a_killed_server_keeps_what_was_committed() -> None:
    with Server() as server:
        server.run("CREATE (:Kept {n: 1})")
        with server.connect() as driver, driver.session() as session:
            session.begin_transaction().run("CREATE (:Lost)").consume()
            server.kill()
            assert not server.is_running
        server.start()
        assert server.run("MATCH (n) RETURN labels(n) AS labels, n.n AS n") == [{"labels": ["Kept"], "n": 1}]
        home, process = server.home, server.process
    assert not home.exists()
    assert process is not None
    assert not process.is_running()


def test_a_server_with_a_password_asks_for_it(tmp_path: Path) -> None:
    with Server(password="long enough", home=tmp_path) as server:
        server.run("CREATE (:Kept)")
        with pytest.raises(neo4j.exceptions.AuthError):
            Database(server.address).run("RETURN 1")
        with pytest.raises(neo4j.exceptions.AuthError):
            Database(server.address, password="another one").run("RETURN 1")
        server.restart()
        assert count(server) == 1
    assert (tmp_path / "data").is_dir(), "a home that was given stays"


def test_a_server_ends_with_the_process_that_started_it(repository: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", CHILD], cwd=repository, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout
        number, _, home = child.stdout.readline().strip().partition(" ")
        server, others = psutil.Process(int(number)), psutil.Process(child.pid).children()
        child.kill()
        try:
            server.wait(PATIENCE)
            deadline = time.monotonic() + PATIENCE
            while Path(home).exists() and time.monotonic() < deadline:
                time.sleep(0.1)
            assert not Path(home).exists()
        finally:
            for other in others:
                if other.is_running():
                    other.kill()


def test_ports_are_below_those_of_outgoing_connections() -> None:
    assert len({free_port() for _ in range(50)}) == 50
    assert all(20_000 <= free_port() < 32_000 for _ in range(50))
