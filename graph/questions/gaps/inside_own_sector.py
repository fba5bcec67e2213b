"""A sector whose organisations are recorded to work mostly with each other.

Worked out by the E-I index over direct lines. It cannot tell what is right: working together inside a sector is needed
too. Organisations whose sector is not recorded do not count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from graph.model.wording import label
from graph.questions.base import Fact
from graph.questions.gaps.found import Found
from graph.questions.gaps.lines import lines_of
from graph.questions.measures import ties
from graph.questions.picture import Picture

MIN_TIES = 5
"""Direct lines of a sector, below which its index is not told."""
INSIDE_INDEX = -0.5
"""E-I index at or below which a sector keeps to itself."""


def find(picture: Picture) -> Iterator[Found]:
    """Sectors, by their code."""
    sector_of, direct = lines_of(picture).sectors(), lines_of(picture).direct
    for sector, counted in ties(direct, sector_of).items():
        if counted.inside + counted.outside < MIN_TIES or counted.index > INSIDE_INDEX:
            continue
        ends = {end for line in direct for end in line if sector_of.get(end) == sector}
        facts: dict[str, Fact] = {
            "sector": label("sector", sector, picture.asking.language),
            "inside": counted.inside,
            "outside": counted.outside,
            "index": round(counted.index, 2),
            "table": _others(picture, sector),
        }
        about = tuple(sorted(ends))
        yield Found(about, facts, tuple(map(picture.node, about)), sector, "" if counted.outside else "none")


def _others(picture: Picture, sector: str) -> str:
    """With which other sectors there are lines, and how many: the sector's row of the table of sectors."""
    sector_of = lines_of(picture).sectors()
    found: Counter[str] = Counter()
    for one, other in lines_of(picture).direct:
        pair = {sector_of.get(one, ""), sector_of.get(other, "")}
        if sector in pair and len(pair) == 2 and "" not in pair:
            found.update(pair - {sector})
    words = ((label("sector", code, picture.asking.language), count) for code, count in found.items())
    return ", ".join(f"{word} {count}" for word, count in sorted(words))
