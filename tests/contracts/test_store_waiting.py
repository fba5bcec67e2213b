"""Links wait for their ends: they appear when both are named, and go when one is not any more."""

from __future__ import annotations

from graph.model.records import Evidence, Node
from graph.store.base import Store
from tests.colliding import dataset, link, node


def keys(store: Store) -> list[str]:
    return store.ask(lambda view: [record.key for record in view.records()])


def test_a_link_waits_for_its_ends(store: Store) -> None:
    meets = link("service/a", "meets", "need/a")
    change = store.change(dataset(), [node("service/a", "Perhetyö"), meets])
    assert change.waiting == (("meets", "service/a", "need/a"),)
    assert store.counts()["waiting"] == 1
    assert keys(store) == ["service/a"]
    assert store.change(dataset(), [node("service/a", "Perhetyö"), meets]).waiting == change.waiting

    nameless = store.change(dataset("two"), [Node("Need", "need/a", {"status": "active"}, Evidence("two"))])
    assert (nameless.added, store.counts()["waiting"]) == (0, 1)

    change = store.change(dataset("two"), [node("need/a", "Uni", by="two")])
    assert (change.added, change.waiting) == (2, ())
    assert keys(store) == ["meets|service/a|need/a", "need/a", "service/a"]
    assert store.ask(lambda view: list(view.sayings(["meets|service/a|need/a"]))) == [meets]

    assert store.remove("two").removed == 2
    assert keys(store) == ["service/a"]
    assert store.counts()["waiting"] == 1


def test_a_link_waits_again_once_its_own_dataset_names_an_end_no_more(store: Store) -> None:
    service, need, meets = node("service/a", "Perhetyö"), node("need/a", "Uni"), link("service/a", "meets", "need/a")
    same = link("service/a", "same_as", "service/b")
    assert store.change(dataset(), [service, need, meets, node("service/b", "Perhetyö"), same]).waiting == ()
    change = store.change(dataset(), [service, meets, same])
    assert (change.sayings_dropped, change.removed) == (2, 2)
    assert change.waiting == (("meets", "service/a", "need/a"), ("same_as", "service/a", "service/b"))
    assert store.counts()["waiting"] == 2
    change = store.change(dataset(), [need, meets, same])
    assert change.waiting == (("meets", "service/a", "need/a"), ("same_as", "service/a", "service/b"))
    assert store.change(dataset(), [need]).waiting == ()


def test_a_decision_about_an_unknown_id_waits_too(store: Store) -> None:
    same = link("service/a", "same_as", "service/b")
    change = store.change(dataset(), [node("service/a", "Perhetyö"), same])
    assert change.waiting == (("same_as", "service/a", "service/b"),)
    store.change(dataset("two"), [node("service/b", by="two")])
    assert store.change(dataset(), [node("service/a", "Perhetyö"), same]).waiting == ()
