"""``kill -9`` on loads: the store opens again and holds either all of the dataset or none of it.

The moments are spread over the write as it was measured just before. ``SEINATON_FULL=1`` adds loads of 50,000
records to the small ones. How many kills hit the write is printed (``pytest -rP``).
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from graph.errors import StoreBusy
from graph.merge.merge import merge_all
from graph.model.records import Saying
from graph.store.base import Store
from tests.colliding import Record, dataset, digest_of, link, node
from tests.stores import Open

KILLS = 20
WHOLE, END = (0.0, 1.0), (0.8, 1.1)
"""Parts of the write over which the moments are spread; its end is where a commit could be cut in two."""
CASES = [(5_000, WHOLE), (1_500, END)]
if os.environ.get("SEINATON_FULL") == "1":
    CASES += [(50_000, WHOLE), (50_000, END)]
PATIENCE = 300.0  # seconds

BASE: list[Record] = [
    *(node(f"need/n{n}", f"Tarve {n}", by="base") for n in range(50)),
    *(link(f"service/s{n}", "meets", "need/n0", by="base") for n in range(50)),  # they wait for the services
    node("service/s0", "Vanha", by="base", identifiers=("ptv:0",)),
]


def made(size: int) -> list[Saying]:
    """Services and links of the dataset ``big``, which touch what ``base`` holds."""
    services = size // 3
    nodes = [
        node(f"service/s{n}", f"Palvelu {n}", by="big", on="2024", identifiers=(f"ptv:{n}",)) for n in range(services)
    ]
    meets = [link(f"service/s{n}", "meets", f"need/n{n % 50}", by="big") for n in range(services)]
    refers = [link(f"service/s{n}", "refers_to", f"service/s{n * 7 % services}", by="big") for n in range(services)]
    return [*nodes, *meets, *refers]


def _load(engine: Open, folder: Path, size: int, tell: Connection) -> None:
    """In a child: make the records, say so, load them, say so."""
    records = made(size)
    store = engine(folder)
    tell.send("begin")
    store.change(dataset("big"), records)
    tell.send("done")
    time.sleep(PATIENCE)


def _load_and_kill(engine: Open, folder: Path, size: int, after: float) -> bool:
    """Begin a load in a child and kill it so many seconds later; whether the write was still going on."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    child = context.Process(target=_load, args=(engine, folder, size, theirs))
    child.start()
    assert ours.poll(PATIENCE)
    assert ours.recv() == "begin"
    time.sleep(after)
    child.kill()
    child.join()
    finished = ours.poll() and ours.recv() == "done"
    return not finished


def _measured(engine: Open, folder: Path, size: int) -> float:
    """Seconds that the write takes here and now."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    child = context.Process(target=_load, args=(engine, folder, size, theirs))
    child.start()
    assert ours.poll(PATIENCE)
    assert ours.recv() == "begin"
    begin = time.monotonic()
    assert ours.poll(PATIENCE)
    assert ours.recv() == "done"
    took = time.monotonic() - begin
    child.kill()
    child.join()
    return took


def held(store: Store) -> str:
    """Which of the two states a store is in; it is no third one. Asked in full."""
    state = store.ask(lambda view: (view.revision.digest, {record.key: record for record in view.records()}))
    counts = store.counts()
    digest, records = state
    sayings = list(store.ask(lambda view: list(view.sayings())))
    assert records == merge_all(sayings)
    assert counts["saying"] == len(sayings)
    return digest


def patiently(work: Callable[[], str]) -> str:
    """An answer, when one is given again: a writer that was killed keeps the lease of a server for some seconds."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return work()
        except StoreBusy:
            assert time.monotonic() < until


@pytest.mark.parametrize(("size", "part"), CASES)
def test_a_killed_load_leaves_all_or_nothing(
    engine: Open,
    tmp_path: Path,
    size: int,
    part: tuple[float, float],
    record_property: Callable[[str, object], None],
) -> None:
    everything = made(size)
    none = digest_of([dataset("base")], BASE)
    all_of_it = digest_of([dataset("base"), dataset("big")], [*BASE, *everything])
    store = engine(tmp_path)
    store.change(dataset("base"), BASE)
    before = store.ask(lambda view: list(view.records()))
    store.close()
    took = expected = _measured(engine, tmp_path, size)
    hits, ends = 0, {none: 0, all_of_it: 0}
    for kill in range(KILLS):
        store = engine(tmp_path)
        if "big" in store.datasets():
            store.remove("big")
            assert store.ask(lambda view: list(view.records())) == before
        store.close()
        moment = expected * (part[0] + (part[1] - part[0]) * (kill + 0.5) / KILLS)
        hit = _load_and_kill(engine, tmp_path, size, moment)
        hits += hit
        # The machine may have more or less to do than when it was measured.
        expected = max(expected, moment) if hit else min(expected, moment) * 0.85
        store = engine(tmp_path)
        ends[patiently(partial(held, store))] += 1
        store.close()
    told = f"{hits} of {KILLS} kills hit the write of {size} records ({took:.2f} s); all of it {ends[all_of_it]} times"
    print(told)
    record_property("kills", told)
    assert hits >= KILLS // 5
    assert ends[none] >= KILLS // 5
    store = engine(tmp_path)
    store.change(dataset("big"), everything)  # nothing that was left behind is in the way
    assert held(store) == all_of_it
    store.close()
