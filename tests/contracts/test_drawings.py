"""Every answer that has a view is drawn, on every store the same, and a drawing hangs together and tells no secrets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.model.vocabulary import LANGUAGES
from graph.store.base import Scope, Store
from tests.bundled import load_bundled
from tests.contracts.question_worlds import WORLDS, Case, World, draw_made_up
from tests.networks import MADE_UP
from tests.stores import ENGINES, NEEDS, open_sqlite
from tests.visuals.drawn import asked_and_drawn
from visuals.bunches import bunched
from visuals.drawing import Drawing
from visuals.legend import legend
from visuals.style import look_of
from visuals.views import can_be_drawn

FURTHER: dict[str, list[Case]] = {
    "bundled": [
        ("gaps", {"area": "Esimerkkilä"}),
        ("network", {"area": "Esimerkkilä", "kinds": "all"}),
        ("routes", {"origin": "family", "target": "need/nepsy", "area": "Esimerkkilä"}),
    ],
    MADE_UP: [("gaps", {"area": "area/home"})],
}
CASES = {name: [case for case in (*cases, *FURTHER[name]) if can_be_drawn(case[0])] for name, cases in WORLDS.items()}


def fill(store: Store, name: str) -> None:
    if name == "bundled":
        load_bundled(store)
    else:
        draw_made_up(store)


@pytest.fixture(
    scope="module",
    params=[pytest.param((one, name), marks=NEEDS.get(one, ())) for one in sorted(ENGINES) for name in WORLDS],
)
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Each world on each engine, filled once."""
    engine, name = request.param
    store = ENGINES[engine](tmp_path_factory.mktemp(name))
    fill(store, name)
    yield World(name, store, CASES[name])
    store.close()


@pytest.fixture(scope="module")
def on_sqlite(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The same world in a SQLite store of its own."""
    store = open_sqlite(tmp_path_factory.mktemp("reference"))
    fill(store, world.name)
    yield store
    store.close()


def drawings(store: Store, world: World, language: str, scope: Scope) -> list[Drawing]:
    return [asked_and_drawn(store, name, language=language, scope=scope, **given)[1] for name, given in world.cases]


@pytest.mark.parametrize("scope", ["public", "network"])
def test_a_drawing_is_the_same_from_every_store(world: World, on_sqlite: Store, scope: Scope) -> None:
    here, there = (drawings(store, world, "fi", scope) for store in (world.store, on_sqlite))
    assert here == there
    assert [bunched(one, 20) for one in here] == [bunched(one, 20) for one in there]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_drawing_hangs_together_in_every_language(world: World, language: str) -> None:
    for drawing in drawings(world.store, world, language, "public"):
        keys = [dot.key for dot in drawing.dots]
        assert len(keys) == len(set(keys))
        assert {end for one in drawing.strokes for end in (one.source, one.target)} <= set(keys)
        assert all(stroke.links for stroke in drawing.strokes)
        assert set(drawing.layers) == (set(keys) if drawing.view == "route" else set())
        assert drawing.title
        assert drawing.about
        assert all(drawing.about)
        assert all(dot.ref.name and dot.kind.text and dot.standing.text and look_of(dot) for dot in drawing.dots)
        assert bool(legend(drawing)) == bool(keys)
        assert drawing.fictional or not any(dot.ref.fictional for dot in drawing.dots)


def test_nothing_that_is_kept_inside_or_of_a_person_is_drawn_in_public(world: World) -> None:
    public, inside = (repr(drawings(world.store, world, "fi", scope)) for scope in ("public", "network"))
    assert "SALAISUUS" not in public
    assert "PRIVATE" not in public + inside
    assert ("SALAISUUS" in inside) == (world.name == MADE_UP)
