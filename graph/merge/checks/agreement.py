"""Rows that cannot all be right together: two that contradict each other, and circles."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import pairwise

from graph.merge.checks.contents import Contents, thing
from graph.merge.checks.faults import clipped, finding, place_words, position
from graph.model.records import Evidence, Finding, Link, Node, Place
from graph.model.vocabulary import link_kinds, property_of

_TREES = ("part_of", "broader")
"""Kinds of link that lead upwards and may never come round."""

_IDS_TOLD = 20


def contradictions(contents: Contents) -> Iterator[Finding]:
    """Rows of one thing and one place in a source that give different values for one property.

    Lists are united, so they never contradict. Without a locator, rows of different dates are a history.
    """
    for kind, nodes in contents.nodes.items():
        by_node: dict[Hashable, list[tuple[Node, Place]]] = {}
        for entry in nodes:
            by_node.setdefault((entry[0].id, *_source(entry[0].evidence)), []).append(entry)
        for group in by_node.values():
            if len(group) > 1 and group[0][0].id:
                yield from _differing(kind, group)
    for kind, links in contents.links.items():
        by_link: dict[Hashable, list[tuple[Link, Place]]] = {}
        told_apart = [prop.name for prop in link_kinds()[kind].properties if prop.in_key]
        for pair in links:
            link = pair[0]
            ends = (link.source, link.target)
            if not all(ends):  # a finding of its own
                continue
            ends = min(ends, ends[::-1]) if link_kinds()[kind].symmetric else ends
            apart = tuple(str(link.values.get(name, "")) for name in told_apart)
            by_link.setdefault((ends, apart, *_source(link.evidence)), []).append(pair)
        for group_of_links in by_link.values():
            if len(group_of_links) > 1:
                yield from _differing(kind, group_of_links)


def _source(evidence: Evidence) -> tuple[str, ...]:
    where = (evidence.dataset, evidence.document, evidence.locator)
    return where if evidence.locator else (*where, evidence.said_on, evidence.verified_on)


def _differing(kind: str, group: Sequence[tuple[Node | Link, Place]]) -> Iterator[Finding]:
    by_key: dict[str, list[tuple[object, Place, str]]] = {}
    for saying, place in group:
        for key, value in saying.values.items():
            by_key.setdefault(key, []).append((value, place, thing(saying)))
    for key, said in by_key.items():
        prop = property_of(kind, key)
        if len(said) < 2 or prop is None or prop.many:
            continue
        (first, first_place, _), *rest = sorted(said, key=lambda one: (*position(one[1]), repr(one[0])))
        for other, place, about in rest:
            if other != first:
                yield finding(
                    "contradicting-rows",
                    place,
                    key,
                    id=clipped(about),
                    property=clipped(key),
                    value="…" if prop.personal else clipped(other),
                    other="…" if prop.personal else clipped(first),
                    other_place=place_words(first_place),
                )


def circles(contents: Contents) -> Iterator[Finding]:
    """Chains of part_of or of broader that come back to where they began, each told once."""
    for kind in _TREES:
        edges: dict[str, dict[str, Place]] = {}
        for link, place in contents.of_kinds(kind):
            if not (link.source and link.target):  # a finding of its own
                continue
            targets = edges.setdefault(link.source, {})
            known = targets.setdefault(link.target, place)
            targets[link.target] = min(known, place, key=position)
        for ids in _circles(edges):
            place = min((edges[s][t] for s, t in pairwise(ids)), key=position)
            told = [*map(clipped, ids[:_IDS_TOLD]), *(["…"] if len(ids) > _IDS_TOLD else [])]
            yield finding("circle", place, kind=kind, ids=" → ".join(told))


def _circles(edges: Mapping[str, Mapping[str, Place]]) -> Iterator[list[str]]:
    """Of every knot of circles the shortest through its smallest id; that id stands at both ends."""
    knotted = _without_loose_ends(edges)
    if not knotted:
        return
    from networkx import DiGraph, strongly_connected_components

    graph: DiGraph[str] = DiGraph()
    graph.add_edges_from((source, target) for source in knotted for target in edges[source] if target in knotted)
    for knot in strongly_connected_components(graph):
        start = min(knot)
        if len(knot) > 1 or start in edges[start]:
            yield _way_round(edges, start, knot)


def _without_loose_ends(edges: Mapping[str, Mapping[str, Place]]) -> set[str]:
    """The ids left when everything that leads nowhere is taken away, again and again; mostly none."""
    leading_to: dict[str, list[str]] = {}
    for source, targets in edges.items():
        for target in targets:
            leading_to.setdefault(target, []).append(source)
    left = {source: len(targets) for source, targets in edges.items()}
    loose = [target for target in leading_to if target not in edges]
    while loose:
        for source in leading_to.get(loose.pop(), ()):
            left[source] -= 1
            if not left[source]:
                del left[source]
                loose.append(source)
    return set(left)


def _way_round(edges: Mapping[str, Mapping[str, Place]], start: str, knot: set[str]) -> list[str]:
    """The shortest way from ``start`` back to it inside a knot; of equally short ones always the same."""
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while start not in came_from:
        here = waiting.popleft()
        for target in sorted(edges[here].keys() & knot):
            if target not in came_from:
                came_from[target] = here
                waiting.append(target)
    way = [start]
    while len(way) == 1 or way[-1] != start:
        way.append(came_from[way[-1]])
    return way[::-1]
