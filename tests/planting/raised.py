"""raised: points that nobody has answered yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.planting.planted import YESTERDAY, Gap, ago, gap
from tests.planting.scene import Case, Scene, Sown, sow

KIND = "raised"


def said(about: str = "town", **values: Any) -> Case:
    """A case: a point about something of the area's own."""

    def case(scene: Scene) -> Gap:
        ends: dict[str, Callable[[], str]] = {
            "town": scene.town,
            "county": lambda: scene.county,
            "country": lambda: scene.country,
        }
        ends |= {"organisation": scene.ring.one, "service": lambda: scene.ring.services[scene.ring.one()]}
        return gap(KIND, scene.world.observation(ends[about](), **values))

    return case


def at_meeting(scene: Scene) -> Gap:
    """It has no place of its own but was raised at a meeting here."""
    world = scene.world
    point = world.node("observation", tone="development", text_fi="Ilta-ajat puuttuvat.")
    world.link("raised_at", point, world.event(scene.town(), scene.ring.two()))
    return gap(KIND, point)


def old(scene: Scene) -> Gap:
    """Age takes nothing away from it."""
    return gap(KIND, scene.world.observation(scene.town(), tone="concern", said=scene.world.said("2019-05")))


def answered(scene: Scene) -> Gap:
    """Near miss: something answers it."""
    point = scene.world.observation(scene.town(), tone="concern")
    answer = scene.service()
    scene.world.link("answered_by", point, answer, decided_by="koordinaattori", decided_on=ago(20))
    return gap(KIND, point)


def elsewhere(scene: Scene) -> Gap:
    """Near miss: it concerns a town of another county."""
    _, towns = scene.world.county(scene.country)
    return gap(KIND, scene.world.observation(towns[0], tone="concern"))


GAPS = (
    said("county", tone="concern"),
    said("town", tone="development", state="open"),
    said("service", tone="concern", state="agreed"),
    at_meeting,
    said("organisation", tone="development", certainty="implied"),
    old,
)
MISSES = (
    said(tone="strength"),
    answered,
    said(tone="concern", state="done"),
    said(tone="development", state="dropped"),
    said(tone="proposal", state="open"),
    said(tone="aim"),
    said("county"),
    said(tone="concern", valid_to=YESTERDAY),
    said("country", tone="concern"),
    elsewhere,
)


def plant(scene: Scene, each: int) -> Sown:
    """Points raised."""
    return sow(scene, KIND, each, GAPS, MISSES)
