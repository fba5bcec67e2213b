"""What the signs of a picture mean, and how many of each there are: a legend, by which a reader filters too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.questions.base import Coded
from visuals.drawing import Dot, Drawing, Stroke, Told
from visuals.style import KINDS, LINES, SECTORS, LineLook, Look, badged, dashed, faint, look_of, ringed
from visuals.wording import say

SIGNS = ("planned", "over", "single", "gap", "unrecorded", "more", "letters", "bunch")
"""What no kind or family tells: broken edges, hollow grey, ring, "!", "?", "+n", letters, numbers in a double ring."""

ORDER = ("families", "signs", "kinds", "sectors", "links", "standings", "ages", "areas")
"""Of the sections: what nobody can guess comes first, and what is for filtering alone comes last."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One sign: what it is called, how many dots or links have it, and how it looks (None: no look of its own)."""

    code: str
    text: str
    count: int
    look: Look | LineLook | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Signs of one sort: ``kinds``, ``sectors``, ``families``, ``links``, ``standings``, ``ages``, ``areas`` or
    ``signs``, which only explain: nobody filters by ``SIGNS``.
    """

    name: str
    title: str
    entries: tuple[Entry, ...]


def legend(drawing: Drawing) -> tuple[Section, ...]:
    """The sections that have anything in them, in the order in which they are read."""
    links = [link for stroke in drawing.strokes for link in stroke.links]
    dots = drawing.dots
    both: tuple[Dot | Told, ...] = (*dots, *links)
    families = Counter(stroke.family for stroke in drawing.strokes)
    found = {
        "kinds": [Entry(*one, KINDS[one[0]]) for one in _counted(dot.kind for dot in dots)],
        "sectors": [
            Entry(*one, Look("circle", SECTORS.get(one[0], "grey"), one[0]))
            for one in _counted(sector for dot in dots for sector in sectors_of(dot, drawing.language))
        ],
        "families": [
            Entry(family, say(f"family:{family}", drawing.language), families[family], look)
            for family, look in LINES.items()
            if families[family]
        ],
        "links": [Entry(*one) for one in _counted(link.kind for link in links)],
        "standings": [Entry(*one) for one in _counted(one.standing for one in both)],
        "ages": [
            Entry(age, say(f"age:{age}", drawing.language), count)
            for age, count in sorted(Counter(one.freshness for one in both).items())
        ],
        "areas": [Entry(*one) for one in _counted(Coded(a.id, a.name) for dot in dots for a in dot.areas)],
    }
    signs = _signs(drawing)
    found["signs"] = [Entry(one, say(f"sign-of:{one}", drawing.language), signs[one]) for one in SIGNS if signs[one]]
    return tuple(
        Section(name, say(f"legend:{name}", drawing.language), tuple(found[name])) for name in ORDER if found[name]
    )


def sectors_of(dot: Dot, language: str) -> tuple[Coded, ...]:
    """The sectors of a thing; one without a code where none is recorded, so that a reader can filter by that, too."""
    return dot.sectors or (Coded("", say("not-recorded", language)),)


def _signs(drawing: Drawing) -> Mapping[str, int]:
    """How many dots and strokes have each sign."""
    dots, strokes = drawing.dots, drawing.strokes
    drawn: tuple[Dot | Stroke, ...] = (*dots, *strokes)
    return {
        "planned": sum(dashed(one.standing.code) for one in drawn),
        "over": sum(faint(one.standing.code) for one in drawn),
        "single": sum(ringed(one.marks) for one in dots),
        "gap": sum(badged(one.marks) for one in dots) + sum(bool(one.marks) for one in strokes),
        "unrecorded": sum(one.family == "missing" for one in strokes),
        "more": sum(one.more > 0 for one in dots),
        "letters": sum(bool(look_of(one).sign) for one in dots),
        "bunch": len(drawing.bunches),
    }


def _counted(codes: Iterable[Coded]) -> list[tuple[str, str, int]]:
    """Each code with its text and how often it comes, by text."""
    count: Counter[tuple[str, str]] = Counter((one.code, one.text) for one in codes)
    return [(code, text, number) for (code, text), number in sorted(count.items(), key=lambda one: (one[0][1], one[0]))]
