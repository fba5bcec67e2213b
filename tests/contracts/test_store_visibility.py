"""What only the network may see: in no selection and no log of the public, nor what hangs on it."""

from __future__ import annotations

import pytest

from graph.model.records import Evidence, Node
from graph.store.base import SELECTIONS, Scope, Slice, Store
from tests.colliding import Record, dataset, link, node

SECRET = "Salaisuus"

OPEN: tuple[Record, ...] = (
    node("service/a", "Perhetyö"),
    node("need/a", "Uni"),
    node("area/a", "Kemi", area_type="municipality", code="240"),
    node("event/a", "Kokous"),
    link("service/a", "meets", "need/a"),
    link("service/a", "available_in", "area/a"),
)
CLOSED: tuple[Record, ...] = (
    node("observation/a", SECRET, by="two", visibility="network", identifiers=("ptv:9",), on="2024"),
    node("event/b", f"{SECRET} kokous", by="two", visibility="network", on="2024"),
    link("observation/a", "concerns", "service/a", by="two"),
    link("observation/a", "raised_at", "event/a", by="two"),
    link("event/b", "available_in", "area/a", by="two"),
    link("event/a", "available_in", "area/a", by="two", visibility="network", note=SECRET),
)
HIDDEN = {
    "observation/a",
    "event/b",
    "concerns|observation/a|service/a",
    "raised_at|observation/a|event/a",
    "available_in|event/b|area/a",
    "available_in|event/a|area/a",
}
ASKED: dict[str, dict[str, object]] = {
    "names": {"text": SECRET},
    "same_names": {"text": SECRET},
    "spellings": {"text": "salaisuu"},
    "record": {"ids": ["observation/a", "observation/b", "event/b", "ptv:9"]},
    "neighbourhood": {"keys": ["service/a", "event/a", "area/a", "observation/a"]},
    "area_scope": {"area": "area/a"},
    "need_cover": {"needs": ["need/a"], "areas": None},
    "area_projection": {"areas": ["area/a"]},
    "known": {"areas": ["area/a"], "since": 0, "until": 10**6},
    "of_kind": {"kind": "Event", "limit": 9},
    "cited": {},
}


def seen(found: Slice) -> set[str]:
    return {*found.nodes, *(one.key for one in found.links), *(key for key, _ in found.hits)}


@pytest.fixture
def filled(store: Store) -> Store:
    store.change(dataset(), OPEN)
    store.change(dataset("two"), CLOSED)
    return store


def test_every_selection_is_asked_here() -> None:
    assert set(ASKED) == set(SELECTIONS)


@pytest.mark.parametrize("name", SELECTIONS)
def test_the_public_sees_nothing_of_what_the_network_keeps(filled: Store, name: str) -> None:
    with_secret = filled.ask(lambda view: view.select(name, "public", **ASKED[name]))
    assert not seen(with_secret) & HIDDEN
    assert SECRET.lower() not in repr(with_secret).lower()
    filled.remove("two")
    assert filled.ask(lambda view: view.select(name, "public", **ASKED[name])) == with_secret


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("names", {"observation/a", "event/b"}),
        ("same_names", {"observation/a"}),
        ("record", {"observation/a", "event/b"}),
        ("neighbourhood", HIDDEN),
    ],
)
def test_the_network_sees_it(filled: Store, name: str, expected: set[str]) -> None:
    found = filled.ask(lambda view: view.select(name, "network", **ASKED[name]))
    assert expected <= seen(found)


def test_the_counts_of_known_tell_the_public_nothing(filled: Store) -> None:
    def counts(scope: Scope) -> dict[str, int]:
        return dict(filled.ask(lambda view: view.select("known", scope, **ASKED["known"])).hits)

    assert (counts("public")["things"], counts("network")["things"]) == (1, 3)
    assert counts("public")["newest"] < counts("network")["newest"]


def test_one_strict_saying_hides_the_whole_thing_and_its_links(store: Store) -> None:
    store.change(
        dataset(),
        [node("event/a", "Kokous"), node("area/a", "Kemi"), link("event/a", "available_in", "area/a")],
    )
    look = {"keys": ["area/a"]}
    assert len(store.ask(lambda view: view.select("neighbourhood", "public", **look)).links) == 1
    change = store.change(
        dataset("two"), [Node("Event", "event/a", {"visibility": "network"}, Evidence("two", said_on="1999"))]
    )
    assert change.changed == 2
    closed = store.ask(lambda view: view.select("neighbourhood", "public", **look))
    assert (closed.links, closed.hits) == ((), ())
    store.remove("two")
    assert len(store.ask(lambda view: view.select("neighbourhood", "public", **look)).links) == 1


def test_a_link_that_comes_later_is_as_hidden_as_its_end(filled: Store) -> None:
    late = link("observation/a", "concerns", "need/a", by="three")
    assert filled.change(dataset("three"), [late]).added == 1
    found = filled.ask(lambda view: view.select("neighbourhood", "public", keys=["need/a"], kinds=["concerns"]))
    assert (found.links, found.hits) == ((), ())
    assert "concerns|observation/a|need/a" not in {entry.key for entry in filled.ask(lambda v: list(v.log("public")))}


def texts(store: Store, scope: Scope) -> str:
    return repr(store.ask(lambda view: list(view.log(scope))))


def test_the_log_has_the_visibility_of_the_record(filled: Store) -> None:
    keys = {entry.key for entry in filled.ask(lambda view: list(view.log("public")))}
    assert keys == {
        "service/a",
        "need/a",
        "area/a",
        "event/a",
        "meets|service/a|need/a",
        "available_in|service/a|area/a",
    }
    assert {entry.key for entry in filled.ask(lambda view: list(view.log("network")))} == keys | HIDDEN
    filled.remove("two")
    assert SECRET not in texts(filled, "public")
    assert SECRET in texts(filled, "network")


def test_what_becomes_public_does_not_show_what_was_hidden(store: Store) -> None:
    hidden = Node("Event", "event/a", {"name@fi": SECRET, "visibility": "network"}, Evidence("one"))
    store.change(dataset(), [hidden])
    store.change(dataset(), [node("event/a", "Kokous")])
    assert SECRET not in texts(store, "public")
    assert store.ask(lambda view: view.select("names", "public", text="kokous")).hits


def test_what_becomes_hidden_takes_its_history_along(store: Store) -> None:
    """A coordinator marks what should have been kept inside: its earlier entries close, its links' too."""
    place: list[Record] = [node("place/a", "Talo"), link("event/a", "delivered_at", "place/a", contact=SECRET)]
    store.change(dataset(), [node("event/a", SECRET), *place])
    assert SECRET in texts(store, "public")
    store.change(dataset(), [node("event/a", SECRET, visibility="network"), *place])
    assert SECRET not in texts(store, "public")
    store.remove("one")
    assert SECRET not in texts(store, "public")
    assert {entry.key for entry in store.ask(lambda view: list(view.log("public")))} == {"place/a"}


def test_what_turns_out_to_be_a_hidden_thing_takes_its_history_along(store: Store) -> None:
    store.change(dataset(), [node("event/b", SECRET), node("area/a", "Kemi")])
    store.change(dataset("two"), [link("event/b", "available_in", "area/a", by="two", note=SECRET)])
    store.change(
        dataset("three"),
        [
            node("event/a", "Kokous", by="three", visibility="network"),
            link("event/a", "same_as", "event/b", by="three"),
        ],
    )
    assert SECRET not in texts(store, "public")
