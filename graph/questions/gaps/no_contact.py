"""Services for which no number, address or hours are recorded: none of their own, their place, provider or network."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.records import MergedNode
from graph.questions.gaps.facts_missing import by_provider
from graph.questions.gaps.found import Found
from graph.questions.picture import Picture

_THROUGH = ("delivered_at", "member_of", "part_of")


def find(picture: Picture) -> Iterator[Found]:
    """One item for each provider."""
    ways = {service.key: _through(service, picture) for service in picture.services}
    reached = picture.further({key for keys in ways.values() for key in keys}, "reached_through")
    missing = [
        service
        for service in picture.services
        if not _has_contact(service, picture)
        and not any(reached.targets_now(key, "reached_through") for key in ways[service.key])
        and not any(picture.out(key, "reached_through") for key in ways[service.key])
    ]
    yield from by_provider(missing, picture)


def _has_contact(service: MergedNode, picture: Picture) -> bool:
    if picture.out(service.key, "reached_through"):
        return True
    return any({"hours", "contact"} & link.values.keys() for link, _ in picture.out(service.key, "delivered_at"))


def _through(service: MergedNode, picture: Picture) -> set[str]:
    """Whose channels lead to a service as well: its place, network, what it is part of, and who provides it."""
    pairs = [*picture.out(service.key, *_THROUGH), *picture.providers(service.key)]
    return {node.key for _, node in pairs} | picture.organisations(service.key)
