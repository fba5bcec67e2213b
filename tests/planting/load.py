"""bridge-load: counties in which the ways of many lead over a few.

What is measured is ambiguous in two things (between whose pairs ways are counted, which standard deviation), so that
only such networks are planted in which all readings agree.
"""

from __future__ import annotations

from itertools import product
from statistics import fmean, pstdev, stdev
from typing import Any

import networkx as nx

from tests.planting.measured import Measured
from tests.planting.planted import YESTERDAY, Ask, Gap, gap
from tests.planting.world import World

KIND = "bridge-load"
MOST_HUBS = 8
LEAVES = 10
"""Of n alike, fewer than one in ten can lie three deviations above the mean."""


def loaded(measured: Measured) -> set[str]:
    """The organisations over the threshold; raises where readings of it differ."""
    points, graph = sorted(measured.points), measured.graph
    found = set()
    ways = (
        nx.betweenness_centrality(graph, normalized=False),
        nx.betweenness_centrality_subset(graph, points, points, normalized=False),
    )
    for way, deviation in product(ways, (pstdev, stdev)):
        loads = [way[one] for one in points]
        over = fmean(loads) + 3 * deviation(loads)
        found.add(frozenset(one for one in points if way[one] > over))
    if len(found) != 1:
        raise AssertionError(f"readings differ: {found}")
    return set(found.pop())


class Loads:
    """Counties with hubs; each has as many near misses as hubs, as long as some are wanted."""

    def __init__(self, world: World, country: str, each: int) -> None:
        self.world, self.country, self.each = world, country, each
        self.asks: list[Ask] = []
        self._near = 0

    def plant(self) -> list[Ask]:
        """All the counties."""
        self.world.topic = KIND
        gaps = misses = self.each
        if self.each >= 10:
            self.asks += [self._too_many(), self._no_organisation()]
            misses -= sum(len(one.misses) for one in self.asks)
        while gaps:
            hubs = min(gaps, MOST_HUBS)
            last = hubs == gaps
            self.asks.append(self._county(hubs, misses if last else min(hubs, misses)))
            gaps, misses = gaps - hubs, misses - len(self.asks[-1].misses)
        return self.asks

    def _county(self, hubs: int, near: int) -> Ask:
        """Hubs in a circle, each with leaves; and hubs that are none."""
        world, (area, towns) = self.world, self.world.county(self.country)
        stars = [self._hub(towns[0]) for _ in range(hubs)]
        centres = [hub for hub, _ in stars]
        for at, one in enumerate(centres):
            if at + 1 < hubs or hubs > 2:
                world.together(one, centres[(at + 1) % hubs])
        leaves = [leaf for _, some in stars for leaf in some]
        return self._ask(area, centres, [self._near_hub(towns[0], leaves) for _ in range(near)])

    def _hub(self, town: str, count: int = LEAVES) -> tuple[str, list[str]]:
        """An organisation and those that hang on it, on a team or on a service of it."""
        world = self.world
        hub = world.organisation(town)
        service, team = world.service(hub, town), world.team(hub)
        leaves = [world.organisation(town) for _ in range(count)]
        for leaf in leaves:
            way = world.rng.randrange(3)
            if way == 0:
                world.together(leaf, hub)
            elif way == 1:
                world.together(world.team(leaf), team)
            else:
                world.link("refers_to", leaf, service)
        return hub, leaves

    def _near_hub(self, town: str, leaves: list[str]) -> str:
        """A hub without a name, or one whose lines are planned or over."""
        world, way = self.world, self._near % 3
        self._near += 1
        hub = world.organisation(town, generic=way == 0)
        states: tuple[dict[str, Any], ...] = ({}, {"modality": "planned"}, {"valid_to": YESTERDAY})
        for leaf in leaves[: 2 * LEAVES]:
            world.together(hub, leaf, **states[way])
        return hub

    def _too_many(self) -> Ask:
        """Four hubs of three leaves each: they carry much, but so many do that none stands out."""
        area, towns = self.world.county(self.country)
        hubs = [self._hub(towns[0], 3)[0] for _ in range(4)]
        for at, one in enumerate(hubs):
            self.world.together(one, hubs[at - 1])
        return self._ask(area, [], hubs)

    def _no_organisation(self) -> Ask:
        """All ways lead over a network, which is no organisation."""
        world, (area, towns) = self.world, self.world.county(self.country)
        members = [world.organisation(towns[0]) for _ in range(12)]
        return self._ask(area, [], [world.network(area, members, coordinator=members[0])])

    def _ask(self, area: str, hubs: list[str], near: list[str]) -> Ask:
        """The question, once the network says what was meant."""
        found = loaded(Measured(self.world.book, area))
        if found != set(hubs):
            raise AssertionError(f"{KIND}: {sorted(found)} is not {sorted(hubs)}")
        gaps, misses = (frozenset[Gap](gap(KIND, one) for one in these) for these in (hubs, near))
        return Ask(area, (KIND,), gaps, misses)
