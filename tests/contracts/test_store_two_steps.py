"""Questions in two steps while a writer changes every node again and again: an answer is of one revision.

``SEINATON_FULL=1`` changes 20,000 nodes instead of some hundred. How many answers were accepted, how many tries thrown
away and how many of them mixed is printed (``pytest -rP``).
"""

from __future__ import annotations

import os
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import neo4j
import pytest

from graph.errors import StoreBusy
from graph.model.records import Merged
from graph.model.text import Analyser
from graph.store.access import Credentials
from graph.store.base import Store, View
from graph.store.neo4j.server import Server
from graph.store.neo4j.state import read_state
from graph.store.neo4j.store import ASK_AGAIN, Neo4jStore
from graph.store.neo4j.view import Neo4jView
from tests.colliding import Record, dataset, digest_of, link, node
from tests.stores import Open, open_neo4j

FULL = os.environ.get("SEINATON_FULL") == "1"
NODES, ROUNDS, PAUSE = (20_000, 6, 1.0) if FULL else (300, 12, 0.05)
"""Nodes that each round changes, rounds, and seconds between the two steps of a question."""
READERS = 4
STEP = 10  # nodes asked for in one step
PATIENCE = 600.0 if FULL else 120.0  # seconds for one round


def version(number: int, nodes: int = NODES) -> list[Record]:
    """A network in which everything carries the number of the round that brought it, and that is its revision."""
    services = [node(f"service/s{n}", f"Round {number}") for n in range(nodes)]
    links = [link(f"service/s{n}", "refers_to", f"service/s{n - 1}", note=f"{number}") for n in range(1, nodes, 10)]
    return [*services, *links]


def rounds_in(records: Iterable[Merged]) -> set[int]:
    """The rounds that some records are of."""
    said = (str(one.values.get("name@fi") or one.values["note"]) for one in records)
    return {int(text.removeprefix("Round ")) for text in said}


def step(view: View, numbers: Iterable[int]) -> set[int]:
    """The rounds that some nodes are of."""
    found = view.select("record", "public", ids=[f"service/s{n}" for n in numbers])
    return rounds_in(found.nodes.values())


@dataclass(slots=True)
class Reader:
    """One reader: ``answers`` are the revision's number and the rounds seen, ``mixed`` the tries that saw several."""

    store: Store
    random: Random
    tries: int = 0
    mixed: int = 0
    busy: int = 0
    answers: list[tuple[int, set[int]]] = field(default_factory=list)

    def read(self, over: threading.Event) -> Reader:
        """Ask in two steps, and now and then for everything, until it is over; and once more."""
        work = self.in_two_steps
        while True:
            last = over.is_set()
            try:
                self.answers.append(self.store.ask(work))
            except StoreBusy:
                self.busy += 1
            if last:
                return self
            work = self.whole if self.random.random() < 0.2 else self.in_two_steps

    def in_two_steps(self, view: View) -> tuple[int, set[int]]:
        """Some nodes, a pause, some others."""
        self.tries += 1
        seen = step(view, self.random.sample(range(NODES), STEP))
        time.sleep(PAUSE)
        return self._told(view, seen | step(view, self.random.sample(range(NODES), STEP)))

    def whole(self, view: View) -> tuple[int, set[int]]:
        """Every record."""
        self.tries += 1
        return self._told(view, rounds_in(view.records()))

    def _told(self, view: View, seen: set[int]) -> tuple[int, set[int]]:
        self.mixed += seen != {view.revision.number}
        return view.revision.number, seen


def test_four_readers_beside_a_writer_that_changes_everything(
    store: Store, engine: Open, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    store.change(dataset(), version(1))
    writer = engine(tmp_path)
    over = threading.Event()
    began = time.monotonic()
    with ThreadPoolExecutor(READERS) as pool:
        reading = [pool.submit(Reader(store, Random(n)).read, over) for n in range(READERS)]
        try:
            for number in range(2, ROUNDS + 1):
                assert writer.change(dataset(), version(number), PATIENCE).revision.number == number
        finally:
            over.set()
        readers = [one.result(PATIENCE) for one in reading]
    writer.close()
    answers = [answer for reader in readers for answer in reader.answers]
    tries, mixed, busy = (sum(getattr(one, name) for one in readers) for name in ("tries", "mixed", "busy"))
    told = (
        f"{NODES} nodes, {ROUNDS} rounds, {time.monotonic() - began:.0f} s: {len(answers)} answers from {tries} tries,"
        f" {mixed} of them mixed and none accepted; busy {busy} times;"
        f" by revision {sorted(Counter(number for number, _ in answers).items())}"
    )
    print(told)
    record_property("answers", told)
    assert [answer for answer in answers if answer[1] != {answer[0]}] == []
    assert all(reader.answers[-1][0] == ROUNDS for reader in readers)
    assert len({number for number, _ in answers}) > 2
    if not isinstance(store, Neo4jStore):
        assert (tries, mixed, busy) == (len(answers), 0, 0)
    nothing_is_lost(store)


def nothing_is_lost(store: Store) -> None:
    """The store holds the last round and nothing else."""
    revision, records = store.ask(lambda view: (view.revision, list(view.records())))
    assert rounds_in(records) == {ROUNDS}
    assert len(records) == len(version(ROUNDS))
    assert (revision.number, revision.digest) == (ROUNDS, digest_of([dataset()], version(ROUNDS)))


def test_a_change_between_the_two_steps(store: Store, engine: Open, tmp_path: Path) -> None:
    store.change(dataset(), version(1, 20))
    writer = engine(tmp_path)
    tries: list[tuple[int, set[int]]] = []

    def across(view: View) -> tuple[int, set[int]]:
        seen = step(view, range(10))
        if not tries:
            writer.change(dataset(), version(2, 20))
        tries.append((view.revision.number, seen | step(view, range(10, 20))))
        return tries[-1]

    answer = store.ask(across)
    writer.close()
    if isinstance(store, Neo4jStore):
        assert tries == [(1, {1, 2}), (2, {2})]
        assert answer == (2, {2})
    else:
        assert tries == [answer] == [(1, {1})]


@pytest.mark.needs_neo4j
def test_without_the_sequence_lock_neo4j_mixes_revisions(tmp_path: Path) -> None:
    """What the lock is for: one transaction of Neo4j, the same two steps, a change that goes through between them."""
    from tests.neo4j.pool import pool

    store = open_neo4j(tmp_path)
    store.change(dataset(), version(1, 20))
    asked, changed = threading.Event(), threading.Event()

    def write() -> None:
        assert asked.wait(PATIENCE)
        store.change(dataset(), version(2, 20))
        changed.set()

    database = pool().database(tmp_path)
    server = Server(database.address, Credentials(database.username, database.password))
    with ThreadPoolExecutor(1) as other, server.transaction(neo4j.READ_ACCESS, PATIENCE) as transaction:
        writing = other.submit(write)
        view = Neo4jView(transaction, read_state(transaction), Analyser(voikko=False))
        first = step(view, range(10))
        asked.set()
        assert changed.wait(PATIENCE)
        second = step(view, range(10, 20))
        writing.result(PATIENCE)
    server.close()
    assert (view.revision.number, first, second) == (1, {1}, {2})
    store.close()


HOLD = """
MATCH (r:Revision {name: 'now'}), (l:Lease {name: 'writer'})
SET r.seq = r.seq + $step, l.token = $token, l.who = $who, l.until = timestamp() + 600000
RETURN r.seq % 2 AS odd
"""


@pytest.mark.needs_neo4j
def test_a_reader_is_told_busy_while_a_living_writer_keeps_the_switch_open(tmp_path: Path) -> None:
    from tests.neo4j.pool import pool

    store = open_neo4j(tmp_path)
    store.change(dataset(), version(1, 20))
    database = pool().database(tmp_path)
    assert database.run(HOLD, step=1, token="somebody's", who="Data one") == [{"odd": 1}]
    begin = time.monotonic()
    with pytest.raises(StoreBusy) as busy:
        store.ask(lambda view: step(view, range(20)))
    assert ASK_AGAIN * 0.9 < time.monotonic() - begin < ASK_AGAIN * 20
    assert (busy.value.code, busy.value.facts) == ("store-busy", {"who": "Data one", "seconds": ASK_AGAIN})
    another = open_neo4j(tmp_path)  # and whoever opens it does not meddle
    another.close()
    assert database.run("MATCH (r:Revision) RETURN r.seq % 2 AS odd") == [{"odd": 1}]
    assert database.run(HOLD, step=1, token=None, who=None) == [{"odd": 0}]
    assert store.ask(lambda view: (view.revision.number, step(view, range(20)))) == (1, {1})
    store.close()
