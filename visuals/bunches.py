"""What is closed at first, so that a picture begins with no more dots than people can look at.

``around`` and ``route`` gather the things that hang on one hub alone; a large ``map`` or ``gaps`` begins as groups of
things that have many lines to each other. Nothing is lost: whoever opens a bunch sees what is in it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.model.wording import catalogue
from visuals.drawing import Bunch, Dot, Drawing

AT_FIRST = 300
"""Dots and closed bunches at first, unless told otherwise."""

GROUPED_ABOVE = 80
"""Dots of a map above which it begins as groups."""

HUB = 12
"""Things that hang on one hub alone, above which only some of them are shown at first."""

SHOWN_AT_HUB = 8
"""How many of them are: the marked, then the freshest, then those with most links outside the picture."""

_MAPS = ("map", "gaps")
_BY_AGE = ("fresh", "old", "undated")

Groups = list[list[str]]


@dataclass(frozen=True, slots=True)
class Web:
    """The lines of a drawing from its dots: who is beside whom, and how many lines end at each."""

    beside: Mapping[str, Collection[str]]
    lines: Mapping[str, int]

    @classmethod
    def of(cls, drawing: Drawing) -> Web:
        """The lines of a drawing."""
        beside: dict[str, set[str]] = defaultdict(set)
        for stroke in drawing.strokes:
            if stroke.source != stroke.target:
                beside[stroke.source].add(stroke.target)
                beside[stroke.target].add(stroke.source)
        return cls(beside, Counter(end for one in drawing.strokes for end in {one.source, one.target}))


def bunched(drawing: Drawing, at_first: int = AT_FIRST) -> Drawing:
    """The drawing with its bunches: dots that are in none and closed bunches are at most ``at_first`` together.

    What the picture is of, the ends of missing lines and what is marked stay outside, as far as there is room. Bunches
    that it had are made anew. The same drawing gives the same bunches. Raises ValueError for ``at_first`` below 1.
    """
    if at_first < 1:
        raise ValueError(f"at first there is at least one dot, not {at_first}")
    web = Web.of(drawing)
    bunches = () if drawing.view in _MAPS else tuple(_hanging(drawing, web))
    inside = sum(len(one.members) for one in bunches)
    many = drawing.view in _MAPS and len(drawing.dots) > GROUPED_ABOVE
    if many or len(drawing.dots) - inside + len(bunches) > at_first:
        bunches = _grouped(drawing, web, at_first)
    return _told(replace(drawing, bunches=bunches), drawing)


def _told(drawing: Drawing, before: Drawing) -> Drawing:
    """The drawing, which says how many dots are in closed bunches."""
    had = _closed(before)
    closed = _closed(drawing)
    kept = [text for text in drawing.left_out if text not in had]
    return replace(drawing, left_out=(*kept, *closed))


def _closed(drawing: Drawing) -> list[str]:
    inside = sum(len(one.members) for one in drawing.bunches)
    if not inside:
        return []
    groups = len(drawing.bunches)
    return [catalogue("visuals").text("left-bunches", drawing.language, count=inside, groups=groups)]


def _hanging(drawing: Drawing, web: Web) -> Iterator[Bunch]:
    """What hangs on one hub alone, beyond the first few; what the picture is of is never put away."""
    leaves: dict[str, list[Dot]] = defaultdict(list)
    for dot in drawing.dots:
        beside = web.beside.get(dot.key, ())
        if len(beside) == 1 and dot.key not in _middle(drawing):
            leaves[next(iter(beside))].append(dot)
    for hub, found in sorted(leaves.items()):
        if len(found) > HUB:
            away = sorted(found, key=_first_shown)[SHOWN_AT_HUB:]
            name = catalogue("visuals").text("bunch:more", drawing.language, count=len(away))
            yield Bunch(f"more/{hub}", name, tuple(sorted(dot.key for dot in away)), hub)


def _middle(drawing: Drawing) -> set[str]:
    """What the picture is of, and where a route begins."""
    return {*([drawing.of.id] if drawing.of else []), *(key for key, layer in drawing.layers.items() if not layer)}


def _first_shown(dot: Dot) -> tuple[bool, int, int, str]:
    return not dot.marks, _BY_AGE.index(dot.freshness), -dot.more, dot.key


def _grouped(drawing: Drawing, web: Web, at_first: int) -> tuple[Bunch, ...]:
    outside = _outside(drawing, web, at_first // 2)
    inside = {dot.key: dot for dot in drawing.dots if dot.key not in outside}
    groups = _merged(_communities(inside, web), inside, at_first - len(outside))
    return tuple(sorted((_group(one, inside, web, drawing.language) for one in groups), key=lambda one: one.key))


def _outside(drawing: Drawing, web: Web, most: int) -> set[str]:
    """The dots that no group takes in: what the picture is of, what its gaps are about, and around it the nearest."""
    missing = {end for one in drawing.strokes if one.family == "missing" for end in (one.source, one.target)}
    middle = _middle(drawing)
    nearest = drawing.view not in _MAPS
    chosen = [dot for dot in drawing.dots if nearest or dot.marks or dot.key in missing | middle]

    def first(dot: Dot) -> tuple[bool, bool, bool, int, int, str]:
        key = dot.key
        return key not in middle, key not in missing, not dot.marks, dot.distance, -web.lines.get(key, 0), key

    return {dot.key for dot in sorted(chosen, key=first)[:most]}


def _communities(inside: Mapping[str, Dot], web: Web) -> Groups:
    """Dots that have more lines to each other than to the rest, the largest group first."""
    from graph.questions.measures import clusters, network

    if not inside:
        return []
    lines = ((one, other) for one in inside for other in web.beside.get(one, ()) if other in inside)
    return clusters(network(inside, lines))


def _merged(groups: Groups, dots: Mapping[str, Dot], most: int) -> Groups:
    """At most so many groups: the smallest become one for each sector, or one in all where there is no room for more.

    A dot that is alone in the end is in no group.
    """
    if len(groups) > most:
        sectors = {_sector(group, dots) for group in groups}
        room = most - len(sectors)
        rest = groups[max(room, 0) :] if room >= 0 else groups[most - 1 :]
        together: dict[str, list[str]] = defaultdict(list)
        for group in rest:
            together[_sector(group, dots) if room >= 0 else ""] += group
        groups = [*groups[: len(groups) - len(rest)], *(together[one] for one in sorted(together))]
    return [group for group in groups if len(group) > 1]


def _sector(group: Iterable[str], dots: Mapping[str, Dot]) -> str:
    """The sector that most of a group have; "" for none."""
    count = Counter(dots[key].sectors[0].code if dots[key].sectors else "" for key in group)
    return min(count, key=lambda one: (-count[one], one))


def _group(members: Sequence[str], dots: Mapping[str, Dot], web: Web, language: str) -> Bunch:
    """A group, called after the one of its members at which most lines end."""
    first = min(members, key=lambda key: (-web.lines.get(key, 0), key))
    others = len(members) - 1
    key = "bunch:group-of-two" if others == 1 else "bunch:group"
    name = catalogue("visuals").text(key, language, name=dots[first].ref.name, count=others)
    return Bunch(f"group/{first}", name, tuple(sorted(members)))
