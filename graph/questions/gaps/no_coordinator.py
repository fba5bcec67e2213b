"""A network for which nobody is recorded to coordinate it now.

It cannot tell that nobody does.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.questions.gaps.found import Found
from graph.questions.picture import Picture


def find(picture: Picture) -> Iterator[Found]:
    """Networks, by id."""
    for network in picture.networks:
        if not picture.into(network.key, "coordinates"):
            planned = [node for _, node in picture.web.sources(network.key, "coordinates")]
            facts = {"name": picture.name(network.key), "others": picture.names(one.key for one in planned)}
            yield Found((network.key,), facts, (network,), wording="others" if planned else "")
