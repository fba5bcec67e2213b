"""A special service for which no work outside its own premises is recorded, where there is a network to come to.

It cannot tell that the service does not come.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.questions.describe import listed
from graph.questions.gaps.found import Found
from graph.questions.picture import Picture

_SPECIAL = ("special", "demanding")


def find(picture: Picture) -> Iterator[Found]:
    """Services, by id."""
    networks = picture.networks
    for service in picture.services if networks else ():
        if service.values.get("level") not in _SPECIAL or "outreach" in listed(service, "form"):
            continue
        if not any(link.values.get("outreach") for link, _ in picture.out(service.key, "delivered_at")):
            facts = {"name": picture.name(service.key), "networks": picture.names(one.key for one in networks)}
            yield Found((service.key,), facts, (service,))
