"""stale: things of which nothing was said or verified for a year, one gap for each document.

All links of a stale thing are as old as it is, so that it is stale whether or not links are counted as said of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.planting.planted import YESTERDAY, Gap, ago, gap
from tests.planting.scene import Case, Scene, Sown, sow
from tests.planting.world import OTHER, Said

KIND = "stale"

Maker = Callable[[Scene, Said | None], str]


def service(scene: Scene, said: Said | None = None, **values: Any) -> str:
    """A service, as are its links; its channel is checked."""
    return scene.service(said=said, **values)


def organisation(scene: Scene, said: Said | None = None) -> str:
    """An organisation in the ring."""
    return scene.newcomer(said=said)


def team(scene: Scene, said: Said | None = None) -> str:
    """A team of an ordinary organisation."""
    return scene.world.team(scene.ring.one(), said=said)


def role(scene: Scene, said: Said | None = None) -> str:
    """A role of an ordinary organisation."""
    return scene.world.role(scene.ring.one(), said=said)


def place(scene: Scene, said: Said | None = None) -> str:
    """A place."""
    return scene.world.place(scene.town(), said=said, place_type="school")


def channel(scene: Scene, said: Said | None = None) -> str:
    """A channel of an ordinary organisation."""
    channel = scene.world.channel(said=said)
    scene.world.link("reached_through", scene.world.place(scene.town()), channel, said=said)
    return channel


def network(scene: Scene, said: Said | None = None) -> str:
    """A network of neighbours in the ring."""
    return scene.network(said=said)


def initiative(scene: Scene, said: Said | None = None) -> str:
    """A project that runs."""
    return scene.world.initiative(scene.town(), said=said, begins="2024", ends="2027")


def item(day: str, *makers: Maker, **evidence: Any) -> Case:
    """A case: all that one document of that day says and nothing newer."""

    def case(scene: Scene) -> Gap:
        said = scene.world.said(day, **evidence)
        return gap(KIND, *(make(scene, said) for make in makers))

    return case


def told_again(scene: Scene) -> Gap:
    """Two documents, both old: the item is of the newer one, which tells of a team as well."""
    thing = service(scene, scene.world.said("2021-06"))
    later = scene.world.said("2024-02")
    scene.world.more(thing, said=later, level="for everyone")
    return gap(KIND, thing, team(scene, later))


def confirmed(scene: Scene) -> Gap:
    """Near miss: old, but somebody has confirmed it in a row of its own."""
    thing = service(scene, scene.world.said("2021"))
    scene.world.more(thing, said={**scene.world.said("2021"), "verified_on": ago(364)})
    return gap(KIND, thing)


def told_elsewhere(scene: Scene) -> Gap:
    """Near miss: old in one dataset, fresh in the other."""
    thing = place(scene, scene.world.said("2020-02-02"))
    scene.world.more(thing, said=scene.world.said(ago(90), OTHER), address="Mallikuja 1")
    return gap(KIND, thing)


def never_stale(slug: str) -> Case:
    """A near miss: kinds that only the past is told of, or that do not age."""

    def case(scene: Scene) -> Gap:
        world, said = scene.world, scene.world.said("2022")
        if slug == "event":
            return gap(KIND, world.event(scene.town(), scene.ring.two(), said=said, begins="2022-03-01"))
        if slug == "observation":
            return gap(KIND, world.observation(scene.town(), said=said, tone="strength"))
        need = world.node("need", said=said)
        scene.service(needs=[need])
        return gap(KIND, need)

    return case


def resting(**values: Any) -> Case:
    """A near miss: a project that does not run."""
    return lambda scene: gap(KIND, scene.world.initiative(scene.town(), said=scene.world.said("2023"), **values))


def finished(**values: Any) -> Case:
    """A near miss: a service that is over."""
    return lambda scene: gap(KIND, service(scene, scene.world.said("2023"), **values))


GAPS = (
    item(ago(366), service),
    item("2024", organisation, team, role),
    item("2025-10", channel, place),
    item("2025-22", network),
    item("2025-01-31", initiative),
    told_again,
    item("2020", service, verified_on=ago(366)),
    item("2022-11", service, service, place),
    item(ago(380), role),
)
MISSES = (
    item(ago(364), service),
    item("2025", organisation),
    item("", service),
    item("2020", channel, verified_on=ago(30)),
    told_elsewhere,
    finished(valid_to=YESTERDAY),
    confirmed,
    never_stale("event"),
    resting(begins="2023", ends=YESTERDAY),
    item("2025-23", place),
    finished(status="ended"),
    never_stale("observation"),
    resting(begins="2027-01", status="planned"),
    item("", team),
    never_stale("need"),
    item(ago(364), network),
)


def plant(scene: Scene, each: int) -> Sown:
    """Old documents."""
    return sow(scene, KIND, each, GAPS, MISSES)
