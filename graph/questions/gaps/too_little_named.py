"""Too few organisations are named to measure how the network holds together. Said instead of measures.

Unnamed groups ("schools", "NGOs") are shown elsewhere, but nobody can tell how they are linked.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.questions.base import Fact
from graph.questions.gaps.found import Found
from graph.questions.gaps.lines import lines_of
from graph.questions.picture import Picture

MIN_NAMED = 8
"""Named organisations, below which nothing is measured."""


def enough(picture: Picture) -> bool:
    """Whether the area has enough named organisations to measure their network."""
    return len(lines_of(picture).organisations) >= MIN_NAMED


def find(picture: Picture) -> Iterator[Found]:
    """One item, about those who are named, or none."""
    if picture.own and not enough(picture):
        organisations = lines_of(picture).organisations
        groups = [node for node in picture.things("Organisation") if node.values.get("generic")]
        facts: dict[str, Fact] = {
            "count": len(organisations),
            "needed": MIN_NAMED,
            "names": picture.names(organisations),
            "groups": picture.names(node.key for node in groups) or "–",
        }
        recorded = (*organisations.values(), *groups, *picture.things())
        yield Found(tuple(sorted(organisations)), facts, recorded, wording="" if organisations else "none")
