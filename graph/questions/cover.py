"""What meets a need in an area: the items of a ``need_cover`` slice, each with where it is and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from graph.model.records import MergedLink, MergedNode
from graph.questions.area import NEIGHBOUR, OVERLAPPING, SAME_COUNTY, AreaScope
from graph.questions.base import Asking
from graph.questions.describe import name_of, newest_age
from graph.questions.standing import ORDER, State, state
from graph.store.base import Slice, View

Relation = Literal[
    "own",
    "wider",
    "overlapping",
    "national",
    "digital",
    "neighbour",
    "same-county",
    "unknown",
    "anywhere",
    "another",
]

RANK: dict[Relation, int] = {
    "own": 0,
    "wider": 1,
    "overlapping": 2,
    "national": 3,
    "digital": 4,
    "unknown": 5,
    "neighbour": 6,
    "same-county": 7,
    "anywhere": 8,
    "another": 9,
}
"""From near to far; ``anywhere`` where no area was asked, ``another`` for an area apart from the asked one."""

ACCESS_ORDER = ("open", "self-referral", "guided", "referral needed", "decision needed")
"""From the lightest way in to the heaviest (``questions.md``: open access before referral)."""

_NEVER = 10**9


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """How an item's area relates to the asked one; ``link`` is the saying that tells."""

    relation: Relation
    name: str = ""
    steps: int = 0
    km: float | None = None
    link: MergedLink | None = None

    @property
    def own(self) -> bool:
        """Of the asked area itself or a part of it."""
        return self.relation == "own"

    @property
    def elsewhere(self) -> bool:
        """Of an area that is not the asked one and does not contain it."""
        return self.relation in {"neighbour", "same-county"}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that meets the need, with all that ranks it."""

    node: MergedNode
    need_steps: int
    need: MergedNode
    meets: MergedLink
    place: PlaceMatch
    state: State
    ways: frozenset[str]
    known_partner: bool | None
    age_days: int | None


@dataclass(frozen=True, slots=True)
class Cover:
    """A need's cover: the slice, its items, and the links of the slice by end."""

    scope: AreaScope | None
    need: MergedNode
    source: Slice
    items: tuple[Item, ...]
    out_of: Mapping[str, tuple[MergedLink, ...]]
    into: Mapping[str, tuple[MergedLink, ...]]

    def targets(self, key: str, kind: str) -> list[tuple[MergedLink, MergedNode]]:
        """Links of a kind out of a node, with the nodes they lead to."""
        return [
            (link, self.source.nodes[link.target])
            for link in self.out_of.get(key, ())
            if link.kind == kind and link.target in self.source.nodes
        ]

    def sources(self, key: str, kind: str) -> list[tuple[MergedLink, MergedNode]]:
        """Links of a kind into a node, with the nodes they come from."""
        return [
            (link, self.source.nodes[link.source])
            for link in self.into.get(key, ())
            if link.kind == kind and link.source in self.source.nodes
        ]

    def wholes(self, key: str) -> list[MergedNode]:
        """What a node is part of, directly and further up."""
        found: dict[str, MergedNode] = {}
        frontier = [key]
        while frontier:
            for _, whole in self.targets(frontier.pop(), "part_of"):
                if whole.key not in found and whole.key != key:
                    found[whole.key] = whole
                    frontier.append(whole.key)
        return list(found.values())

    def providers(self, key: str) -> list[tuple[MergedLink, MergedNode]]:
        """Who provides an item, or what it is part of."""
        direct = self.sources(key, "provides")
        return direct or [pair for whole in self.wholes(key) for pair in self.sources(whole.key, "provides")]


def read_cover(view: View, asking: Asking, need: MergedNode, scope: AreaScope | None, asker: str | None) -> Cover:
    """Cut the slice of a need and classify what is in it."""
    areas = sorted(scope.relation) if scope else None
    source = view.select("need_cover", asking.scope, needs=[need.key], areas=areas)
    out_of, into = _by_end(source.links)
    cover = Cover(scope, need, source, (), out_of, into)
    partners = _partners_of(view, asking, asker) if asker else None
    items = tuple(_item(cover, key, steps, asking, partners) for key, steps in source.hits)
    return Cover(scope, need, source, items, out_of, into)


def _by_end(
    links: Iterable[MergedLink],
) -> tuple[dict[str, tuple[MergedLink, ...]], dict[str, tuple[MergedLink, ...]]]:
    out_of: dict[str, tuple[MergedLink, ...]] = {}
    into: dict[str, tuple[MergedLink, ...]] = {}
    for link in links:
        out_of[link.source] = (*out_of.get(link.source, ()), link)
        into[link.target] = (*into.get(link.target, ()), link)
    return out_of, into


def _item(cover: Cover, key: str, steps: int, asking: Asking, partners: frozenset[str] | None) -> Item:
    node = cover.source.nodes[key]
    meets, need = _best_meeting(cover, key)
    place = _place(cover, node, asking)
    links = [meets, *([place.link] if place.link else [])]
    return Item(
        node,
        steps,
        need,
        meets,
        place,
        state(node, cover.wholes(key), links, asking.today),
        _ways(cover, node),
        None if partners is None else _is_partner(cover, key, partners),
        newest_age(node, asking.today),
    )


def _best_meeting(cover: Cover, key: str) -> tuple[MergedLink, MergedNode]:
    """The link by which an item meets the asked need, or else a narrower one."""
    meeting = cover.targets(key, "meets")
    exact = [pair for pair in meeting if pair[1].key == cover.need.key]
    narrower = [pair for pair in meeting if _is_narrower(cover, pair[1].key)]
    return (exact or narrower or meeting)[0]


def _is_narrower(cover: Cover, key: str) -> bool:
    return key in cover.source.nodes and cover.source.nodes[key].kind == "Need" and key != cover.need.key


def _place(cover: Cover, node: MergedNode, asking: Asking) -> PlaceMatch:
    """The nearest of an item's areas, seen from the asked one; without any, those of what it is part of."""
    digital = node.kind == "Channel" or "digital" in listed(node, "form")
    available = cover.targets(node.key, "available_in")
    for whole in [] if available else cover.wholes(node.key):
        available += cover.targets(whole.key, "available_in")
    if cover.scope is None:
        names = ", ".join(sorted(name_of(area, asking.language)[0] for _, area in available))
        link = available[0][0] if available else None
        return PlaceMatch("anywhere", names, link=link)
    matches = [_match(cover.scope, link, area, asking) for link, area in available]
    found = [match for match in matches if match is not None]
    if digital and not any(match.own or match.relation == "wider" for match in found):
        link = found[0].link if found else None
        return PlaceMatch("digital", link=link)
    if not found:
        return PlaceMatch("another" if available else "unknown")
    return min(found, key=lambda match: (RANK[match.relation], match.steps, match.km or 0.0, match.name))


def _match(scope: AreaScope, link: MergedLink, area: MergedNode, asking: Asking) -> PlaceMatch | None:
    number = scope.relation.get(area.key)
    if number is None:
        return None
    name, km = name_of(area, asking.language)[0], scope.distance_km.get(area.key)
    if number <= 0:
        return PlaceMatch("own", name, -number, km, link)
    if number == OVERLAPPING:
        return PlaceMatch("overlapping", name, 0, km, link)
    if number == NEIGHBOUR:
        return PlaceMatch("neighbour", name, 0, km, link)
    if number == SAME_COUNTY:
        return PlaceMatch("same-county", name, 0, km, link)
    national = area.values.get("area_type") == "country"
    return PlaceMatch("national" if national else "wider", name, number, km, link)


def _ways(cover: Cover, node: MergedNode) -> frozenset[str]:
    """Channel types and forms by which an item can be used, as far as recorded."""
    channels = [channel for _, channel in cover.targets(node.key, "reached_through")]
    if node.kind == "Channel":
        channels.append(node)
    types = {str(c.values["channel_type"]) for c in channels if "channel_type" in c.values}
    return frozenset(types | set(listed(node, "form")))


def listed(node: MergedNode, name: str) -> tuple[str, ...]:
    """A list property of a node; empty where nothing is recorded."""
    value = node.values.get(name, ())
    return value if isinstance(value, tuple) else ()


def _partners_of(view: View, asking: Asking, asker: str) -> frozenset[str]:
    """Those the asking party is recorded to work with: cooperation, referrals, shared networks."""
    own = view.select(
        "neighbourhood", asking.scope, keys=[asker], kinds=["cooperates_with", "refers_to", "member_of"]
    )
    ends = {end for link in own.links for end in (link.source, link.target)} - {asker}
    networks = sorted(key for key in ends if key.startswith("network/"))
    shared = view.select("neighbourhood", asking.scope, keys=networks, kinds=["member_of"])
    members = {link.source for link in shared.links}
    return frozenset((ends | members) - {asker})


def _is_partner(cover: Cover, key: str, partners: frozenset[str]) -> bool:
    return key in partners or any(provider.key in partners for _, provider in cover.providers(key))


def order(item: Item) -> tuple[bool, int, int, int, int, float, bool, int, str]:
    """The order of an answer; each step is explained by the item's reasons.

    Here before elsewhere; in force before undated, planned, paused and ended; the exact need before narrower ones;
    open access before referral (not recorded in between); nearer before wider; known partner before unknown; fresh
    before stale; then by id.
    """
    access = str(item.node.values.get("access", ""))
    return (
        item.place.elsewhere,
        ORDER.index(item.state.standing),
        item.need_steps,
        ACCESS_ORDER.index(access) if access in ACCESS_ORDER else ACCESS_ORDER.index("guided"),
        RANK[item.place.relation] * 100 + item.place.steps,
        item.place.km or 0.0,
        not item.known_partner,
        _NEVER if item.age_days is None else item.age_days,
        item.node.key,
    )
