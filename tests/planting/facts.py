"""no-contact, no-language, no-place: facts that a family needs; one gap for all such services of a provider."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import cycle, islice
from typing import Any

from tests.planting.planted import YESTERDAY, Gap, gap
from tests.planting.scene import Scene, Sown

CONTACT = "no-contact"
LANGUAGE = "no-language"
PLACE = "no-place"

Maker = Callable[[Scene, str], str]
"""Plants a service of a provider that has or lacks something."""


def contact(through: str = "", link: dict[str, Any] | None = None, **values: Any) -> Maker:
    """A service without a channel of its own; ``through`` is where there is one, or hours."""

    def make(scene: Scene, who: str) -> str:
        world = scene.world
        own_place = world.place(scene.town())
        service = world.service(who, scene.town(), channel=False, place="", **values)
        world.link("delivered_at", service, own_place, **(link if link and through == "delivered" else {}))
        ends = {"place": own_place, "provider": who, "itself": service}
        if through == "network":
            net = world.network(scene.county, [service], coordinator=scene.ring.one())
            world.link("reached_through", net, world.channel())
        elif through in ends:
            world.link("reached_through", ends[through], world.channel(), **(link or {}))
        return service

    return make


def language(**values: Any) -> Maker:
    """A service with such languages."""
    return lambda scene, who: scene.world.service(who, scene.town(), **{"languages": "", **values})


def place(form: Sequence[str] | str = "", at: dict[str, Any] | None = None, **values: Any) -> Maker:
    """A service of such forms without a place; ``at`` is what is said of one."""

    def make(scene: Scene, who: str) -> str:
        world = scene.world
        service = world.service(who, scene.town(), place="", form=form, **values)
        if at is not None:
            world.link("delivered_at", service, world.office(scene.town()), **at)
        return service

    return make


GAPS: dict[str, tuple[Maker, ...]] = {
    CONTACT: (
        contact(),
        contact("itself", {"modality": "planned"}),
        contact("provider", {"valid_to": YESTERDAY}),
        contact(form="group"),
    ),
    LANGUAGE: (language(), language(form="premises"), language(status="unknown")),
    PLACE: (
        place("group"),
        place(["home", "premises"]),
        place("premises", {"modality": "planned"}),
        place("group", {"valid_to": YESTERDAY}),
    ),
}
MISSES: dict[str, tuple[Maker, ...]] = {
    CONTACT: (
        contact("provider"),
        contact("delivered", {"contact": "vastaanotto"}),
        contact("place"),
        contact("network"),
        contact("delivered", {"hours": "ma–pe 9–15"}),
        contact("itself"),
        contact(valid_to=YESTERDAY),
        contact(modality="planned"),
    ),
    LANGUAGE: (
        language(languages="sv"),
        language(languages=["fi", "se"]),
        language(valid_to=YESTERDAY),
        language(modality="planned"),
        language(status="paused"),
    ),
    PLACE: (
        place("home"),
        place(["phone", "digital"]),
        place("outreach"),
        place("group", {}),
        place("group", valid_to=YESTERDAY),
        place(["home", "outreach"]),
        place("premises", modality="planned"),
        place("digital"),
        place("phone"),
    ),
}


def plant(scene: Scene, kind: str, gaps: int, misses: int) -> Sown:
    """So many of a kind; each gap is of another provider and of one to three services of it."""
    scene.world.topic = kind
    who = scene.ring.distinct(gaps + misses)
    makers, planted = cycle(GAPS[kind]), []
    for at, provider in enumerate(who[:gaps]):
        planted.append(gap(kind, *(make(scene, provider) for make in islice(makers, 1 + at % 3))))
    near = zip(cycle(MISSES[kind]), who[gaps:], strict=False)
    return Sown(planted, [Gap(kind, frozenset((make(scene, provider),))) for make, provider in near])
