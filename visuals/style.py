"""How things and lines look: shape, colour and stroke by kind, and nothing by colour alone.

Colours have a name and a value for light and for dark grounds. An organisation or a team has the colour of its sector
and the sector's letters in it; every other kind is told by its shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from typing import Literal

from graph.questions.base import Coded
from visuals.drawing import Dot, Family, Position
from visuals.wording import say

LIGHT, DARK = "light", "dark"

COLOURS: Mapping[str, tuple[str, str]] = {
    "ground": ("#ffffff", "#12181f"),
    "ink": ("#1c2430", "#e7ecf1"),
    "soft": ("#4d5866", "#adb8c4"),
    "inside": ("#ffffff", "#12181f"),
    "blue": ("#0b5cad", "#7db8f0"),
    "teal": ("#0a7066", "#5fd0c0"),
    "violet": ("#7a3fb0", "#c9a2f0"),
    "orange": ("#b34700", "#f5a35c"),
    "green": ("#3d7317", "#9bd26b"),
    "pink": ("#b0246b", "#f59ac4"),
    "brown": ("#7a5230", "#d3ab84"),
    "grey": ("#5b6570", "#a9b3bd"),
    "missing": ("#b3131b", "#ff9d94"),
    "line": ("#6b7683", "#8a96a3"),
}
"""By name: on a light and on a dark ground."""

HEAT: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "heat-1": (("#dcebf8", "#1b3650"), ("#1c2430", "#e7ecf1")),
    "heat-2": (("#a3caec", "#275683"), ("#1c2430", "#f2f6fa")),
    "heat-3": (("#2e74b8", "#7db8f0"), ("#ffffff", "#12181f")),
    "heat-4": (("#0b3f75", "#cfe6fb"), ("#ffffff", "#12181f")),
}
"""Grounds of a heat map's cells from few to many, and the numbers on them, each for light and for dark."""


def _polygon(corners: int, turned: float = 0.0) -> tuple[Position, ...]:
    steps = (turned + 2 * pi * number / corners for number in range(corners))
    return tuple((round(sin(one), 3), round(-cos(one), 3)) for one in steps)


def _star() -> tuple[Position, ...]:
    rays = ((pi * number / 5, 1.1 if number % 2 == 0 else 0.5) for number in range(10))
    return tuple((round(far * sin(turn), 3), round(-far * cos(turn), 3)) for turn, far in rays)


OUTLINES: Mapping[str, tuple[Position, ...]] = {
    "circle": (),
    "square": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    "wide": ((-1.3, -0.65), (1.3, -0.65), (1.3, 0.65), (-1.3, 0.65)),
    "tall": ((-0.65, -1.05), (0.65, -1.05), (0.65, 1.05), (-0.65, 1.05)),
    "diamond": _polygon(4),
    "triangle": _polygon(3),
    "wedge": _polygon(3, pi),
    "hexagon": _polygon(6, pi / 6),
    "octagon": _polygon(8, pi / 8),
    "pentagon": _polygon(5),
    "star": _star(),
    "house": ((-0.85, -0.2), (0, -1.05), (0.85, -0.2), (0.85, 0.85), (-0.85, 0.85)),
    "flag": ((-0.95, -0.7), (0.95, -0.7), (0.5, 0), (0.95, 0.7), (-0.95, 0.7)),
    "sheet": ((-0.7, -0.7), (1.2, -0.7), (0.7, 0.7), (-1.2, 0.7)),
    "signpost": ((-1, -0.75), (0.35, -0.75), (1.15, 0), (0.35, 0.75), (-1, 0.75)),
    "cross": (
        (-0.35, -1), (0.35, -1), (0.35, -0.35), (1, -0.35), (1, 0.35), (0.35, 0.35),
        (0.35, 1), (-0.35, 1), (-0.35, 0.35), (-1, 0.35), (-1, -0.35), (-0.35, -0.35),
    ),
}  # fmt: skip
"""Corners of shapes around (0, 0), to be multiplied by the radius; a circle has none."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a thing looks: an outline, a colour, and letters in it (their key; "" for none)."""

    outline: str
    colour: str
    sign: str = ""


KINDS: Mapping[str, Look] = {
    "Organisation": Look("circle", "grey"),
    "Team": Look("hexagon", "grey"),
    "Network": Look("octagon", "ink"),
    "Service": Look("square", "teal"),
    "Professional": Look("pentagon", "blue"),
    "Place": Look("house", "brown"),
    "Channel": Look("flag", "blue"),
    "Need": Look("diamond", "pink"),
    "TargetGroup": Look("wedge", "pink"),
    "Method": Look("triangle", "violet"),
    "Guideline": Look("tall", "violet"),
    "Initiative": Look("star", "orange"),
    "Event": Look("wide", "orange"),
    "Observation": Look("cross", "green"),
    "Area": Look("sheet", "brown"),
    "Family": Look("signpost", "pink"),
}
"""Every kind has an outline of its own. ``Family`` is where a route begins."""

BUNCH = Look("circle", "soft")
"""Dots that are shown as one: within a second ring, how many they are."""

SECTORS: Mapping[str, str] = {
    "health and social services": "teal",
    "municipal administration": "blue",
    "early education and schools": "violet",
    "youth and leisure": "green",
    "third sector": "orange",
    "church": "pink",
    "state": "brown",
    "private": "grey",
}
"""Colours of organisations and teams by their sector."""


@dataclass(frozen=True, slots=True)
class LineLook:
    """How a line looks: its width in pixels, its colour, lengths of dashes and gaps (none: unbroken), and its head."""

    width: float
    colour: str
    dashes: tuple[float, ...] = ()
    head: Literal["arrow", "ball"] = "arrow"


LINES: Mapping[Family, LineLook] = {
    "together": LineLook(3.5, "soft"),
    "belongs": LineLook(1.5, "blue", (1.5, 3)),
    "refers": LineLook(2.25, "teal"),
    "helps": LineLook(1.5, "pink", head="ball"),
    "other": LineLook(1, "line"),
    "missing": LineLook(2.5, "missing", (12, 8)),
}
"""Families differ in width, dashes or head. A missing one has ``MISSING`` in its middle besides."""

PLANNED = (5.0, 4.0)
"""Dashes of what is planned or has not begun, a thing's edge or a line."""

MISSING, OVER, GAP = "?", "×", "!"
"""Signs in the middle of a line: nobody has recorded it; it is paused or over; a gap tells of it (also at a dot)."""

SINGLE = "hangs-on-one"
"""The gap that a ring shows: others are connected through this one alone."""

FAMILIES: Mapping[str, Family] = {
    "cooperates_with": "together",
    "member_of": "belongs",
    "part_of": "belongs",
    "coordinates": "belongs",
    "develops": "belongs",
    "takes_part": "belongs",
    "provides": "belongs",
    "works_in": "belongs",
    "refers_to": "refers",
    "meets": "helps",
    "serves": "helps",
}
"""Kinds of link by how they are drawn; every other kind is ``other``."""


def family_of(kind: str) -> Family:
    """How a kind of link is drawn."""
    return FAMILIES.get(kind, "other")


def look_of(dot: Dot) -> Look:
    """How a thing looks."""
    look = KINDS[dot.kind.code]
    if dot.kind.code not in ("Organisation", "Team") or not dot.sectors:
        return look
    sector = dot.sectors[0].code
    return Look(look.outline, SECTORS.get(sector, look.colour), sector)


def sign_text(sign: str, language: str) -> str:
    """The letters of a sector in a language."""
    return say(f"sign:{sign}", language) if sign else ""


def radius(links: int) -> float:
    """Pixels, by how many lines end at a thing: the area grows with them."""
    return min(14 + 2.4 * sqrt(links), 30)


def dashed(standing: str) -> bool:
    """Whether a thing or line of a standing is drawn with a broken edge."""
    return standing == "planned"


def faint(standing: str) -> bool:
    """Whether a thing or line of a standing is drawn hollow and grey: it is paused or over."""
    return standing in ("paused", "ended")


SHOWN_OTHERWISE = ("stale", "plan-unconfirmed")
"""Gaps that get no "!": the age of everything is told anyway, and plans have a broken edge. With a "!" at most things
of an old network nobody looks at any.
"""


def ringed(marks: Iterable[Coded]) -> bool:
    """Whether a thing has a ring: among the gaps about it is that others hang on it alone."""
    return any(mark.code == SINGLE for mark in marks)


def badged(marks: Iterable[Coded]) -> bool:
    """Whether a thing or line has a "!": there are gaps about it that no other sign shows."""
    return any(mark.code not in (SINGLE, *SHOWN_OTHERWISE) for mark in marks)
