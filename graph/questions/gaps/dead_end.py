"""A service that others refer families to and from which no way on is recorded, though they come with more needs.

It cannot tell that a family is left alone there; only that the next step is not written down.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.questions.gaps.found import Found
from graph.questions.gaps.paths import needs_of, refers_on
from graph.questions.picture import Picture


def find(picture: Picture) -> Iterator[Found]:
    """Services, by id."""
    wider = picture.needs.wider
    for service in picture.services:
        coming = picture.into(service.key, "refers_to")
        if not coming or refers_on(picture, service.key):
            continue
        own = needs_of(picture, service)
        brought = {need for _, node in coming for need in needs_of(picture, node)}
        covered = own | {need for one in own for need in wider.get(one, ())}
        covered |= {need for need in brought if not own.isdisjoint(wider.get(need, ()))}
        if own and not brought <= covered:
            facts = {
                "name": picture.name(service.key),
                "sources": picture.names({node.key for _, node in coming}),
            }
            yield Found((service.key,), facts, (service, *(link for link, _ in coming)))
