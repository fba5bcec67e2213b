"""A network in which no families are recorded to take part: not in it, nor in its area's meetings, projects or teams.

It cannot tell that families are not heard.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.questions.gaps.found import Found
from graph.questions.picture import Picture


def find(picture: Picture) -> Iterator[Found]:
    """Networks, by id."""
    meetings = [key for key in picture.own if picture.node(key).kind == "Event"]  # also those that have been
    shared = [*meetings, *(node.key for node in picture.things("Initiative", "Team"))]
    if any(_takes_part(key, picture) for key in shared):
        return
    for network in picture.networks:
        if not _takes_part(network.key, picture):
            yield Found((network.key,), {"name": picture.name(network.key)}, (network,))


def _takes_part(key: str, picture: Picture) -> bool:
    return any(node.kind == "TargetGroup" for _, node in picture.into(key, "takes_part"))
