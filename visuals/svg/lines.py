"""Lines as SVG: from edge to edge of two spots, bent past each other, with heads and a sign in the middle."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from visuals.drawing import Position
from visuals.geometry import Curve, arrow, between, reach, towards
from visuals.scene import Line, Spot
from visuals.style import GAP, LINES, MISSING, OVER, PLANNED, LineLook
from visuals.svg.elements import element, number, numbers, points
from visuals.svg.paint import Paint
from visuals.svg.spots import haloed

_BALL = 4.0
_SIGN = 15.0


def stroke(line: Line, paint: Paint) -> Element:
    """A line with its heads; what is over is grey, what is planned broken."""
    return element("g", element("title", line.told), *_parts(line, paint))


def signs(line: Line, paint: Paint) -> Iterable[Element]:
    """The sign in the middle of a line: that nobody has recorded it, that it is over, or that a gap tells of it."""
    text = MISSING if line.family == "missing" else (OVER if line.sure == 2 else "") + (GAP if line.badge else "")
    if text:
        x, y = edge_to_edge(line).middle
        ink = "soft" if text == OVER else "missing"
        yield haloed(text, (x, y + _SIGN * 0.35), paint, ink, _SIGN, "middle", bold=True)


def edge_to_edge(line: Line) -> Curve:
    """The curve between the edges of the two spots."""
    curve = between(line.source.at, line.target.at, line.bow)
    return Curve(_edge(line.source, curve.bend), curve.bend, _edge(line.target, curve.bend))


def _edge(spot: Spot, bend: Position) -> Position:
    far = reach(*spot.surrounded, (bend[0] - spot.at[0], bend[1] - spot.at[1]))
    return towards(spot.at, bend, far + 1.5)


def _parts(line: Line, paint: Paint) -> Iterable[Element]:
    look = LINES[line.family]
    over = line.sure == 2 and line.family != "missing"
    colour = "line" if over else look.colour
    dashes = PLANNED if line.sure == 1 and line.family != "missing" else look.dashes
    curve = edge_to_edge(line)
    start = towards(curve.start, curve.bend, length_of(look)) if line.at_source else curve.start
    end = towards(curve.end, curve.bend, length_of(look)) if line.at_target else curve.end
    yield path(Curve(start, curve.bend, end), 1.0 if over else look.width, dashes, paint("", colour))
    if line.at_source:
        yield head(look, curve.start, curve.bend, paint(colour, ""))
    if line.at_target:
        yield head(look, curve.end, curve.bend, paint(colour, ""))


def length_of(look: LineLook) -> float:
    """How long the head of a line is."""
    return 2 * _BALL if look.head == "ball" else 8 + look.width


def path(curve: Curve, width: float, dashes: tuple[float, ...], paints: dict[str, str]) -> Element:
    """A curve as it is drawn."""
    (x0, y0), (x1, y1), (x2, y2) = ((number(x), number(y)) for x, y in (curve.start, curve.bend, curve.end))
    broken = {"stroke_dasharray": numbers(dashes)} if dashes else {}
    return element("path", d=f"M{x0} {y0}Q{x1} {y1} {x2} {y2}", stroke_width=width, **broken, **paints)


def head(look: LineLook, tip: Position, back: Position, paints: dict[str, str]) -> Element:
    """The head at the end of a line."""
    if look.head == "ball":
        x, y = towards(tip, back, _BALL)
        return element("circle", cx=x, cy=y, r=_BALL, **paints)
    return element("polygon", points=points(arrow(tip, back, length_of(look))), **paints)
