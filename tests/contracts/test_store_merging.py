"""Merging through a store: things become one, part again, and lead on from the ids they once had."""

from __future__ import annotations

import pytest

from graph.model.records import MergedNode
from graph.store.base import Store
from tests.colliding import Record, confirmed, dataset, link, node

YTUNNUS = "0112038-9"


def thing(store: Store, *ids: str) -> MergedNode:
    """The one node that all the ids lead to."""
    found = store.ask(lambda view: [view.select("record", "public", ids=[one]).nodes for one in ids])
    assert all(len(nodes) == 1 for nodes in found)
    keys = {key for nodes in found for key in nodes}
    assert len(keys) == 1
    return found[0][keys.pop()]


def keys(store: Store) -> list[str]:
    return store.ask(lambda view: [record.key for record in view.records()])


@pytest.mark.parametrize(
    ("one", "two", "identifier"),
    [
        (
            node("service/b", "S", identifiers=("ptv:1",)),
            node("service/a", "T", by="two", identifiers=("ptv:1",)),
            "ptv:1",
        ),
        (
            node("organisation/b", "S", ytunnus=YTUNNUS),
            node("organisation/a", "T", by="two", ytunnus=YTUNNUS),
            f"ytunnus:{YTUNNUS}",
        ),
        (
            node("area/b", "S", area_type="municipality", code="240"),
            node("area/a", "T", by="two", area_type="municipality", code="240"),
            "area/a",
        ),
    ],
)
def test_identifiers_make_one_thing_of_two_and_removal_parts_them(
    store: Store, one: Record, two: Record, identifier: str
) -> None:
    store.change(dataset(), [one])
    (alone,) = keys(store)
    change = store.change(dataset("two"), [two])
    assert (change.added, change.removed, change.changed) == (1, 1, 0)  # it goes by the smaller id now
    both = thing(store, alone, identifier, alone.replace("/b", "/a"))
    assert (both.key, both.aliases) == (alone.replace("/b", "/a"), (alone,))
    assert len(both.evidence) == 2
    store.remove("two")
    assert thing(store, alone).aliases == ()
    assert keys(store) == [alone]


def test_links_follow_the_thing(store: Store) -> None:
    store.change(
        dataset(),
        [
            node("service/b", "S", identifiers=("ptv:1",)),
            node("need/a", "N"),
            link("service/b", "meets", "need/a"),
        ],
    )
    store.change(
        dataset("two"),
        [
            node("service/a", "S", by="two", identifiers=("ptv:1",)),
            link("service/a", "meets", "need/a", by="two", certainty="implied"),
        ],
    )
    assert keys(store) == ["meets|service/a|need/a", "need/a", "service/a"]
    sayings = store.ask(lambda view: list(view.sayings(["meets|service/a|need/a"])))
    assert {saying.evidence.dataset for saying in sayings} == {"one", "two"}
    store.remove("two")
    assert keys(store) == ["meets|service/b|need/a", "need/a", "service/b"]


def test_a_decision_merges_and_its_removal_undoes_that(store: Store) -> None:
    store.change(dataset(), [node("service/a", "A"), node("service/b", "B")])
    store.change(dataset("two"), [node("service/c", "C", by="two")])
    before = store.ask(lambda view: list(view.records()))
    decisions = [
        link("service/c", "same_as", "service/b", by="three"),
        link("service/b", "same_as", "service/a", by="three"),
    ]
    store.change(dataset("three"), decisions)
    assert keys(store) == ["service/a"]
    assert thing(store, "service/a", "service/b", "service/c").aliases == ("service/b", "service/c")
    sayings = store.ask(lambda view: list(view.sayings(["service/a"])))
    assert all(decision in sayings for decision in decisions)
    store.change(dataset("three"), decisions[:1])
    assert keys(store) == ["service/a", "service/b"]
    assert thing(store, "service/b", "service/c").aliases == ("service/c",)
    store.remove("three")
    assert store.ask(lambda view: list(view.records())) == before


def test_a_thing_in_the_middle_may_come_last(store: Store) -> None:
    store.change(dataset(), [node("service/a", "A", identifiers=("ptv:1",))])
    store.change(dataset("two"), [node("service/c", "C", by="two", identifiers=("ptv:2",))])
    bridge = node("service/b", "B", by="three", identifiers=("ptv:1", "ptv:2"))
    change = store.change(dataset("three"), [bridge])
    assert (change.added, change.removed, change.changed) == (0, 1, 1)
    assert thing(store, "service/a", "service/b", "service/c", "ptv:1", "ptv:2").key == "service/a"
    store.remove("three")
    assert keys(store) == ["service/a", "service/c"]


def test_kinds_never_merge(store: Store) -> None:
    store.change(
        dataset(),
        [
            node("area/kemi", "Kemi", identifiers=("ptv:1",)),
            node("organisation/kemi", "Kemi", identifiers=("ptv:1",)),
        ],
    )
    assert keys(store) == ["area/kemi", "organisation/kemi"]


def test_the_newest_saying_wins_and_the_others_stay_readable(store: Store) -> None:
    store.change(dataset("new"), [node("service/a", "Perheohjaus", by="new", on="2024", min_age=3.0)])
    store.change(dataset("old"), [node("service/a", "Perhetyö", by="old", on="2019", fee="maksuton")])
    record = thing(store, "service/a")
    assert record.values == {"fee": "maksuton", "min_age": 3.0, "name@fi": "Perheohjaus"}
    (other,) = record.differing
    assert (other.property, other.value) == ("name@fi", "Perhetyö")
    assert [record.evidence[one].dataset for one in other.evidence] == ["old"]
    store.remove("new")
    assert thing(store, "service/a").values == {"fee": "maksuton", "name@fi": "Perhetyö"}
    assert thing(store, "service/a").differing == ()


def test_a_confirmation_counts_until_it_is_taken_back(store: Store) -> None:
    store.change(
        dataset(),
        [
            node("service/a", "Perhetyö", on="2019"),
            node("organisation/a", "Kunta", on="2019"),
            link("organisation/a", "provides", "service/a", on="2019", role="responsible", note="x"),
        ],
    )
    before = store.ask(lambda view: list(view.records()))
    store.change(
        dataset("two"),
        [
            confirmed("service/a", "2024-01-31"),
            confirmed(("organisation/a", "provides", "service/a"), "2024-01-31", role="responsible"),
        ],
    )
    after = {record.key: record for record in store.ask(lambda view: list(view.records()))}
    for key, name in (("service/a", "name@fi"), ("provides|organisation/a|service/a|responsible", "note")):
        assert [after[key].evidence[one].verified_on for one in after[key].supports[name]] == ["2024-01-31", ""]
    store.remove("two")
    assert store.ask(lambda view: list(view.records())) == before


def test_an_id_without_a_saying_leads_to_its_heir(store: Store) -> None:
    store.change(dataset(), [node("service/a", "A", identifiers=("ptv:1",))])
    store.change(dataset("two"), [node("service/b", "B", by="two", identifiers=("ptv:1",))])
    assert store.ask(lambda view: view.former("service/a")) is None
    store.remove("one")
    assert store.ask(lambda view: view.former("service/a")) == "service/b"
    assert store.ask(lambda view: view.select("record", "public", ids=["service/a"]).nodes) == {}
    store.remove("two")  # the heir goes too
    assert store.ask(lambda view: (view.former("service/a"), view.former("service/b"))) == ("", "")
    assert store.ask(lambda view: view.former_ids()) == {"service/a": "service/b", "service/b": ""}
    assert store.ask(lambda view: view.former("service/never")) is None


def test_an_heir_of_an_heir_is_found(store: Store) -> None:
    for name, slug in (("one", "a"), ("two", "b"), ("three", "c")):
        store.change(dataset(name), [node(f"service/{slug}", "S", by=name, identifiers=("ptv:1",))])
    store.remove("one")
    store.remove("two")
    assert store.ask(lambda view: [view.former(one) for one in ("service/a", "service/b")]) == ["service/c"] * 2


def test_an_id_that_comes_back_is_no_former_one(store: Store) -> None:
    told = [node("service/a", "A")]
    store.change(dataset(), told)
    store.remove("one")
    assert store.ask(lambda view: view.former("service/a")) == ""
    store.change(dataset(), told)
    assert store.ask(lambda view: (view.former("service/a"), view.former_ids())) == (None, {})


def test_former_ids_are_no_part_of_the_graph(store: Store) -> None:
    store.change(dataset(), [node("service/a", "A")])
    store.remove("one")
    assert keys(store) == []
    assert store.ask(lambda view: view.revision.digest) == "0" * 64
    assert store.ask(lambda view: view.select("names", "network", text="A").hits) == ()


def test_who_takes_over_the_identifier_in_one_change_is_the_heir(store: Store) -> None:
    """A register that names a thing anew keeps its identifier."""
    store.change(dataset(), [node("service/a", "A", identifiers=("ptv:1",)), node("service/x", "X")])
    store.change(dataset(), [node("service/b", "B", identifiers=("ptv:1",))])
    assert keys(store) == ["service/b"]
    assert store.ask(lambda view: view.former_ids()) == {"service/a": "service/b", "service/x": ""}
