"""Folders and their databases."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.neo4j.pool import Pool
from tests.neo4j.server import Server

pytestmark = pytest.mark.needs_own_neo4j


@pytest.fixture(scope="module")
def servers(running: Server) -> Iterator[list[Server]]:
    """Two servers; tests start no more."""
    with Server() as another:
        yield [running, another]


@pytest.fixture
def pool(servers: list[Server]) -> Pool:
    """A pool of the two, empty."""
    for server in servers:
        server.wipe()
    return Pool(iter(servers).__next__)


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_the_same_folder_is_the_same_database(pool: Pool, tmp_path: Path) -> None:
    first, give_back = pool.hold(tmp_path)
    first.run("CREATE (:Kept)")
    give_back()
    again, _ = pool.hold(tmp_path / ".." / tmp_path.name)
    assert again is first
    assert not again.is_empty()
    assert len(pool) == 1


def test_two_folders_at_once_are_two_databases(pool: Pool, tmp_path: Path) -> None:
    one, _ = pool.hold(made(tmp_path / "one"))
    two, _ = pool.hold(made(tmp_path / "two"))
    one.run("CREATE (:One)")
    assert two.is_empty()
    assert len(pool) == 2


def test_a_folder_keeps_its_database_to_the_end_of_the_test(pool: Pool, tmp_path: Path) -> None:
    one, give_back = pool.hold(made(tmp_path / "one"))
    one.run("CREATE (:One)")
    give_back()
    assert pool.database(made(tmp_path / "two")) is not one
    assert not pool.database(tmp_path / "one").is_empty()


def test_of_many_folders_in_one_test_the_first_that_was_closed_loses_its_database(pool: Pool, tmp_path: Path) -> None:
    kept, _ = pool.hold(made(tmp_path / "kept"))
    for number in range(4):
        other, give_back = pool.hold(made(tmp_path / str(number)))
        assert other is not kept
        assert other.is_empty()
        other.run("CREATE (:Thing)")
        give_back()
    assert not pool.database(tmp_path / "3").is_empty()
    with pytest.raises(RuntimeError, match="0 was given to another folder"):
        pool.database(tmp_path / "0")


def test_when_the_test_is_over_a_new_folder_gets_its_database_wiped(pool: Pool, tmp_path: Path) -> None:
    one, give_back = pool.hold(made(tmp_path / "one"))
    one.run("CREATE (:One)")
    pool.test_is_over()
    assert pool.database(made(tmp_path / "two")) is not one, "a store is still open in it"
    give_back()
    assert pool.database(made(tmp_path / "three")) is one
    assert one.is_empty()
    with pytest.raises(RuntimeError, match="was given to another folder"):
        pool.database(tmp_path / "one")


def test_a_folder_that_is_taken_away_gives_its_database_back(pool: Pool, tmp_path: Path) -> None:
    seen = set()
    for number in range(5):
        folder = made(tmp_path / str(number))
        database, give_back = pool.hold(folder)
        assert database.is_empty()
        database.run("CREATE (:Thing)")
        seen.add(database)
        give_back()
        folder.rmdir()
    assert len(seen) == len(pool) == 1


def test_a_store_that_nobody_knows_any_more_is_not_in_use(pool: Pool, tmp_path: Path) -> None:
    class Forgotten:
        def __init__(self, folder: Path) -> None:
            self.database, give_back = pool.hold(folder)
            weakref.finalize(self, give_back)
            self.itself = self  # only the garbage collector finds it

    gc.collect()
    first = Forgotten(made(tmp_path / "one")).database
    pool.test_is_over()
    assert pool.database(made(tmp_path / "two")) is first


def test_a_database_is_wiped_beside_what_a_killed_client_left_open(pool: Pool, tmp_path: Path) -> None:
    database, give_back = pool.hold(made(tmp_path / "one"))
    database.run("CREATE (:Thing {n: 1})")
    with database.connect() as driver, driver.session() as session:
        left = session.begin_transaction(timeout=2)
        left.run("MATCH (n:Thing) SET n.n = 2").consume()
        give_back()
        pool.test_is_over()
        pool.database(made(tmp_path / "two"))
    assert database.is_empty()
