"""Copying a store: sayings with personal values, log and former ids, as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import StoreUnusable
from graph.model.records import Document
from graph.store.base import Store
from graph.store.copying import read_copy
from tests.colliding import dataset, link, node
from tests.stores import Open


@pytest.fixture
def other(engine: Open, tmp_path: Path) -> Store:
    folder = tmp_path / "other"
    folder.mkdir()
    return engine(folder)


def fill(store: Store) -> None:
    """Two datasets, and a third that left former ids and log entries behind."""
    store.change(dataset("gone"), [node("service/a", "Perhetyö", by="gone"), node("need/gone", "Uni", by="gone")])
    store.change(
        dataset(),
        [
            Document("one", "d", "Plan", date="2024-05"),
            node("service/b", "Perhetyö"),
            node("professional/a", "Ohjaaja", person_name="A", phone="1"),
            link("service/a", "same_as", "service/b"),
        ],
    )
    store.change(dataset("two"), [node("observation/a", "Jonot", by="two", visibility="network")])
    store.remove("gone")


def test_a_copy_holds_all_that_the_store_held(store: Store, other: Store) -> None:
    fill(store)
    revision = other.copy_from(store.ask(read_copy))
    assert revision == store.ask(lambda view: view.revision) == other.ask(lambda view: view.revision)
    looks = (
        lambda view: list(view.records()),
        lambda view: sorted(map(repr, view.originals())),
        lambda view: view.documents(),
        lambda view: view.datasets(),
        lambda view: view.personal(["professional/a"]),
        lambda view: list(view.log("network")),
        lambda view: list(view.log("public")),
        lambda view: view.former_ids(),
        lambda view: view.former("service/a"),
        lambda view: view.select("names", "public", text="perhetyö"),
    )
    for look in looks:
        assert other.ask(look) == store.ask(look)
    assert other.counts() == store.counts()


def test_a_copy_goes_on_like_the_store_it_was_made_of(store: Store, other: Store) -> None:
    fill(store)
    other.copy_from(store.ask(read_copy))
    assert not other.change(dataset("two"), [node("observation/a", "Jonot", by="two", visibility="network")]).wrote
    for one in (store, other):
        one.remove("one")
    assert other.ask(lambda view: view.revision) == store.ask(lambda view: view.revision)
    assert other.ask(lambda view: list(view.records())) == store.ask(lambda view: list(view.records()))


@pytest.mark.parametrize("emptied", [False, True])
def test_only_a_store_that_is_as_it_was_made_takes_a_copy(store: Store, other: Store, emptied: bool) -> None:
    fill(store)
    other.change(dataset("other"), [node("need/a", "Uni", by="other")])
    if emptied:
        other.remove("other")  # its log and former ids are still there
    before = other.ask(lambda view: (view.revision, list(view.log("network"))))
    with pytest.raises(StoreUnusable) as refused:
        other.copy_from(store.ask(read_copy))
    assert refused.value.code == "copy-not-empty"
    assert other.ask(lambda view: (view.revision, list(view.log("network")))) == before


def test_a_store_is_not_copied_into_itself(store: Store) -> None:
    fill(store)
    with pytest.raises(StoreUnusable, match="copy-not-empty"):
        store.copy_from(store.ask(read_copy))
