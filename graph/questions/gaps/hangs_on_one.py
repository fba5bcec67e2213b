"""Others whose recorded link to the rest goes through one organisation, or one single line.

Worked out by articulation points and bridges of the network that is measured. It cannot tell of links that nobody has
recorded: often these exist, and the record is what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.questions.gaps.found import Found
from graph.questions.gaps.lines import Lines, lines_of
from graph.questions.measures import articulation_points, bridges, parts, parts_without
from graph.questions.picture import Picture

if TYPE_CHECKING:
    import igraph

_BOTH_SIDES = 2
"""Organisations on each side of a line, below which the organisation beside it says it all."""


def find(picture: Picture) -> Iterator[Found]:
    """Organisations, then lines."""
    lines = lines_of(picture)
    graph = lines.graph
    for point in articulation_points(graph):
        if point not in lines.organisations:
            continue
        sides = _by_organisations(parts_without(graph, point), lines)
        others = sorted(one for side in _hanging(sides) for one in side)
        if others:
            facts = {"name": picture.name(point), "others": picture.names(others)}
            yield Found((point,), facts, (picture.node(point),))
    for one, other in bridges(graph):
        # A line to an end of the network has one point on that side: too few, and there may be thousands of them.
        if 1 in graph.degree([one, other]):
            continue
        sides = _by_organisations(_sides(graph, one, other), lines)
        if len(sides) > 1 and len(sides[-1]) >= _BOTH_SIDES:
            facts = {
                "one": picture.name(one),
                "other": picture.name(other),
                "others": picture.names(sides[-1]),
            }
            yield Found((one, other), facts, (picture.node(one), picture.node(other)), "bridge", "bridge")


def _hanging(sides: list[list[str]]) -> list[list[str]]:
    """The sides that are cut off from the rest; where no side is larger than the others, all of them."""
    rest = sides[:1] if len(sides) > 1 and len(sides[0]) > len(sides[1]) else []
    return sides[len(rest) :] if len(sides) > 1 else []


def _by_organisations(sides: list[list[str]], lines: Lines) -> list[list[str]]:
    """The organisations of each side that has any, the largest side first."""
    named = ([one for one in side if one in lines.organisations] for side in sides)
    return sorted((side for side in named if side), key=lambda side: (-len(side), side))


def _sides(graph: igraph.Graph, one: str, other: str) -> list[list[str]]:
    """The two sides of a bridge."""
    at = graph.vs.find(name=one).index
    around = graph.induced_subgraph(graph.subcomponent(at))
    around.delete_edges([(around.vs.find(name=one).index, around.vs.find(name=other).index)])
    return parts(around)
