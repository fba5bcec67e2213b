"""dead-end, no-way-in, no-feedback: where referrals end, are missing or come back with nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tests.planting.planted import YESTERDAY, Gap, ago, gap
from tests.planting.scene import Case, Scene, Sown, sow

DEAD = "dead-end"
WAY = "no-way-in"
FEEDBACK = "no-feedback"

PLANNED: Mapping[str, Any] = {"modality": "planned"}
OVER: Mapping[str, Any] = {"valid_to": YESTERDAY}


def two(scene: Scene, needs: list[list[str]], **values: Any) -> tuple[str, str]:
    """Two services of neighbours in the ring, so that they are no partners that miss each other; values of the second.

    They meet these needs.
    """
    one, other = scene.ring.neighbours()
    first = scene.world.service(one, scene.town(), needs=needs[0])
    return first, scene.world.service(other, scene.town(), needs=needs[1], **values)


def related(how: str) -> Callable[[Scene], list[list[str]]]:
    """What the two meet: needs that are ``apart``, the ``same``, ``wider`` or ``narrower`` ones, or not recorded."""

    def needs(scene: Scene) -> list[list[str]]:
        world = scene.world
        top = world.need()
        bottom = world.need(world.need(top))
        return {
            "apart": [[top], [world.need()]],
            "siblings": [[world.need(top)], [bottom]],
            "one of two": [[top, world.need()], [top]],
            "same": [[top], [top, world.need()]],
            "wider": [[top], [bottom]],
            "narrower": [[bottom], [top]],
            "referrer unknown": [[], [top]],
            "own unknown": [[top], []],
        }[how]

    return needs


def dead(how: str = "apart", *, on: str = "", link: Mapping[str, Any] | None = None, **values: Any) -> Case:
    """A case: one service refers to another; ``on`` is who refers on from there."""

    def case(scene: Scene) -> Gap:
        world = scene.world
        one, other = two(scene, related(how)(scene), **values)
        world.link("refers_to", one, other, manner="guided", **(link or {}))
        if on == "planned":
            world.link("refers_to", other, scene.service(), **PLANNED)
        elif on:
            world.link("refers_to", other if on == "itself" else world.role(other), scene.service())
        return gap(DEAD, other)

    return case


def by_a_team(scene: Scene) -> Gap:
    """Near miss: who refers is a team, and of a team no needs are recorded."""
    _, other = two(scene, related("apart")(scene))
    scene.world.link("refers_to", scene.team(), other, manner="told about")
    return gap(DEAD, other)


def two_refer(scene: Scene) -> Gap:
    """Two refer to it, and the need of one of them is not its own."""
    one, other = two(scene, related("same")(scene))
    stranger = scene.service(needs=[scene.world.need()])
    for source in (one, stranger):
        scene.world.link("refers_to", source, other)
    return gap(DEAD, other)


def way_in(access: str = "referral needed", by: str = "", link: Mapping[str, Any] | None = None, **values: Any) -> Case:
    """A case: a service with such a way in, and who refers to it."""

    def case(scene: Scene) -> Gap:
        world = scene.world
        service = scene.service(access=access, **values)
        who = {"service": scene.service, "team": scene.team, "organisation": scene.ring.one}
        who |= {"role": lambda: world.role(scene.ring.one()), "place": lambda: world.place(scene.town())}
        if by:
            world.link("refers_to", who[by](), service, **(link or {}))
        return gap(WAY, service)

    return case


def refers_itself(scene: Scene) -> Gap:
    """It refers to others, but nobody to it."""
    service = scene.service(access="decision needed")
    scene.world.link("refers_to", service, scene.service())
    return gap(WAY, service)


def feedback(answer: str = "none", source: str = "service", **values: Any) -> Case:
    """A case: a referral with such feedback."""

    def case(scene: Scene) -> Gap:
        world, target = scene.world, scene.service()
        who = {"service": scene.service, "team": scene.team, "organisation": scene.ring.one}
        who |= {"role": lambda: world.role(scene.ring.one()), "place": lambda: world.place(scene.town())}
        one = who[source]()
        world.link("refers_to", one, target, feedback=answer, **values)
        return gap(FEEDBACK, one, target)

    return case


DEAD_GAPS = (
    dead(),
    dead("siblings"),
    dead("one of two", on="planned"),
    two_refer,
    dead("apart", access="referral needed", level="early support"),
)
DEAD_MISSES = (
    dead(on="itself"),
    dead("same"),
    dead("wider"),
    dead("referrer unknown"),
    dead(on="its role"),
    dead(link=PLANNED),
    dead("narrower"),
    dead("own unknown"),
    dead(valid_to=YESTERDAY),
    by_a_team,
    dead(link=OVER),
    dead(modality="planned"),
)
WAY_GAPS = (
    way_in(),
    way_in("decision needed"),
    way_in(by="service", link=PLANNED),
    refers_itself,
    way_in("decision needed", by="team", link=OVER),
    way_in(status="unknown"),
)
WAY_MISSES = (
    way_in("guided"),
    way_in(by="service"),
    way_in(""),
    way_in("decision needed", by="team"),
    way_in(modality="planned"),
    way_in(by="organisation"),
    way_in("open"),
    way_in(by="role", link={"manner": "referral letter"}),
    way_in("decision needed", valid_to=YESTERDAY),
    way_in(by="place"),
    way_in("self-referral"),
    way_in("decision needed", status="paused"),
)
FEEDBACK_GAPS = (
    feedback(),
    feedback(source="role", manner="referral letter"),
    feedback(source="organisation", used="in use"),
    feedback(source="team", modality="under_way"),
    feedback(source="place", manner="told about"),
)
FEEDBACK_MISSES = (
    feedback(""),
    feedback("always"),
    feedback("on request", source="role"),
    feedback(modality="planned"),
    feedback("", source="team", used="in use"),
    feedback(valid_to=YESTERDAY),
    feedback(source="team", modality="proposed", valid_from=ago(30)),
)


def dead_ends(scene: Scene, each: int) -> Sown:
    """Services from which nobody refers on."""
    return sow(scene, DEAD, each, DEAD_GAPS, DEAD_MISSES)


def ways_in(scene: Scene, each: int) -> Sown:
    """Services that need a referral."""
    return sow(scene, WAY, each, WAY_GAPS, WAY_MISSES)


def answers(scene: Scene, each: int) -> Sown:
    """Referrals with and without feedback."""
    return sow(scene, FEEDBACK, each, FEEDBACK_GAPS, FEEDBACK_MISSES)
