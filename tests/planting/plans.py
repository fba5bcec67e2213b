"""plan-unconfirmed: plans whose day has passed, or of which nothing was heard for a year.

Plans without a day are planted as meetings, projects and links only: an old plan of a service might be called stale
too, and whether it is one the specification does not say.
"""

from __future__ import annotations

from itertools import cycle, islice
from typing import Any

from tests.planting.planted import TOMORROW, YESTERDAY, Gap, ago, gap
from tests.planting.scene import Case, Scene, Sown, sow

KIND = "plan-unconfirmed"


def service(**values: Any) -> Case:
    """A case: a service with these values."""
    return lambda scene: gap(KIND, scene.service(**values))


def place(scene: Scene) -> Gap:
    """A place of status planned; the month is over."""
    return gap(KIND, scene.world.place(scene.town(), status="planned", valid_from="2026-10"))


def network(scene: Scene) -> Gap:
    """A network that was to begin."""
    return gap(KIND, scene.network(modality="aim", valid_from="2026-09-01"))


def group(scene: Scene) -> Gap:
    """A team that was wanted by last year."""
    return gap(KIND, scene.team(modality="wanted", valid_from="2025"))


def initiative(day: str = "", *, verified: str = "", **values: Any) -> Case:
    """A case: a project, said on a day if one is given."""

    def case(scene: Scene) -> Gap:
        said = scene.world.said(day, **({"verified_on": verified} if verified else {})) if day else None
        return gap(KIND, scene.world.initiative(scene.town(), said=said, **values))

    return case


def event(day: str = "", **values: Any) -> Case:
    """A case: a meeting, said on a day if one is given."""

    def case(scene: Scene) -> Gap:
        said = scene.world.said(day) if day else None
        return gap(KIND, scene.world.event(scene.town(), scene.ring.two(), said=said, **values))

    return case


def link(kind: str, day: str = "", **values: Any) -> Case:
    """A case: a link between things that are no plans themselves."""

    def case(scene: Scene) -> Gap:
        one, other = scene.team(), scene.service()
        ends = {"cooperates_with": (one, scene.team()), "takes_part": (one, scene.world.event(scene.town()))}
        source, target = ends.get(kind, (one, other))
        said = scene.world.said(day) if day else None
        scene.world.link(kind, source, target, said=said, **values)
        return gap(KIND, source, target, detail=kind)

    return case


def observation(scene: Scene) -> Gap:
    """Near miss: an Observation is no plan, whatever it hopes for."""
    values: dict[str, Any] = {"tone": "aim", "modality": "aim", "valid_from": "2026-01"}
    return gap(KIND, scene.world.observation(scene.town(), **values))


def of_a_plan(scene: Scene, plan: str) -> Gap:
    """Near miss: a planned link to what is planned itself; the thing stands for both."""
    kind = {"event": "takes_part", "place": "provides"}.get(plan.partition("/")[0], "cooperates_with")
    team = scene.team()
    scene.world.link(kind, team, plan, modality="planned", valid_from=ago(100))
    return gap(KIND, team, plan, detail=kind)


GAPS = (
    service(modality="planned", valid_from=YESTERDAY),
    event(ago(366), modality="planned"),
    link("provides", modality="planned", valid_from=YESTERDAY),
    initiative(begins=YESTERDAY, status="planned"),
    link("cooperates_with", ago(366), modality="wanted"),
    service(modality="aim", valid_from="2025-22"),
    place,
    initiative("2023-05-04", modality="wanted"),
    network,
    link("takes_part", "2024", modality="aim"),
    group,
    event(modality="planned", begins=YESTERDAY + "T12:00"),
    initiative("2022", verified=ago(30), modality="planned", begins="2024"),
    link("refers_to", "2021-03", modality="planned", verified_on=ago(400)),
    service(status="planned", valid_from="2026-10"),
)
MISSES = (
    service(modality="planned", valid_from=TOMORROW),
    event(ago(364), modality="planned"),
    initiative("2022", verified=ago(364), modality="planned"),
    service(modality="possible", valid_from=YESTERDAY),
    observation,
    link("provides", modality="planned", valid_from=TOMORROW),
    service(modality="proposed", valid_from="2026-01"),
    service(modality="invited", valid_from="2026-01"),
    service(modality="planned", valid_from="2026-01", valid_to=YESTERDAY),
    service(modality="planned", valid_from="2026"),
    service(modality="in_force", valid_from=YESTERDAY),
    event("2023-01", modality="planned", begins="2027-01-12"),
    link("cooperates_with", ago(364), modality="aim"),
    link("cooperates_with", "2023", modality="possible"),
    service(status="planned"),
)


def plant(scene: Scene, each: int) -> Sown:
    """Plans; some of the near misses are links to those planted."""
    few = max(1, each // 10)
    sown = sow(scene, KIND, each, GAPS, MISSES, fewer=few)
    plans = cycle([thing for one in sown.gaps if not one.detail for thing in one.about])
    return Sown(sown.gaps, sown.misses + [of_a_plan(scene, plan) for plan in islice(plans, few)])
