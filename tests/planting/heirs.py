"""provider-ended: services, places and channels that somebody provides who is over or has a successor."""

from __future__ import annotations

from typing import Any

from tests.planting.planted import TOMORROW, YESTERDAY, Gap, ago, gap
from tests.planting.scene import Case, Scene, Sown, sow

KIND = "provider-ended"


def provided(scene: Scene, what: str, who: str, **values: Any) -> str:
    """A complete service, place or channel of theirs."""
    world = scene.world
    if what == "service":
        return world.service(who, scene.town(), **values)
    thing = world.place(scene.town()) if what == "place" else world.channel()
    if what == "channel":
        world.link("available_in", thing, scene.town())
    world.link("provides", who, thing)
    return thing


def provider(scene: Scene, who: str, **values: Any) -> str:
    """Somebody who provides."""
    world = scene.world
    if who == "team":
        return world.team(scene.ring.one(), **values)
    if who == "initiative":
        return world.initiative(scene.town(), **values)
    if who == "network":
        return world.network(scene.county, coordinator=scene.ring.one(), **values)
    return scene.ring.join(world.organisation(scene.town(), **values))


def ended(who: str, what: str = "service", **values: Any) -> Case:
    """A case: somebody who is over alone provides it."""

    def case(scene: Scene) -> Gap:
        gone = provider(scene, who, **values)
        return gap(KIND, provided(scene, what, gone), gone)

    return case


def succeeded(who: str, *also: str, also_modality: str = "", link: str = "", **values: Any) -> Case:
    """A case: somebody has a successor. ``also``: who provides it besides, the ``heir`` or ``another``."""

    def case(scene: Scene) -> Gap:
        world = scene.world
        one, heir = provider(scene, who, **values), provider(scene, who)
        world.link("succeeded_by", one, heir, on=ago(30), modality=link)
        service = provided(scene, "service", one)
        for other in also:
            more = {"heir": heir, "another": scene.ring.one()}[other]
            world.link("provides", more, service, modality=also_modality)
        return gap(KIND, service, one)

    return case


def shared(scene: Scene) -> Gap:
    """Near miss: somebody else provides it too, and there is no successor."""
    gone = provider(scene, "team", valid_to=YESTERDAY)
    service = provided(scene, "service", gone)
    scene.world.link("provides", scene.ring.one(), service)
    return gap(KIND, service, gone)


def finished(**values: Any) -> Case:
    """A near miss: the service is over as well, or not begun."""

    def case(scene: Scene) -> Gap:
        gone = provider(scene, "team", status="ended")
        return gap(KIND, provided(scene, "service", gone, **values), gone)

    return case


def handed_over(scene: Scene) -> Gap:
    """Near miss: it is said that the team provided it until yesterday."""
    gone = provider(scene, "team", valid_to=YESTERDAY)
    service = scene.service()
    scene.world.link("provides", gone, service, valid_to=YESTERDAY)
    return gap(KIND, service, gone)


GAPS = (
    ended("team", status="ended"),
    succeeded("team"),
    ended("organisation", valid_to=YESTERDAY),
    succeeded("team", "another", valid_to=YESTERDAY),
    ended("team", "place", valid_to=YESTERDAY),
    succeeded("initiative", "another", ends=YESTERDAY),
    ended("network", status="ended"),
    succeeded("team", "heir", also_modality="planned", status="ended"),
    ended("team", "channel", status="ended"),
    succeeded("organisation"),
)
MISSES = (
    succeeded("team", "heir"),
    shared,
    ended("team", valid_to=TOMORROW),
    finished(valid_to=YESTERDAY),
    succeeded("team", "heir", "another", status="ended"),
    succeeded("team", link="planned"),
    handed_over,
    finished(modality="planned"),
    succeeded("organisation", "heir"),
)


def plant(scene: Scene, each: int) -> Sown:
    """Providers that are gone."""
    return sow(scene, KIND, each, GAPS, MISSES)
