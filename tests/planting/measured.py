"""The measured network by the letter of the specification, with networkx, and what its shape says.

Written from the specification alone; it knows only what plantings make use of (a link's state, not those of its ends).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import networkx as nx

from tests.planting.book import Book
from tests.planting.planted import TODAY, Gap, gap

if TYPE_CHECKING:
    Graph = nx.Graph[str]

PLACING = {"located_in", "available_in", "coordinates", "concerns"}
"""Links that place a thing, if they lead to an area."""
HANGING = {"part_of", "member_of", "provides", "coordinates", "works_in", "delivered_at", "reached_through"}
HANGING |= {"develops", "takes_part", "concerns", "raised_at"}
BARE = ("area", "need", "target-group", "method", "guideline")
"""Kinds that hang on nothing."""
COMMON_NEED = 12


class Line(NamedTuple):
    """A link in force."""

    kind: str
    source: str
    target: str


def slug(thing: str) -> str:
    """The kind of a thing, from its id."""
    return thing.partition("/")[0]


def over(cells: dict[str, str]) -> bool:
    """Whether a thing or link is over on the day of asking."""
    last = min(cells.get("valid_to", "9999"), cells.get("ends", "9999"))
    return cells.get("status") == "ended" or last < TODAY.isoformat()


def holds(cells: dict[str, str]) -> bool:
    """Whether a thing or link is in force or under way."""
    real = cells.get("modality", "in_force") in {"in_force", "under_way"}
    return real and cells.get("status") not in {"paused", "planned"} and not over(cells)


class Measured:
    """What is measured of one area: ``own`` things, ``points`` (own and acting organisations), and the ``graph``."""

    def __init__(self, book: Book, area: str) -> None:
        self.things = book.things()
        self.links = [Line(kind, row["source"], row["target"]) for kind, row in book.links() if holds(row)]
        self.inside = self._parts(area)
        placings = [one for one in self.links if one.kind in PLACING and slug(one.target) == "area"]
        self.placed = {one.source for one in placings}
        self.own = self._grown({one.source for one in placings if one.target in self.inside})
        self.points = {one for one in self._acting() | self.own if self._counts(one)}

    def _parts(self, area: str) -> set[str]:
        """The area and its parts."""
        parts, more = set[str](), {area}
        while more:
            parts |= more
            more = {one.source for one in self.links if one.kind == "part_of" and one.target in more} - parts
        return parts

    def _grown(self, own: set[str]) -> set[str]:
        """With what has no place of its own and hangs on something of the area's own."""
        ends = [(link.source, link.target) for link in self.links if link.kind in HANGING]
        ends = [pair for pair in (*ends, *((other, one) for one, other in ends)) if slug(pair[1]) not in BARE]
        while found := {other for one, other in ends if one in own and self._carries(one)} - own - self.placed:
            own = own | found
        return own

    def _carries(self, one: str) -> bool:
        return one in self.placed or slug(one) not in {"organisation", "professional"}

    def _acting(self) -> set[str]:
        """Organisations placed elsewhere that a link joins to something of the area's own."""
        pairs = [(a, b) for _, one, other in self.links for a, b in ((one, other), (other, one))]
        return {who for a, b in pairs if a in self.own for who in self.owners[b] if who in self.placed}

    def _counts(self, one: str) -> bool:
        cells = self.things[one]
        return slug(one) == "organisation" and cells.get("generic") != "yes" and not over(cells)

    @cached_property
    def owners(self) -> dict[str, set[str]]:
        """The organisations that a thing is of: teams, then services and places, then roles."""
        owners = defaultdict(set, {one: {one} for one in self.things if slug(one) == "organisation"})
        for kind in ("part_of", "provides", "works_in"):
            for link in self.links:
                thing, holder = (link.target, link.source) if kind == "provides" else (link.source, link.target)
                if link.kind == kind and slug(thing) in {"team", "service", "place", "professional"}:
                    owners[thing] |= owners[holder]
        return owners

    def _of(self, thing: str) -> set[str]:
        return self.owners[thing] & self.points

    @cached_property
    def meetings(self) -> dict[str, set[str]]:
        """Networks and meetings in which at least two of the organisations are recorded."""
        found: dict[str, set[str]] = defaultdict(set)
        for link in self.links:
            if link.kind in {"member_of", "takes_part"} and slug(link.target) in {"network", "event"}:
                found[link.target] |= self._of(link.source)
        return {one: members for one, members in found.items() if len(members) > 1 and not over(self.things[one])}

    @cached_property
    def direct(self) -> set[frozenset[str]]:
        """Pairs of organisations with a line of their own."""
        lines = [one for one in self.links if one.kind in {"cooperates_with", "refers_to"}]
        pairs = (frozenset((a, b)) for one in lines for a in self._of(one.source) for b in self._of(one.target))
        return {pair for pair in pairs if len(pair) == 2}

    @cached_property
    def graph(self) -> Graph:
        """Points and lines."""
        graph: Graph = nx.Graph()
        graph.add_nodes_from(sorted(self.points))
        graph.add_edges_from((min(pair), max(pair)) for pair in self.direct)
        graph.add_edges_from((who, one) for one in sorted(self.meetings) for who in sorted(self.meetings[one]))
        return graph

    def parts(self) -> list[set[str]]:
        """The organisations of each part of the network."""
        return [one & self.points for one in nx.connected_components(self.graph)]

    def hanging(self) -> set[Gap]:
        """hangs-on-one: articulation points that are organisations, and bridges."""
        points = {gap("hangs-on-one", one) for one in nx.articulation_points(self.graph) if one in self.points}
        return points | {gap("hangs-on-one", *ends, detail="bridge") for ends in self._bridges()}

    def _bridges(self) -> Iterator[tuple[str, str]]:
        bridges: list[tuple[str, str]] = list(nx.bridges(self.graph))  # type: ignore[arg-type]
        for one, other in bridges:
            self.graph.remove_edge(one, other)
            sides = [nx.node_connected_component(self.graph, end) & self.points for end in (one, other)]
            self.graph.add_edge(one, other)
            if min(map(len, sides)) >= 2:
                yield one, other

    def left_out(self) -> set[Gap]:
        """left-out: small parts beside one of more than twice as many, unless all of it is acting here only."""
        parts = self.parts()
        most = max(map(len, parts))
        small = (one for one in parts if len(one) <= 3 and most > 2 * len(one) and one & self.own)
        return {gap("left-out", *one) for one in small}

    def partnerless(self) -> set[Gap]:
        """Pairs that share a need and nothing else; services of my plantings decide on ages and groups themselves."""
        meeting: dict[str, set[str]] = defaultdict(set)
        for link in self.links:
            if link.kind == "meets" and link.source in self.own and holds(self.things[link.source]):
                meeting[link.target] |= self._of(link.source)
        rare = (who for who in meeting.values() if len(who) <= COMMON_NEED)
        pairs = {frozenset(pair) for who in rare for pair in combinations(sorted(who), 2)}
        return {gap("missing-partnership", *pair) for pair in pairs - self.direct if not self._meet(pair)}

    def _meet(self, pair: Set[str]) -> bool:
        return any(pair <= members for members in self.meetings.values())


def same(kind: str, found: Iterable[Gap], planted: Iterable[Gap]) -> None:
    """The planted network must say what the planter promises."""
    one, other = set(found), set(planted)
    if one != other:
        raise AssertionError(f"{kind}: unplanned {sorted(map(str, one - other))}, lost {sorted(map(str, other - one))}")
