"""What must hold for every store after any history of changes and removals."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.merge.identity import clusters
from graph.merge.merge import merge_all
from graph.model.codec import normal, personal_values, without
from graph.model.records import Document, MergedNode, Saying
from graph.model.text import Analyser
from graph.store.base import Store, View
from graph.store.words import node_terms
from tests.colliding import DATASETS, Record, Step, contents, dataset, digest_of, histories
from tests.stores import ENGINES

ANALYSER = Analyser(voikko=False)
EXAMPLES = 150
BESIDE = {"meta", "log", "former"}
"""Tables that tell of history; every other table depends on the sayings alone."""


@contextmanager
def fresh(engine: str) -> Iterator[tuple[Store, Path]]:
    with TemporaryDirectory() as folder:
        store = ENGINES[engine](Path(folder), analyser=ANALYSER)
        try:
            yield store, Path(folder) / "store.sqlite"
        finally:
            store.close()


def take(store: Store, step: Step, held: dict[str, tuple[Record, ...]]) -> None:
    """Do a step on the store, and on the plain mapping that says what it must hold."""
    if step.records is not None:
        store.change(dataset(step.dataset), step.records)
        # A store keeps numbers in one form; the sum of hashes is of that form.
        held[step.dataset] = tuple(one if isinstance(one, Document) else normal(one) for one in step.records)
    elif held.pop(step.dataset, None) is not None:
        store.remove(step.dataset)


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of an SQLite store, sorted, but for what tells of its history."""
    db = sqlite3.connect(path)
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {
        name: sorted(db.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names if name not in BESIDE
    }
    db.close()
    return found


def plain(records: Mapping[str, tuple[Record, ...]]) -> list[Saying]:
    """The sayings that a store holds, without personal values."""
    sayings = [r for several in records.values() for r in several if not isinstance(r, Document)]
    return [without(saying, personal_values(saying)) for saying in sayings]


def check_against_scratch(store: Store, path: Path, held: Mapping[str, tuple[Record, ...]]) -> None:
    """Everything that a store holds is what its sayings alone amount to."""
    sayings = plain(held)
    expected = merge_all(sayings)
    named = {i: key for i, key in clusters(sayings).items() if key in expected}

    def look(view: View) -> None:
        records = list(view.records())
        assert [record.key for record in records] == sorted(expected)
        assert {record.key: record for record in records} == expected
        everything = [record for several in held.values() for record in several]
        assert view.revision.digest == digest_of(map(dataset, held), everything)
        assert sorted(view.datasets()) == sorted(held)
        for node_id, key in named.items():
            assert view.former(node_id) is None
            assert list(view.select("record", "network", ids=[node_id]).nodes) == [key]
        assert not named.keys() & view.former_ids().keys()
        heirs = set(view.former_ids().values()) - {""}
        assert heirs <= set(named) | view.former_ids().keys()

    store.ask(look)
    nodes = [record for record in expected.values() if isinstance(record, MergedNode)]
    terms = sorted((t, n.key, w) for n in nodes for t, w in node_terms(n, ANALYSER).items())
    assert tables(path)["word"] == sorted(terms, key=repr)
    assert tables(path)["alias"] == sorted(named.items(), key=repr)


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=EXAMPLES, deadline=None)
@given(history=histories())
def test_the_merged_graph_is_the_merge_of_all_sayings_from_scratch(engine: str, history: list[Step]) -> None:
    with fresh(engine) as (store, path):
        held: dict[str, tuple[Record, ...]] = {}
        for step in history:
            take(store, step, held)
            check_against_scratch(store, path, held)


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=EXAMPLES // 3, deadline=None)
@given(history=histories(most=4), again=st.data())
def test_loading_twice_is_loading_once_and_writes_nothing(
    engine: str, history: list[Step], again: st.DataObject
) -> None:
    with fresh(engine) as (store, path):
        held: dict[str, tuple[Record, ...]] = {}
        for step in history:
            take(store, step, held)
        before, bytes_before = store.ask(lambda view: view.revision), path.read_bytes()
        for name, records in held.items():
            change = store.change(dataset(name), again.draw(st.permutations(records + records)))
            assert not change.wrote
            assert change.revision == before
        store.close()
        assert path.read_bytes() == bytes_before


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=EXAMPLES // 3, deadline=None)
@given(history=histories(), seed=st.integers())
def test_neither_order_nor_history_matters(engine: str, history: list[Step], seed: int) -> None:
    with fresh(engine) as (store, path), fresh(engine) as (other, other_path):
        held: dict[str, tuple[Record, ...]] = {}
        for step in history:
            take(store, step, held)
        for name in random.Random(seed).sample(sorted(held), len(held)):
            records = list(held[name])
            random.Random(seed).shuffle(records)
            other.change(dataset(name), records)
        assert store.ask(lambda view: view.revision.digest) == other.ask(lambda view: view.revision.digest)
        assert tables(path) == tables(other_path)


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=EXAMPLES // 3, deadline=None)
@given(history=histories(most=4), name=st.sampled_from(DATASETS), more=st.data())
def test_a_removal_is_exact(engine: str, history: list[Step], name: str, more: st.DataObject) -> None:
    with fresh(engine) as (store, path):
        held: dict[str, tuple[Record, ...]] = {}
        for step in history:
            take(store, step, held)
        if name in held:
            take(store, Step(name, None), held)
        before, digest = tables(path), store.ask(lambda view: view.revision.digest)
        store.change(dataset(name), more.draw(contents(name)))
        store.remove(name)
        assert tables(path) == before
        assert store.ask(lambda view: view.revision.digest) == digest


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=EXAMPLES // 3, deadline=None)
@given(history=histories())
def test_a_copy_is_the_same_store(engine: str, history: list[Step]) -> None:
    with fresh(engine) as (store, path), fresh(engine) as (copy, copy_path):
        held: dict[str, tuple[Record, ...]] = {}
        for step in history:
            take(store, step, held)
        revision = store.ask(copy.copy_from)
        assert revision == copy.ask(lambda view: view.revision) == store.ask(lambda view: view.revision)
        assert tables(copy_path) == tables(path)
        for look in (lambda view: list(view.log("network")), lambda view: view.former_ids()):
            assert copy.ask(look) == store.ask(look)


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=EXAMPLES // 3, deadline=None)
@given(history=histories())
def test_what_the_log_tells_adds_up_to_the_graph(engine: str, history: list[Step]) -> None:
    with fresh(engine) as (store, _):
        for step in history:
            take(store, step, {step.dataset: ()} if step.dataset in store.datasets() else {})
        values: dict[str, dict[str, object]] = {}
        for entry in store.ask(lambda view: list(view.log("network"))):
            if entry.key.startswith("professional/") and True in (*entry.before.values(), *entry.after.values()):
                continue  # a personal value changed; the log does not say from what to what
            known = values.setdefault(entry.key, {})
            assert {name: known.get(name) for name in entry.before} == dict(entry.before)
            for name in entry.before.keys() - entry.after.keys():
                del known[name]
            known.update(entry.after)
            if entry.what == "removed":
                assert values.pop(entry.key) == {}
        assert values == {r.key: dict(r.values) for r in store.ask(lambda view: list(view.records()))}
