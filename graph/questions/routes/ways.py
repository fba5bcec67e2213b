"""Ways through the steps that a search found: layers from both ends, then the lightest simple ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from heapq import heappop, heappush
from itertools import count

from graph.questions.routes.effort import Effort
from graph.questions.routes.steps import BACKWARD, BACKWARD_TO_FAMILY, FORWARD, ORIGIN, Step, Steps

MOST_STEPS = FORWARD + BACKWARD
LOOKED_AT = 20_000
"""Beginnings of ways that are looked at; with more, some way may be missing, and the answer says so."""

Layers = list[set[str]]
Way = tuple[Step, ...]
Onward = Mapping[str, list[Step]]


def layers(steps: Steps, origins: set[str], targets: set[str], from_family: bool) -> tuple[Layers, Layers]:
    """Services by their steps from the origin, and by their steps to the target (the targets first)."""
    forward: Layers = []
    frontier, seen = {key for key in origins if steps.nodes[key].kind == "Service"}, set(origins)
    for number in range(0 if from_family else FORWARD):
        frontier = steps.onward(frontier, origins if number == 0 else ()) - seen
        seen |= frontier
        forward.append(frontier)
    backward: Layers = [set(targets)]
    seen = set(targets)
    for _ in range(BACKWARD_TO_FAMILY if from_family else BACKWARD):
        before = steps.back(backward[-1]) - seen
        seen |= before
        backward.append(before)
    return forward, backward


def lightest_ways(
    steps: Steps, origins: set[str], targets: set[str], own_ways: Collection[str], support: bool, limit: int
) -> list[Way]:
    """The lightest ways that visit nothing twice, one more than the limit if there are more."""
    onward = _onward(steps.all(origins, own_ways), origins, support)
    found: list[Way] = []
    of_own = 1 + BACKWARD if origins else MOST_STEPS
    for way in _by_weight(onward, targets, support, of_own):
        if way is None or len(found) > LOOKED_AT:
            steps.bounded = True
            break
        # Ways come by weight: those as light as the last of the asked ones are all wanted, to be put in order.
        if len(found) > limit and effort_of(way).weight(support) > effort_of(found[limit - 1]).weight(support):
            break
        found.append(way)
    return sorted(found, key=lambda one: _order(one, support))[: limit + 1]


def _onward(steps: Iterable[Step], origins: set[str], support: bool) -> Onward:
    """The steps out of each place; of several referrals to one service the lightest, and beside it the own way."""
    lightest: dict[tuple[str, str, bool], Step] = {}
    for step in steps:
        if step.target in origins:
            continue
        key = (step.source, step.target, step.link is None)
        if key not in lightest or _lighter(step, support) < _lighter(lightest[key], support):
            lightest[key] = step
    onward: dict[str, list[Step]] = defaultdict(list)
    for _, step in sorted(lightest.items()):
        onward[step.source].append(step)
    return onward


def _lighter(step: Step, support: bool) -> tuple[int, int, str]:
    return step.effort.weight(support), step.effort.weight(not support), step.link.key if step.link else ""


def _order(way: Way, support: bool) -> tuple[int, int, bool, list[str]]:
    """By weight, then fewer steps, then a referral before the family's own way, then ids."""
    return effort_of(way).weight(support), len(way), way[0].link is None, [step.target for step in way]


def effort_of(way: Iterable[Step]) -> Effort:
    """What a way asks in all."""
    return sum((step.effort for step in way), Effort())


def _by_weight(onward: Onward, targets: set[str], support: bool, of_own: int) -> Iterator[Way | None]:
    """Ways from the origin to a target, the lightest first; None where the search gives up.

    ``of_own`` are the most steps of a way that begins with the family's own.
    """
    rest, hops = _to_target(onward, targets, support)
    entries = count()  # keeps steps, which have no order, from being compared
    heap: list[tuple[int, int, int, list[str], Way]] = [(rest.get(ORIGIN, 0), 0, next(entries), [], ())]
    looked_at = 0
    while heap:
        _, _, _, places, way = heappop(heap)
        here = places[-1] if places else ORIGIN
        if here in targets:
            yield way
            continue
        looked_at += 1
        if looked_at > LOOKED_AT:
            yield None
            return
        weight = effort_of(way).weight(support)
        for step in onward.get(here, ()):
            most = of_own if (*way, step)[0].link is None else MOST_STEPS
            if step.target in places or step.target not in rest or len(way) + 1 + hops[step.target] > most:
                continue
            least = weight + step.effort.weight(support) + rest[step.target]
            heappush(heap, (least, len(way) + 1, next(entries), [*places, step.target], (*way, step)))


def _to_target(onward: Onward, targets: set[str], support: bool) -> tuple[dict[str, int], dict[str, int]]:
    """From each place the least weight, and the fewest steps, that lead to a target."""
    into: dict[str, list[Step]] = defaultdict(list)
    for steps in onward.values():
        for step in steps:
            into[step.target].append(step)
    return (
        _least(into, targets, lambda step: step.effort.weight(support)),
        _least(into, targets, lambda step: 1),
    )


def _least(into: Mapping[str, list[Step]], targets: set[str], cost: Callable[[Step], int]) -> dict[str, int]:
    found: dict[str, int] = {}
    heap = [(0, key) for key in sorted(targets)]
    while heap:
        least, here = heappop(heap)
        if here in found:
            continue
        found[here] = least
        for step in into.get(here, ()):
            if step.source not in found:
                heappush(heap, (least + cost(step), step.source))
    return found
