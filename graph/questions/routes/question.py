"""Referral routes: how a family gets from here to help, step by step; where none is recorded, where it breaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import Ambiguous
from graph.model.records import MergedNode
from graph.questions.area import NEIGHBOUR, AreaScope, asked_area, known
from graph.questions.base import (
    Asking,
    Fact,
    LeftOut,
    ListAnswer,
    Parameter,
    Reason,
    Ref,
    Taken,
    check_limit,
    frame,
)
from graph.questions.describe import ref
from graph.questions.naming import AREA_KINDS, find
from graph.questions.routes.steps import Step, Steps
from graph.questions.routes.told import RouteStep, tell
from graph.questions.routes.ways import MOST_STEPS, Layers, effort_of, layers, lightest_ways
from graph.questions.standing import real
from graph.questions.web import web_of
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
    Parameter("limit", "whole", default=5, cuts_items=True),
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


MOST_ROUTES = 1000
"""Routes that one answer has at most."""


@dataclass(frozen=True, slots=True)
class RoutesAnswer(ListAnswer):
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

    ``support``: ordered by what they ask of the family alone. ``limit`` above MOST_ROUTES gives these. Raises
    NothingFound and Ambiguous for names, BadQuestion for an impossible limit.
    """
    check_limit(limit)
    most = min(limit, MOST_ROUTES)
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
    goal, taken_target = _named(view, asking, "target", target, TARGET_KINDS, scope)
    taken.insert(len(taken) - (area is not None), taken_target)
    wanted = _targets(steps, goal, scope)
    targets = wanted - origins
    forward, backward = layers(steps, origins, targets, from_family)
    own_ways = {key for key in set().union(*backward) - origins if steps.usable(key)}
    found = lightest_ways(steps, origins, targets, own_ways, support, most)
    items = tuple(_route(one, steps, asking, support) for one in found[:most])
    broken = None if items or not targets else _broken(steps, asking, origins, targets, forward, backward)
    asked: Mapping[str, Fact] = {"origin": origin, "target": target, "area": area, "support": support, "limit": limit}
    area_ref = taken[-1].ref if area is not None else None
    parts = {
        "taken": tuple(taken),
        "known": known(view, asking, scope, area_ref) if scope and area_ref else None,
        "notes": tuple(_notes(steps, asking, goal, origins, wanted, items)),
        "filter": tuple(_filter(asking, from_family, support, bool(items))),
        "left_out": tuple(_left(steps, asking, len(found) - most)),
        "items": items,
        "broken": broken,
    }
    return RoutesAnswer(**frame(view, asking, "routes", asked, **parts))


def _named(
    view: View, asking: Asking, parameter: str, text: str, kinds: Sequence[str], scope: AreaScope | None
) -> tuple[MergedNode, Taken]:
    """What a text names; where it names nothing exactly, or several, the one of the asked area."""
    try:
        node, taken = find(view, asking, parameter, text, kinds)
    except Ambiguous as error:
        candidates = error.facts.get("candidates")
        keys = [str(one[0]) for one in candidates] if isinstance(candidates, Sequence) else []
        if (here := _here(view, asking, parameter, text, keys, scope)) is None:
            raise
        return here
    if scope is None or taken.exact:
        return node, taken
    alike = view.select("names", asking.scope, text=text, kinds=list(kinds), all_words=True, limit=50)
    return _here(view, asking, parameter, text, [key for key, _ in alike.hits], scope) or (node, taken)


def _here(
    view: View, asking: Asking, parameter: str, text: str, keys: Sequence[str], scope: AreaScope | None
) -> tuple[MergedNode, Taken] | None:
    """The only one of some things that is recorded in the asked area; None if none or several are."""
    if scope is None:
        return None
    found = view.select("neighbourhood", asking.scope, keys=list(keys), kinds=["available_in", "located_in"])
    own = set(scope.own)
    here = sorted({link.source for link in found.links if link.target in own and link.source in keys})
    if len(here) != 1:
        return None
    node = found.nodes[here[0]]
    return node, Taken(parameter, text, ref(node, asking, found.datasets), False)


_OWN = {
    "Professional": (("works_in", "out"),),
    "Team": (("provides", "out"),),
    "Place": (("delivered_at", "in"),),
    "Organisation": (("part_of", "in"), ("provides", "out")),
}
"""By which links something belongs to an origin; a team's and an organisation's services come in a second round."""
_REFERRERS = ("Service", "Professional", "Team", "Place", "Organisation")


def _belonging(steps: Steps, node: MergedNode) -> set[str]:
    """The origin and what belongs to it, and the roles that work in any of it: who may refer for it."""
    keys, new = {node.key}, {node.key}
    for _ in range(2):
        found: set[str] = set()
        for kind, way in {pair for key in new for pair in _OWN.get(steps.nodes[key].kind, ())}:
            for link in steps.look(new, kind, way=way):
                here, there = (link.source, link.target) if way == "out" else (link.target, link.source)
                is_asked = here in new and (kind, way) in _OWN.get(steps.nodes[here].kind, ())
                if is_asked and steps.nodes[there].kind in _REFERRERS and real(link, steps.asking.today):
                    found.add(there)
        new = found - keys
        keys |= new
    roles = {link.source for link in steps.look(keys, "works_in", way="in") if link.target in keys}
    return keys | roles


def _targets(steps: Steps, goal: MergedNode, scope: AreaScope | None) -> set[str]:
    """The services that the target stands for and that can be used."""
    if goal.kind == "Service":
        steps.nodes[goal.key] = goal
        return {goal.key} if steps.usable(goal.key) else set()
    areas = None if scope is None else sorted(key for key, number in scope.relation.items() if number < NEIGHBOUR)
    source = steps.view.select("need_cover", steps.asking.scope, needs=[goal.key], areas=areas)
    steps.nodes.update(source.nodes)
    steps.slices.append(source)
    web = web_of(source, steps.asking.today)
    met = {
        key
        for key, _ in source.hits
        if source.nodes[key].kind == "Service" and any(real(link, web.today) for link, _ in web.targets(key, "meets"))
    }
    return steps.usable_of(met)


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
    steps.onward(last, ())  # no layer holds what the last that is reached refers to
    datasets = steps.sources().datasets
    reached, leading = (
        tuple(ref(steps.nodes[key], asking, datasets) for key in sorted(keys)) for keys in (last, first)
    )
    joined = {(link.source, link.target) for link in steps.referrals.values()}
    if last & first or any((one, other) in joined for one in last for other in first):
        return Break(reached, leading, asking.say("route-too-long", steps=MOST_STEPS))
    names = {
        "one": reached[0].name if reached else asking.say("route-family"),
        "other": leading[0].name if leading else "",
    }
    return Break(reached, leading, asking.say("route-missing", **names))


def _heads(origins: set[str], steps: Steps) -> set[str]:
    """What stands for the origin: its services if it has any, else itself."""
    return {key for key in origins if steps.nodes[key].kind == "Service"} or origins


def _filter(asking: Asking, from_family: bool, support: bool, found: bool) -> Iterator[Reason]:
    """Where routes begin, if no name was looked up for it, and in which order they stand, if there are any."""
    if from_family:
        yield asking.reason("routes-from-family")
    if found:
        yield asking.reason("routes-support" if support else "routes-both")


def _notes(
    steps: Steps, asking: Asking, goal: MergedNode, origins: set[str], wanted: set[str], items: Sequence[Route]
) -> Iterator[Reason]:
    met = {link.target for link in steps.look(wanted, "meets", way="out")} | {goal.key}
    if any(steps.nodes[key].values.get("urgent") for key in met if key in steps.nodes):
        yield asking.reason("urgent")
        yield asking.reason("route-notification")
    if not wanted:
        yield asking.reason("route-no-target")
    elif wanted & origins:
        yield asking.reason("route-own")
    if wanted - origins and not items:
        yield asking.reason("route-none")
        if _cooperate(steps, origins, wanted):
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
        yield LeftOut("more", more, asking.say("left-routes"))
    if steps.planned:
        count = len(steps.planned)
        yield LeftOut("planned", count, asking.say("left-planned-steps", count=count))
    if steps.bounded:
        yield LeftOut("bounded", 1, asking.say("left-bounded"))
