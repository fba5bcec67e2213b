"""The SQLite store's own tables after any history: they depend on the sayings alone, down to the last row."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.merge.identity import clusters
from graph.model.records import MergedNode
from graph.model.text import Analyser
from graph.store.copying import read_copy
from graph.store.sqlite.store import SqliteStore
from graph.store.words import node_terms
from tests.colliding import DATASETS, Record, Step, contents, dataset, histories, link, node

ANALYSER = Analyser(voikko=False)
HISTORY = {"meta", "log", "former"}
"""Tables that tell of the way there; every other table depends on the sayings alone."""
FEW = settings(max_examples=50, deadline=None)


@contextmanager
def fresh() -> Iterator[tuple[SqliteStore, Path]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "s"
        store = SqliteStore(path, ANALYSER)
        try:
            yield store, path
        finally:
            store.close()


def go(store: SqliteStore, steps: list[Step]) -> dict[str, tuple[Record, ...]]:
    """Do all the steps; returns what is loaded then."""
    held: dict[str, tuple[Record, ...]] = {}
    for step in steps:
        if step.records is not None:
            store.change(dataset(step.dataset), step.records)
            held[step.dataset] = step.records
        elif held.pop(step.dataset, None) is not None:
            store.remove(step.dataset)
    return held


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row, sorted, but for what tells of the store's history."""
    db = sqlite3.connect(path)
    names = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")} - HISTORY
    found = {name: sorted(db.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names}
    db.close()
    return found


@FEW
@given(steps=histories())
def test_words_and_ids_are_those_of_the_merged_nodes(steps: list[Step]) -> None:
    with fresh() as (store, path):
        go(store, steps)
        sayings, records = store.ask(lambda view: (list(view.sayings()), list(view.records())))
        nodes = {record.key: record for record in records if isinstance(record, MergedNode)}
        terms = [(token, key, w) for key, one in nodes.items() for token, w in node_terms(one, ANALYSER).items()]
        assert tables(path)["word"] == sorted(terms, key=repr)
        named = [(node_id, key) for node_id, key in clusters(sayings).items() if key in nodes]
        assert tables(path)["alias"] == sorted(named, key=repr)


@FEW
@given(steps=histories(), seed=st.integers())
def test_neither_order_nor_history_shows_in_the_tables(steps: list[Step], seed: int) -> None:
    with fresh() as (store, path), fresh() as (other, other_path):
        held = go(store, steps)
        for name in random.Random(seed).sample(sorted(held), len(held)):
            other.change(dataset(name), random.Random(seed).sample(held[name], len(held[name])))
        assert tables(other_path) == tables(path)


@FEW
@given(steps=histories(most=4), name=st.sampled_from(DATASETS), more=st.data())
def test_a_removal_leaves_no_row_behind(steps: list[Step], name: str, more: st.DataObject) -> None:
    with fresh() as (store, path):
        go(store, [*steps, Step(name, ()), Step(name, None)])
        before = tables(path)
        store.change(dataset(name), more.draw(contents(name)))
        store.remove(name)
        assert tables(path) == before


@FEW
@given(steps=histories())
def test_a_copy_has_the_same_rows(steps: list[Step]) -> None:
    with fresh() as (store, path), fresh() as (copy, copy_path):
        go(store, steps)
        copy.copy_from(store.ask(read_copy))
        assert tables(copy_path) == tables(path)


@FEW
@given(steps=histories(most=4), seed=st.integers())
def test_loading_the_same_again_leaves_every_byte(steps: list[Step], seed: int) -> None:
    with fresh() as (store, path):
        held = go(store, steps)
        before = path.read_bytes()
        for name, records in held.items():
            store.change(dataset(name), random.Random(seed).sample(records * 2, len(records) * 2))
        store.close()
        assert path.read_bytes() == before


def test_removed_personal_values_are_overwritten_in_the_files(tmp_path: Path) -> None:
    """Whoever looks into the files finds nothing of them: they are not only unlinked."""
    person, phone, email = "Esimerkki Henkilö", "numero 000", "osoite at example"
    store = SqliteStore(tmp_path / "s", ANALYSER)
    store.change(
        dataset(),
        [
            node("professional/a", "Ohjaaja", person_name=person, phone=phone, email=email),
            node("organisation/a", "Kunta"),
            link("professional/a", "works_in", "organisation/a"),
        ],
    )
    assert any(person.encode() in path.read_bytes() for path in tmp_path.iterdir())
    store.change(dataset("two"), [node("service/a", "Perhetyö", by="two")])
    store.remove("one")
    store.close()
    assert b"Perhety" in (tmp_path / "s").read_bytes()
    for path in tmp_path.iterdir():
        content = path.read_bytes()
        assert not any(value.encode() in content for value in (person, phone, email)), path.name
