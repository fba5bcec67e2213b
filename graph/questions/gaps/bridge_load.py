"""An organisation through which far more of the shortest ways between others go than through most.

That is a load, not praise: if it is away, many lose their way to each other. Worked out by betweenness in the network
that is measured, among organisations. It cannot tell how much really goes that way.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.questions.base import Fact
from graph.questions.gaps.found import Found
from graph.questions.gaps.lines import lines_of
from graph.questions.measures import betweenness, mean_and_deviation
from graph.questions.picture import Picture

LOAD_DEVIATIONS = 3
"""Standard deviations above the mean of all organisations."""


def find(picture: Picture) -> Iterator[Found]:
    """Organisations, those with the greatest load first."""
    lines = lines_of(picture)
    loads = {key: load for key, load in betweenness(lines.graph).items() if key in lines.organisations}
    mean, deviation = mean_and_deviation(loads.values())
    for key, load in sorted(loads.items(), key=lambda one: (-one[1], one[0])):
        if load > mean + LOAD_DEVIATIONS * deviation:
            facts: dict[str, Fact] = {
                "name": picture.name(key),
                "times": round(load / mean),
                "organisations": len(loads),
            }
            yield Found((key,), facts, (picture.node(key),))
