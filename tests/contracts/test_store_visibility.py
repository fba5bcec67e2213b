"""What only the network may see, and what only those may see who hold the scope for personal values."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model.records import Evidence, Node
from graph.store.base import SELECTIONS, Scope, Slice, Store, View
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
    "known": {"areas": ["area/a"], "since": 0, "until": 10**6},
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


PERSON = "Esimerkki Henkilö"
PHONE, EMAIL = "numero 000", "osoite at example"
ROLE: tuple[Record, ...] = (
    node("professional/a", "Ohjaaja", person_name=PERSON, phone=PHONE, on="2024"),
    node("professional/a", "Ohjaaja", at="row 2", email=EMAIL, on="2019", person_name=f"{PERSON} Entinen"),
    node("organisation/a", "Kunta"),
    link("professional/a", "works_in", "organisation/a"),
)
PERSONAL = ("Esimerkki", "Entinen", PHONE, EMAIL)


def everything(view: View) -> str:
    """All that a view tells, but for ``personal`` and ``originals``."""
    keys = [record.key for record in view.records()]
    asked: dict[str, dict[str, object]] = {
        **ASKED,
        "names": {"text": f"Ohjaaja {PERSON} {PHONE} {EMAIL}"},
        "same_names": {"text": PERSON},
        "spellings": {"text": "esimerkk"},
        "record": {"ids": keys},
        "neighbourhood": {"keys": keys},
    }
    slices = [view.select(name, "network", **args) for name, args in asked.items()]
    streams = list(view.records()), list(view.sayings()), list(view.sayings(keys)), list(view.log("network"))
    return repr((slices, streams, view.documents(), view.datasets(), view.former_ids()))


def test_personal_values_show_nowhere_but_when_asked_for(store: Store) -> None:
    store.change(dataset(), ROLE)
    assert store.ask(lambda view: view.personal(["professional/a", "organisation/a", "need/x"])) == {
        "professional/a": {"person_name": PERSON, "phone": PHONE, "email": EMAIL}
    }
    told = store.ask(everything)
    assert "Ohjaaja" in told
    assert not any(value in told for value in PERSONAL)
    assert store.ask(lambda view: view.select("names", "network", text="Entinen").hits) == ()


def test_personal_values_are_part_of_the_digest_and_of_the_change(store: Store) -> None:
    store.change(dataset(), ROLE)
    before = store.ask(lambda view: (view.revision, list(view.records())))
    assert not store.change(dataset(), ROLE).wrote
    called = node("professional/a", "Ohjaaja", person_name=PERSON, phone="numero 001", on="2024")
    change = store.change(dataset(), (called, *ROLE[1:]))
    assert change.wrote
    assert store.ask(lambda view: view.revision.digest) != before[0].digest
    assert store.ask(lambda view: list(view.records())) == before[1]  # nothing of it shows there
    assert store.ask(lambda view: view.personal(["professional/a"]))["professional/a"]["phone"] == "numero 001"


def test_the_log_says_of_a_personal_value_only_that_it_changed(store: Store) -> None:
    store.change(dataset(), ROLE)
    store.remove("one")
    told = [(entry.what, entry.before, entry.after) for entry in store.ask(lambda view: list(view.log("public")))]
    marks = {"person_name": True, "phone": True, "email": True}
    assert ("changed", {}, marks) in told
    assert ("changed", marks, {}) in told
    assert not any(value in repr(told) for value in PERSONAL)
    assert store.ask(lambda view: view.personal(["professional/a"])) == {}


def test_personal_values_lie_in_one_place_of_the_files_and_go_when_they_are_removed(
    store: Store, tmp_path: Path
) -> None:
    """Whoever looks into the files finds them; once removed they are overwritten, not only unlinked."""
    store.change(dataset(), ROLE)
    store.change(dataset("two"), OPEN_TWO)
    store.remove("one")
    store.close()
    for path in tmp_path.iterdir():
        content = path.read_bytes()
        assert b"Perhety" in content or path.suffix != ".sqlite"
        assert not any(value.encode() in content for value in PERSONAL), path.name


OPEN_TWO = (node("service/a", "Perhetyö", by="two"),)
