"""Routes in steps from left to right, with as few crossings as can be (Sugiyama)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import accumulate, pairwise

from visuals.drawing import Drawing, Position
from visuals.layout.boxes import Box, around, boxes, shifted
from visuals.layout.chance import by_chance

_SEED = 20_26
_BETWEEN_STEPS = 70.0
"""Pixels between the names of one step and of the next: room for arrow heads."""

_BETWEEN = 18.0
"""Pixels between two things of one step."""


def layered(drawing: Drawing) -> dict[str, Position]:
    """A place for every dot, each step in a column. A dot with no step stands in the first."""
    room = boxes(drawing)
    if not room:
        return {}
    steps = {key: drawing.layers.get(key, 0) for key in sorted(room)}
    number = {step: at for at, step in enumerate(sorted(set(steps.values())))}
    columns = {key: number[step] for key, step in steps.items()}
    heights = _heights(drawing, columns)
    unit = max(one.height for one in room.values()) + _BETWEEN
    found: dict[str, Position] = {}
    for column, x in enumerate(_across(columns, room)):
        keys = sorted((key for key, one in columns.items() if one == column), key=lambda key: (heights[key], key))
        found.update(_column(keys, [heights[key] * unit for key in keys], x, room))
    left, top, right, bottom = around(found, room)
    moved = shifted(found, -(left + right) / 2, -(top + bottom) / 2)
    return {key: (round(x, 1), round(y, 1)) for key, (x, y) in moved.items()}


def _heights(drawing: Drawing, columns: Mapping[str, int]) -> dict[str, float]:
    """How far down each thing stands in its column, in units of one thing."""
    from igraph import Graph

    keys = list(columns)
    number = {key: at for at, key in enumerate(keys)}
    lines = {
        (source, target) if columns[source] < columns[target] else (target, source)
        for source, target in ((one.source, one.target) for one in drawing.strokes)
        if source in columns and target in columns and columns[source] != columns[target]
    }
    graph = Graph(len(keys), sorted((number[one], number[other]) for one, other in lines), directed=True)
    work = partial(graph.layout_sugiyama, layers=[columns[key] for key in keys], maxiter=200)
    found = by_chance(_SEED, work)
    return _without_holes({key: float(found[at][0]) for at, key in enumerate(keys)})


def _without_holes(heights: Mapping[str, float]) -> dict[str, float]:
    """Heights with nothing wider than one thing left empty across the whole picture."""
    used = sorted(set(heights.values()))
    closed = dict(zip(used, accumulate((min(two - one, 1.0) for one, two in pairwise(used)), initial=0.0), strict=True))
    return {key: closed[height] for key, height in heights.items()}


def _across(columns: Mapping[str, int], room: Mapping[str, Box]) -> list[float]:
    """The middle of each column, wide enough for its names."""
    half: defaultdict[int, float] = defaultdict(float)
    for key, column in columns.items():
        half[column] = max(half[column], room[key].left, room[key].right)
    found = [0.0]
    for column in range(1, len(half)):
        found.append(found[-1] + half[column - 1] + _BETWEEN_STEPS + half[column])
    return found


def _column(keys: Sequence[str], wanted: Sequence[float], x: float, room: Mapping[str, Box]) -> dict[str, Position]:
    """Things below each other in their order, about where they are wanted."""
    ys: list[float] = []
    for number, key in enumerate(keys):
        least = ys[-1] + room[keys[number - 1]].bottom + _BETWEEN + room[key].top if ys else wanted[number]
        ys.append(max(least, wanted[number]))
    back = sum(one - other for one, other in zip(ys, wanted, strict=True)) / len(ys)
    return {key: (x, y - back) for key, y in zip(keys, ys, strict=True)}
