"""The big county in which most kinds are planted: a ring of ordinary organisations, and how cases are sown in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from typing import Any, NamedTuple, TypeVar

from tests.planting.planted import Gap
from tests.planting.world import Said, World


class Ring:
    """Ordinary organisations in networks that overlap in a ring, so that no line and no organisation is needed.

    Group g belongs to the networks g and g + 1: neighbouring groups meet, others do not. Half of each group is kept
    for pairs that nothing else may join.
    """

    def __init__(self, world: World, county: str, towns: Sequence[str], size: int) -> None:
        self.world, self.towns = world, towns
        count = 4 * max(1, size // 100)
        self.networks = [world.network(county) for _ in range(count)]
        self.groups: list[list[str]] = [[] for _ in range(count)]
        needs = [world.need() for _ in range(max(1, size // 26))]
        self._levels = dict(zip(needs, cycle(("for everyone", "early support")), strict=False))
        self.services: dict[str, str] = {}
        self.grow(size)
        self._coordinate()
        self._pairs = self._apart()
        self.free = [one for group in self.groups for one in group[len(group) // 2 :]]
        self._next = cycle(self.free)

    def grow(self, size: int) -> None:
        """Ordinary organisations until there are so many, each with a complete service and in two networks."""
        for at in range(len(self.services), size):
            town, group = self.towns[at % len(self.towns)], at % len(self.groups)
            sector = self.world.rng.choice(("third sector", "church", "private"))
            who = self.world.organisation(town, sector=sector)
            need = list(self._levels)[at % len(self._levels)]
            self.services[who] = self.world.service(who, town, needs=[need], level=self._levels[need])
            self.groups[group].append(who)
            self.world.link("member_of", who, self.networks[group])
            self._come_in(who, self.networks[(group + 1) % len(self.networks)], at % 5)

    def _come_in(self, who: str, network: str, way: int) -> None:
        """Into a network by itself, a team, its service, a place or a role."""
        world = self.world
        if way == 4:
            world.link("takes_part", world.role(who), network, role="participant")
            return
        members: tuple[Callable[[], str], ...] = (lambda: who, lambda: world.team(who), lambda: self.services[who])
        if way == 3:
            place = world.place(self.towns[0])
            world.link("provides", who, place, role="responsible")
            world.link("member_of", place, network)
            return
        world.link("member_of", members[way](), network, role="partner")

    def _coordinate(self) -> None:
        for network, group in zip(self.networks, self.groups, strict=True):
            who = group[0] if self.world.rng.random() < 0.5 else self.world.role(group[0])
            self.world.link("coordinates", who, network)

    def _apart(self) -> Iterator[tuple[str, str]]:
        """Pairs that share no network and have no line: of groups that are two steps from each other."""
        for at in range(0, len(self.groups), 4):
            for one, other in ((at, at + 2), (at + 1, at + 3)):
                kept = (self.groups[who][: len(self.groups[who]) // 2] for who in (one, other))
                yield from zip(*kept, strict=False)

    def apart(self) -> tuple[str, str]:
        """Two that share no network and have no line; each pair is given once."""
        pair = next(self._pairs, None)
        if pair is None:
            raise ValueError("too few organisations for so many gaps")
        return pair

    def one(self) -> str:
        """The next of the organisations whose lines matter to nobody."""
        return next(self._next)

    def two(self) -> tuple[str, str]:
        """Two of them."""
        return self.one(), self.one()

    def neighbours(self) -> tuple[str, str]:
        """Two that share a network."""
        group = self.world.rng.choice(self.groups)
        one, other = self.world.rng.sample(group[len(group) // 2 :], 2)
        return one, other

    def distinct(self, count: int) -> list[str]:
        """So many different ones, for kinds that make one item of each provider."""
        return self.world.rng.sample(list(self.services), count)

    def join(self, organisation: str, *, said: Said | None = None) -> str:
        """Another organisation comes into the ring."""
        at = self.world.rng.randrange(len(self.networks))
        for network in (self.networks[at], self.networks[(at + 1) % len(self.networks)]):
            self.world.link("member_of", organisation, network, said=said)
        return organisation


class Scene(NamedTuple):
    """The big county: its ordinary towns and its ring."""

    world: World
    country: str
    county: str
    towns: Sequence[str]
    ring: Ring

    def town(self) -> str:
        """One of the ordinary towns."""
        return self.world.rng.choice(self.towns)

    def service(self, **values: Any) -> str:
        """A complete service of an ordinary organisation, without a need."""
        return self.world.service(self.ring.one(), self.town(), **values)

    def team(self, **values: Any) -> str:
        """A team of an ordinary organisation."""
        return self.world.team(self.ring.one(), **values)

    def newcomer(self, *, said: Said | None = None, **values: Any) -> str:
        """A further organisation in the ring."""
        return self.ring.join(self.world.organisation(self.town(), said=said, **values), said=said)

    def network(self, *, voice: bool = True, coordinated: bool = True, **values: Any) -> str:
        """A network of two neighbours in the ring."""
        group = self.world.rng.choice(self.ring.groups)
        members = self.world.rng.sample(group, 2)
        who = self.ring.one() if coordinated else ""
        return self.world.network(self.county, members, coordinator=who, voice=voice, **values)


T = TypeVar("T")
Case = Callable[[Scene], Gap]
"""Plants one gap or near miss and tells what identifies it."""


class Sown(NamedTuple):
    """What was planted of one kind."""

    gaps: list[Gap]
    misses: list[Gap]


def turns(cases: Sequence[T], count: int, start: int = 0) -> Iterator[T]:
    """So many of the cases in turn."""
    return islice(cycle(cases), start, start + count)


def sow(scene: Scene, kind: str, each: int, gaps: Sequence[Case], misses: Sequence[Case], *, fewer: int = 0) -> Sown:
    """So many gaps and near misses (``fewer`` of these, where some are planted otherwise).

    Where in the cases they begin is left to chance, so that few of each show all cases in time.
    """
    scene.world.topic = kind
    start = scene.world.rng.randrange(60)
    counts = ((gaps, each), (misses, each - fewer))
    return Sown(*([case(scene) for case in turns(cases, count, start % len(cases))] for cases, count in counts))
