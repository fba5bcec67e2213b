"""An address that must stay hidden, a shelter's, is shown by no selection, log or search, whoever said it."""

from __future__ import annotations

from datetime import date

from graph.model.records import Dataset, Evidence, Node
from graph.questions.base import Asking
from graph.questions.changes import changes
from graph.questions.show import show
from graph.store.base import Store

STREET = "Piilokuja 1"
PLACE = "place/turvakoti"


def _said(dataset: str, **values: str | bool | float) -> Node:
    named = {"name@fi": "Turvakoti", **values}
    return Node("Place", PLACE, named, Evidence(dataset, locator="rivi 1", said_on="2026"))


def _everything_shown(store: Store) -> str:
    asking = Asking(date(2026, 11, 22), scope="network")
    shown = store.ask(lambda view: show(view, asking, node=PLACE))
    changed = store.ask(lambda view: changes(view, asking, since="2020"))
    held = store.ask(lambda view: [*view.records(), *view.sayings()])
    return f"{shown} {changed} {held}"


def test_a_hidden_address_lives_apart(store: Store) -> None:
    store.change(Dataset("a", "A"), [_said("a", address=STREET, latitude=65.7, hidden_address=True)])
    assert STREET not in _everything_shown(store)
    assert store.ask(lambda view: view.personal([PLACE]))[PLACE]["address"] == STREET


def test_one_source_hides_what_another_gives(store: Store) -> None:
    store.change(Dataset("a", "A"), [_said("a", address=STREET)])
    store.change(Dataset("b", "B"), [_said("b", hidden_address=True)])
    asking = Asking(date(2026, 11, 22))
    assert STREET not in str(store.ask(lambda view: show(view, asking, node=PLACE)))
    assert STREET not in str(store.ask(lambda view: changes(view, asking, since="2020"))), "nor by the log of before"
    store.remove("b")
    assert STREET in str(store.ask(lambda view: show(view, asking, node=PLACE)))


def test_six_and_six_point_nought_are_one_number(store: Store) -> None:
    def digest(age: float) -> str:
        node = Node("Service", "service/a", {"name@fi": "A", "min_age": age}, Evidence("a"))
        return store.change(Dataset("a", "A"), [node]).revision.digest

    assert digest(6) == digest(6.0)
