"""The room that a thing takes in a picture: its shape with its name under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from visuals.drawing import Drawing, Position
from visuals.layout.lettering import size, wrapped
from visuals.layout.written import written
from visuals.style import radius

GAP = 6.0
"""Pixels that are free around a thing with its name."""

_WIDEST, _HIGHEST = 1.3, 1.1
"""How far shapes reach from their place, in radii."""

_UNDER = 4.0
"""Pixels between a shape and its name."""

_MANY = 100
"""Lines at a bunch: it is drawn as large as a thing with so many."""


@dataclass(frozen=True, slots=True)
class Box:
    """How far something reaches from its place to each side, in pixels; none is negative."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From side to side."""
        return self.left + self.right

    @property
    def height(self) -> float:
        """From the upper to the lower end."""
        return self.top + self.bottom


def box(text: tuple[str, ...], lines: int) -> Box:
    """The room of a thing with a text under it, at which so many lines end."""
    far = radius(lines)
    wide, high = size(text)
    side = max(far * _WIDEST, wide / 2) + GAP / 2
    return Box(side, far * _HIGHEST + GAP / 2, side, far * _HIGHEST + _UNDER + high + GAP / 2)


def boxes(drawing: Drawing) -> dict[str, Box]:
    """The room of every dot, by key."""
    ends = Counter(end for stroke in drawing.strokes for end in {stroke.source, stroke.target})
    return {key: box(text, ends[key]) for key, text in written(drawing).items()}


def closed_box(name: str) -> Box:
    """The room of a bunch that is shown as one."""
    return box(wrapped(name), _MANY)


def around(places: Mapping[str, Position], boxes: Mapping[str, Box]) -> tuple[float, float, float, float]:
    """Left, upper, right and lower end of what stands at places; all 0 where nothing does."""
    if not places:
        return 0.0, 0.0, 0.0, 0.0
    return (
        min(x - boxes[key].left for key, (x, _) in places.items()),
        min(y - boxes[key].top for key, (_, y) in places.items()),
        max(x + boxes[key].right for key, (x, _) in places.items()),
        max(y + boxes[key].bottom for key, (_, y) in places.items()),
    )


def shifted(places: Mapping[str, Position], x: float, y: float) -> dict[str, Position]:
    """All places, further to the right and down."""
    return {key: (one + x, other + y) for key, (one, other) in places.items()}


def middle(places: Iterable[Position]) -> Position:
    """The mean of places. Raises ZeroDivisionError if there are none."""
    found = list(places)
    return sum(x for x, _ in found) / len(found), sum(y for _, y in found) / len(found)
