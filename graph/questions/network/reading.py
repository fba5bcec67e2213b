"""What may be shown, the nearest first: of an area, around one thing, or the organisations of everything.

What comes first does not hang on the limit of the answer, so that a higher limit only adds to it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.model.records import Document, MergedLink, MergedNode
from graph.model.vocabulary import link_kinds
from graph.questions.area import AreaScope
from graph.questions.base import Asking
from graph.questions.network.folding import FOLDED, OWNING, Folded, fold
from graph.questions.web import web_of
from graph.store.base import DocumentKey, Slice, View

POINTS = ("Organisation", "Network", "Team")
"""Kinds that the map of everything is made of."""

FOLLOWED = 25
"""Links of one kind and direction that are followed from one thing; what has more is a hub."""

_AT_CENTRE = 1_000
"""The same for the thing that was asked about."""

_NEAR = 300
"""Things beside the asked one whose own links are followed."""

_OF_ONE_KIND = 5_000
"""Points of one kind that the map of everything chooses from."""

_BELOW = 300
"""Links of one kind and direction that are read of each of them, and of what belongs to them."""

_STEPS_BELOW = 3
"""From an organisation to a role: its team, the team's service, who works in it."""


@dataclass(frozen=True, slots=True)
class Found:
    """``order``: keys of what may be shown, best first, with their ``distance`` and the ``links`` that were read.

    ``nodes`` are all that were read, ``documents`` what they and the links cite. ``others`` counts things of kinds that
    were not asked for, ``cut`` the links that were not followed at hubs.
    """

    order: tuple[str, ...] = ()
    distance: Mapping[str, int] = field(default_factory=dict)
    nodes: Mapping[str, MergedNode] = field(default_factory=dict)
    links: tuple[MergedLink, ...] = ()
    documents: Mapping[DocumentKey, Document] = field(default_factory=dict)
    folded: tuple[Folded, ...] = ()
    others: int = 0
    cut: int = 0


def joining() -> list[str]:
    """Kinds of link that connect things: all but that two are not the same."""
    return [kind for kind in link_kinds() if kind not in {"same_as", "different_from"}]


def of_area(view: View, asking: Asking, scope: AreaScope, kinds: Collection[str]) -> Found:
    """What belongs to an area and what that is connected with, by steps from what is recorded in the area."""
    source = view.select("area_projection", asking.scope, areas=scope.own)
    if not source.hits:
        return Found()
    start = {**dict.fromkeys(scope.own, 0), **dict(source.hits)}
    links = _among(source.links, source.nodes)
    distance = _spread({key: number for key, number in start.items() if key in source.nodes}, links)
    shown = _of_kinds(source.nodes, kinds) & distance.keys()
    folded = fold(web_of(source, asking.today), shown, source.nodes)
    within = _among(links, shown)
    order = _ordered(shown, distance, (*within, *folded))
    others = len(distance) - len(shown)
    return Found(order, distance, source.nodes, within, source.documents, tuple(folded), others)


def around(view: View, asking: Asking, centre: str, kinds: Collection[str], depth: int) -> Found:
    """What is at most ``depth`` steps from one thing, over things of the kinds; at hubs not everything is followed."""
    first = view.select("neighbourhood", asking.scope, keys=[centre], kinds=joining(), limit=_AT_CENTRE)
    near = sorted(_of_kinds(first.nodes, kinds) - {centre})
    second = view.select("neighbourhood", asking.scope, keys=near[:_NEAR], kinds=joining(), limit=FOLLOWED)
    nodes = first.nodes if depth == 1 else {**second.nodes, **first.nodes}
    shown = _of_kinds(nodes, kinds) | {centre}
    every = {link.key: link for one in (first, second) for link in one.links}
    links = _among(every.values(), shown)
    distance = _spread({centre: 0}, links)
    cut = _beyond(first, _AT_CENTRE) + (_beyond(second, FOLLOWED) if depth > 1 else 0)
    order = _ordered(shown, distance, links)
    documents = {**first.documents, **second.documents}
    return Found(order, distance, nodes, links, documents, others=len(nodes) - len(shown), cut=cut)


def of_everything(view: View, asking: Asking, kinds: Sequence[str], limit: int) -> Found:
    """The first ``limit`` things of some kinds by how many links they have, with the links of what belongs to them."""
    things = [view.select("of_kind", asking.scope, kind=kind, limit=_OF_ONE_KIND) for kind in kinds]
    keys = [key for one in things for key, _ in one.hits]
    if not keys:
        return Found()
    counts = ends(view.select("neighbourhood", asking.scope, keys=keys, kinds=joining(), limit=0))
    order = sorted(keys, key=lambda key: (-counts[key], key))
    points = order[:limit]
    below, read = _below(view, asking, points)
    folded = fold(web_of(below, asking.today), set(order), read)
    return Found(tuple(order), dict.fromkeys(order, 0), below.nodes, documents=below.documents, folded=tuple(folded))


def ends(source: Slice) -> Counter[str]:
    """How many links there are at each node that a neighbourhood was cut around."""
    found: Counter[str] = Counter()
    for hit, count in source.hits:
        found[hit.split("|")[0]] += count
    return found


def _below(view: View, asking: Asking, points: Sequence[str]) -> tuple[Slice, set[str]]:
    """What belongs to the points, with the links that count as theirs; and the things whose links were read."""
    kinds = sorted({*OWNING, *FOLDED})
    nodes: dict[str, MergedNode] = {}
    links: dict[str, MergedLink] = {}
    documents: dict[DocumentKey, Document] = {}
    seen: set[str] = set()
    edge = set(points)
    for _ in range(_STEPS_BELOW + 1):
        cut = view.select("neighbourhood", asking.scope, keys=sorted(edge), kinds=kinds, limit=_BELOW)
        nodes.update(cut.nodes)
        links.update((link.key, link) for link in cut.links)
        documents.update(cut.documents)
        seen |= edge
        owned = {link.target for link in cut.links if link.kind == "provides" and link.source in edge}
        owned |= {one.source for one in cut.links if one.kind in ("works_in", "part_of") and one.target in edge}
        edge = owned - seen
        if not edge:
            break
    return Slice(nodes, tuple(links[key] for key in sorted(links)), documents=documents), seen


def _of_kinds(nodes: Mapping[str, MergedNode], kinds: Collection[str]) -> set[str]:
    return {key for key, node in nodes.items() if node.kind in kinds}


def _among(links: Iterable[MergedLink], keys: Collection[str]) -> tuple[MergedLink, ...]:
    """Links that connect two of the things."""
    kinds = joining()
    return tuple(one for one in links if one.kind in kinds and one.source in keys and one.target in keys)


def _beyond(source: Slice, most: int) -> int:
    """How many links a neighbourhood left out."""
    return sum(max(0, count - most) for _, count in source.hits)


def _spread(start: Mapping[str, int], links: Iterable[MergedLink]) -> dict[str, int]:
    """The steps to everything that links lead to from where some things stand."""
    beside: dict[str, set[str]] = defaultdict(set)
    for link in links:
        beside[link.source].add(link.target)
        beside[link.target].add(link.source)
    found = dict(start)
    edge = set(start)
    for step in range(len(beside) + max(start.values(), default=0) + 1):
        at = {key for key in edge if found[key] == step}
        reached = {other for key in at for other in beside[key] if found.get(other, step + 2) > step + 1}
        found.update(dict.fromkeys(reached, step + 1))
        edge = (edge - at) | reached
        if not edge:
            break
    return found


def _ordered(
    keys: Collection[str], distance: Mapping[str, int], links: Iterable[MergedLink | Folded]
) -> tuple[str, ...]:
    """Nearest first, then those with most links, then by id."""
    count = Counter(end for link in links for end in (link.source, link.target))
    far = len(distance) + 1
    return tuple(sorted(keys, key=lambda key: (distance.get(key, far), -count[key], key)))
