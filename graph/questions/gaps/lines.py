"""The network that is measured: organisations as points, and how they are recorded to be in touch.

A network or meeting that several are in is a point of its own and never expanded into lines between all its pairs.
``docs/questions.md`` says it in words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from graph.model.records import MergedLink, MergedNode
from graph.questions.picture import Picture
from graph.questions.standing import over, real

if TYPE_CHECKING:
    import igraph

DIRECT = ("cooperates_with", "refers_to")
SHARED = ("member_of", "takes_part")
_JOINS_NOBODY = ("succeeded_by", "different_from", "concerns", "raised_at", "assigned_to", "answered_by")


@dataclass(frozen=True, slots=True)
class Lines:
    """``organisations`` by id; ``direct`` lines between two of them (the smaller id first); who is in ``shared``."""

    organisations: dict[str, MergedNode]
    own: frozenset[str]
    direct: frozenset[tuple[str, str]]
    shared: dict[str, frozenset[str]]

    @property
    def graph(self) -> igraph.Graph:
        """Organisations and what they share, as points."""
        from graph.questions.measures import network

        through = ((one, point) for point, members in self.shared.items() for one in members)
        return network([*self.organisations, *self.shared], [*self.direct, *through])

    def in_touch(self, one: str, other: str) -> bool:
        """Whether a line joins two organisations, or both are in the same network or meeting."""
        if (min(one, other), max(one, other)) in self.direct:
            return True
        return any(one in members and other in members for members in self.shared.values())

    def sectors(self) -> dict[str, str]:
        """The sector of each organisation for which one is recorded."""
        known = self.organisations.items()
        return {key: str(node.values["sector"]) for key, node in known if "sector" in node.values}


def lines_of(picture: Picture) -> Lines:
    """The organisations of an area and acting there, and what joins them."""
    return picture.once(_measured)


def _measured(picture: Picture) -> Lines:
    organisations = _organisations(picture)
    links = [*picture.links(*DIRECT), *_sharing(picture), *_beyond(picture, organisations)]
    direct: set[tuple[str, str]] = set()
    shared: dict[str, set[str]] = defaultdict(set)
    for link in links:
        ones = picture.organisations(link.source) & organisations.keys()
        if link.kind in DIRECT:
            others = picture.organisations(link.target) & organisations.keys()
            direct.update((min(a, b), max(a, b)) for a in ones for b in others if a != b)
        elif link.target.startswith(("network/", "event/")):
            shared[link.target] |= ones
    for group in (*_together(picture), *_within(picture)):
        direct.update(combinations(sorted(group & organisations.keys()), 2))
    own = frozenset(key for key in organisations if key in picture.own)
    several = {point: frozenset(members) for point, members in shared.items() if len(members) > 1}
    return Lines(organisations, own, frozenset(direct), several)


def _together(picture: Picture) -> Iterable[frozenset[str]]:
    """Those who provide a service or place together."""
    return [picture.organisations(node.key) for node in picture.things("Service", "Place")]


def _within(picture: Picture) -> Iterable[frozenset[str]]:
    """An organisation and what it is a part of."""
    links = picture.links("part_of")
    return [frozenset((one.source, one.target)) for one in links if one.source.startswith("organisation/")]


def _sharing(picture: Picture) -> Iterable[MergedLink]:
    """Who is in a network or took part in a meeting; a meeting that is over has been, and counts."""
    for link in picture.web.source.links:
        ends = [picture.web.source.nodes.get(end) for end in (link.source, link.target)]
        if link.kind not in SHARED or not all(ends) or not real(link, picture.today):
            continue
        if picture.own.isdisjoint((link.source, link.target)):
            continue
        if not any(end and end.kind != "Event" and over(end, picture.today) for end in ends):
            yield link


def _organisations(picture: Picture) -> dict[str, MergedNode]:
    """Named organisations that are the area's own, or that something of the area's own is joined to."""
    found = {node.key for node in picture.named("Organisation")}
    for link in picture.web.source.links:
        if link.kind in _JOINS_NOBODY or not real(link, picture.today):
            continue
        for here, there in ((link.source, link.target), (link.target, link.source)):
            # Whoever is in a network that the area's own merely belong to does not act here by that.
            if link.kind in SHARED and here.startswith("network/") and picture.ring.get(here):
                continue
            if here in picture.own and there not in picture.own:
                found |= picture.organisations(there)
    nodes = {key: picture.node(key) for key in sorted(found)}
    return {
        key: node for key, node in nodes.items() if not node.values.get("generic") and not over(node, picture.today)
    }


def _beyond(picture: Picture, organisations: Iterable[str]) -> Iterable[MergedLink]:
    """Lines of those who act here that touch nothing of the area's own."""
    acting = sorted(key for key in organisations if key not in picture.own)
    if not acting:
        return ()
    source = picture.cut("neighbourhood", keys=acting, kinds=[*DIRECT, *SHARED])
    nodes = source.nodes
    return [
        link
        for link in source.links
        if picture.own.isdisjoint((link.source, link.target))
        and real(link, picture.today)
        and not any(over(nodes[end], picture.today) for end in (link.source, link.target) if end in nodes)
    ]
