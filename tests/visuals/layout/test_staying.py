"""A picture stays what it was while the network changes little, so that people find again what they knew."""

from __future__ import annotations

from math import cos, hypot, inf, nan, sin
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.visuals.layout.nets import any_drawings, changed, net, overlapping, usual_move
from tests.visuals.made import dot, drawing, stroke
from visuals.drawing import Drawing, Position
from visuals.layout import moved, place

_LITTLE = 0.1
"""Of the picture's radius."""


@pytest.mark.parametrize(("dots", "lines"), [(300, 400), (300, 600), (1000, 2000)])
@pytest.mark.parametrize("seed", range(3))
def test_a_small_change_moves_most_things_little(dots: int, lines: int, seed: int) -> None:
    before = net(dots, lines, seed)
    old = place(before).places
    after = place(changed(before, seed), old)
    assert after.kept
    assert usual_move(old, after.places) < _LITTLE
    assert overlapping(after) == []


def test_ten_small_changes_one_after_the_other_do_not_blow_the_picture_up() -> None:
    now = net(150, 260)
    first = places = place(now).places
    for seed in range(10):
        now = changed(now, seed)
        places = place(now, places).places
    assert usual_move(first, places) < 2 * _LITTLE


@settings(max_examples=20, deadline=None)
@given(st.floats(0, 6.3), st.booleans(), st.integers(0, 5))
def test_a_picture_that_was_turned_or_mirrored_stays_so(turn: float, mirror: bool, seed: int) -> None:
    before = net(60, 100, seed)
    old = {key: _turned(at, turn, mirror) for key, at in place(before).places.items()}
    assert usual_move(old, place(changed(before, seed), old).places) < _LITTLE


@settings(max_examples=60, deadline=None)
@given(any_drawings(), st.randoms(use_true_random=False))
def test_where_nothing_is_new_kept_places_are_taken_as_they_are(made: Drawing, chance: Random) -> None:
    if made.view == "route" or not made.dots:
        return
    before = place(made).places
    x, y = chance.uniform(-900, 900), chance.uniform(-900, 900)
    kept = {one.key: (round(before[one.key][0] + x, 1), round(before[one.key][1] + y, 1)) for one in made.dots}
    placed = place(made, {**kept, "gone": (1.0, 2.0)})
    assert all(hypot(placed.places[key][0] - at[0], placed.places[key][1] - at[1]) < 1 for key, at in kept.items())
    assert placed.kept


@settings(max_examples=60, deadline=None)
@given(any_drawings(), st.randoms(use_true_random=False))
def test_names_that_want_more_room_than_was_kept_do_not_overlap(made: Drawing, chance: Random) -> None:
    kept = {one.key: (chance.uniform(-900, 900), chance.uniform(-900, 900)) for one in made.dots}
    assert overlapping(place(made, kept)) == []


@settings(max_examples=80, deadline=None)
@given(any_drawings(), st.randoms(use_true_random=False))
def test_whatever_was_kept_of_some_all_have_a_place_and_no_names_overlap(made: Drawing, chance: Random) -> None:
    odd = [nan, inf, 0.0, 0.0, 1.0, 1e6]
    some = [one.key for one in made.dots if chance.random() < 0.8]
    placed = moved(made, {key: (chance.choice(odd), chance.choice(odd)) for key in some})
    assert placed.places.keys() == {one.key for one in made.dots} | {one.key for one in made.bunches}
    assert overlapping(placed) == []


def test_what_is_new_stands_by_what_it_is_linked_with() -> None:
    before = net(80, 140)
    old = place(before).places
    friend = before.strokes[0].source
    new = dot("organisation/new", "Uusi")
    after = place(drawing((*before.dots, new), (*before.strokes, stroke("organisation/new", friend))), old).places
    others = sorted(old, key=lambda key: _far(after[key], after["organisation/new"]))
    assert friend in others[:12]


def test_places_of_another_picture_are_not_used() -> None:
    made = net(40, 60)
    few = {one.key: (5000.0, 5000.0) for one in made.dots[:10]}
    assert place(made, few).places == place(made).places
    assert not place(made, few).kept


def _far(one: Position, other: Position) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _turned(at: Position, turn: float, mirror: bool) -> Position:
    x, y = (-at[0], at[1]) if mirror else at
    return x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)
