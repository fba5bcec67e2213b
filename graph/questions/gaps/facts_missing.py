"""Facts of services that a family needs and nobody has recorded, gathered by who could tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from graph.model.records import MergedNode
from graph.questions.base import Fact
from graph.questions.gaps.found import Found
from graph.questions.picture import Picture


def by_provider(services: Iterable[MergedNode], picture: Picture) -> Iterator[Found]:
    """One item for each provider, the one with most services first; services without a recorded provider together."""
    gathered: dict[tuple[str, ...], list[MergedNode]] = defaultdict(list)
    for service in services:
        providers = picture.organisations(service.key) or {one.key for _, one in picture.providers(service.key)}
        gathered[tuple(sorted(providers))].append(service)
    for known, group in sorted(gathered.items(), key=lambda one: (-len(one[1]), one[0])):
        facts: dict[str, Fact] = {
            "count": len(group),
            "names": picture.names(one.key for one in group),
            "provider": picture.names(known),
        }
        yield Found(tuple(one.key for one in group), facts, tuple(group), wording="" if known else "unknown")
