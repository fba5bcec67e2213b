"""What of the network is in force, and what goes into a directory of services.

Nothing here asks for the day: ``graph.export.standing`` tells whether all that is recorded speaks for something.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from graph.export.gathered import Gathered
from graph.export.standing import END_RECORDED, in_force, own_standing, together
from graph.model.records import MergedLink, MergedNode

CLOSED = ("paused", "ended", END_RECORDED)
"""How a service may stand that was there: who provided it and where is still told, its own row says the rest."""

BELONGING = (
    "provides",
    "delivered_at",
    "available_in",
    "reached_through",
    "meets",
    "serves",
    "coordinates",
    "works_in",
)
"""Kinds of links that tell what a service is or was. All others are in force only while the service is."""

ACTORS = ("Team", "Network", "Initiative")
"""Kinds that are organisations to HSDS where they provide something."""


class Network:
    """Nodes and links of an export with how they stand."""

    def __init__(self, found: Gathered) -> None:
        self.nodes = found.nodes
        self._standing = found.standing
        self._out: dict[tuple[str, str], list[MergedLink]] = defaultdict(list)
        self._in: dict[tuple[str, str], list[MergedLink]] = defaultdict(list)
        for link in found.links:
            self._out[link.source, link.kind].append(link)
            self._in[link.target, link.kind].append(link)

    def standing(self, key: str) -> str:
        """How a thing stands."""
        return self._standing[key]

    def link_standing(self, link: MergedLink) -> str:
        """How a relation stands. Of a service that has closed its own row tells that, not what belongs to it."""
        if link.kind not in BELONGING:
            return self._standing[link.key]
        ends = (self._standing[key] for key in (link.source, link.target) if not self._closed(key))
        return together(own_standing(link), *ends)

    def _closed(self, key: str) -> bool:
        return self.nodes[key].kind == "Service" and self._standing[key] in CLOSED

    def holds(self, link: MergedLink) -> bool:
        """Whether a relation is in force, and what it leads to."""
        return in_force(self.link_standing(link))

    def targets(self, key: str, kind: str) -> Iterator[tuple[MergedLink, MergedNode]]:
        """What links of a kind lead to, as far as they are in force."""
        for link in self._out.get((key, kind), ()):
            if self.holds(link):
                yield link, self.nodes[link.target]

    def sources(self, key: str, kind: str) -> Iterator[tuple[MergedLink, MergedNode]]:
        """Where links of a kind come from, as far as they are in force."""
        for link in self._in.get((key, kind), ()):
            if self.holds(link):
                yield link, self.nodes[link.source]

    def all_of(self, key: str, kinds: Iterable[tuple[str, bool]]) -> list[MergedLink]:
        """Links of a thing whatever their standing; of each kind those that lead out of it, or into it."""
        return [link for kind, outwards in kinds for link in (self._out if outwards else self._in).get((key, kind), ())]

    def of_kind(self, *kinds: str) -> Iterator[MergedNode]:
        """Things of some kinds that are in force."""
        for key, node in self.nodes.items():
            if node.kind in kinds and in_force(self._standing[key]):
                yield node

    def services(self) -> Iterator[MergedNode]:
        """All services: the standard has a word for one that is not active."""
        return (node for node in self.nodes.values() if node.kind == "Service")

    def organisations(self) -> Iterator[MergedNode]:
        """Organisations, and others that provide something."""
        yield from self.of_kind("Organisation")
        for node in self.of_kind(*ACTORS):
            if any(self.targets(node.key, "provides")):
                yield node

    def planned(self, service: MergedNode) -> str:
        """How a plan stands; "" for a service that is or was there.

        A service is also only planned if all that is told of who, where and for which area is.
        """
        own = self._standing[service.key]
        if own in CLOSED:
            return ""
        if not in_force(own):
            return own
        links = self.all_of(service.key, (("provides", False), ("delivered_at", True), ("available_in", True)))
        told = [self.link_standing(link) for link in links]
        if told and not any(in_force(one) or one in CLOSED for one in told):
            return told[0]
        return ""
