"""Personal values live apart: whoever does not ask for them by name never meets them."""

from __future__ import annotations

from graph.store.base import SELECTIONS, Store, View
from tests.colliding import Record, dataset, link, node

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
    words = f"Ohjaaja {PERSON} {PHONE} {EMAIL}"
    asked: dict[str, dict[str, object]] = {
        "names": {"text": words},
        "same_names": {"text": PERSON},
        "spellings": {"text": "esimerkk"},
        "record": {"ids": keys},
        "neighbourhood": {"keys": keys},
        "area_scope": {"area": "area/a"},
        "need_cover": {"needs": ["need/a"]},
        "area_projection": {"areas": ["area/a"]},
        "known": {"areas": ["area/a"], "since": 0, "until": 10**6},
        "of_kind": {"kind": "Professional", "limit": 9},
        "cited": {},
    }
    slices = [view.select(name, "network", **asked[name]) for name in SELECTIONS]
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
