"""Routes go from left to right, a step a column."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from tests.visuals.layout.nets import any_drawings, overlapping
from tests.visuals.made import dot, drawing, stroke
from visuals.drawing import Drawing
from visuals.layout import place


@settings(max_examples=60, deadline=None)
@given(any_drawings(most=25))
def test_a_later_step_stands_further_to_the_right(any_drawing: Drawing) -> None:
    placed = place(replace(any_drawing, view="route"))
    columns: dict[int, set[float]] = {}
    for one in any_drawing.dots:
        columns.setdefault(any_drawing.layers.get(one.key, 0), set()).add(placed.places[one.key][0])
    assert all(len(xs) == 1 for xs in columns.values())
    order = [xs.pop() for _, xs in sorted(columns.items())]
    assert order == sorted(set(order))
    assert overlapping(placed) == []


def test_routes_that_need_not_cross_do_not() -> None:
    dots = tuple(dot(key) for key in ("family", "a1", "b1", "a2", "b2", "end"))
    lines = [("family", "a1"), ("family", "b1"), ("a1", "a2"), ("b1", "b2"), ("a2", "end"), ("b2", "end")]
    steps = {"family": 0, "a1": 1, "b1": 1, "b2": 2, "a2": 2, "end": 3}
    made = replace(drawing(dots, tuple(stroke(*one) for one in lines)), view="route", layers=steps)
    places = place(made).places
    assert (places["a1"][1] < places["b1"][1]) == (places["a2"][1] < places["b2"][1])
