"""A slice as a web: what leads to what, through links of which kind, and what of it still holds on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.model.records import MergedLink, MergedNode
from graph.questions.standing import over
from graph.store.base import Slice

Ends = Mapping[str, Sequence[MergedLink]]
"""Links by the node at one of their ends."""


@dataclass(frozen=True, slots=True)
class Web:
    """A slice and its links by end, on a day; ``web_of`` makes one."""

    source: Slice
    out_of: Ends
    into: Ends
    today: date

    def targets(self, key: str, *kinds: str) -> list[tuple[MergedLink, MergedNode]]:
        """Links of the kinds out of a node, with the nodes they lead to."""
        return [
            (link, self.source.nodes[link.target])
            for link in self.out_of.get(key, ())
            if link.kind in kinds and link.target in self.source.nodes
        ]

    def sources(self, key: str, *kinds: str) -> list[tuple[MergedLink, MergedNode]]:
        """Links of the kinds into a node, with the nodes they come from."""
        return [
            (link, self.source.nodes[link.source])
            for link in self.into.get(key, ())
            if link.kind in kinds and link.source in self.source.nodes
        ]

    def targets_now(self, key: str, *kinds: str) -> list[tuple[MergedLink, MergedNode]]:
        """Targets without what is over: neither the link nor what it leads to."""
        return [pair for pair in self.targets(key, *kinds) if not any(over(one, self.today) for one in pair)]

    def sources_now(self, key: str, *kinds: str) -> list[tuple[MergedLink, MergedNode]]:
        """Sources without what is over: neither the link nor what it comes from."""
        return [pair for pair in self.sources(key, *kinds) if not any(over(one, self.today) for one in pair)]

    def wholes(self, key: str) -> list[MergedNode]:
        """What a node is part of, nearest first."""
        found: dict[str, MergedNode] = {}
        frontier = [key]
        while frontier:
            for _, whole in self.targets(frontier.pop(0), "part_of"):
                if whole.key not in found and whole.key != key:
                    found[whole.key] = whole
                    frontier.append(whole.key)
        return list(found.values())

    def providers(self, key: str) -> list[tuple[MergedLink, MergedNode]]:
        """Who provides an item, or what it is part of; without what is over."""
        direct = self.sources_now(key, "provides")
        return direct or [pair for whole in self.wholes(key) for pair in self.sources_now(whole.key, "provides")]

    def available(self, key: str) -> list[tuple[MergedLink, MergedNode]]:
        """The areas of a thing; where none is recorded, those of what it is part of."""
        own = self.targets(key, "available_in")
        return own or [pair for whole in self.wholes(key) for pair in self.targets(whole.key, "available_in")]


def web_of(source: Slice, today: date) -> Web:
    """The web of a slice."""
    return Web(source, *by_end(source.links), today)


def by_end(
    links: Iterable[MergedLink],
) -> tuple[Mapping[str, Sequence[MergedLink]], Mapping[str, Sequence[MergedLink]]]:
    """Links by where they come from, and by where they lead."""
    out_of: dict[str, list[MergedLink]] = defaultdict(list)
    into: dict[str, list[MergedLink]] = defaultdict(list)
    for link in links:
        out_of[link.source].append(link)
        into[link.target].append(link)
    return out_of, into
