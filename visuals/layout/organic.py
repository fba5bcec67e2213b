"""Pictures that grow out of who is linked with whom: what is linked stands near, what is not stands apart.

A bunch is one thing in the picture, as large as all its members beside each other: opening it covers nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import atan2, cos, hypot, sin, sqrt
from statistics import median

from visuals.drawing import Bunch, Drawing, Position
from visuals.layout.aligning import aligned
from visuals.layout.apart import apart
from visuals.layout.boxes import Box, around, boxes, closed_box, middle, shifted
from visuals.layout.packing import packed
from visuals.layout.springs import Pulls, settled, springs

Places = Mapping[str, Position]

_FILLED = 0.6
"""The share of a picture that is filled by things and names before they are pushed apart."""

_MOST, _DRAWN_IN = 0.8, 0.6
"""Beyond so many things, counted from the middle, distances grow by a power that is so much smaller."""

_FLAT = 0.7
"""A picture is taken to be so high at least for its width: what stands in a row is not drawn in a line of dots."""

_STRETCH = 1.3
"""How much wider than high a round picture is drawn: screens and names are wide."""

_USUAL_LINE = 170.0
"""Pixels of a line where no earlier picture tells."""

_FOLLOWING = 0.2
"""The share of the way to a better place that what has a place goes at a time: many small changes get it there."""

_PATIENT = 120
"""Rounds of pushing what stayed before the picture grows: a picture that grew at every change would not stay."""

_UNDER = 48.0
"""Pixels between an earlier picture and what is new and linked with nothing in it."""


def organic(drawing: Drawing, old: Places) -> dict[str, Position]:
    """A place for every dot and every bunch. ``old``: earlier places of some; they move as little as they may.

    What has places stays where it is also when it changes its bunch: which things are one bunch may be another thing
    after every change, and a map must not turn about with it.
    """
    room = boxes(drawing)
    members = {} if old else _members(drawing.bunches, room)
    owner = {key: bunch for bunch, keys in members.items() for key in keys}
    pulls = _pulls(drawing)
    inside = {bunch: _inside(keys, room, pulls, old) for bunch, keys in members.items() if keys}
    closed = {bunch.key: closed_box(bunch.name) for bunch in drawing.bunches}
    outer_room = {key: one for key, one in room.items() if key not in owner}
    outer_old = {key: old[key] for key in outer_room if key in old}
    for bunch, places in inside.items():
        centre = middle(places.values())
        outer_room[bunch] = _body(places, room, centre, closed[bunch])
        if any(key in old for key in places):
            outer_old[bunch] = centre
    outer = arranged(outer_room, _between(pulls, owner), outer_old)
    found = {key: at for key, at in outer.items() if key in room}
    for bunch, places in inside.items():
        centre = middle(places.values())
        found.update(shifted(places, outer[bunch][0] - centre[0], outer[bunch][1] - centre[1]))
    return found


def with_bunches(drawing: Drawing, places: Places) -> dict[str, Position]:
    """Places of the dots with those of the bunches: amid the members, or all where there is none. A member that stands
    apart from the others does not count more than one.
    """
    found = dict(places)
    for bunch in drawing.bunches:
        members = [places[key] for key in bunch.members if key in places] or [*places.values()]
        found[bunch.key] = _amidst(members) if members else (0.0, 0.0)
    return found


def _amidst(places: Sequence[Position]) -> Position:
    return round(median(x for x, _ in places), 1), round(median(y for _, y in places), 1)


def arranged(room: Mapping[str, Box], pulls: Pulls, old: Places) -> dict[str, Position]:
    """Places of boxes by how they pull each other, none overlapping. Those with an ``old`` place stay near it."""
    parts = _connected(sorted(room), pulls)
    new = [part for part in parts if not any(key in old for key in part)]
    lone = [part[0] for part in new if len(part) == 1]
    fresh = [_fresh(part, _among(part, pulls), room) for part in new if len(part) > 1]
    beside = packed(fresh, lone, room) if new else {}
    if not old:
        return beside
    stayed: dict[str, Position] = {}
    for part in parts:
        if any(key in old for key in part):
            stayed.update(_stayed(part, _among(part, pulls), {key: old[key] for key in part if key in old}))
    return apart({**stayed, **_below(stayed, beside, room)}, room, rounds=_PATIENT)


def _below(stayed: Places, beside: Places, room: Mapping[str, Box]) -> dict[str, Position]:
    left, _, right, bottom = around(stayed, room)
    start, top, end, _ = around(beside, room)
    return shifted(beside, (left + right - start - end) / 2, bottom + _UNDER - top)


def _fresh(keys: Sequence[str], pulls: Pulls, room: Mapping[str, Box]) -> dict[str, Position]:
    """A connected part for the first time, lying on its side."""
    lying = _lying(_gathered(springs(keys, pulls)))
    xs, ys = [x for x, _ in lying.values()], [y for _, y in lying.values()]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    width, height = max(width, height * _FLAT), max(height, width * _FLAT)
    filled = sum(room[key].width * room[key].height for key in keys)
    scale = sqrt(filled / _FILLED / (width * height)) if width * height > 0 else 1.0
    across = scale * (sqrt(_STRETCH) if width < height * _STRETCH else 1.0)
    down = scale * scale / across
    return apart({key: (x * across, y * down) for key, (x, y) in lying.items()}, room)


def _gathered(places: Places) -> dict[str, Position]:
    """Places about (0, 0), the outermost drawn in: a few that hang on a long chain do not make all others small."""
    centre = middle(places.values())
    found = shifted(places, -centre[0], -centre[1])
    far = {key: hypot(x, y) for key, (x, y) in found.items()}
    edge = sorted(far.values())[int(len(far) * _MOST)]
    factor = {key: (edge / one) ** _DRAWN_IN if one > edge > 0 else 1.0 for key, one in far.items()}
    return {key: (x * factor[key], y * factor[key]) for key, (x, y) in found.items()}


def _lying(places: Places) -> dict[str, Position]:
    """Places about (0, 0) turned so that they reach furthest from side to side."""
    xx = sum(x * x for x, _ in places.values())
    yy = sum(y * y for _, y in places.values())
    xy = sum(x * y for x, y in places.values())
    turn = atan2(2 * xy, xx - yy) / 2
    return {key: (x * cos(turn) + y * sin(turn), y * cos(turn) - x * sin(turn)) for key, (x, y) in places.items()}


def _stayed(keys: Sequence[str], pulls: Pulls, old: Places) -> dict[str, Position]:
    """A connected part of which some had places: new ones begin amid those they are linked with."""
    if len(keys) == 1:
        return dict(old)
    unit = _line(pulls, old)
    start = _amid(keys, pulls, old, unit)
    small = {key: (x / unit, y / unit) for key, (x, y) in start.items()}
    found = aligned(settled(keys, pulls, small), old, unit)
    return {key: _towards(old[key], at) if key in old else at for key, at in found.items()}


def _towards(old: Position, new: Position) -> Position:
    return old[0] + (new[0] - old[0]) * _FOLLOWING, old[1] + (new[1] - old[1]) * _FOLLOWING


def _line(pulls: Pulls, places: Places) -> float:
    """The usual length of a line in pixels."""
    lengths = [
        hypot(places[one][0] - places[other][0], places[one][1] - places[other][1])
        for one, other in pulls
        if one in places and other in places
    ]
    return max(median(lengths), 1.0) if lengths else _USUAL_LINE


def _amid(keys: Sequence[str], pulls: Pulls, old: Places, unit: float) -> dict[str, Position]:
    """Old places, and for the new ones the middle of those they are linked with, a little beside each other."""
    linked: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in sorted(pulls):
        linked[one].append(other)
        linked[other].append(one)
    found = dict(old)
    wave = [key for key in keys if key not in found]
    while wave:
        reached = {key: [found[one] for one in linked[key] if one in found] for key in wave}
        for number, key in enumerate(wave):
            if reached[key]:
                x, y = middle(reached[key])
                turn = 2.4 * number
                found[key] = (x + unit / 2 * cos(turn), y + unit / 2 * sin(turn))
        wave = [key for key in wave if key not in found]
    return found


def _inside(keys: Sequence[str], room: Mapping[str, Box], pulls: Pulls, old: Places) -> dict[str, Position]:
    """Members of a bunch beside each other."""
    return arranged(
        {key: room[key] for key in keys}, _among(keys, pulls), {key: old[key] for key in keys if key in old}
    )


def _body(places: Places, room: Mapping[str, Box], centre: Position, closed: Box) -> Box:
    """The room of a bunch around its middle, open as well as closed."""
    left, top, right, bottom = around(places, room)
    x, y = centre
    return Box(
        left=max(x - left, closed.left),
        top=max(y - top, closed.top),
        right=max(right - x, closed.right),
        bottom=max(bottom - y, closed.bottom),
    )


def _members(bunches: Iterable[Bunch], room: Mapping[str, Box]) -> dict[str, list[str]]:
    """Dots of each bunch; a dot that is in several is in the first."""
    taken: set[str] = set()
    found: dict[str, list[str]] = {}
    for bunch in bunches:
        found[bunch.key] = sorted({key for key in bunch.members if key in room} - taken)
        taken.update(found[bunch.key])
    return found


def _pulls(drawing: Drawing) -> Pulls:
    """How strongly dots draw each other: the more lines, the more."""
    found: defaultdict[tuple[str, str], float] = defaultdict(float)
    keys = {dot.key for dot in drawing.dots}
    for stroke in drawing.strokes:
        if stroke.source != stroke.target and stroke.source in keys and stroke.target in keys:
            found[min(stroke.source, stroke.target), max(stroke.source, stroke.target)] += 1.0
    return found


def _between(pulls: Pulls, owner: Mapping[str, str]) -> Pulls:
    """Pulls between bunches and dots in none: many lines pull more, but not so that all fall together."""
    found: defaultdict[tuple[str, str], float] = defaultdict(float)
    for (one, other), pull in pulls.items():
        first, second = sorted((owner.get(one, one), owner.get(other, other)))
        if first != second:
            found[first, second] += pull
    return {pair: sqrt(pull) for pair, pull in found.items()} if owner else found


def _among(keys: Iterable[str], pulls: Pulls) -> Pulls:
    inside = set(keys)
    return {pair: pull for pair, pull in pulls.items() if pair[0] in inside and pair[1] in inside}


def _connected(keys: Sequence[str], pulls: Pulls) -> list[list[str]]:
    """Parts with no pull between them, the largest first, each in the order of ``keys``."""
    leader = {key: key for key in keys}

    def lead(key: str) -> str:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for one, other in pulls:
        leader[lead(one)] = lead(other)
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for key in keys:
        parts[lead(key)].append(key)
    return sorted(parts.values(), key=lambda part: (-len(part), part[0]))
