"""Parts of a picture that are not connected, packed beside each other; lone things in a grid below them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from visuals.drawing import Position
from visuals.layout.boxes import Box, around, shifted

Places = Mapping[str, Position]

_BETWEEN = 48.0
"""Pixels between two parts."""

_PROPORTION = 1.2
"""Width to height that a picture should have: what is left of a screen beside a legend and below a heading."""

_WIDTHS = (0.7, 0.85, 1.0, 1.15, 1.3, 1.5)


@dataclass(frozen=True, slots=True)
class _Part:
    places: Places
    left: float
    top: float
    width: float
    height: float


def packed(parts: Sequence[Places], lone: Sequence[str], boxes: Mapping[str, Box]) -> dict[str, Position]:
    """All parts and lone things in one picture around (0, 0), the largest part at the upper left."""
    blocks = sorted((_part(one, boxes) for one in parts if one), key=lambda one: -one.width * one.height)
    room = sum((one.width + _BETWEEN) * (one.height + _BETWEEN) for one in blocks)
    room += sum(boxes[key].width * boxes[key].height for key in lone)
    least = max((one.width for one in blocks), default=0.0)
    widths = dict.fromkeys(max(least, sqrt(room * _PROPORTION) * factor) for factor in _WIDTHS)
    tried = [_tried(blocks, lone, boxes, width) for width in widths]
    found = min(tried, key=lambda one: _screen(one, boxes))
    left, top, right, bottom = around(found, boxes)
    return shifted(found, -(left + right) / 2, -(top + bottom) / 2)


def _part(places: Places, boxes: Mapping[str, Box]) -> _Part:
    left, top, right, bottom = around(places, boxes)
    return _Part(places, left, top, right - left, bottom - top)


def _screen(places: Places, boxes: Mapping[str, Box]) -> float:
    """The width of the screen that the picture fits into."""
    left, top, right, bottom = around(places, boxes)
    return max(right - left, (bottom - top) * _PROPORTION)


def _tried(blocks: Sequence[_Part], lone: Sequence[str], boxes: Mapping[str, Box], width: float) -> dict[str, Position]:
    """Each part as high up as there is room for it, then as far left. The skyline is (from, to, height) in steps."""
    found: dict[str, Position] = {}
    skyline: list[tuple[float, float, float]] = [(0.0, width, 0.0)]
    for block in blocks:
        x, y = _spot(skyline, block.width, width)
        found.update(shifted(block.places, x - block.left, y - block.top))
        skyline = _covered(skyline, x, x + block.width + _BETWEEN, y + block.height + _BETWEEN)
    floor = max(height for _, _, height in skyline)
    found.update(shifted(_grid(lone, boxes, width), 0.0, floor))
    return found


def _spot(skyline: Sequence[tuple[float, float, float]], wide: float, width: float) -> Position:
    spots = []
    for start, _, _ in skyline:
        if start + wide > width + 0.001 and start > 0:
            continue
        floor = max(height for left, right, height in skyline if right > start and left < start + wide)
        spots.append((floor, start))
    y, x = min(spots)
    return x, y


def _covered(
    skyline: Sequence[tuple[float, float, float]], start: float, end: float, height: float
) -> list[tuple[float, float, float]]:
    """The skyline with a part of this height from ``start`` to ``end``."""
    rest = [(left, min(right, start), high) for left, right, high in skyline if left < start]
    rest += [(max(left, end), right, high) for left, right, high in skyline if right > end]
    return sorted([*rest, (start, end, height)])


def _grid(lone: Sequence[str], boxes: Mapping[str, Box], width: float) -> dict[str, Position]:
    """Rows of things that nothing is linked with, their middles in columns."""
    if not lone:
        return {}
    half = max(max(boxes[key].left, boxes[key].right) for key in lone)
    top, bottom = max(boxes[key].top for key in lone), max(boxes[key].bottom for key in lone)
    columns = min(max(int(width // (2 * half)), 1), len(lone))
    columns = ceil(len(lone) / ceil(len(lone) / columns))
    return {
        key: (half + 2 * half * (number % columns), top + (top + bottom) * (number // columns))
        for number, key in enumerate(lone)
    }
