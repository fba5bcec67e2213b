"""The SQLite store's file: what is no store, what is damaged, what is full; each told, and left as it was."""

from __future__ import annotations

import multiprocessing
import os
import random
import sqlite3
import threading
from pathlib import Path

import pytest

from graph.errors import StoreBusy, StoreUnusable
from graph.model.text import Analyser
from graph.store import open_store
from graph.store.base import View
from graph.store.sqlite.files import APPLICATION_ID, migrations
from graph.store.sqlite.store import SqliteStore
from tests.colliding import dataset, node

PAGE = 4096
ANALYSER = Analyser(voikko=False)


def opened(path: Path) -> SqliteStore:
    return SqliteStore(path, ANALYSER)


def refusal(path: Path) -> str:
    """The code with which a file is refused; the file is the same before and after, and nothing lies beside it."""
    before = path.read_bytes() if path.is_file() else b""
    beside = sorted(path.parent.glob("*"))
    with pytest.raises(StoreUnusable) as refused:
        opened(path)
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert sorted(path.parent.glob("*")) == beside
    return refused.value.code


def test_a_new_file_and_its_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b ?#%" / "store ä.sqlite"
    store = opened(path)
    assert store.address == f"sqlite:{path}"
    store.change(dataset(), [node("need/a", "Uni")])
    store.close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]  # no log is left behind
    again = open_store(store.address)
    assert list(again.datasets()) == ["one"]
    again.close()


@pytest.mark.parametrize("address", ["PATH", "sqlite:PATH"])
def test_an_address_may_be_a_mere_path(tmp_path: Path, address: str) -> None:
    store = open_store(address.replace("PATH", str(tmp_path / "s")))
    assert store.address == f"sqlite:{tmp_path / 's'}"
    store.close()


def test_an_address_of_an_unknown_kind(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable, match="store-unknown-address"):
        open_store("mysql://host/db")


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "s"
    path.touch()
    opened(path).close()
    assert path.stat().st_size


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "store-is-folder"


def test_a_path_below_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert refusal(tmp_path / "file" / "s") == "store-no-folder"


@pytest.mark.parametrize(
    "content", [b"id;name\na;b\n" * 100, b"SQLite", b"\x00" * PAGE, random.Random(1).randbytes(9_999)]
)
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "s"
    path.write_bytes(content)
    assert refusal(path) == "store-not-ours"


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "s"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE node (x)")
    db.close()
    assert refusal(path) == "store-not-ours"


def test_a_database_that_says_it_is_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "s"
    opened(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA application_id = 7")
    db.close()
    assert refusal(path) == "store-not-ours"


def test_a_store_of_a_newer_program(tmp_path: Path) -> None:
    path = tmp_path / "s"
    opened(path).close()
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {len(migrations()) + 1}")
    db.close()
    with pytest.raises(StoreUnusable) as refused:
        opened(path)
    assert refused.value.code == "store-too-new"
    known = len(migrations())
    assert refused.value.facts == {"path": str(path), "version": known + 1, "known": known}


def test_a_store_is_marked_as_ours(tmp_path: Path) -> None:
    opened(tmp_path / "s").close()
    db = sqlite3.connect(tmp_path / "s")
    marks = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version", "journal_mode")]
    assert marks == [APPLICATION_ID, len(migrations()), "wal"]
    db.close()


def test_a_file_that_another_is_just_making_is_waited_for(tmp_path: Path) -> None:
    opened(tmp_path / "s").close()
    other = sqlite3.connect(tmp_path / "s", isolation_level=None, check_same_thread=False)
    other.execute("PRAGMA journal_mode = DELETE")
    other.execute("BEGIN IMMEDIATE")  # SQLite itself does not wait for this one
    timer = threading.Timer(0.3, other.execute, ["COMMIT"])
    timer.start()
    opened(tmp_path / "s").close()
    timer.join()
    other.close()


def _open_and_load(path: Path, number: int, at_once: multiprocessing.synchronize.Barrier) -> None:
    at_once.wait()
    store = opened(path)
    store.change(dataset(f"d{number}"), [node(f"need/n{number}", "N", by=f"d{number}")])
    store.close()


def test_many_processes_may_open_a_new_file_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    for attempt in range(3):
        path, at_once = tmp_path / f"s{attempt}", context.Barrier(6)
        children = [context.Process(target=_open_and_load, args=(path, number, at_once)) for number in range(6)]
        for child in children:
            child.start()
        for child in children:
            child.join()
        assert [child.exitcode for child in children] == [0] * 6
        store = opened(path)
        assert len(store.datasets()) == 6
        assert store.ask(lambda view: view.revision.number) == 6
        store.close()


def test_a_missing_argument_is_a_fault_of_ours_and_no_trouble_with_the_file(tmp_path: Path) -> None:
    store = opened(tmp_path / "s")
    with pytest.raises(sqlite3.ProgrammingError):
        store.ask(lambda view: view.select("known", "public"))
    store.close()


def test_a_note_left_by_a_killed_writer_is_in_nobodys_way(tmp_path: Path) -> None:
    store = opened(tmp_path / "s")
    (tmp_path / "s-writer").write_text('{"who": "killed long ago", "process": 1}')
    assert store.change(dataset(), [node("need/a", "Uni")], wait=0).wrote
    assert not (tmp_path / "s-writer").exists()
    store.close()


def test_who_waits_for_a_nameless_writer_is_told_no_name(tmp_path: Path) -> None:
    told: list[str] = []
    store = SqliteStore(tmp_path / "s", ANALYSER, on_wait=told.append)
    other = sqlite3.connect(tmp_path / "s", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy) as busy:
        store.change(dataset(), [node("need/a", "Uni")], wait=0.2)
    assert busy.value.facts == {"who": "", "seconds": 0.2}
    assert told == []
    other.close()
    store.close()


def test_a_store_whose_note_cannot_be_written_writes_without(tmp_path: Path) -> None:
    store = opened(tmp_path / "s")
    (tmp_path / "s-writer").mkdir()
    assert store.change(dataset(), [node("need/a", "Uni")]).wrote
    store.close()
    os.rmdir(tmp_path / "s-writer")


def test_a_file_that_was_taken_away_is_told_and_not_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    store = opened(path)
    store.change(dataset(), [node("need/a", "Uni")])
    path.unlink()
    for _ in range(2):
        with pytest.raises(StoreUnusable) as told:
            store.datasets()
        assert told.value.code == "store-unreadable"
    with pytest.raises(StoreUnusable):
        store.change(dataset("two"), [node("need/b", "Ero", by="two")])
    assert not path.exists()
    store.close()


def test_a_file_that_came_in_its_place_is_followed(tmp_path: Path) -> None:
    path, other = tmp_path / "store.sqlite", tmp_path / "other.sqlite"
    store, second = opened(path), opened(other)
    store.change(dataset(), [node("need/a", "Uni")])
    second.change(dataset("two"), [node("need/b", "Ero", by="two")])
    second.close()
    assert list(store.datasets()) == ["one"]
    other.replace(path)
    for beside in ("-wal", "-shm"):
        Path(f"{path}{beside}").unlink(missing_ok=True)
    assert list(store.datasets()) == ["two"]
    store.change(dataset("three"), [node("need/c", "Suru", by="three")])
    assert list(store.datasets()) == ["three", "two"]
    store.close()


def test_a_reader_who_was_at_work_meanwhile_does_not_lead_back(tmp_path: Path) -> None:
    path, other = tmp_path / "store.sqlite", tmp_path / "other.sqlite"
    store, second = opened(path), opened(other)
    store.change(dataset(), [node("need/a", "Uni")])
    second.change(dataset("two"), [node("need/b", "Ero", by="two")])
    second.close()

    def replaced_meanwhile(view: View) -> list[str]:
        other.replace(path)
        for beside in ("-wal", "-shm"):
            Path(f"{path}{beside}").unlink(missing_ok=True)
        assert list(store.datasets()) == ["two"]
        return list(view.datasets())

    assert store.ask(replaced_meanwhile) == ["one"]
    for _ in range(3):
        assert list(store.datasets()) == ["two"]
    store.close()
