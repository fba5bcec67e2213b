"""Routes in steps from left to right, with as few crossings as can be (Sugiyama).

A line that passes steps is a row of bends, one in each; bends are ordered and given room with the things. igraph has
this layout too, but a test of any drawings ended the whole process in it (igraph 1.0.0, a segmentation fault).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from visuals.drawing import Drawing, Position
from visuals.layout.boxes import Box, around, boxes, shifted

_BETWEEN_STEPS = 70.0
"""Pixels between the names of one step and of the next: room for arrow heads."""

_BETWEEN = 18.0
"""Pixels between two things of one step."""

_SWEEPS = 12
"""How often the columns are ordered by their neighbours, from the left and from the right."""

_BEND = Box(0.0, 0.0, 0.0, 0.0)

Spot = tuple[str, int]
"""A thing in its column, or the bend in a column of a line, named by its ends."""

Columns = list[list[Spot]]
Beside = Mapping[Spot, Sequence[Spot]]
"""What each is joined with in one of the columns next to it."""


def layered(drawing: Drawing) -> dict[str, Position]:
    """A place for every dot, each step in a column. A dot with no step stands in the first."""
    room = boxes(drawing)
    steps = {key: drawing.layers.get(key, 0) for key in sorted(room)}
    number = {step: at for at, step in enumerate(sorted(set(steps.values())))}
    column = {key: number[step] for key, step in steps.items()}
    joined = list(_joined(drawing, column))
    earlier, later = _beside((other, one) for one, other in joined), _beside(joined)
    columns = _ordered(_columns(column, joined), earlier, later)
    heights = _heights(columns, earlier, later, {spot: room.get(spot[0], _BEND) for one in columns for spot in one})
    across = _across(column, room)
    found = {key: (across[at], heights[key, at]) for key, at in column.items()}
    left, top, right, bottom = around(found, room)
    moved = shifted(found, -(left + right) / 2, -(top + bottom) / 2)
    return {key: (round(x, 1), round(y, 1)) for key, (x, y) in moved.items()}


def _joined(drawing: Drawing, column: Mapping[str, int]) -> Iterator[tuple[Spot, Spot]]:
    """Lines between columns, cut into pieces from one column to the next."""
    pairs = {
        (one, other) if column[one] < column[other] else (other, one)
        for one, other in ((stroke.source, stroke.target) for stroke in drawing.strokes)
        if one in column and other in column and column[one] != column[other]
    }
    for one, other in sorted(pairs):
        bends = [(f"{one}\n{other}", at) for at in range(column[one] + 1, column[other])]
        yield from pairwise([(one, column[one]), *bends, (other, column[other])])


def _beside(pairs: Iterator[tuple[Spot, Spot]] | Sequence[tuple[Spot, Spot]]) -> Beside:
    found: defaultdict[Spot, list[Spot]] = defaultdict(list)
    for one, other in pairs:
        found[one].append(other)
    return found


def _columns(column: Mapping[str, int], joined: Sequence[tuple[Spot, Spot]]) -> Columns:
    spots = {(key, at) for key, at in column.items()} | {spot for pair in joined for spot in pair}
    found: Columns = [[] for _ in range(max(column.values(), default=-1) + 1)]
    for spot in sorted(spots):
        found[spot[1]].append(spot)
    return found


def _ordered(columns: Columns, earlier: Beside, later: Beside) -> Columns:
    """The order, of all that were tried, in which the fewest lines cross: each by the middle of its neighbours."""
    best, fewest = columns, _crossings(columns, later)
    for sweep in range(_SWEEPS):
        forth = sweep % 2 == 0
        columns = _swept(columns, earlier if forth else later, forth)
        crossings = _crossings(columns, later)
        if crossings < fewest:
            best, fewest = columns, crossings
    return best


def _swept(columns: Columns, beside: Beside, forth: bool) -> Columns:
    rank: dict[Spot, float] = {}
    swept: Columns = []
    for one in columns if forth else columns[::-1]:
        own = {spot: number / len(one) for number, spot in enumerate(one)}
        wanted = {spot: _mean([rank[other] for other in beside.get(spot, ())], own[spot]) for spot in one}
        order = sorted(one, key=lambda spot: (wanted[spot], own[spot]))
        rank.update((spot, number / len(order)) for number, spot in enumerate(order))
        swept.append(order)
    return swept if forth else swept[::-1]


def _crossings(columns: Columns, later: Beside) -> int:
    """How many pairs of pieces cross."""
    rank = {spot: number for one in columns for number, spot in enumerate(one)}
    count = 0
    for one in columns:
        ends: list[int] = []
        for spot in one:
            found = sorted(rank[other] for other in later.get(spot, ()))
            count += sum(1 for end in found for before in ends if before > end)
            ends += found
    return count


def _heights(columns: Columns, earlier: Beside, later: Beside, room: Mapping[Spot, Box]) -> dict[Spot, float]:
    """How far down each stands: near the middle of what it is joined with, in the order of its column."""
    found: dict[Spot, float] = {}
    for one in columns:
        found.update(_column(one, [0.0] * len(one), room))
    for sweep in range(_SWEEPS):
        beside = earlier if sweep % 2 == 0 else later
        for one in columns if sweep % 2 == 0 else columns[::-1]:
            wanted = [_middle([found[other] for other in beside.get(spot, ())], found[spot]) for spot in one]
            found.update(_column(one, wanted, room))
    return found


def _column(spots: Sequence[Spot], wanted: Sequence[float], room: Mapping[Spot, Box]) -> dict[Spot, float]:
    """Spots below each other in their order, about where they are wanted."""
    ys: list[float] = []
    for number, spot in enumerate(spots):
        least = ys[-1] + room[spots[number - 1]].bottom + _BETWEEN + room[spot].top if ys else wanted[number]
        ys.append(max(least, wanted[number]))
    back = _mean([one - other for one, other in zip(ys, wanted, strict=True)], 0.0)
    return {spot: y - back for spot, y in zip(spots, ys, strict=True)}


def _across(column: Mapping[str, int], room: Mapping[str, Box]) -> list[float]:
    """The middle of each column, wide enough for its names."""
    half: defaultdict[int, float] = defaultdict(float)
    for key, at in column.items():
        half[at] = max(half[at], room[key].left, room[key].right)
    found = [0.0]
    for at in range(1, len(half)):
        found.append(found[-1] + half[at - 1] + _BETWEEN_STEPS + half[at])
    return found


def _mean(numbers: Sequence[float], otherwise: float) -> float:
    return sum(numbers) / len(numbers) if numbers else otherwise


def _middle(numbers: Sequence[float], otherwise: float) -> float:
    return median(numbers) if numbers else otherwise
