"""missing-partnership: organisations that meet the same need and that nothing joins.

Pairs come from parts of the ring that share no network. Each pair has a need of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.planting.measured import COMMON_NEED, Measured, same
from tests.planting.planted import YESTERDAY, Gap, gap
from tests.planting.scene import Case, Scene, Sown, sow

KIND = "missing-partnership"


def both(
    first: Mapping[str, Any] | None = None,
    second: Mapping[str, Any] | None = None,
    *,
    groups: tuple[str, str] = ("", ""),
    join: str = "",
    narrower: bool = False,
) -> Case:
    """A case: two whose services meet one need. ``groups``: letters of the target groups, shared where alike."""

    def case(scene: Scene) -> Gap:
        world, pair = scene.world, scene.ring.apart()
        need = world.need()
        needs = (need, world.need(need) if narrower else need)
        values = (first or {}, second or {})
        made = zip(pair, needs, values, strict=True)
        services = [world.service(who, scene.town(), needs=[need], **more) for who, need, more in made]
        known = {letter: world.node("target-group") for letter in sorted(set("".join(groups)))}
        for service, letters in zip(services, groups, strict=True):
            for letter in letters:
                world.link("serves", service, known[letter])
        _join(scene, join, pair, services)
        return gap(KIND, *pair)

    return case


def _join(scene: Scene, how: str, pair: tuple[str, str], services: list[str]) -> None:
    """What is between the two already."""
    world, (one, other) = scene.world, pair
    if how == "refers":
        world.link("refers_to", world.role(one), services[1])
    elif how in {"teams", "planned", "over"}:
        states: dict[str, dict[str, Any]] = {"planned": {"modality": "planned"}, "over": {"valid_to": YESTERDAY}}
        world.together(world.team(one), world.team(other), **states.get(how, {}))
    elif how == "network":
        world.network(scene.county, [world.team(one), services[1]], coordinator=one)
    elif how == "meeting":
        world.event(scene.town(), [world.role(one), other])
    elif how == "planned meeting":
        event = world.event(scene.town(), [one])
        world.link("takes_part", other, event, modality="planned")


def through_a_team(scene: Scene) -> Gap:
    """The service of one is provided by its team and has no area of its own."""
    world, (one, other) = scene.world, scene.ring.apart()
    need = world.need()
    world.service(world.team(one), "", needs=[need], place=world.office(scene.town()))
    world.service(other, scene.town(), needs=[need])
    return gap(KIND, one, other)


def elsewhere(scene: Scene) -> Gap:
    """Near miss: what one of them does is not of this area."""
    world, (one, other) = scene.world, scene.ring.apart()
    need, (_, towns) = world.need(), world.county(scene.country)
    world.service(one, towns[0], needs=[need])
    world.service(other, scene.town(), needs=[need])
    return gap(KIND, one, other)


def crowd(size: int) -> Case:
    """A case: so many meet the need, and all but two of them have met the others."""

    def case(scene: Scene) -> Gap:
        world, (one, other) = scene.world, scene.ring.apart()
        need, others = world.need(), scene.ring.free[: size - 2]
        for who in (one, other, *others):
            world.service(who, scene.town(), needs=[need])
        for who in (one, other):
            world.event(scene.town(), [who, *others])
        return gap(KIND, one, other)

    return case


def generic(scene: Scene) -> Gap:
    """Near miss: one of them is a group without a name."""
    world, (one, _) = scene.world, scene.ring.apart()
    need, clubs = world.need(), world.organisation(scene.town(), generic=True)
    for who in (one, clubs):
        world.service(who, scene.town(), needs=[need])
    return gap(KIND, one, clubs)


GAPS = (
    both(),
    crowd(COMMON_NEED),
    both(groups=("ab", "bc")),
    both({"min_age": 0, "max_age": 6}, {"min_age": 3}),
    both(groups=("a", "")),
    both(join="planned"),
    through_a_team,
    both({"max_age": 3}),
    both(join="over"),
    both(join="planned meeting"),
)
MISSES = (
    crowd(COMMON_NEED + 1),
    both({"min_age": 0, "max_age": 3}, {"min_age": 7, "max_age": 20}),
    both(groups=("a", "b")),
    both(join="teams"),
    both({"modality": "planned"}),
    both(join="network"),
    both(join="refers"),
    both(narrower=True),
    both(join="meeting"),
    generic,
    both({"valid_to": YESTERDAY}),
    elsewhere,
)


def plant(scene: Scene, each: int) -> Sown:
    """Pairs with and without a line between them."""
    return sow(scene, KIND, each, GAPS, MISSES)


def check(measured: Measured, sown: Sown) -> None:
    """The network has the planted pairs and no others, but for those that ages or groups keep apart.

    These two conditions stand in the services and not in the network, and are not looked at in it.
    """
    same(KIND, measured.partnerless() - set(sown.misses), sown.gaps)
