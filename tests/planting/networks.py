"""no-coordinator and no-family-voice: networks that nobody coordinates or in which no family takes part.

Where families take part in anything else of the area, no network of it lacks their voice: that needs areas of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.planting.planted import TOMORROW, YESTERDAY, Ask, Gap, gap
from tests.planting.scene import Case, Scene, Sown, sow
from tests.planting.world import World

COORDINATOR = "no-coordinator"
VOICE = "no-family-voice"


def uncoordinated(by: str = "", link: dict[str, Any] | None = None, **values: Any) -> Case:
    """A case: a network that they coordinate, as far as the link is in force."""

    def case(scene: Scene) -> Gap:
        world = scene.world
        network = scene.network(coordinated=False, **values)
        who: dict[str, Callable[[], str]] = {
            "organisation": scene.ring.one,
            "team": scene.team,
            "role": lambda: world.role(scene.ring.one()),
            "initiative": lambda: world.initiative(scene.town()),
            "network": scene.network,
        }
        if by:
            world.link("coordinates", who[by](), network, **(link or {}))
        return gap(COORDINATOR, network)

    return case


def coordinates_others(scene: Scene) -> Gap:
    """It coordinates a place, but nobody coordinates it."""
    network = scene.network(coordinated=False)
    scene.world.link("coordinates", network, scene.world.place(scene.town()))
    return gap(COORDINATOR, network)


def voiceless(who: str = "", link: dict[str, Any] | None = None, **values: Any) -> Case:
    """A case: a network in which, or for which, these take part."""

    def case(scene: Scene) -> Gap:
        world = scene.world
        network = scene.network(voice=False, **values)
        if who == "served":
            world.link("serves", network, world.node("target-group"))
        elif who == "role":
            world.link("takes_part", world.role(scene.ring.one()), network, role="planner")
        elif who == "families":
            world.link("takes_part", world.node("target-group"), network, **(link or {}))
        return gap(VOICE, network)

    return case


COORDINATOR_GAPS = (
    uncoordinated(),
    uncoordinated("team", {"modality": "planned"}),
    uncoordinated("role", {"valid_to": YESTERDAY}),
    coordinates_others,
    uncoordinated("organisation", {"modality": "proposed"}),
    uncoordinated(network_type="meeting-place network"),
)
COORDINATOR_MISSES = (
    uncoordinated(generic=True),
    uncoordinated("role"),
    uncoordinated(valid_to=YESTERDAY),
    uncoordinated("team"),
    uncoordinated("initiative"),
    uncoordinated(status="ended"),
    uncoordinated("network"),
    uncoordinated("organisation", {"valid_from": "2025-01-01", "valid_to": TOMORROW}),
)
VOICE_GAPS = (
    voiceless(),
    voiceless("served"),
    voiceless("families", {"modality": "wanted"}),
    voiceless("role"),
    voiceless("families", {"valid_to": YESTERDAY}),
)
VOICE_MISSES = (
    voiceless("families"),
    voiceless(generic=True),
    voiceless("families", {"role": "developer client"}),
    voiceless(status="ended"),
    voiceless("families", {"role": "planner", "valid_to": TOMORROW}),
    voiceless(valid_to=YESTERDAY),
)


def coordinators(scene: Scene, each: int) -> Sown:
    """Networks and who coordinates them."""
    return sow(scene, COORDINATOR, each, COORDINATOR_GAPS, COORDINATOR_MISSES)


def voices(scene: Scene, each: int) -> tuple[Sown, list[Ask]]:
    """Networks and families in them, in the big county and in counties of their own."""
    few = max(1, each // 5)
    sown = sow(scene, VOICE, each - 1, VOICE_GAPS, VOICE_MISSES, fewer=few - 1)
    asks = [_county(scene, where, at) for at, where in enumerate(_spread(few))]
    return sown, [*asks, _county(scene, "elsewhere", 1)]


def _spread(count: int) -> list[str]:
    """Where families are heard, so many times in turn."""
    return [("meeting", "initiative", "team")[at % 3] for at in range(count)]


def _county(scene: Scene, where: str, at: int) -> Ask:
    """A county with one network; families take part in something else of this county, or of another one."""
    world, (area, towns) = scene.world, scene.world.county(scene.country)
    who = world.organisation(towns[0])
    network = world.network(area, [world.team(who)], coordinator=who, voice=False)
    _, others = world.county(scene.country)
    families = world.node("target-group")
    world.link("takes_part", families, _heard(world, where, others[0] if where == "elsewhere" else towns[0], who))
    found = frozenset((gap(VOICE, network),))
    nothing = frozenset[Gap]()
    return Ask(area, (VOICE,), *((found, nothing) if where == "elsewhere" else (nothing, found)))


def _heard(world: World, where: str, town: str, who: str) -> str:
    """Where families are heard."""
    if where == "team":
        return world.team(who)
    return world.initiative(town) if where == "initiative" else world.event(town)
