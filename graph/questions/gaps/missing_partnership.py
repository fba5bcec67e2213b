"""Two organisations that serve the same families here and are not recorded to be in touch in any way.

The rarer the need, the more it tells. It cannot tell whether they work together without a record, nor whether they
should.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from graph.model.records import MergedNode
from graph.questions.base import Fact
from graph.questions.gaps.found import Found
from graph.questions.gaps.lines import lines_of
from graph.questions.picture import Picture

COMMON_NEED = 12
"""Organisations that meet a need, above which it makes no pairs: what everybody does joins nobody in particular."""

Served = dict[str, dict[str, list[MergedNode]]]


def find(picture: Picture) -> Iterator[Found]:
    """Pairs, those with the rarest needs in common first."""
    yield from pairs(served_by(picture), picture)


def pairs(served: Served, picture: Picture) -> Iterator[Found]:
    """Pairs of organisations that serve the same families with one of these needs and are not in touch."""
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for need, by_organisation in sorted(served.items()):
        if len(by_organisation) > COMMON_NEED:
            continue
        for one, other in combinations(sorted(by_organisation), 2):
            if _meet(by_organisation[one], by_organisation[other], picture):
                shared[one, other].append(need)
    weights = {pair: sum(1 / len(served[need]) for need in needs) for pair, needs in shared.items()}
    for pair in sorted(shared, key=lambda one: (-weights[one], one)):
        if lines_of(picture).in_touch(*pair):
            continue
        needs = shared[pair]
        facts: dict[str, Fact] = {
            "one": picture.name(pair[0]),
            "other": picture.name(pair[1]),
            "needs": picture.names(needs),
        }
        services = {node.key: node for need in needs for key in pair for node in served[need][key]}
        yield Found(pair, facts, tuple(services.values()))


def served_by(picture: Picture) -> Served:
    """The services in force of the named organisations, by need and organisation."""
    found: Served = defaultdict(lambda: defaultdict(list))
    organisations = lines_of(picture).organisations
    for service in picture.services:
        needs = [need.key for _, need in picture.out(service.key, "meets")]
        for key in sorted(picture.organisations(service.key) & organisations.keys()):
            for need in needs:
                found[need][key].append(service)
    return found


def _meet(ones: list[MergedNode], others: list[MergedNode], picture: Picture) -> bool:
    """Whether a service of the one and another of the other may serve the same family."""
    return any(
        one.key != other.key and _same_families(one, other, picture) and _same_age(one, other)
        for one in ones
        for other in others
    )


def _same_families(one: MergedNode, other: MergedNode, picture: Picture) -> bool:
    groups = [{group.key for _, group in picture.out(node.key, "serves")} for node in (one, other)]
    return not all(groups) or not groups[0].isdisjoint(groups[1])


def _same_age(one: MergedNode, other: MergedNode) -> bool:
    for younger, older in ((one, other), (other, one)):
        end, beginning = younger.values.get("max_age"), older.values.get("min_age")
        if isinstance(end, (int, float)) and isinstance(beginning, (int, float)) and end < beginning:
            return False
    return True
