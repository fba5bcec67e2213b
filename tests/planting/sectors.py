"""inside-own-sector: sectors whose organisations have lines mostly among themselves."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import NamedTuple

from tests.planting.measured import Measured, same
from tests.planting.planted import Ask, Gap, gap
from tests.planting.world import World

KIND = "inside-own-sector"
BEYOND = "private"
"""The sector of those to whom lines lead out; it has none inside."""
SECTORS = (
    "municipal administration",
    "health and social services",
    "early education and schools",
    "youth and leisure",
    "third sector",
    "church",
    "state",
)
MIN_TIES = 5
INSIDE_INDEX = -0.5


class Shape(NamedTuple):
    """Four of one sector: how many of the six lines among them there are, and how many lead out of it."""

    inside: int
    out: int = 0
    nowhere: int = 0
    """Lines to organisations whose sector is not recorded; they are counted neither way."""
    planned: int = 0
    doubled: int = 0
    generic: bool = False
    known: bool = True


GAPS = (Shape(6, 2), Shape(5), Shape(6), Shape(6, 1), Shape(5, 1), Shape(5, planned=1))
MISSES = (
    Shape(4),
    Shape(5, 2),
    Shape(6, generic=True),
    Shape(4, planned=2),
    Shape(6, known=False),
    Shape(4, doubled=2),
    Shape(6, 3),
    Shape(4, nowhere=1),
)


def inside(measured: Measured) -> set[Gap]:
    """The sectors over the threshold, from the direct lines between organisations of recorded sectors."""
    sector = {one: measured.things[one].get("sector") for one in measured.points}
    lines = [(a, b) for a, b in map(sorted, measured.direct) if sector[a] and sector[b]]
    found = set()
    for name in {one for one in sector.values() if one}:
        own = [(sector[a] == sector[b], a, b) for a, b in lines if name in {sector[a], sector[b]}]
        within = sum(inward for inward, _, _ in own)
        if len(own) >= MIN_TIES and (len(own) - 2 * within) / len(own) <= INSIDE_INDEX:
            found.add(gap(KIND, *(one for _, a, b in own for one in (a, b) if sector[one] == name), detail=name))
    return found


class Sectors:
    """Counties, each with as many shapes as there are sectors."""

    def __init__(self, world: World, country: str) -> None:
        self.world, self.country = world, country

    def plant(self, each: int) -> list[Ask]:
        """So many shapes of either sort, gaps and near misses side by side."""
        self.world.topic = KIND
        shapes = [
            one for at in range(each) for one in ((GAPS[at % len(GAPS)], True), (MISSES[at % len(MISSES)], False))
        ]
        return [self._county(shapes[at : at + len(SECTORS)]) for at in range(0, len(shapes), len(SECTORS))]

    def _county(self, shapes: list[tuple[Shape, bool]]) -> Ask:
        world, (area, towns) = self.world, self.world.county(self.country, 2)
        self._towns = towns
        self._beyond = world.organisation(towns[0], sector=BEYOND)
        sectors = world.rng.sample(SECTORS, len(shapes))
        told = [(self._four(shape, sector), is_gap) for (shape, is_gap), sector in zip(shapes, sectors, strict=True)]
        gaps, misses = (frozenset(one for one, is_gap in told if is_gap is wanted) for wanted in (True, False))
        same(KIND, inside(Measured(world.book, area)), gaps)
        return Ask(area, (KIND,), gaps, misses)

    def _four(self, shape: Shape, sector: str) -> Gap:
        """The organisations of a sector with their lines, each by another pair of theirs."""
        world = self.world
        known = sector if shape.known else ""
        four = [world.organisation(self._towns[-1], generic=shape.generic, sector=known) for _ in range(4)]
        pairs = list(combinations(four, 2))
        for one, other in pairs[: shape.inside]:
            self._line(one, other)
        for one, other in pairs[shape.inside :][: shape.planned]:
            world.together(one, other, modality="planned")
        for one, other in pairs[: shape.doubled]:
            world.link("refers_to", world.role(one), self._service(other))
        for at in range(shape.out):
            self._line(four[at], self._beyond)
        for at in range(shape.nowhere):
            self._line(four[at], world.organisation(self._towns[-1]))
        return gap(KIND, *four, detail=sector)

    def _line(self, one: str, other: str) -> None:
        """A direct line, by themselves or through what is theirs."""
        world = self.world
        ways: tuple[Callable[[], None], ...] = (
            lambda: world.together(one, other),
            lambda: world.together(world.team(one), self._service(other)),
            lambda: world.link("refers_to", one, self._service(other)),
        )
        world.rng.choice(ways)()

    def _service(self, who: str) -> str:
        return self.world.service(who, self._towns[-1])
