"""What can be wrong with a server, as the person at the terminal hears of it: what it is and what to do."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event

import pytest

from api.wording import error_text
from graph.errors import StoreUnusable
from graph.model.text import Analyser
from graph.store import open_store
from graph.store.base import View
from graph.store.neo4j.server import too_old
from graph.store.neo4j.store import Neo4jStore
from tests.colliding import dataset, node
from tests.neo4j.door import PASSWORD, Door, book, contents
from tests.neo4j.server import HOST, Server, free_port

pytestmark = pytest.mark.needs_own_neo4j

AT_ONCE = 5.0  # seconds within which a plain mistake is told; trying again would take 20
PATIENCE = 60.0  # seconds until a test gives up
QUICKLY = 15.0  # seconds within which a wrong kind of encryption is told: no connection is waited for longer than 10


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the user's own."""
    for name in ("SEINATON_STORE", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE", "SEINATON_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def door(server: Server) -> Door:
    """The program before an empty server that asks for no password."""
    return Door(server.address)


@pytest.fixture(scope="module")
def locked() -> Iterator[Server]:
    """A server that asks for a password."""
    with Server(password=PASSWORD) as server:
        yield server


def test_no_server(tmp_path: Path) -> None:
    port = free_port()
    begin = time.monotonic()
    for command in (["search", "uni"], ["status"], ["load", book(tmp_path / "book", {"a": "A"})]):
        told = Door(f"bolt://{HOST}:{port}").refused(*command)
        assert told.startswith(f"The Neo4j server bolt://{HOST}:{port} does not answer (")
        assert "Check that it is running, and that address and port are right." in told
    assert time.monotonic() - begin < 3 * AT_ONCE


@pytest.mark.parametrize(("language", "word"), [("fi", "ei vastaa"), ("sv", "svarar inte"), ("en", "does not answer")])
def test_it_is_told_in_the_asked_language(language: str, word: str) -> None:
    assert word in Door(f"bolt://{HOST}:{free_port()}", language).refused("status")


def test_wrong_password_and_right_one(locked: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    door = Door(locked.address)
    for password, username in (("", ""), ("wrong-" + PASSWORD[::-1], ""), (PASSWORD, "somebody")):
        monkeypatch.setenv("NEO4J_PASSWORD", password)
        monkeypatch.setenv("NEO4J_USERNAME", username)
        begin = time.monotonic()
        assert door.refused("status") == (
            f"The Neo4j server {locked.address} did not accept the user name or password."
            " Check NEO4J_USERNAME and NEO4J_PASSWORD."
        )
        assert time.monotonic() - begin < AT_ONCE
    monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)
    monkeypatch.delenv("NEO4J_USERNAME")
    assert f"Store: {locked.address}\n" in door.text("status")


def test_wrong_database(locked: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)
    monkeypatch.setenv("NEO4J_DATABASE", "nowhere")
    told = Door(locked.address).refused("status")
    assert told.startswith(f"The Neo4j server {locked.address} has no such database (")
    assert "nowhere" in told
    assert told.endswith("Check NEO4J_DATABASE, or leave it out.")
    monkeypatch.setenv("NEO4J_DATABASE", "neo4j")
    assert "Revision: 0\n" in Door(locked.address).text("status")


@pytest.mark.parametrize("kind", ["bolt+s", "bolt+ssc", "neo4j+s", "neo4j+ssc"])
def test_encryption_where_the_server_has_none(server: Server, kind: str) -> None:
    begin = time.monotonic()
    told = Door(f"{kind}://{HOST}:{server.port}").refused("status")
    assert time.monotonic() - begin < QUICKLY
    assert told.startswith(f"No encrypted connection to the Neo4j server {kind}://{HOST}:{server.port} was possible (")
    assert told.endswith("If the server does not use encryption, leave +s or +ssc out of the address.")


def test_an_address_of_a_cluster_reaches_a_single_server(door: Door, server: Server, tmp_path: Path) -> None:
    cluster = Door(f"neo4j://{HOST}:{server.port}")
    assert cluster.text("load", book(tmp_path / "book", {"unikoulu": "Yöuni"})).endswith("(revision 1).\n")
    assert cluster.text("search", "yöuni") == door.text("search", "yöuni")


OLD_NUMBERS = ("5.26", "5.26.0", "5.26.30", "5.26.0-drop02", "5.26.1+4", "5.27.0", "5.100.0", "6.0.0")
NUMBERS_BY_YEAR = ("2025.01.0", "2026.02", "2025.01.0-rc1", "2025.10.1-12345", "2026.02+1")


@pytest.mark.parametrize(
    "version", ["3.5.35", "4.4.12", "4.4.48", "5.0.0", "5.9.0", "5.25.1", "5.25.99-drop01", "5.25.0+7", "5.3"]
)
def test_too_old_a_version(version: str) -> None:
    assert too_old(version)


@pytest.mark.parametrize("version", [*OLD_NUMBERS, *NUMBERS_BY_YEAR])
def test_a_version_that_will_do(version: str) -> None:
    assert not too_old(version)


def test_too_old_a_version_is_told_with_the_one_that_is_needed() -> None:
    error = StoreUnusable("neo4j-too-old", address="bolt://localhost:7687", version="4.4.12", oldest="5.26")
    assert error_text(error, "en") == (
        "The version 4.4.12 of the Neo4j server bolt://localhost:7687 is too old. 5.26 or newer is needed."
    )


def test_a_database_that_can_only_be_read(tmp_path: Path) -> None:
    home, mine = tmp_path / "home", book(tmp_path / "book", {"unikoulu": "Yöuni"})
    home.mkdir()
    with Server(home=home) as server:
        door = Door(server.address)
        door.text("load", mine)
        answers = {command: door.text(*command) for command in (("search", "yöuni"), ("partners", "uni"), ("status",))}
        server.run("MATCH (r:Revision {name: 'now'}) SET r.pending = 'sweep'")  # the writer was killed while it swept
        server.stop()
    only_read = partial(Server, home=home, port=server.port, settings={"server.databases.default_to_read_only": "true"})
    with only_read() as server:
        assert {command: door.text(*command) for command in answers} == answers
        assert door.text("load", mine) == "omat: no changes, nothing was written (revision 1).\n"
        book(tmp_path / "book", {"unikoulu": "Muuta"})
        for command in (["load", mine], ["remove", "omat"], ["reindex"]):
            told = door.refused(*command)
            assert told.startswith(f"The Neo4j database {server.address} cannot be written: it is read-only")
            assert told.endswith("Give the address of the server that takes writes.")
        assert {command: door.text(*command) for command in answers} == answers
        server.stop()
    with Server(home=home, port=server.port) as server:
        assert door.text("status") == answers["status",]
        assert server.run("MATCH (r:Revision) RETURN r.pending AS pending") == [{"pending": None}]
        server.run("MATCH (r:Revision {name: 'now'}) SET r.seq = r.seq + 1")  # … or while it switched
        server.stop()
    with only_read():
        told = door.refused("search", "yöuni")
        assert "was cut short in the middle of its switch" in told
        assert "Open it once as a user who may write to it." in told


THEIRS = """
CREATE (a:Service {name_fi: 'Yöuni heille', key: 'service/theirs', _scope: 0}),
       (b:Need:Other {name_fi: 'Uni', key: 'need/uni', _scope: 0}),
       (c:Person {name: 'Yöuni', born: date('2000-01-01'), list: [1, 2]}),
       (a)-[:MEETS {note: 'x', _scope: 0}]->(b), (b)-[:MEETS]->(c), (c)-[:KNOWS {since: 2}]->(a),
       ({name: 'now'}), (:Writer {name: 'writer'})
"""


def test_somebody_elses_data_is_refused_and_not_touched(door: Door, server: Server, tmp_path: Path) -> None:
    server.run(THEIRS)
    theirs, schema = contents(server), server.run("SHOW INDEXES YIELD name RETURN name ORDER BY name")
    mine = book(tmp_path / "book", {"unikoulu": "Yöuni"})
    for command in (["search", "yöuni"], ["status"], ["datasets"], ["load", mine], ["remove", "omat"], ["reindex"]):
        told = door.refused(*command)
        assert told.startswith(f"The Neo4j database {server.address} holds data that is not Seinätön's.")
        assert told.endswith("load the first dataset with --adopt.")
    assert contents(server) == theirs
    assert server.run("SHOW INDEXES YIELD name RETURN name ORDER BY name") == schema


def test_the_network_beside_somebody_elses_data(door: Door, server: Server, tmp_path: Path) -> None:
    alone = Door(f"sqlite:{tmp_path / 'alone.sqlite'}")
    server.run(THEIRS)
    theirs = contents(server)
    known = {row["id"] for row in theirs}
    mine = book(tmp_path / "book", {"unikoulu": "Yöuni"})
    assert door.text("load", "--adopt", mine) == alone.text("load", mine)
    assert door.text("load", mine) == alone.text("load", mine), "from now on it is ours as well"
    questions = (
        ["search", "yöuni"],
        ["partners", "uni"],
        ["show", "need/uni"],
        ["changes", "--since", "0"],
        ["datasets"],
    )
    for names in ({"univalssi": "Valssi", "unikoulu": "Yöuni ja muuta"}, {"univalssi": "Muuta"}):
        book(tmp_path / "book", names)
        assert door.text("load", mine) == alone.text("load", mine)
        for question in questions:
            assert untimed(door.text(*question)) == untimed(alone.text(*question))
        assert door.text("status").partition("\n")[2] == alone.text("status").partition("\n")[2]
        assert [row for row in contents(server) if row["id"] in known] == theirs
    for command in (["reindex"], ["remove", "omat"]):
        assert door.text(*command) == alone.text(*command)
    assert [row for row in contents(server) if row["id"] in known] == theirs


def untimed(text: str) -> str:
    """An answer without the moments at which the log was written: two stores are written one after the other."""
    return re.sub(r"T\d\d:\d\d:\d\d\+00:00", "", text)


def test_somebody_elses_data_that_our_constraints_do_not_fit(door: Door, server: Server, tmp_path: Path) -> None:
    for name in ("seinaton_thing", *(row["name"] for row in server.run("SHOW CONSTRAINTS YIELD name"))):
        server.run(f"DROP CONSTRAINT {name} IF EXISTS")
    server.run("CREATE (:Thing {key: 'x'}), (:Thing {key: 'x'})")
    theirs = contents(server)
    told = door.refused("load", "--adopt", book(tmp_path / "book", {"unikoulu": "Yöuni"}))
    assert told.startswith(f"The Neo4j server {server.address} stopped the work (")
    assert contents(server) == theirs


def test_a_server_that_is_ended_in_the_middle_of_a_question(tmp_path: Path) -> None:
    with Server() as server:
        door = Door(server.address)
        door.text("load", book(tmp_path / "book", {"unikoulu": "Yöuni"}))
        store = open_store(server.address)

        def question(view: View) -> object:
            first = view.select("names", "public", text="yöuni").hits
            assert first
            server.kill()
            return first, view.select("neighbourhood", "public", keys=[key for key, _ in first])

        with pytest.raises(StoreUnusable) as error:
            store.ask(question)
        assert error.value.code == "neo4j-down"
        assert error_text(error.value, "en").startswith(f"The Neo4j server {server.address} does not answer (")
        store.close()
        server.start()
        assert "Unikoulu" in door.text("search", "yöuni")


class Halt:
    """A clock that keeps a writer in the middle of its work."""

    def __init__(self) -> None:
        self.inside, self.go_on = Event(), Event()

    def __call__(self) -> datetime:
        self.inside.set()
        assert self.go_on.wait(PATIENCE)
        return datetime.now(UTC)


def test_two_who_load_at_once(server: Server, door: Door, tmp_path: Path) -> None:
    mine = book(tmp_path / "book", {"unikoulu": "Yöuni"})
    halt = Halt()
    other = Neo4jStore(server.address, Analyser(voikko=False), clock=halt)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(other.change, dataset("other"), [node("need/x", "X", by="other")])
        assert halt.inside.wait(PATIENCE)
        begin = time.monotonic()
        told = door.run("load", "--wait", "0", mine)
        assert (told.code, told.out) == (1, "")
        assert "Data other" in told.err
        assert time.monotonic() - begin < AT_ONCE
        second = pool.submit(door.run, "load", mine)
        time.sleep(1)
        assert not second.done()
        halt.go_on.set()
        done = second.result(PATIENCE)
        assert first.result(PATIENCE).revision.number == 1
    assert (done.code, done.err) == (0, "Waiting: “Data other” is writing.\n")
    assert done.out.endswith("(revision 2).\n")
    other.close()
