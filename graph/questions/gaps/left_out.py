"""Organisations for which no link to the others is recorded, alone or with a few.

It cannot tell that they are alone: only that nobody has recorded their links.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.questions.base import Fact
from graph.questions.gaps.found import Found
from graph.questions.gaps.lines import lines_of
from graph.questions.measures import parts
from graph.questions.picture import Picture

SMALL_PART = 3
"""Organisations of a part that is left out, at the most."""


def find(picture: Picture) -> Iterator[Found]:
    """Small parts of the network that is measured, beside a part more than twice as large."""
    lines = lines_of(picture)
    named = [[one for one in part if one in lines.organisations] for part in parts(lines.graph)]
    largest = max(map(len, named), default=0)
    for part in named:
        if part and len(part) <= SMALL_PART and 2 * len(part) < largest and not lines.own.isdisjoint(part):
            facts: dict[str, Fact] = {"names": picture.names(part), "count": len(part)}
            yield Found(tuple(part), facts, tuple(map(picture.node, part)), wording="alone" if len(part) == 1 else "")
