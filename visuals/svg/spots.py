"""Spots as SVG: outline, letters, name, ring, badge and how many links there are beyond the picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import sqrt
from xml.etree.ElementTree import Element

from visuals.drawing import Position
from visuals.scene import Spot
from visuals.style import GAP, OUTLINES, PLANNED
from visuals.svg.elements import LEADING, NAME, SMALL, element, numbers, points
from visuals.svg.paint import Paint

_BADGE = 8.0
_RIM: Mapping[str, str] = {"paint-order": "stroke", "stroke-width": "4", "stroke-linejoin": "round"}


def outline(name: str, at: Position, size: float, **attributes: str | float) -> Element:
    """An outline of ``style.OUTLINES`` around a point."""
    x, y = at
    if corners := OUTLINES[name]:
        moved = points((x + size * across, y + size * down) for across, down in corners)
        return element("polygon", points=moved, stroke_linejoin="round", **attributes)
    return element("circle", cx=x, cy=y, r=size, **attributes)


def depth(spot: Spot) -> float:
    """How far a spot goes down from its middle, without its name."""
    name, size = spot.surrounded
    return size * max((down for _, down in OUTLINES[name]), default=1.0)


def body(spot: Spot, paint: Paint) -> Element:
    """A spot without its name: real ones are filled, planned ones have a broken edge, those that are over are grey."""
    return element("g", element("title", spot.told), *_body(spot, paint))


def _body(spot: Spot, paint: Paint) -> Iterable[Element]:
    colour = spot.look.colour
    if spot.ring or spot.stacked:
        around = spot.surrounded[1]
        yield outline("circle", spot.at, around, stroke_width=2.0, **paint("ground", "ink" if spot.ring else colour))
    if spot.planned:
        dashes = numbers(PLANNED)
        yield _shape(spot, stroke_width=2.0, stroke_dasharray=dashes, **paint("ground", colour))
    elif spot.faint:
        yield _shape(spot, stroke_width=1.5, **paint("ground", "line"))
    else:
        yield _shape(spot, stroke_width=1.5, **paint(colour, "ground"))
    if spot.letters:
        ink = colour if spot.planned else "soft" if spot.faint else "inside"
        yield centred(spot.letters, spot.at, SMALL, paint(ink, ""), bold=True)
    if spot.badge:
        corner = _corner(spot, -1)
        yield element("circle", cx=corner[0], cy=corner[1], r=_BADGE, stroke_width=1.5, **paint("missing", "ground"))
        yield centred(GAP, corner, SMALL, paint("inside", ""), bold=True)


def _shape(spot: Spot, **attributes: str | float) -> Element:
    return outline(spot.look.outline, spot.at, spot.size, **attributes)


def _corner(spot: Spot, side: int) -> Position:
    """Where something stands above a spot at its left (-1) or right (1), on its edge."""
    aside = spot.surrounded[1] / sqrt(2)
    return spot.at[0] + side * aside, spot.at[1] - aside


def writing(spot: Spot, paint: Paint) -> Iterable[Element]:
    """A spot's name beneath it, and "+n" beside it."""
    x, y = spot.at
    down = y + depth(spot) + LEADING
    for number, line in enumerate(spot.name):
        yield haloed(line, (x, down + number * LEADING), paint, "soft" if spot.faint else "ink", NAME, "middle")
    if spot.more:
        right, top = _corner(spot, 1)
        yield haloed(f"+{spot.more}", (right + 2, top + 2), paint, "soft", bold=True)


def centred(text: str, at: Position, size: float, paints: dict[str, str], bold: bool = False) -> Element:
    """Letters around a point; moved down by hand, since not every program knows ``dominant-baseline``."""
    weight = {"font_weight": "bold"} if bold else {}
    down = at[1] + size * 0.35
    return element("text", text, x=at[0], y=down, font_size=size, text_anchor="middle", **weight, **paints)


def haloed(
    text: str, at: Position, paint: Paint, ink: str, size: float = SMALL, anchor: str = "start", bold: bool = False
) -> Element:
    """A text with a rim in the colour of the ground, so that lines beneath do not run into it."""
    weight = {"font_weight": "bold"} if bold else {}
    x, y = at
    return element("text", text, x=x, y=y, font_size=size, text_anchor=anchor, **weight, **_RIM, **paint(ink, "ground"))
