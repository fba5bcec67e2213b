"""Places of the maps are kept for a state of the network, on every engine the same, and tell nothing that is secret."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from graph.model.records import Link, Node
from graph.questions.base import Asking
from graph.questions.network.question import network as network_question
from graph.store.base import Scope, Store, View
from graph.store.copying import read_copy
from tests.networks import TODAY, Drawn, area, link, network, organisation
from tests.stores import Open, open_sqlite
from visuals.drawing import Placed, Position
from visuals.layout import place
from visuals.layout.keeping import EVERYTHING, Kept, kept, maps, places_for, renew, take_over
from visuals.picture import drawing_of

HOME = "area/home"


def fill(store: Store, *more: Node | Link | Iterable[Node | Link]) -> None:
    """A family centre network of an area, with those who work together there."""
    slugs = [f"o{number}" for number in range(6)]
    Drawn(store).draw(
        area("home"),
        area("away"),
        network("centre"),
        link("located_in", "network/centre", HOME),
        [organisation(slug) for slug in slugs],
        [link("located_in", f"organisation/{slug}", HOME) for slug in slugs],
        [link("member_of", f"organisation/{slug}", "network/centre") for slug in slugs[:4]],
        *more,
    )


def renewed(store: Store) -> int:
    return renew(store, TODAY, drawing_of)


def read(store: Store, of: str = HOME) -> Kept | None:
    return store.ask(lambda view: kept(view, of))


def places(store: Store, of: str = HOME) -> Mapping[str, Position]:
    found = read(store, of)
    assert found is not None
    return found.places


def picture(store: Store, scope: Scope = "public", language: str = "fi") -> Placed:
    def work(view: View) -> Placed:
        drawing = drawing_of(view, network_question(view, Asking(TODAY, language, scope), area=HOME))
        return place(drawing, places_for(view, drawing))

    return store.ask(work)


@pytest.fixture
def beside(tmp_path: Path) -> Iterator[Store]:
    """A store in a file, to compare with."""
    folder = tmp_path / "beside"
    folder.mkdir()
    store = open_sqlite(folder)
    yield store
    store.close()


def test_kept_places_come_back_and_give_the_same_picture_on_every_engine(store: Store, beside: Store) -> None:
    for one in (store, beside):
        fill(one)
        assert renewed(one) == 2
    assert store.ask(lambda view: maps(view, TODAY)) == [EVERYTHING, HOME]
    drawn = picture(store)
    assert drawn.kept
    assert drawn.places == picture(beside).places == places(store)
    found = read(store)
    assert found is not None
    assert (found.is_current, found.digest) == (True, store.ask(lambda view: view.revision).digest)
    assert picture(store, language="sv").places == drawn.places


def test_keeping_changes_nothing_of_the_network_and_is_not_done_twice(store: Store) -> None:
    fill(store)
    before = store.ask(lambda view: view.revision)
    assert renewed(store) == 2
    assert store.ask(lambda view: view.revision) == before
    assert renewed(store) == 0


def test_after_a_change_the_places_are_those_of_the_new_state_near_the_old_ones(store: Store) -> None:
    fill(store)
    renewed(store)
    old = places(store)
    fill(store, organisation("new"), link("member_of", "organisation/new", "network/centre"))
    stale = read(store)
    assert stale is not None
    assert not stale.is_current
    assert renewed(store) == 2
    new = places(store)
    assert new.keys() - old.keys() <= {"organisation/new"}
    assert picture(store).places == new


def test_what_is_not_seen_in_public_is_not_kept_and_moves_nobody(store: Store) -> None:
    fill(store)
    renewed(store)
    old = places(store)
    secret = organisation("secret", visibility="network")
    fill(store, secret, link("located_in", "organisation/secret", HOME))
    assert renewed(store) == 2
    assert places(store) == old
    assert b"secret" not in (store.ask(lambda view: view.kept(f"places:{HOME}")) or b"")
    inside = picture(store, "network")
    assert set(inside.places) == {one.key for one in inside.drawing.dots}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\x00",
        b"[]",
        b"{}",
        b"null",
        b'{"format":99,"digest":"x","shape":"y","places":{}}',
        b'{"format":1,"digest":"x","shape":"y","places":{"organisation/o0":[1]}}',
        b'{"format":1,"digest":"x","shape":"y","places":{"organisation/o0":"ab"}}',
        b'{"format":1,"digest":"x","shape":"y","places":[1,2]}',
        b'{"format":1,"digest":"x","shape":"y","places":{"a":[1e999999,' + b"9" * 5000 + b"]}}",
        b"[" * 100_000,
    ],
)
def test_what_cannot_be_read_is_as_if_nothing_were_kept(store: Store, content: bytes) -> None:
    fill(store)
    fresh = picture(store)
    store.keep(f"places:{HOME}", content)
    assert read(store) is None
    assert picture(store).places == fresh.places
    assert not picture(store).kept
    assert renewed(store) == 2
    assert read(store) is not None


def test_a_copy_looks_as_its_original(store: Store, beside: Store) -> None:
    fill(store, organisation("new"), link("member_of", "organisation/new", "network/centre"))
    renewed(store)
    fill(store)
    renewed(store)
    beside.copy_from(store.ask(read_copy))
    take_over(store, beside, TODAY)
    assert picture(beside).places == picture(store).places
    assert renewed(beside) == 0


def test_what_is_kept_survives_closing(engine: Open, tmp_path: Path) -> None:
    store = engine(tmp_path)
    fill(store)
    renewed(store)
    old = places(store)
    store.close()
    again = engine(tmp_path)
    try:
        assert places(again) == old
        assert json.loads(again.ask(lambda view: view.kept("places:")) or b"")["format"] == 1
    finally:
        again.close()
