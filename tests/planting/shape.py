"""hangs-on-one and left-out: organisations that hang on the ring by one line, and parts that do not hang on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.planting.measured import Measured, same
from tests.planting.planted import YESTERDAY, Ask, Gap, gap
from tests.planting.scene import Case, Scene, Sown, turns
from tests.planting.world import World

HANGS = "hangs-on-one"
LEFT = "left-out"


def alone(scene: Scene) -> str:
    """A further organisation, in no network."""
    who = scene.world.organisation(scene.town())
    scene.world.service(who, scene.town())
    return who


class Shape:
    """Plants shapes at organisations of the ring, each at another one."""

    def __init__(self, scene: Scene, each: int) -> None:
        self.scene, self.world, self.each = scene, scene.world, each
        self.anchors = iter(scene.world.rng.sample(scene.ring.free, len(scene.ring.free)))
        self.gaps: list[Gap] = []
        self.misses: list[Gap] = []

    def pendant(self) -> list[Gap]:
        """One hangs on an organisation; a second line is only planned. The line itself joins one only: no bridge."""
        anchor, who = next(self.anchors), alone(self.scene)
        one, other = self._end(anchor), self._end(who)
        self.world.together(one, other)
        self.world.together(self.world.team(who), self.scene.ring.one(), modality="planned")
        self.misses.append(gap(HANGS, anchor, who, detail="bridge"))
        return [gap(HANGS, anchor)]

    def network(self) -> list[Gap]:
        """Two hang on an organisation through a network: the organisation and the line to the network."""
        anchor, one, other = next(self.anchors), alone(self.scene), alone(self.scene)
        members = [self._end(anchor), self._end(one), other]
        network = self.world.network(self.scene.county, members, coordinator=anchor)
        self.misses.append(gap(HANGS, network))
        return [gap(HANGS, anchor), gap(HANGS, anchor, network, detail="bridge")]

    def bridge(self) -> list[Gap]:
        """Three that meet hang on an organisation by one line of one of them."""
        anchor, (one, two, three) = next(self.anchors), (alone(self.scene) for _ in range(3))
        self.world.event(self.scene.town(), [one, self._end(two), three])
        self.world.together(one, two)
        self.world.link("refers_to", self.world.role(one), self.scene.ring.services[anchor])
        self.misses.append(gap(HANGS, two))
        return [gap(HANGS, anchor), gap(HANGS, one), gap(HANGS, anchor, one, detail="bridge")]

    def _end(self, who: str) -> str:
        """The organisation itself, or something of its own."""
        made: Sequence[Callable[[], str]] = (
            lambda: who,
            lambda: self.world.team(who),
            lambda: self.world.service(self.world.team(who), self.scene.town()),
        )
        return self.world.rng.choice(made)()

    def hangs(self) -> Sown:
        """As many gaps as asked: shapes have one, two and three of them."""
        self.world.topic = HANGS
        shapes = (self.pendant, self.network, self.bridge)
        turn = 0
        while left := self.each - len(self.gaps):
            self.gaps += shapes[min(left - 1, turn % 3)]()
            turn += 1
        for case in turns((self.twice, self.generic_guest), self.each - len(self.misses)):
            self.misses.append(case())
        return Sown(self.gaps, self.misses)

    def twice(self) -> Gap:
        """Near miss: a newcomer has two lines."""
        one, other, who = next(self.anchors), self.scene.ring.one(), alone(self.scene)
        self.world.together(self.world.team(who), one)
        self.world.link("refers_to", who, self.scene.ring.services[self._not(one, other)])
        return gap(HANGS, one)

    def generic_guest(self) -> Gap:
        """Near miss: who hangs on it is a group without a name."""
        one, guests = next(self.anchors), self.world.organisation(self.scene.town(), generic=True)
        self.world.together(one, guests)
        return gap(HANGS, one)

    def _not(self, one: str, other: str) -> str:
        """Another than this one."""
        return other if other != one else self.scene.ring.one()


def part(size: int, kind: str = LEFT) -> Case:
    """A case: so many that have lines among themselves only (what is planned or over is no line)."""

    def case(scene: Scene) -> Gap:
        world, who = scene.world, [alone(scene) for _ in range(size)]
        around(world, who)
        world.link("member_of", who[0], scene.ring.networks[0], modality="invited")
        world.together(world.team(who[-1]), scene.team(), valid_to=YESTERDAY)
        return gap(kind, *who)

    return case


def around(world: World, who: Sequence[str]) -> None:
    """Lines in a circle, so that none of them hangs on another."""
    for one, other in zip(who, [*who[1:], who[0]], strict=True):
        if one < other or len(who) > 2:
            world.together(one, other)


def guest(scene: Scene) -> Gap:
    """Near miss: one from elsewhere that has a service here and no line."""
    _, towns = scene.world.county(scene.country)
    who = scene.world.organisation(towns[0])
    scene.world.service(who, scene.town())
    return gap(LEFT, who)


def in_by_a_meeting(scene: Scene) -> Gap:
    """Near miss: it takes part by its team in a meeting, and in nothing else."""
    who = alone(scene)
    scene.world.event(scene.town(), [scene.world.team(who), *scene.ring.two()])
    return gap(LEFT, who)


def in_by_a_network(scene: Scene) -> Gap:
    """Near miss: its service is in a network, itself in none."""
    who = alone(scene)
    service = scene.world.service(who, scene.town())
    scene.world.link("member_of", service, scene.ring.networks[0])
    return gap(LEFT, who)


PARTS = (part(1), part(2), part(3))
INSIDE = (in_by_a_meeting, guest, in_by_a_network, part(4))


def left_out(scene: Scene, each: int) -> tuple[Sown, list[Ask]]:
    """Small parts beside the ring, and two small counties on either side of "more than twice as many"."""
    scene.world.topic = LEFT
    few = 1 if each > 5 else 0
    sown = Sown(
        [case(scene) for case in turns(PARTS, each - few)],
        [case(scene) for case in turns(INSIDE, each - few)],
    )
    return sown, [county(scene, most) for most in (6, 7) if few]


def county(scene: Scene, most: int) -> Ask:
    """A county of two parts: so many organisations, and three."""
    world, (area, towns) = scene.world, scene.world.county(scene.country)
    parts = [[world.organisation(towns[0]) for _ in range(size)] for size in (most, 3)]
    for who in parts:
        around(world, who)
    found = gap(LEFT, *parts[1])
    gaps, misses = ({found}, set[Gap]()) if most > 6 else (set[Gap](), {found})
    same(LEFT, Measured(world.book, area).left_out(), gaps)
    return Ask(area, (LEFT,), frozenset(gaps), frozenset(misses))


def check(measured: Measured, hangs: Sown, left: Sown) -> None:
    """The network has these shapes and no others."""
    same(HANGS, measured.hanging(), hangs.gaps)
    same(LEFT, measured.left_out(), left.gaps)
