"""one-sided: cooperation that only one of the two is recorded to have told of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.planting.planted import YESTERDAY, Gap, ago, gap
from tests.planting.scene import Case, Scene, Sown, sow

KIND = "one-sided"


def cooperation(
    ends: str = "team team", told: Sequence[str] = (), confirmed: Sequence[str] = (), **values: Any
) -> Case:
    """A case: two cooperate, and these are recorded to have said so.

    ``0`` and ``1`` are the ids of the ends, ``0 name`` their names, ``0 of`` and ``0 of name`` their organisations';
    anything else is written as it stands.
    """

    def case(scene: Scene) -> Gap:
        world, words = scene.world, dict[str, str]()
        for at, kind in enumerate(ends.split()):
            who = scene.ring.one()
            end = _end(scene, kind, who)
            words |= {f"{at}": end, f"{at} name": world.names[end]}
            words |= {f"{at} of": who, f"{at} of name": world.names[who]}
        said: dict[str, Any] = {"reported_by": [words.get(one, one) for one in told]}
        said |= {"confirmed_by": [words.get(one, one) for one in confirmed]}
        world.together(words["0"], words["1"], **said, **values)
        return gap(KIND, words["0"], words["1"])

    return case


def _end(scene: Scene, kind: str, who: str) -> str:
    """The organisation or something of its own; a project is of nobody."""
    if kind == "service":
        return scene.world.service(who, scene.town())
    if kind == "initiative":
        return scene.world.initiative(scene.town())
    return scene.world.team(who) if kind == "team" else who


def of_one_house(scene: Scene) -> Gap:
    """Near miss: two teams of the organisation that told of it; that is both."""
    who = scene.ring.one()
    one, two = scene.world.team(who), scene.world.team(who)
    scene.world.together(one, two, reported_by=[who])
    return gap(KIND, one, two)


GAPS = (
    cooperation(told=["0"]),
    cooperation("team service", confirmed=["1"]),
    cooperation("organisation team", told=["0 name"]),
    cooperation("service service", told=["0 of"]),
    cooperation("team initiative", told=["1"], confirmed=["1"], strength="close"),
    cooperation(told=["1", "seudun koordinaattori"]),
    cooperation(told=["0 of name"], manner="joint planning"),
)
MISSES = (
    cooperation(),
    cooperation(told=["0", "1"]),
    cooperation("team service", told=["0"], confirmed=["1"]),
    cooperation(told=["seudun koordinaattori"]),
    cooperation(told=["0"], modality="planned"),
    cooperation("service service", told=["0 of", "1"]),
    cooperation(told=["1"], valid_to=YESTERDAY),
    cooperation("organisation team", told=["0 name"], confirmed=["1 of"]),
    cooperation(confirmed=["0", "1 of"]),
    of_one_house,
    cooperation("team service", told=["1"], modality="possible", valid_from=ago(30)),
)


def plant(scene: Scene, each: int) -> Sown:
    """Cooperation by who told of it."""
    return sow(scene, KIND, each, GAPS, MISSES)
