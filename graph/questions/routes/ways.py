"""Ways through the steps that a search found: layers from both ends, then the lightest simple ways."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice, pairwise

from graph.questions.routes.effort import Effort
from graph.questions.routes.steps import BACKWARD, BACKWARD_TO_FAMILY, FORWARD, ORIGIN, Step, Steps

MOST_STEPS = FORWARD + BACKWARD
_TARGET = "target"
_LOOKED_AT = 500
"""Ways that are looked at for the lightest; with more, ids decide among the equally light ones that were seen."""

Layers = list[set[str]]


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
) -> list[tuple[Step, ...]]:
    """The lightest simple routes, one more than the limit if there are more."""
    import networkx

    graph: networkx.DiGraph[str] = networkx.DiGraph()
    lightest: dict[tuple[str, str], Step] = {}
    for step in steps.all(origins, own_ways):
        known_step = lightest.get((step.source, step.target))
        if known_step is None or _order(step, support) < _order(known_step, support):
            lightest[step.source, step.target] = step
    for (source, target), step in lightest.items():
        if target not in origins:
            graph.add_edge(source, target, weight=step.effort.weight(support))
    graph.add_edges_from((key, _TARGET, {"weight": 0}) for key in targets if key in graph)
    if ORIGIN not in graph or _TARGET not in graph or not networkx.has_path(graph, ORIGIN, _TARGET):
        return []
    found: list[tuple[Step, ...]] = []
    for path in islice(networkx.shortest_simple_paths(graph, ORIGIN, _TARGET, weight="weight"), _LOOKED_AT):
        places = path[:-1]
        way = tuple(lightest[pair] for pair in pairwise(places))
        if len(way) > MOST_STEPS or not targets.isdisjoint(places[:-1]):
            continue
        found.append(way)
        if len(found) > limit and effort_of(found[-1]).weight(support) > effort_of(found[limit - 1]).weight(support):
            break
    return sorted(found, key=lambda way: (effort_of(way).weight(support), len(way), [step.target for step in way]))


def _order(step: Step, support: bool) -> tuple[int, int, str]:
    return step.effort.weight(support), step.effort.weight(not support), step.link.key if step.link else ""


def effort_of(way: Iterable[Step]) -> Effort:
    return sum((step.effort for step in way), Effort())
