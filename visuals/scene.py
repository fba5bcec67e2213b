"""What of a placed drawing is to be seen: its dots and closed bunches as spots, and the lines between them.

A still picture has all bunches closed: strokes to their members gather to one spot. No form of a picture decides
anything here anew, so that all show the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import hypot

from visuals.drawing import Bunch, Dot, Family, Placed, Position, Stroke
from visuals.geometry import bow
from visuals.layout.lettering import wrapped
from visuals.layout.written import written
from visuals.style import BUNCH, OUTLINES, Look, badged, dashed, faint, look_of, radius, ringed, sign_text
from visuals.wording import say

_TOLD = 5
"""Links of a line that its description names."""

RING = 5.0
"""Pixels from an outline's farthest corner to a ring around it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A dot or a closed bunch. ``letters`` are in it, ``name`` beneath it, line by line; ``told`` is for whoever points
    at it. ``stacked``: it stands for several.
    """

    key: str
    at: Position
    size: float
    look: Look
    letters: str
    name: tuple[str, ...]
    told: str
    planned: bool = False
    faint: bool = False
    ring: bool = False
    badge: bool = False
    more: int = 0
    stacked: bool = False

    @property
    def surrounded(self) -> tuple[str, float]:
        """Outline and size at which lines end: those of the ring where there is one."""
        if not (self.ring or self.stacked):
            return self.look.outline, self.size
        farthest = max((hypot(*corner) for corner in OUTLINES[self.look.outline]), default=1.0)
        return "circle", self.size * farthest + RING


@dataclass(frozen=True, slots=True)
class Line:
    """A stroke between two spots. ``bow``: see ``geometry.between``. ``sure``: 0 real, 1 planned, 2 paused or over."""

    source: Spot
    target: Spot
    family: Family
    at_source: bool
    at_target: bool
    sure: int
    bow: float
    badge: bool
    told: str


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything to be seen."""

    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]


def scene(placed: Placed) -> Scene:
    """What a placed drawing shows. Raises KeyError where something has no place."""
    drawing = placed.drawing
    into = {member: bunch.key for bunch in drawing.bunches for member in bunch.members}
    ends = ends_at(drawing.strokes)
    texts = written(drawing)
    spots = {
        dot.key: _of_dot(dot, placed.places[dot.key], ends[dot.key], texts[dot.key], drawing.language)
        for dot in drawing.dots
        if dot.key not in into
    }
    spots |= {one.key: _of_bunch(one, placed.places[one.key]) for one in drawing.bunches}
    names = {dot.key: dot.ref.name for dot in drawing.dots}
    return Scene(tuple(spots.values()), tuple(_lines(drawing.strokes, spots, into, names)))


def ends_at(strokes: Iterable[Stroke]) -> Mapping[str, int]:
    """How many recorded lines end at each dot, by which it has its size: what is missing makes nothing larger."""
    recorded = (stroke for stroke in strokes if stroke.family != "missing")
    return Counter(end for stroke in recorded for end in (stroke.source, stroke.target))


def _of_dot(dot: Dot, at: Position, links: int, text: tuple[str, ...], language: str) -> Spot:
    look = look_of(dot)
    over = faint(dot.standing.code)
    told = f"{dot.ref.name} – {dot.kind.text}, {dot.standing.text}"
    return Spot(
        key=dot.key,
        at=at,
        size=radius(links),
        look=look,
        letters=sign_text(look.sign, language),
        name=text,
        told=f"{told} ({say('made-up', language)})" if dot.ref.fictional else told,
        planned=dashed(dot.standing.code),
        faint=over,
        ring=ringed(dot.marks),
        badge=badged(dot.marks),
        more=dot.more,
    )


def _of_bunch(bunch: Bunch, at: Position) -> Spot:
    members = len(bunch.members)
    return Spot(bunch.key, at, radius(members), BUNCH, str(members), wrapped(bunch.name), bunch.name, stacked=True)


def _lines(
    strokes: Iterable[Stroke], spots: Mapping[str, Spot], into: Mapping[str, str], names: Mapping[str, str]
) -> Iterable[Line]:
    """The lines of each pair of spots; what is between members of one bunch, or a thing and itself, is not seen."""
    pairs: dict[tuple[str, str], dict[tuple[str, str], list[Line]]] = defaultdict(lambda: defaultdict(list))
    gathered = set()
    for stroke in strokes:
        ends = into.get(stroke.source, stroke.source), into.get(stroke.target, stroke.target)
        if ends[0] == ends[1]:
            continue
        pair = (min(ends), max(ends))
        line = _line(stroke, spots[ends[0]], spots[ends[1]], names)
        if ends == (stroke.source, stroke.target):
            pairs[pair][stroke.family, stroke.key].append(line)
        else:
            gathered.add(pair)
            pairs[pair][stroke.family, ""].append(line)
    for pair, found in pairs.items():
        lines = [_together(one, pair) for one in found.values()]
        if pair in gathered:
            lines = [replace(one, bow=_turned(one, bow(at, len(lines)))) for at, one in enumerate(lines)]
        yield from lines


def _line(stroke: Stroke, source: Spot, target: Spot, names: Mapping[str, str]) -> Line:
    ends = f"{names.get(stroke.source, stroke.source)} – {names.get(stroke.target, stroke.target)}"
    texts = [link.text for link in stroke.links[:_TOLD]]
    rest = len(stroke.links) - len(texts)
    line = Line(
        source=source,
        target=target,
        family=stroke.family,
        at_source=stroke.arrows in ("source", "both"),
        at_target=stroke.arrows in ("target", "both"),
        sure=1 if dashed(stroke.standing.code) else 2 if faint(stroke.standing.code) else 0,
        bow=0.0,
        badge=bool(stroke.marks) and stroke.family != "missing",
        told="\n".join([ends, *texts, *([f"+{rest}"] if rest else [])]),
    )
    return replace(line, bow=_turned(line, bow(stroke.number, stroke.of)))


def _turned(line: Line, to_the_right: float) -> float:
    """A bow as seen along the line: those between the same two are counted from the same side."""
    return to_the_right if line.source.key <= line.target.key else -to_the_right


def _together(lines: list[Line], pair: tuple[str, str]) -> Line:
    """Lines to members of a bunch as one: the surest of them, with heads wherever one has a head."""
    first, *others = sorted(lines, key=lambda one: one.sure)
    if not others:
        return first
    straight = [one if one.source.key == pair[0] else _reversed(one) for one in (first, *others)]
    told = [line.told.replace("\n", ": ", 1) for line in lines]
    return replace(
        straight[0],
        at_source=any(one.at_source for one in straight),
        at_target=any(one.at_target for one in straight),
        badge=any(one.badge for one in straight),
        told="\n".join([*told[:_TOLD], *([f"+{len(told) - _TOLD}"] if len(told) > _TOLD else [])]),
    )


def _reversed(line: Line) -> Line:
    return replace(
        line, source=line.target, target=line.source, at_source=line.at_target, at_target=line.at_source, bow=-line.bow
    )
