"""Where lines of a picture leave one outline and reach another, and how they bend past each other. In pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from visuals.drawing import Position
from visuals.style import OUTLINES

APART = 34.0
"""How far the bends of lines between the same two are from each other."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A quadratic Bézier curve; straight where ``bend`` is between the ends."""

    start: Position
    bend: Position
    end: Position

    @property
    def middle(self) -> Position:
        """Halfway along it."""
        (x0, y0), (x1, y1), (x2, y2) = self.start, self.bend, self.end
        return (x0 + 2 * x1 + x2) / 4, (y0 + 2 * y1 + y2) / 4


def reach(outline: str, size: float, towards: Position) -> float:
    """How far the edge of an outline is from its middle in a direction, in pixels; ``size`` is its radius."""
    corners = OUTLINES[outline]
    if not corners:
        return size
    x, y = _unit(towards)
    edges = zip(corners, (*corners[1:], corners[0]), strict=True)
    return size * max((_crossing(x, y, one, other) for one, other in edges), default=1.0)


def between(source: Position, target: Position, bow: float) -> Curve:
    """The curve from middle to middle, ``bow`` pixels to the right of the straight line at its bend."""
    (x0, y0), (x1, y1) = source, target
    x, y = _unit((x1 - x0, y1 - y0))
    return Curve(source, ((x0 + x1) / 2 - y * bow, (y0 + y1) / 2 + x * bow), target)


def bow(number: int, of: int) -> float:
    """How far the bend of one of several lines between the same two is off the straight line."""
    return (number - (of - 1) / 2) * APART


def towards(start: Position, end: Position, far: float) -> Position:
    """The point ``far`` pixels from a start towards an end."""
    x, y = _unit((end[0] - start[0], end[1] - start[1]))
    return start[0] + x * far, start[1] + y * far


def arrow(tip: Position, back: Position, length: float) -> Sequence[Position]:
    """Corners of a head whose tip is at the end of a line that comes from ``back``."""
    base = towards(tip, back, length)
    x, y = (base[0] - tip[0]) * 0.5, (base[1] - tip[1]) * 0.5
    return tip, (base[0] - y, base[1] + x), (base[0] + y, base[1] - x)


def _crossing(x: float, y: float, one: Position, other: Position) -> float:
    """How far along a direction from the middle an edge is crossed; 0 where it is not."""
    across, down = other[0] - one[0], other[1] - one[1]
    if not (turn := x * down - y * across):
        return 0.0
    along = (one[0] * y - one[1] * x) / turn
    return max(0.0, (one[0] * down - one[1] * across) / turn) if -1e-9 <= along <= 1 + 1e-9 else 0.0


def _unit(direction: Position) -> Position:
    """A direction of length 1; to the right where it has none."""
    length = hypot(*direction)
    return (direction[0] / length, direction[1] / length) if length > 1e-9 else (1.0, 0.0)
