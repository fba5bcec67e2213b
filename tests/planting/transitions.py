"""transition-break: services that end at an age or level, and those that go on from there without a path to them."""

from __future__ import annotations

from typing import Any

from tests.planting.planted import YESTERDAY, Gap, gap
from tests.planting.scene import Case, Scene, Sown, sow

KIND = "transition-break"
ROUTE_STEPS = 5


def ages(
    upper: float,
    *nexts: tuple[float, float | None],
    steps: int = 0,
    needs: str = "same",
    link: dict[str, Any] | None = None,
    back: bool = False,
    **values: Any,
) -> Case:
    """A case: a service up to an age, and others from and to such ages; a path of so many steps to the last."""

    def case(scene: Scene) -> Gap:
        more = [{"min_age": low} | ({} if high is None else {"max_age": high}) for low, high in nexts]
        first, others = _services(scene, needs, {"max_age": upper}, [one | values for one in more])
        if steps:
            _path(scene, first, others[-1], steps, link or {})
        if back:
            scene.world.link("refers_to", others[0], first)
        return gap(KIND, first, *others, detail="age")

    return case


def levels(first: str, *nexts: str, steps: int = 0, needs: str = "same", **values: Any) -> Case:
    """A case: the same by levels."""

    def case(scene: Scene) -> Gap:
        form = {"form": ["premises", "outreach"]}
        others = [{"level": one, **form, **values} for one in nexts]
        one, found = _services(scene, needs, {"level": first, **form}, others)
        if steps:
            _path(scene, one, found[-1], steps, {})
        return gap(KIND, one, *found, detail="level")

    return case


def _services(scene: Scene, needs: str, one: dict[str, Any], others: list[dict[str, Any]]) -> tuple[str, list[str]]:
    """Services of one organisation, or of two that share a network."""
    world, (who, other) = scene.world, scene.ring.neighbours()
    need = world.need()
    theirs = {"same": [need, world.need()], "exact": [need], "narrower": [world.need(need)], "other": [world.need()]}
    first = world.service(who, scene.town(), needs=[need], **one)
    found = [
        world.service(world.rng.choice((who, other)), scene.town(), needs=theirs[needs], **more) for more in others
    ]
    return first, found


def _path(scene: Scene, source: str, target: str, steps: int, last: dict[str, Any]) -> None:
    """A path over services of which no needs are recorded."""
    for _ in range(steps - 1):
        middle = scene.service()
        scene.world.link("refers_to", source, middle)
        source = middle
    scene.world.link("refers_to", source, target, **last)


GAPS = (
    ages(6, (7, None)),
    levels("early support", "special"),
    ages(6, (7, 17.5), steps=ROUTE_STEPS + 1),
    ages(17.5, (17, 29)),
    levels("for everyone", "early support", "early support"),
    ages(3, (3, 18), (4, None), (2, 20)),
    ages(6, (5, 12), steps=1, link={"modality": "planned"}),
    levels("special", "demanding", steps=ROUTE_STEPS + 1),
    ages(12.5, (13, None), needs="exact", back=True),
    ages(6, (7, None), steps=2, link={"valid_to": YESTERDAY}),
)
MISSES = (
    ages(6, (7, None), steps=1),
    levels("early support", "special", steps=1),
    ages(6, (7.5, None)),
    ages(18, (18, None)),
    ages(6, (7, None), needs="narrower"),
    levels("early support", "demanding"),
    ages(6, (5, 6)),
    ages(6, (4.5, None)),
    ages(6, (7, None), steps=ROUTE_STEPS),
    levels("for everyone", "early support", needs="other"),
    ages(6, (6, None), (7, None), steps=2),
    ages(6, (7, None), modality="planned"),
    levels("special", "special"),
    ages(6),
    ages(6, (7, None), valid_to=YESTERDAY),
    levels("for everyone", "special", steps=ROUTE_STEPS),
)


def plant(scene: Scene, each: int) -> Sown:
    """Transitions."""
    return sow(scene, KIND, each, GAPS, MISSES)
