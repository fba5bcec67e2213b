"""Several at once: writers wait for each other by name, readers stay on one revision."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from graph.errors import StoreBusy
from graph.model.records import MergedNode
from graph.store.base import Store, View
from graph.store.copying import read_copy
from tests.colliding import Record, dataset, link, node
from tests.stores import Open

PATIENCE = 20.0  # seconds until a test gives up on what should come at once


class Halt:
    """A clock that a store asks inside its writing transaction, and that keeps it there until it may go on."""

    def __init__(self) -> None:
        self.inside = threading.Event()
        self.go_on = threading.Event()

    def __call__(self) -> datetime:
        self.inside.set()
        assert self.go_on.wait(PATIENCE)
        return datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def told() -> list[str]:
    """Whom the second store was told to wait for."""
    return []


@pytest.fixture
def second(engine: Open, tmp_path: Path, store: Store, told: list[str]) -> Iterator[Store]:
    """The same store, opened once more."""
    opened = engine(tmp_path, on_wait=told.append)
    yield opened
    opened.close()


@pytest.fixture
def halt() -> Halt:
    return Halt()


@pytest.fixture
def writing(engine: Open, tmp_path: Path, store: Store, halt: Halt) -> Iterator[threading.Thread]:
    """A thread in the middle of loading the dataset ``one`` over what was there, held until ``halt.go_on``."""
    store.change(dataset(), [node("need/a", "Old")])
    writer = engine(tmp_path, clock=halt)
    thread = threading.Thread(target=writer.change, args=(dataset(), [node("need/a", "New")]))
    thread.start()
    assert halt.inside.wait(PATIENCE)
    yield thread
    halt.go_on.set()
    thread.join(PATIENCE)
    writer.close()


def name_of(view: View) -> object:
    return next(view.records()).values["name@fi"]


@pytest.mark.usefixtures("writing")
@pytest.mark.parametrize(
    "work",
    [
        lambda store: store.change(dataset("two"), [node("need/b", "B", by="two")], wait=0.3),
        lambda store: store.remove("one", wait=0.3),
        lambda store: store.reindex(wait=0.3),
        lambda store: store.copy_from(store.ask(read_copy), wait=0.3),
    ],
)
def test_who_does_not_want_to_wait_is_told_who_writes(
    second: Store, told: list[str], work: Callable[[Store], object]
) -> None:
    begin = time.monotonic()
    with pytest.raises(StoreBusy) as busy:
        work(second)
    assert 0.25 < time.monotonic() - begin < PATIENCE / 2
    assert (busy.value.code, busy.value.facts) == ("store-busy", {"who": "Data one", "seconds": 0.3})
    assert told == ["Data one"]


def test_who_waits_gets_its_turn(second: Store, told: list[str], writing: threading.Thread, halt: Halt) -> None:
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(second.change, dataset("two"), [node("need/b", "B", by="two")], PATIENCE)
        until = time.monotonic() + PATIENCE
        while not told and time.monotonic() < until:
            time.sleep(0.01)
        assert not waiting.done()
        halt.go_on.set()
        assert waiting.result(PATIENCE).wrote
    writing.join(PATIENCE)
    assert told == ["Data one"]
    assert sorted(second.datasets()) == ["one", "two"]
    assert second.ask(lambda view: view.revision.number) == 3


def test_an_answer_is_of_one_revision_whatever_is_written_meanwhile(
    store: Store, writing: threading.Thread, halt: Halt
) -> None:
    assert store.ask(lambda view: (view.revision.number, name_of(view))) == (1, "Old")

    def across(view: View) -> list[object]:
        before = name_of(view)
        halt.go_on.set()
        writing.join(PATIENCE)
        assert not writing.is_alive()
        found = view.select("names", "public", text="new").hits or view.select("names", "public", text="old").hits
        return [view.revision.number, before, name_of(view), len(found), store.ask(name_of)]

    # Either the reader keeps its revision, or it is asked again and sees the new one from the beginning.
    assert store.ask(across) in ([1, "Old", "Old", 1, "New"], [2, "New", "New", 1, "New"])
    assert store.ask(lambda view: (view.revision.number, name_of(view))) == (2, "New")


def version(number: int) -> list[Record]:
    """A network in which everything carries the number of the revision that brought it."""
    services = [node(f"service/s{n}", f"version {number}") for n in range(20)]
    links = [link(f"service/s{n}", "meets", "need/a", note=str(number)) for n in range(20)]
    return [*services, *links, node("need/a", f"version {number}")]


def test_eight_readers_beside_a_writer_see_one_revision_each(store: Store, engine: Open, tmp_path: Path) -> None:
    store.change(dataset(), version(1))
    over = threading.Event()

    def look(view: View) -> tuple[set[str], int]:
        number = view.revision.number
        seen = {str(number)}
        around = view.select("neighbourhood", "public", keys=["need/a"])
        seen.update(str(one.values["note"]) for one in around.links)
        seen.update(str(one.values["name@fi"]).removeprefix("version ") for one in around.nodes.values())
        nodes = [one for one in view.records() if isinstance(one, MergedNode)]
        seen.update(str(one.values["name@fi"]).removeprefix("version ") for one in nodes)
        seen.add(str(max(entry.revision for entry in view.log("public", number - 1))))
        hits = view.select("same_names", "public", text=f"version {number}", limit=100).hits
        return seen, len(hits)

    def read() -> list[tuple[set[str], int]]:
        answers = []
        while not over.is_set():
            answers.append(store.ask(look))
        return answers

    writer = engine(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        readers = [pool.submit(read) for _ in range(8)]
        try:
            for number in range(2, 22):
                assert writer.change(dataset(), version(number)).revision.number == number
        finally:
            over.set()
        answers = [answer for reader in readers for answer in reader.result(PATIENCE)]
    writer.close()
    assert all((len(seen), hits) == (1, 21) for seen, hits in answers)
    assert len({number for seen, _ in answers for number in seen}) > 3


def test_writers_in_many_threads_lose_nothing(store: Store) -> None:
    def load(number: int) -> int:
        name = f"d{number}"
        return store.change(dataset(name), [node(f"need/n{number}", "N", by=name)], PATIENCE).revision.number

    with ThreadPoolExecutor(8) as pool:
        numbers = sorted(pool.map(load, range(24)))
    assert numbers == list(range(1, 25))
    assert len(store.ask(lambda view: list(view.records()))) == 24


def test_a_store_may_be_closed_while_somebody_reads(engine: Open, tmp_path: Path) -> None:
    store = engine(tmp_path)
    store.change(dataset(), version(1))

    def read_and_close(view: View) -> int:
        before = len(list(view.records()))
        store.close()
        return before - len(list(view.records()))

    assert store.ask(read_and_close) == 0
    again = engine(tmp_path)
    assert again.ask(lambda view: view.revision.number) == 1
    again.close()
