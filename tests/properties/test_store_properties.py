"""What must hold for every store after any history of changes and removals."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping

from hypothesis import strategies as st

from graph.merge.identity import clusters, identifier_ties, link_key, ties
from graph.merge.merge import merge_all
from graph.model.codec import encode_saying, normal, personal_values, without
from graph.model.records import Document, Link, MergedNode, Node, Saying
from graph.store.base import Change, Store, View
from graph.store.copying import read_copy
from tests.colliding import DATASETS, POOL, Record, Step, contents, dataset, digest_of, histories
from tests.finding import Finding
from tests.properties.each_engine import ANALYSER, fresh, on_each_engine
from tests.telling import SCOPES, everything, found, history

TEXTS = ("Neuvola", "kerhojen neuvola", "perhekeskus", "Rådgivning", "nepa", "jonot tilat", "A", "ohjaaja")
"""Every word that the histories know, and persons' names, which find nothing."""
IDENTIFIERS = ("ptv:1", "ptv:2", "www:1", "ytunnus:0112038-9", "municipality:240", "region:240", "region:286")

Held = dict[str, tuple[Record, ...]]


def take(store: Store, step: Step, held: Held) -> Change | None:
    """Do a step on the store, and on the plain mapping that says what it must hold."""
    if step.records is not None:
        # A store keeps numbers in one form; the sum of hashes is of that form.
        held[step.dataset] = tuple(one if isinstance(one, Document) else normal(one) for one in step.records)
        return store.change(dataset(step.dataset), step.records)
    return store.remove(step.dataset) if held.pop(step.dataset, None) is not None else None


def go(store: Store, steps: list[Step]) -> Held:
    """Do all the steps; returns what the store must hold."""
    held: Held = {}
    for step in steps:
        take(store, step, held)
    return held


def plain(records: Mapping[str, tuple[Record, ...]]) -> list[Saying]:
    """The sayings that a store holds, each once, without personal values."""
    sayings = [r for several in records.values() for r in several if not isinstance(r, Document)]
    each = {encode_saying(saying): saying for saying in sayings}
    return [without(saying, personal_values(saying)) for saying in each.values()]


def encoded(sayings: Iterator[Saying] | list[Saying]) -> list[str]:
    return sorted(map(encode_saying, sayings))


class Expected:
    """What a store must tell of these sayings."""

    def __init__(self, held: Held) -> None:
        self.held = held
        self.sayings = plain(held)
        self.merged = merge_all(self.sayings)
        self.named = {i: key for i, key in clusters(self.sayings).items() if key in self.merged}
        nodes = [record for record in self.merged.values() if isinstance(record, MergedNode)]
        self.nodes = len(nodes)
        self.finding = Finding(nodes, ANALYSER)

    def about(self, saying: Saying) -> str | None:
        """The merged record that a saying belongs to; None while it waits."""
        if isinstance(saying, Node):
            return self.named.get(saying.id)
        if saying.kind == "same_as":
            return self.named.get(saying.source) if saying.target in self.named else None
        return link_key(saying, self.named)

    def waiting(self, name: str | None = None) -> tuple[tuple[str, str, str], ...]:
        """The links of a dataset, or of all, with an end that nobody has named yet."""
        links = [one for one in self.sayings if isinstance(one, Link) and name in {None, one.evidence.dataset}]
        return tuple(sorted((one.kind, one.source, one.target) for one in links if self.about(one) is None))


def check_against_scratch(store: Store, held: Held) -> None:
    """Everything that a store holds is what its sayings alone amount to."""
    expected = Expected(held)
    for check in (check_records, check_sayings, check_ids, check_words):
        store.ask(lambda view, check=check: check(view, expected))  # type: ignore[misc]
    documents = sum(isinstance(one, Document) for records in held.values() for one in records)
    assert store.counts() == {
        "dataset": len(held),
        "document": documents,
        "saying": len(expected.sayings),
        "node": expected.nodes,
        "link": len(expected.merged) - expected.nodes,
        "waiting": len(expected.waiting()),
    }


def check_records(view: View, expected: Expected) -> None:
    records = list(view.records())
    assert [record.key for record in records] == sorted(expected.merged)
    assert {record.key: record for record in records} == expected.merged
    assert view.datasets() == {name: dataset(name) for name in expected.held}
    everything = [record for several in expected.held.values() for record in several]
    documents = {(one.dataset, one.id): one for one in everything if isinstance(one, Document)}
    assert view.documents() == documents
    assert view.revision.digest == digest_of(map(dataset, expected.held), everything)


def check_sayings(view: View, expected: Expected) -> None:
    assert encoded(view.sayings()) == encoded(expected.sayings)
    given = {
        encode_saying(one) for several in expected.held.values() for one in several if not isinstance(one, Document)
    }
    assert encoded(view.originals()) == sorted(given)
    for key in expected.merged:
        assert encoded(view.sayings([key])) == encoded([s for s in expected.sayings if expected.about(s) == key]), key


def check_ids(view: View, expected: Expected) -> None:
    for node_id in POOL:
        key = expected.named.get(node_id)
        assert list(view.select("record", "network", ids=[node_id]).nodes) == ([key] if key else []), node_id
        assert key is None or view.former(node_id) is None
    for one in IDENTIFIERS:
        carrying = [s for s in expected.sayings if isinstance(s, Node) and set(ties(s)) & set(identifier_ties(one))]
        keys = {expected.named[s.id] for s in carrying if s.id in expected.named}
        assert view.select("record", "network", ids=[one]).nodes.keys() == keys, one
    former = view.former_ids()
    assert not expected.named.keys() & former.keys()
    assert set(former.values()) - {""} <= expected.named.keys() | former.keys()


def check_words(view: View, expected: Expected) -> None:
    finding = expected.finding
    for text in TEXTS:
        for scope in SCOPES:
            told = tuple(look(scope, text) for look in (finding.names, finding.same_names, finding.spellings))
            assert found(view, scope, text) == told, (text, scope)


@on_each_engine(steps=histories())
def test_the_merged_graph_is_the_merge_of_all_sayings_from_scratch(engine: str, steps: list[Step]) -> None:
    with fresh(engine) as store:
        held: Held = {}
        for step in steps:
            change = take(store, step, held)
            check_against_scratch(store, held)
            assert change is None or change.waiting == Expected(held).waiting(step.dataset)


@on_each_engine(share=1 / 3, steps=histories(most=4), again=st.data())
def test_loading_twice_is_loading_once_and_writes_nothing(engine: str, steps: list[Step], again: st.DataObject) -> None:
    with fresh(engine) as store:
        held = go(store, steps)
        before = everything(store, TEXTS), history(store)
        for name, records in held.items():
            change = store.change(dataset(name), again.draw(st.permutations(records + records)))
            assert not change.wrote
        assert (everything(store, TEXTS), history(store)) == before


@on_each_engine(share=1 / 3, steps=histories(), seed=st.integers())
def test_neither_order_nor_history_matters(engine: str, steps: list[Step], seed: int) -> None:
    with fresh(engine) as store:
        held = go(store, steps)
        told = everything(store, TEXTS)
    with fresh(engine) as other:
        for name in random.Random(seed).sample(sorted(held), len(held)):
            records = list(held[name])
            random.Random(seed).shuffle(records)
            other.change(dataset(name), records)
        assert everything(other, TEXTS) == told


@on_each_engine(share=1 / 3, steps=histories(most=4), name=st.sampled_from(DATASETS), more=st.data())
def test_a_removal_is_exact(engine: str, steps: list[Step], name: str, more: st.DataObject) -> None:
    with fresh(engine) as store:
        held = go(store, steps)
        take(store, Step(name, None), held)
        before = everything(store, TEXTS)
        store.change(dataset(name), more.draw(contents(name)))
        store.remove(name)
        assert everything(store, TEXTS) == before


@on_each_engine(share=1 / 3, steps=histories())
def test_a_copy_is_the_same_store(engine: str, steps: list[Step]) -> None:
    with fresh(engine) as store:
        go(store, steps)
        copied = store.ask(read_copy)
        before = everything(store, TEXTS), history(store)
    with fresh(engine) as copy:
        assert copy.copy_from(copied) == copied.revision
        assert (everything(copy, TEXTS), history(copy)) == before


@on_each_engine(share=1 / 3, steps=histories())
def test_what_the_log_tells_adds_up_to_the_graph(engine: str, steps: list[Step]) -> None:
    with fresh(engine) as store:
        go(store, steps)
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
