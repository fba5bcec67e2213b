"""Changing a store: all or nothing, unchanged reloads write nothing, removal is exact, order never matters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from graph.errors import DataRefused, NothingFound, StoreUnusable
from graph.merge.merge import merge_all
from graph.model.records import Dataset, Document, Evidence, Link, Merged, Node
from graph.store.base import Revision, Store, View
from tests.colliding import Record, dataset, digest_of, link, node
from tests.stores import Open

EMPTY = Revision(0, "0" * 64)
PLAN = Document("one", "plan", "Plan", date="2024-05")
NETWORK: tuple[Record, ...] = (
    PLAN,
    Node("Service", "service/a", {"name@fi": "Perhetyö"}, Evidence("one", "plan", "row 1")),
    node("organisation/a", "Kunta"),
    link("organisation/a", "provides", "service/a"),
)


def revision(store: Store) -> Revision:
    return store.ask(lambda view: view.revision)


def keys(store: Store) -> list[str]:
    return store.ask(lambda view: [record.key for record in view.records()])


def test_a_fresh_store_is_empty(store: Store) -> None:
    assert revision(store) == EMPTY
    assert keys(store) == []
    assert store.datasets() == {}
    assert store.analyser_differs() is None
    assert not any(store.counts().values())


def test_a_change_puts_the_sayings_in_and_tells_what_it_did(store: Store) -> None:
    change = store.change(dataset(), NETWORK)
    assert change.wrote
    assert (change.sayings_added, change.sayings_dropped) == (3, 0)
    assert (change.added, change.removed, change.changed) == (3, 0, 0)
    assert change.described == 2
    assert change.revision == revision(store) == Revision(1, digest_of([dataset()], NETWORK))
    assert keys(store) == ["organisation/a", "provides|organisation/a|service/a|", "service/a"]
    expected = {"dataset": 1, "document": 1, "saying": 3, "node": 2, "link": 1, "waiting": 0}
    assert {name: store.counts()[name] for name in expected} == expected


def test_the_merged_graph_is_read_back_as_it_was_merged(store: Store) -> None:
    store.change(dataset(), NETWORK)
    merged = merge_all(record for record in NETWORK if not isinstance(record, Document))
    assert store.ask(lambda view: {record.key: record for record in view.records()}) == merged


def test_an_unchanged_reload_writes_nothing(store: Store) -> None:
    store.change(dataset(), NETWORK)
    before = revision(store)
    change = store.change(dataset(), (*reversed(NETWORK), *NETWORK))
    assert not change.wrote
    assert change.revision == revision(store) == before


def test_a_reload_swaps_what_differs_and_counts_it(store: Store) -> None:
    store.change(dataset(), NETWORK)
    renamed = Node("Service", "service/a", {"name@fi": "Perheohjaus"}, Evidence("one", "plan", "row 1"))
    change = store.change(dataset(), (PLAN, renamed, node("organisation/a", "Kunta"), node("need/a", "Uni")))
    assert (change.sayings_added, change.sayings_dropped) == (2, 2)
    assert (change.added, change.removed, change.changed) == (1, 1, 1)
    assert keys(store) == ["need/a", "organisation/a", "service/a"]


@pytest.mark.parametrize(
    ("title", "documents"),
    [("Data one", ()), ("Another title", (PLAN,)), ("Data one", (Document("one", "plan", "Q"),))],
)
def test_a_description_that_changed_is_written(store: Store, title: str, documents: tuple[Document, ...]) -> None:
    store.change(dataset(), NETWORK)
    records = (*documents, *(record for record in NETWORK if record is not PLAN))
    change = store.change(Dataset("one", title), records)
    assert change.wrote
    assert change.described
    assert revision(store) == Revision(2, digest_of([Dataset("one", title)], records))
    assert store.datasets() == {"one": Dataset("one", title)}
    assert list(store.ask(lambda view: view.documents()).values()) == list(documents)


def test_removing_is_exact(store: Store) -> None:
    store.change(dataset(), NETWORK)
    before = store.ask(lambda view: list(view.records()))
    store.change(dataset("two"), [node("service/a", "Perhetuki", by="two", on="2024"), node("need/a", "Uni", by="two")])
    change = store.remove("two")
    assert (change.removed, change.changed) == (1, 1)
    assert store.ask(lambda view: list(view.records())) == before
    assert revision(store) == Revision(3, digest_of([dataset()], NETWORK))
    store.remove("one")
    assert keys(store) == []
    assert revision(store) == Revision(4, EMPTY.digest)


def test_removing_what_is_not_loaded_names_what_is(store: Store) -> None:
    store.change(dataset("two"), [])
    with pytest.raises(NothingFound) as refused:
        store.remove("tow")
    assert refused.value.code == "unknown-dataset"
    assert refused.value.facts == {"dataset": "tow", "near": ["two"]}
    assert revision(store).number == 1


@pytest.mark.parametrize("record", [node("service/b", by="two"), Document("two", "d", "D")])
def test_a_record_of_another_dataset_refuses_the_whole_change(store: Store, record: Record) -> None:
    with pytest.raises(DataRefused) as refused:
        store.change(dataset(), (*NETWORK, record))
    assert refused.value.code == "foreign-record"
    assert revision(store) == EMPTY


@pytest.mark.parametrize(
    "record",
    [
        Node("Wish", "wish/a", {"name@fi": "Toive"}, Evidence("one")),
        Node("meets", "need/a", {"name@fi": "Uni"}, Evidence("one")),
        Link("likes", "service/a", "service/a", {}, Evidence("one")),
        Link("Service", "service/a", "service/a", {}, Evidence("one")),
    ],
)
def test_a_record_of_an_unknown_kind_refuses_the_whole_change(store: Store, record: Record) -> None:
    with pytest.raises(DataRefused) as refused:
        store.change(dataset(), (*NETWORK, record))
    assert refused.value.code == "unknown-kind"
    assert not isinstance(record, Document)
    assert refused.value.facts == {"dataset": "one", "kind": record.kind}
    assert revision(store) == EMPTY


def test_what_breaks_off_while_it_is_read_changes_nothing(store: Store) -> None:
    store.change(dataset(), NETWORK)
    before = revision(store)

    def broken() -> Iterator[Record]:
        yield node("need/a", "Uni")
        raise RuntimeError("the source broke off")

    with pytest.raises(RuntimeError):
        store.change(dataset(), broken())
    assert revision(store) == before
    assert store.change(dataset("two"), []).wrote


def test_neither_order_nor_history_shows_in_the_digest(store: Store, engine: Open, tmp_path: Path) -> None:
    sayings: dict[str, list[Record]] = {
        "one": list(NETWORK),
        "two": [node("service/a", "Perhetuki", by="two", on="2024"), link("service/a", "meets", "need/a", by="two")],
        "three": [node("need/a", "Uni", by="three"), link("service/a", "same_as", "service/b", by="three")],
        "four": [node("service/b", "Tuki", by="four"), link("service/b", "available_in", "area/a", by="four")],
    }
    store.change(dataset("gone"), [node("service/a", "Väärä", by="gone"), node("area/a", by="gone", on="2025")])
    for name, records in sayings.items():
        store.change(dataset(name), records)
    store.remove("gone")
    expected = store.ask(lambda view: list(view.records()))
    for number, order in enumerate(permutations(sayings)):
        folder = tmp_path / str(number)
        folder.mkdir()
        other = engine(folder)
        for name in order:
            other.change(dataset(name), sayings[name])
        assert other.ask(lambda view: list(view.records())) == expected
        assert revision(other).digest == revision(store).digest
        other.close()


def test_sayings_come_by_record_and_all_together(store: Store) -> None:
    records = [record for record in NETWORK if isinstance(record, Node | Link)]
    store.change(dataset(), NETWORK)
    store.change(dataset("two"), [node("service/a", "Perhetuki", by="two")])
    of_service = store.ask(lambda view: list(view.sayings(["service/a"])))
    assert {saying.values["name@fi"] for saying in of_service} == {"Perhetyö", "Perhetuki"}
    everything = store.ask(lambda view: list(view.sayings()))
    assert len(everything) == 4
    assert all(record in everything for record in records)
    assert store.ask(lambda view: list(view.sayings([]))) == []
    assert everything == store.ask(lambda view: list(view.sayings()))


def test_bytes_are_kept_beside_the_graph(store: Store) -> None:
    store.change(dataset(), NETWORK)
    before = revision(store)
    assert store.ask(lambda view: view.kept("layout")) is None
    store.keep("layout", b"\x00first")
    store.keep("layout", b"\xffsecond")
    assert store.ask(lambda view: view.kept("layout")) == b"\xffsecond"
    assert revision(store) == before


def test_a_view_is_over_when_its_answer_is_given(store: Store) -> None:
    store.change(dataset(), NETWORK)
    streams: list[Iterator[Merged]] = []

    def careless(view: View) -> View:
        streams.extend((view.records(), view.records()))
        next(streams[0])
        return view

    view = store.ask(careless)
    with pytest.raises(RuntimeError):
        view.datasets()
    with pytest.raises(RuntimeError):
        next(streams[1])  # never begun
    with pytest.raises(Exception, match=r"closed|over"):
        next(streams[0])  # begun and not read to its end
    # Nor does it hold later answers to the old revision.
    store.change(dataset("two"), [node("need/a", "Uni", by="two")])
    assert "need/a" in keys(store)


def test_a_closed_store_says_so(engine: Open, tmp_path: Path) -> None:
    store = engine(tmp_path)
    store.change(dataset(), NETWORK)
    store.close()
    store.close()
    with pytest.raises(StoreUnusable, match="store-closed"):
        store.datasets()
    with pytest.raises(StoreUnusable, match="store-closed"):
        store.change(dataset(), NETWORK)


def test_what_was_written_is_there_when_the_store_is_opened_again(engine: Open, tmp_path: Path) -> None:
    store = engine(tmp_path)
    store.change(dataset(), NETWORK)
    before, records = revision(store), store.ask(lambda view: list(view.records()))
    store.close()
    again = engine(tmp_path)
    assert revision(again) == before
    assert again.ask(lambda view: list(view.records())) == records
    assert not again.change(dataset(), NETWORK).wrote
    again.close()
