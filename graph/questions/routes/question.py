"""Referral routes: how a family gets from here to help, step by step; where none is recorded, where it breaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import Ambiguous
from graph.model.records import MergedNode
from graph.questions.area import AreaScope, asked_area, known
from graph.questions.base import (
    Answer,
    Asking,
    Fact,
    LeftOut,
    Parameter,
    Reason,
    Ref,
    Taken,
    check_limit,
    frame,
)
from graph.questions.describe import ref
from graph.questions.naming import AREA_KINDS, find
from graph.questions.need_table import read_table
from graph.questions.routes.steps import Step, Steps
from graph.questions.routes.told import RouteStep, tell
from graph.questions.routes.ways import Layers, effort_of, layers, lightest_ways
from graph.store.base import View

FAMILY = ("family", "perhe", "familj", "familjen")
"""What an origin may be called that is the family itself."""
ORIGIN_KINDS = ("Service", "Professional", "Team", "Organisation", "Place")
TARGET_KINDS = ("Service", "Need")

PARAMETERS = (
    Parameter("origin", required=True, node_kinds=ORIGIN_KINDS),
    Parameter("target", required=True, node_kinds=TARGET_KINDS),
    Parameter("area", node_kinds=AREA_KINDS),
    Parameter("support", "flag", default=False),
    Parameter("limit", "whole", default=5),
)


@dataclass(frozen=True, slots=True)
class Route:
    """A way to help. The efforts are sums of the table in ``docs/questions.md``; they order and mean nothing else."""

    text: str
    steps: tuple[RouteStep, ...]
    family_effort: int
    staff_effort: int
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """Where the way breaks: what recorded steps reach, what leads to the target, and the link that would join them."""

    reached: tuple[Ref, ...]
    leading: tuple[Ref, ...]
    missing: str


@dataclass(frozen=True, slots=True)
class RoutesAnswer(Answer):
    """Routes, the lightest first; where there is none, where it breaks."""

    items: tuple[Route, ...] = ()
    broken: Break | None = None


def routes(
    view: View,
    asking: Asking,
    *,
    origin: str,
    target: str,
    area: str | None = None,
    support: bool = False,
    limit: int = 5,
) -> RoutesAnswer:
    """Ways from ``origin`` (service, role, team, organisation, place or the family) to ``target`` (service or need).

    ``support``: ordered by what they ask of the family alone. Raises NothingFound and Ambiguous for names, BadQuestion
    for an impossible limit.
    """
    check_limit(limit)
    taken: list[Taken] = []
    scope: AreaScope | None = None
    if area is not None:
        scope, taken_area = asked_area(view, asking, area)
        taken.append(taken_area)
    steps = Steps(view, asking, scope)
    from_family = origin.strip().casefold() in FAMILY
    origins: set[str] = set()
    if not from_family:
        node, taken_origin = _named(view, asking, "origin", origin, ORIGIN_KINDS, scope)
        taken.insert(0, taken_origin)
        steps.nodes[node.key] = node
        origins = _belonging(steps, node)
    goal, taken_target = _goal(view, asking, target, scope)
    taken.insert(len(taken) - (area is not None), taken_target)
    targets = _targets(steps, goal, scope) - origins
    forward, backward = layers(steps, origins, targets, from_family)
    found = lightest_ways(steps, origins, targets, set().union(*backward), support, limit)
    items = tuple(_route(one, steps, asking, support) for one in found[:limit])
    broken = None if items or not targets else _broken(steps, asking, origins, targets, forward, backward)
    asked: Mapping[str, Fact] = {"origin": origin, "target": target, "area": area, "support": support, "limit": limit}
    area_ref = taken[-1].ref if area is not None else None
    parts = {
        "taken": tuple(taken),
        "known": known(view, asking, scope, area_ref) if scope and area_ref else None,
        "notes": tuple(_notes(steps, asking, goal, origins, targets, items)),
        "filter": (asking.reason("routes-support" if support else "routes-both"),),
        "left_out": tuple(_left(steps, asking, len(found) - limit)),
        "items": items,
        "broken": broken,
    }
    return RoutesAnswer(**frame(view, asking, "routes", asked, **parts))


def _named(
    view: View, asking: Asking, parameter: str, text: str, kinds: Sequence[str], scope: AreaScope | None
) -> tuple[MergedNode, Taken]:
    """What a text names; where several are called so, the one of the asked area."""
    try:
        return find(view, asking, parameter, text, kinds)
    except Ambiguous as error:
        candidates = error.facts.get("candidates")
        keys = [str(one[0]) for one in candidates] if scope and isinstance(candidates, Sequence) else []
        found = view.select("neighbourhood", asking.scope, keys=keys, kinds=["available_in", "located_in"])
        own = set(scope.own) if scope else set()
        here = sorted({link.source for link in found.links if link.target in own and link.source in keys})
        if len(here) != 1:
            raise
        node = found.nodes[here[0]]
        return node, Taken(parameter, text, ref(node, asking, found.datasets), False)


def _goal(view: View, asking: Asking, text: str, scope: AreaScope | None) -> tuple[MergedNode, Taken]:
    """A service, or a need; what is exactly called so comes before what merely begins so."""
    return _named(view, asking, "target", text, TARGET_KINDS, scope)


def _belonging(steps: Steps, node: MergedNode) -> set[str]:
    """The origin and what belongs to it: who may refer for it."""
    keys = {node.key}
    inward = {"Organisation": ("part_of", "works_in"), "Team": ("works_in",), "Service": ("works_in",)}.get(
        node.kind, ()
    )
    for link in steps.look([node.key], *inward, *(("provides",) if node.kind == "Organisation" else ())):
        keys.add(link.target if link.kind == "provides" else link.source)
    if node.kind == "Organisation":
        keys |= {link.source for link in steps.look(keys, "works_in") if link.target in keys}
    return keys


def _targets(steps: Steps, goal: MergedNode, scope: AreaScope | None) -> set[str]:
    """The services that the target stands for and that can be used."""
    if goal.kind == "Service":
        steps.nodes[goal.key] = goal
        return {goal.key}
    around = scope or AreaScope({}, {})
    areas = [key for key, number in around.relation.items() if number < 1000]
    table = read_table(steps.view, steps.asking, around, areas, {goal.key}) if scope else None
    if table is None:
        source = steps.view.select("need_cover", steps.asking.scope, needs=[goal.key], areas=None)
        steps.nodes.update(source.nodes)
        steps.slices.append(source)
        keys = {key for key, _ in source.hits if source.nodes[key].kind == "Service"}
        return {key for key in keys if steps.usable(key)}
    steps.nodes.update(table.source.nodes)
    steps.slices.append(table.source)
    return {
        one.node.key for one in table.meeting(goal.key) if one.node.kind == "Service" and steps.usable(one.node.key)
    }


def _route(way: tuple[Step, ...], steps: Steps, asking: Asking, support: bool) -> Route:
    told = tell(way, steps, asking)
    effort = effort_of(way)
    facts: dict[str, Fact] = {"family": effort.family, "staff": effort.staff, "steps": len(way)}
    places = [told[0].source.name if told[0].source else asking.say("route-family"), *(one.target.name for one in told)]
    why = asking.reason("route-light-for-family" if support else "route-light", **facts)
    return Route(" → ".join(places), told, effort.family, effort.staff, (why,))


def _broken(
    steps: Steps, asking: Asking, origins: set[str], targets: set[str], forward: Layers, backward: Layers
) -> Break:
    """The last that is reached and the first that leads on; the origin and the target where there are no steps."""
    last = next((layer for layer in reversed(forward) if layer), set()) or _heads(origins, steps)
    first = next((layer for layer in reversed(backward) if layer), set()) or targets
    reached, leading = (tuple(_ref(key, steps, asking) for key in sorted(keys)) for keys in (last, first))
    names = {
        "one": reached[0].name if reached else asking.say("route-family"),
        "other": leading[0].name if leading else "",
    }
    return Break(reached, leading, asking.say("route-missing", **names))


def _heads(origins: set[str], steps: Steps) -> set[str]:
    """What stands for the origin: its services if it has any, else itself."""
    return {key for key in origins if steps.nodes[key].kind == "Service"} or origins


def _ref(key: str, steps: Steps, asking: Asking) -> Ref:
    datasets = {name: one for part in steps.slices for name, one in part.datasets.items()}
    return ref(steps.nodes[key], asking, datasets)


def _notes(
    steps: Steps, asking: Asking, goal: MergedNode, origins: set[str], targets: set[str], items: Sequence[Route]
) -> Iterator[Reason]:
    if goal.values.get("urgent") or any(steps.nodes[key].values.get("urgent") for key in targets):
        yield asking.reason("urgent")
        yield asking.reason("route-notification")
    if not targets:
        yield asking.reason("route-no-target")
    elif not items:
        yield asking.reason("route-none")
        if _cooperate(steps, origins, targets):
            yield asking.reason("route-cooperation")


def _cooperate(steps: Steps, origins: set[str], targets: set[str]) -> bool:
    """Whether the two ends are recorded to cooperate, with each other or with somebody in common."""
    around: list[set[str]] = []
    for keys in (origins, targets):
        links = steps.look(keys, "cooperates_with")
        around.append({end for link in links for end in (link.source, link.target)} - keys)
    return bool(around[0] & (around[1] | targets) or around[1] & origins)


def _left(steps: Steps, asking: Asking, more: int) -> Iterator[LeftOut]:
    if more > 0:
        yield LeftOut("more", more, asking.say("left-routes", count=more))
    if steps.planned:
        count = len(steps.planned)
        yield LeftOut("planned", count, asking.say("left-planned-steps", count=count))
    if steps.bounded:
        yield LeftOut("bounded", 1, asking.say("left-bounded"))
