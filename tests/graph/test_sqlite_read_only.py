"""An SQLite store in a folder that cannot be written: it opens and answers, of one revision, and changes nothing.

Each test reads in a child process, which gives up the rights of root if it has them.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import mkdtemp

import pytest

from graph.errors import SeinatonError
from graph.model.text import Analyser
from graph.store.base import View
from graph.store.sqlite.store import SqliteStore
from tests.colliding import Record, dataset, node

NOBODY = 65534
PATIENCE = 20.0
ANALYSER = Analyser(voikko=False)


def opened(folder: Path) -> SqliteStore:
    return SqliteStore(folder / "s", ANALYSER)


def version(number: int) -> list[Record]:
    """A network in which everything carries a number; large enough that its file has many pages."""
    return [node(f"service/s{n}", f"version{number} {'pitkä ' * 30}") for n in range(200)]


def look(view: View) -> tuple[int, set[str]]:
    """The revision, and which versions show in the records and in the index."""
    seen = {str(record.values["name@fi"]).split()[0] for record in view.records()}
    number = view.revision.number
    hits = view.select("names", "public", text=f"version{number}", limit=1_000).hits
    return number, seen | {f"{len(hits)} hits"}


def of(number: int) -> tuple[int, set[str]]:
    return number, {f"version{number}", "200 hits"}


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody may enter (pytest's own is for its user alone)."""
    path = Path(mkdtemp(prefix="seinaton-"))
    path.chmod(0o755)
    yield path
    path.chmod(0o755)
    shutil.rmtree(path)


@contextmanager
def reader(folder: Path, work: Callable[[Connection], object]) -> Iterator[Connection]:
    """A child that may only read the folder, at work; what it answers comes through the connection."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    child = context.Process(target=_without_rights, args=(work, theirs))
    if os.geteuid() != 0:
        folder.chmod(0o555)
    child.start()
    try:
        yield ours
    finally:
        child.join(PATIENCE)
        child.kill()


def _without_rights(work: Callable[[Connection], object], pipe: Connection) -> None:
    if os.geteuid() == 0:
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
    try:
        pipe.send(work(pipe))
    except SeinatonError as error:
        pipe.send(error.code)


def answer(pipe: Connection) -> object:
    assert pipe.poll(PATIENCE)
    return pipe.recv()


def read(folder: Path, work: Callable[[Connection], object]) -> object:
    with reader(folder, work) as pipe:
        return answer(pipe)


def test_a_store_at_rest_is_read_and_nothing_is_left_beside_it(folder: Path) -> None:
    store = opened(folder)
    store.change(dataset(), version(1))
    store.close()
    assert read(folder, lambda pipe: opened(folder).ask(look)) == of(1)
    assert [one.name for one in folder.iterdir()] == ["s"]


@pytest.mark.parametrize(
    "change",
    [
        lambda store: store.change(dataset(), version(2)),
        lambda store: store.remove("one"),
        lambda store: store.reindex(),
        lambda store: store.keep("layout", b""),
        lambda store: store.ask(store.copy_from),
    ],
)
def test_changes_are_refused(folder: Path, change: Callable[[SqliteStore], object]) -> None:
    store = opened(folder)
    store.change(dataset(), version(1))
    store.close()
    assert read(folder, lambda pipe: change(opened(folder))) == "store-read-only"
    store = opened(folder)
    assert store.ask(look) == of(1)
    store.close()


def test_a_store_beside_a_living_writer_is_read_with_its_log(folder: Path) -> None:
    store = opened(folder)
    store.change(dataset(), version(1))
    store.datasets()  # a connection stays open, and with it the log
    store.change(dataset(), version(2))
    assert (folder / "s-wal").stat().st_size

    def twice(pipe: Connection) -> object:
        reading = opened(folder)
        pipe.send(reading.ask(look))
        pipe.recv()
        return reading.ask(look)

    with reader(folder, twice) as pipe:
        assert answer(pipe) == of(2)
        store.change(dataset(), version(3))
        pipe.send("go on")
        assert answer(pipe) == of(3)
    store.close()


def test_a_writer_that_begins_and_ends_meanwhile_is_noticed(folder: Path) -> None:
    store = opened(folder)
    store.change(dataset(), version(1))
    store.close()

    def each_time(pipe: Connection) -> object:
        reading = opened(folder)
        for _ in range(3):
            pipe.send(reading.ask(look))
            pipe.recv()
        return reading.ask(look)

    with reader(folder, each_time) as pipe:
        assert answer(pipe) == of(1)
        store = opened(folder)
        store.change(dataset(), version(2))  # its log is taken into the file at once
        pipe.send("go on")
        assert answer(pipe) == of(2)
        store.datasets()
        store.change(dataset(), version(3))  # its log stays
        pipe.send("go on")
        assert answer(pipe) == of(3)
        store.close()
        pipe.send("go on")
        assert answer(pipe) == of(3)


@pytest.mark.parametrize("how", ["replaced", "rewritten", "written"])
def test_a_file_that_changes_in_the_middle_of_an_answer_is_asked_again(folder: Path, how: str) -> None:
    other = Path(mkdtemp())
    for place, number in ((folder, 1), (other, 1)):
        store = opened(place)
        store.change(dataset(), version(number))
        store.close()
    newer = opened(other)
    newer.change(dataset(), version(2))
    newer.close()
    (other / "s").chmod(0o644)

    def interrupted(pipe: Connection) -> object:
        asked = 0

        def work(view: View) -> object:
            nonlocal asked
            asked += 1
            records = view.records()
            first = next(records)
            if asked == 1:
                pipe.send("begun")
                pipe.recv()
            seen = {str(record.values["name@fi"]).split()[0] for record in (first, *records)}
            return view.revision.number, seen, asked

        return opened(folder).ask(work)

    with reader(folder, interrupted) as pipe:
        assert answer(pipe) == "begun"
        if how == "replaced":
            (other / "s").replace(folder / "s")
        elif how == "rewritten":
            (folder / "s").write_bytes((other / "s").read_bytes())
        else:
            store = opened(folder)
            store.change(dataset(), version(2))
            store.close()
        pipe.send("go on")
        assert answer(pipe) == (2, {"version2"}, 2)
    shutil.rmtree(other)


def test_a_store_whose_writer_was_cut_short_says_who_must_open_it_first(folder: Path) -> None:
    """A log without its index, as a copy of the files or a crash of the machine leaves it, holds the newest state."""
    original = Path(mkdtemp())
    store = opened(original)
    store.change(dataset(), version(1))
    store.datasets()
    store.change(dataset(), version(2))
    for name in ("s", "s-wal"):
        shutil.copyfile(original / name, folder / name)
    store.close()
    shutil.rmtree(original)
    assert read(folder, lambda pipe: opened(folder).ask(look)) == "store-unfinished"
    folder.chmod(0o755)
    again = opened(folder)
    assert again.ask(look) == of(2)
    again.close()
    assert read(folder, lambda pipe: opened(folder).ask(look)) == of(2)


def test_an_empty_log_is_none(folder: Path) -> None:
    store = opened(folder)
    store.change(dataset(), version(1))
    store.close()
    (folder / "s-wal").touch()
    assert read(folder, lambda pipe: opened(folder).ask(look)) == of(1)


def test_a_missing_file_cannot_be_made(folder: Path) -> None:
    assert read(folder, lambda pipe: opened(folder)) == "store-no-folder"
    assert list(folder.iterdir()) == []


def test_a_store_of_an_older_program_cannot_be_brought_up_to_date(folder: Path) -> None:
    opened(folder).close()
    db = sqlite3.connect(folder / "s")
    db.execute("PRAGMA user_version = 0")
    db.close()
    assert read(folder, lambda pipe: opened(folder)) == "store-too-old"


def test_a_file_of_another_kind_is_no_store_here_either(folder: Path) -> None:
    (folder / "s").write_text("id;name\n" * 100)
    assert read(folder, lambda pipe: opened(folder)) == "store-not-ours"
    (folder / "s").write_bytes(b"")
    assert read(folder, lambda pipe: opened(folder)) == "store-not-ours"


def test_a_file_that_may_not_be_read(folder: Path) -> None:
    opened(folder).close()
    (folder / "s").chmod(0o000)
    assert read(folder, lambda pipe: opened(folder)) == "store-unreadable"


def test_a_folder_that_may_not_be_entered(folder: Path) -> None:
    inner = folder / "closed"
    inner.mkdir()
    opened(inner).close()
    inner.chmod(0o000)
    try:
        assert read(folder, lambda pipe: opened(inner)) == "store-no-folder"
    finally:
        inner.chmod(0o755)
