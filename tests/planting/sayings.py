"""sources-disagree: sources that say different things of one matter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.planting.planted import YESTERDAY, Gap, ago, gap
from tests.planting.scene import Case, Scene, Sown, sow
from tests.planting.world import MAIN, OTHER, World

KIND = "sources-disagree"


def thing(slug: str, first: dict[str, Any], then: dict[str, Any], *, first_day: int = 60, **more: Any) -> Case:
    """A case: one saying and then another, by the other dataset of the same day unless told otherwise."""

    def case(scene: Scene) -> Gap:
        world = scene.world
        makers: dict[str, Callable[..., str]] = {
            "service": lambda said, **values: scene.service(said=said, **values),
            "place": lambda said, **values: world.place(scene.town(), said=said, **values),
            "team": lambda said, **values: scene.team(said=said, **values),
            "initiative": lambda said, **values: world.initiative(scene.town(), said=said, **values),
        }
        one = makers[slug](world.said(ago(first_day)), **first)
        world.more(
            one, said=world.said(ago(int(more.get("day", "60"))), more.get("dataset", OTHER)), **_named(world, then)
        )
        return gap(KIND, one)

    return case


def _named(world: World, values: dict[str, Any]) -> dict[str, Any]:
    """Values with a word of its own for the question mark: no two names may be alike by chance."""
    return {key: one.replace("?", world.word()) if isinstance(one, str) else one for key, one in values.items()}


def link(kind: str, first: dict[str, Any], then: dict[str, Any], *, first_day: int = 60, by: str = OTHER) -> Case:
    """A case: two sayings of one link."""

    def case(scene: Scene) -> Gap:
        world = scene.world
        source, target = scene.team(), scene.team()
        if kind == "refers_to":
            target = scene.service()
        elif kind == "delivered_at":
            source, target = scene.service(), world.place(scene.town())
        world.link(kind, source, target, said=world.said(ago(first_day)), **first)
        world.link(kind, source, target, said=world.said(ago(60), by), again=True, **then)
        return gap(KIND, source, target, detail=kind)

    return case


GAPS = (
    thing("service", {"access": "open"}, {"access": "guided"}),
    link("refers_to", {"waiting_max_days": 14}, {"waiting_max_days": 30}),
    thing("service", {"fee_fi": "maksuton"}, {"fee_fi": "5 euroa"}, dataset=MAIN),
    thing("place", {"address": "Mallitie 1"}, {"address": "Mallitie 2"}, first_day=300),
    thing("service", {"fee_fi": "1 euro", "min_age": 3}, {"fee_fi": "2 euroa", "min_age": 4}, day="200"),
    link("cooperates_with", {"strength": "close"}, {"strength": "occasional"}, first_day=200),
    thing("initiative", {"funder": "säätiö"}, {"funder": "valtio"}),
    link("delivered_at", {"hours": "ma 9–12"}, {"hours": "ti 9–12"}, by=MAIN),
    thing("team", {"team_type": "unit"}, {"team_type": "working pair"}, first_day=10, day="300"),
)
MISSES = (
    thing("service", {"fee_fi": "maksuton"}, {"fee_fi": "5 euroa"}, first_day=61, dataset=MAIN),
    thing("service", {}, {"name_fi": "? toisin"}),
    thing("service", {"languages": "fi"}, {"languages": ["fi", "sv"]}),
    link("refers_to", {"waiting_max_days": 14}, {"waiting_max_days": 30}, first_day=300, by=MAIN),
    thing("place", {"summary_fi": "Talo torin laidalla."}, {"summary_fi": "Puutalo."}),
    thing("service", {"certainty": "stated"}, {"certainty": "implied"}),
    thing("service", {"fee_fi": "maksuton"}, {"fee_fi": "maksuton", "min_age": 2}),
    link("cooperates_with", {"strength": "close"}, {"strength": "close"}),
    thing("service", {"fee_fi": "maksuton"}, {"fee_sv": "5 euro"}),
    thing("service", {"access": "open", "valid_to": YESTERDAY}, {"access": "guided"}),
    thing("service", {"form": ["group"]}, {"form": ["premises"]}),
    link("delivered_at", {"hours": "ma 9–12"}, {"contact": "info"}),
    thing("team", {}, {"alt_names_fi": "toinen nimi"}),
)


def plant(scene: Scene, each: int) -> Sown:
    """Sayings that differ."""
    return sow(scene, KIND, each, GAPS, MISSES)
