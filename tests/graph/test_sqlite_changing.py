"""An SQLite store that others change while it is read from a folder that cannot be written: one revision each."""

from __future__ import annotations

import shutil
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import mkdtemp

import pytest

from graph.errors import DataRefused
from graph.store.base import View
from tests.colliding import dataset
from tests.graph.reader import answer, look, of, opened, reader, version

pytestmark = pytest.mark.needs_root


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


def test_what_fails_over_a_file_that_changed_is_asked_again_and_else_told(folder: Path) -> None:
    """Half an old and half a new file may break anything; a whole one breaks only what is broken."""
    store = opened(folder)
    store.change(dataset(), version(1))
    store.close()

    def fails_twice(pipe: Connection) -> object:
        asked = []

        def work(view: View) -> object:
            asked.append(view.revision.number)
            if len(asked) == 1:
                pipe.send("begun")
                pipe.recv()
                raise LookupError("what one page names is not in the other")
            raise DataRefused("no-reason", asked=asked)

        try:
            return opened(folder).ask(work)
        except DataRefused as refused:
            return refused.facts["asked"]

    with reader(folder, fails_twice) as pipe:
        assert answer(pipe) == "begun"
        store = opened(folder)
        store.change(dataset(), version(2))
        store.close()
        pipe.send("go on")
        assert answer(pipe) == [1, 2]
