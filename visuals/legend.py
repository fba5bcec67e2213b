"""What the signs of a picture mean, and how many of each there are: a legend, by which a reader filters too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graph.model.wording import catalogue
from graph.questions.base import Coded
from visuals.drawing import Dot, Drawing, Told
from visuals.style import KINDS, LINES, SECTORS, LineLook, Look


@dataclass(frozen=True, slots=True)
class Entry:
    """One sign: what it is called, how many dots or links have it, and how it looks (None: no look of its own)."""

    code: str
    text: str
    count: int
    look: Look | LineLook | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Signs of one sort: ``kinds``, ``sectors``, ``families``, ``links``, ``standings``, ``ages``, ``areas``."""

    name: str
    title: str
    entries: tuple[Entry, ...]


def legend(drawing: Drawing) -> tuple[Section, ...]:
    """The sections that have anything in them, in the order in which they are read."""
    say = catalogue("visuals").text
    links = [link for stroke in drawing.strokes for link in stroke.links]
    dots = drawing.dots
    both: tuple[Dot | Told, ...] = (*dots, *links)
    families = Counter(stroke.family for stroke in drawing.strokes)
    found = {
        "kinds": [Entry(*one, KINDS[one[0]]) for one in _counted(dot.kind for dot in dots)],
        "sectors": [
            Entry(*one, Look("circle", SECTORS.get(one[0], "grey"), one[0]))
            for one in _counted(sector for dot in dots for sector in dot.sectors)
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
    return tuple(
        Section(name, say(f"legend:{name}", drawing.language), tuple(entries))
        for name, entries in found.items()
        if entries
    )


def _counted(codes: Iterable[Coded]) -> list[tuple[str, str, int]]:
    """Each code with its text and how often it comes, by text."""
    count: Counter[tuple[str, str]] = Counter((one.code, one.text) for one in codes)
    return [(code, text, number) for (code, text), number in sorted(count.items(), key=lambda one: (one[0][1], one[0]))]
