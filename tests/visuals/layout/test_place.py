"""Where things stand: everything once, nothing over another, and the same wherever and whenever it is asked."""

from __future__ import annotations

import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from math import isfinite
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.visuals.layout.nets import any_drawings, net, overlapping, radius
from tests.visuals.made import dot, drawing, stroke
from visuals.drawing import Bunch, Drawing
from visuals.layout import place
from visuals.layout.boxes import around, boxes

_IN_ANOTHER_PROCESS = """
from dataclasses import replace
from tests.visuals.layout.nets import net
from visuals.layout import place
print(repr(sorted(place(net(70, 110)).places.items())))
print(repr(sorted(place(replace(net(30, 40, view="route"), layers={"organisation/3": 2})).places.items())))
"""


@settings(max_examples=150, deadline=None)
@given(any_drawings())
def test_every_dot_and_bunch_has_one_place_and_no_names_overlap(any_drawing: Drawing) -> None:
    placed = place(any_drawing)
    assert placed.places.keys() == {one.key for one in any_drawing.dots} | {one.key for one in any_drawing.bunches}
    assert all(isfinite(x) and isfinite(y) for x, y in placed.places.values())
    assert overlapping(placed) == []
    assert not placed.kept


@settings(max_examples=60, deadline=None)
@given(any_drawings())
def test_the_order_of_what_is_drawn_changes_nothing(any_drawing: Drawing) -> None:
    turned = replace(any_drawing, dots=any_drawing.dots[::-1], strokes=any_drawing.strokes[::-1])
    assert place(turned).places == place(any_drawing).places


def test_four_threads_at_once_get_one_picture_while_others_draw_by_chance_too() -> None:
    from igraph import Graph

    before = place(net(120, 200)).places
    with ThreadPoolExecutor(6) as threads:
        noise = [
            threads.submit(lambda: [Graph.Erdos_Renyi(50, 0.2).layout_random() for _ in range(300)]) for _ in range(2)
        ]
        pictures = list(threads.map(lambda _: place(net(120, 200)).places, range(12)))
        assert all(len(one.result()) == 300 for one in noise)
    random.seed(5)
    assert all(one == before for one in (*pictures, place(net(120, 200)).places))


def test_placing_leaves_the_chance_of_others_as_it_was() -> None:
    random.seed(7)
    wanted = random.random()
    random.seed(7)
    place(net(40, 60))
    assert random.random() == wanted


def test_another_process_gets_the_same_picture() -> None:
    repository = Path(__file__).resolve().parents[3]
    told = {
        subprocess.run(
            [sys.executable, "-c", _IN_ANOTHER_PROCESS],
            cwd=repository,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(repository)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "77")
    }
    assert told == {
        (
            repr(sorted(place(net(70, 110)).places.items()))
            + "\n"
            + repr(sorted(place(replace(net(30, 40, view="route"), layers={"organisation/3": 2})).places.items()))
            + "\n"
        ).encode()
    }


def test_thousands_of_leaves_on_one_hub_find_places_around_it() -> None:
    leaves = [dot(f"leaf/{number}", f"Lehti {number}") for number in range(2500)]
    made = drawing((dot("hub", "Keskus"), *leaves), tuple(stroke("hub", one.key) for one in leaves))
    placed = place(made)
    assert len(set(placed.places.values())) == 2501
    assert overlapping(placed) == []


def test_lone_things_stand_in_rows_below_what_is_linked_and_take_little_room() -> None:
    lone = tuple(dot(f"lone/{number}", "Yksinäinen") for number in range(30))
    linked = net(40, 90).dots[:36]
    made = drawing((*linked, *lone), tuple(one for one in net(40, 90).strokes))
    placed = place(made)
    linked_places = [placed.places[key] for one in made.strokes for key in (one.source, one.target)]
    below = [placed.places[one.key] for one in lone]
    assert min(y for _, y in below) > max(y for _, y in linked_places)
    assert len({y for _, y in below}) <= 5
    assert max(y for _, y in below) - min(y for _, y in below) < radius(linked_places)


def test_parts_that_nothing_joins_do_not_drift_away() -> None:
    groups = [net(12, 30, seed) for seed in range(6)]
    dots = tuple(dot(f"{number}/{one.key}", one.ref.name) for number, group in enumerate(groups) for one in group.dots)
    lines = tuple(
        stroke(f"{number}/{one.source}", f"{number}/{one.target}")
        for number, group in enumerate(groups)
        for one in group.strokes
    )
    placed = place(drawing(dots, lines))
    room = boxes(placed.drawing)
    left, top, right, bottom = around(placed.places, room)
    assert (right - left) * (bottom - top) < 6 * sum(one.width * one.height for one in room.values())


@pytest.mark.parametrize("size", [(12, 16), (60, 110), (150, 260), (300, 500)])
def test_a_picture_has_the_proportions_of_a_screen(size: tuple[int, int]) -> None:
    for seed in range(3):
        placed = place(net(*size, seed))
        left, top, right, bottom = around(placed.places, boxes(placed.drawing))
        assert 1.0 < (right - left) / (bottom - top) < 2.0


def test_opening_a_bunch_covers_nobody() -> None:
    made = net(200, 320)
    keys = [one.key for one in made.dots]
    groups = [Bunch(f"group/{at}", "Ryhmä", tuple(keys[at * 40 : at * 40 + 40])) for at in range(3)]
    placed = place(replace(made, bunches=tuple(groups)))
    assert overlapping(placed) == []
    room = boxes(made)
    for group in groups:
        left, top, right, bottom = around({key: placed.places[key] for key in group.members}, room)
        assert left < placed.places[group.key][0] < right
        assert top < placed.places[group.key][1] < bottom
        inside = [key for key in keys if left < placed.places[key][0] < right and top < placed.places[key][1] < bottom]
        assert set(inside) == set(group.members)
