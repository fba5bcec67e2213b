"""rests-on-project and special-stays-away: services that only projects provide, and that stay where they are."""

from __future__ import annotations

from typing import Any

from tests.planting.planted import TOMORROW, YESTERDAY, Ask, Gap, ago, gap
from tests.planting.scene import Case, Scene, Sown, sow

PROJECT = "rests-on-project"
SPECIAL = "special-stays-away"


def project(*ends: str, also: str = "", link: dict[str, Any] | None = None, **values: Any) -> Case:
    """A case: a service that initiatives with these ends provide, and who else does."""

    def case(scene: Scene) -> Gap:
        world = scene.world
        service = world.service("", scene.town(), **values)
        made = [world.initiative(scene.town(), begins="2025", ends=day) for day in ends]
        for one in made:
            world.link("provides", one, service, role="producer")
        if also:
            other = scene.ring.one() if also == "organisation" else scene.team()
            world.link("provides", other, service, **(link or {}))
        return gap(PROJECT, service, *made)

    return case


def special(level: str = "special", outreach: dict[str, Any] | None = None, **values: Any) -> Case:
    """A case: a service of such a level; ``outreach`` says of a school that it comes there."""

    def case(scene: Scene) -> Gap:
        world = scene.world
        service = scene.service(level=level, **values)
        if outreach is not None:
            world.link("delivered_at", service, world.place(scene.town(), place_type="school"), **outreach)
        return gap(SPECIAL, service)

    return case


PROJECT_GAPS = (
    project("2026-12-31"),
    project("2027", "2027-06"),
    project(TOMORROW, also="organisation", link={"modality": "planned"}),
    project("2028-05", access="guided"),
    project("2027-05-31", also="team", link={"valid_to": YESTERDAY}),
)
PROJECT_MISSES = (
    project(""),
    project("2026-12-31", also="organisation"),
    project("2027", also="team", link={"role": "co-producer"}),
    project("2027", ""),
    project("2027-06", valid_to=YESTERDAY),
    project("2027-06", modality="planned"),
)
SPECIAL_GAPS = (
    special(),
    special("demanding", form=["premises", "group"]),
    special(outreach={"outreach": False}),
    special(outreach={"outreach": True, "modality": "planned"}),
    special("demanding", outreach={"hours": "ke 9–11"}),
    special(outreach={"outreach": True, "valid_to": YESTERDAY}),
    special(form="home"),
)
SPECIAL_MISSES = (
    special(outreach={"outreach": True}),
    special("early support"),
    special("demanding", form=["premises", "outreach"]),
    special(valid_to=YESTERDAY),
    special(outreach={"outreach": True, "valid_from": ago(30), "valid_to": TOMORROW}),
    special(""),
    special(status="planned"),
    special("for everyone"),
)


def projects(scene: Scene, each: int) -> Sown:
    """Services of projects."""
    return sow(scene, PROJECT, each, PROJECT_GAPS, PROJECT_MISSES)


def specials(scene: Scene, each: int) -> tuple[Sown, list[Ask]]:
    """Special services, in the big county and in counties without a named network."""
    few = max(1, each // 10)
    sown = sow(scene, SPECIAL, each, SPECIAL_GAPS, SPECIAL_MISSES, fewer=few)
    return sown, [
        _without_network(scene, ({}, {"generic": True}, {"valid_to": YESTERDAY})[at % 3]) for at in range(few)
    ]


def _without_network(scene: Scene, network: dict[str, Any]) -> Ask:
    """A county with a special service and no network, or one without a name or that is over."""
    world, (area, towns) = scene.world, scene.world.county(scene.country)
    who = world.organisation(towns[0])
    if network:
        world.network(area, [who], coordinator=who, **network)
    service = world.service(who, towns[0], level="special")
    return Ask(area, (SPECIAL,), frozenset(), frozenset((gap(SPECIAL, service),)))
