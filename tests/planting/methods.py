"""method-not-shared: methods that some members of a network are trained in, and others not recorded to use.

Who uses a method is in the networks planted for it only, and in none of the ring, where everybody would be without it.
"""

from __future__ import annotations

from itertools import cycle, islice
from typing import Any

from tests.planting.planted import YESTERDAY, Gap, gap
from tests.planting.scene import Scene, Sown

KIND = "method-not-shared"
TRAINED: dict[str, Any] = {"trained_people": 3}
GAPS: tuple[dict[str, Any], ...] = (
    {},
    {"use": {"trained_on": "2024-05"}, "method_type": "working model"},
    {"plain": 1, "without": 2},
    {"without": 1, "state": {"modality": "planned"}},
    {"by": "team", "without": 3},
    {"without": 2, "state": {"valid_to": YESTERDAY}},
    {"also": TRAINED, "use": {"trained_people": 1, "trained_on": "2025-11-02"}},
)
MISSES: tuple[dict[str, Any], ...] = (
    {"method_type": "principle"},
    {"without": 0, "plain": 2},
    {"use": {}},
    {"member": False},
    {"use": {**TRAINED, "modality": "planned"}},
    {"use": {**TRAINED, "valid_to": YESTERDAY}},
    {"network": {"valid_to": YESTERDAY}},
    {"without": 0, "plain": 1, "by": "team"},
    {"network": {"status": "ended"}},
)


class Methods:
    """Plants methods. Each has an organisation of its own that knows it, so that no method gets into other networks."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.world = scene, scene.world

    def plant(self, each: int) -> Sown:
        """So many of either."""
        self.world.topic = KIND
        start = self.world.rng.randrange(60)
        turns = ((cases, start % len(cases)) for cases in (GAPS, MISSES))
        return Sown(*([self._one(**case) for case in islice(cycle(cases), at, at + each)] for cases, at in turns))

    def _one(
        self,
        *,
        use: dict[str, Any] = TRAINED,
        also: dict[str, Any] | None = None,
        by: str = "organisation",
        plain: int = 0,
        without: int = 1,
        state: dict[str, Any] | None = None,
        method_type: str = "method",
        member: bool = True,
        network: dict[str, Any] | None = None,
    ) -> Gap:
        """A method and a network: who is trained, who merely uses it, and who is without a record of it.

        The members without a record may have a use that is planned or over (``state``), which is none.
        """
        world, method = self.world, self.world.node("method", method_type=method_type)
        knowing = self._knowing()
        users = [knowing if by == "organisation" else world.team(knowing), *([world.team(knowing)] if also else [])]
        plainly, others = self._teams(plain), self._teams(without)
        members = [*(users if member else ()), *plainly, *others]
        net = world.network(self.scene.county, members, coordinator=self.scene.ring.one(), **(network or {}))
        for user, how in zip(users, (use, also), strict=False):
            world.link("uses", user, method, **(how or {}))
        for user in plainly:
            world.link("uses", user, method)
        for user in others if state else ():
            world.link("uses", user, method, **TRAINED, **(state or {}))
        return gap(KIND, method, net, *others)

    def _knowing(self) -> str:
        """An organisation with two lines to the ring, in none of its networks."""
        who = self.world.organisation(self.scene.town())
        for other in self.scene.ring.two():
            self.world.together(self.world.team(who), other)
        return who

    def _teams(self, count: int) -> list[str]:
        """Members that are teams of ordinary organisations, or these themselves, which use nothing else."""
        ring = self.scene.ring
        return [self.world.team(ring.one()) if at % 2 else ring.one() for at in range(count)]
