"""What meets a need in an area: the items of a ``need_cover`` slice, each with where it is and how it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph.model.records import MergedLink, MergedNode
from graph.questions.acquaintance import Partners, partners_of
from graph.questions.area import AreaScope
from graph.questions.base import Asking
from graph.questions.describe import listed, newest_age
from graph.questions.standing import ORDER, State, real, said_later, state
from graph.questions.web import Web, by_end
from graph.questions.whereabouts import PlaceMatch, nearness, whereabouts
from graph.store.base import View

ACCESS_EFFORT = {"open": 0, "self-referral": 0, "guided": 1, "referral needed": 2, "decision needed": 3}
"""What must come first before a family gets in (``questions.md``: open access before referral)."""

_NEVER = 10**9


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that meets the need, with all that ranks it.

    ``by_asker``: who asks provides it, or is it. ``shares_network``: a shared network is all that is recorded of
    working together. ``said_later``: nothing of it had been said by the day of asking.
    """

    node: MergedNode
    need_steps: int
    need: MergedNode
    meets: MergedLink
    place: PlaceMatch
    state: State
    ways: Mapping[str, frozenset[str]]
    known_partner: bool | None
    by_asker: bool
    shares_network: bool
    age_days: int | None
    said_later: bool


@dataclass(frozen=True, slots=True)
class Cover(Web):
    """A need's cover: the slice as a web, its need, and its items."""

    scope: AreaScope | None
    need: MergedNode
    items: tuple[Item, ...] = ()


def read_cover(view: View, asking: Asking, need: MergedNode, scope: AreaScope | None, asker: str | None) -> Cover:
    """Cut the slice of a need and classify what is in it."""
    areas = sorted(scope.relation) if scope else None
    source = view.select("need_cover", asking.scope, needs=[need.key], areas=areas)
    cover = Cover(source, *by_end(source.links), asking.today, scope, need)
    partners = partners_of(view, asking, asker) if asker else None
    needs = _narrower(cover)
    items = tuple(_item(cover, key, needs, asking, asker, partners) for key, _ in source.hits)
    return replace(cover, items=items)


def _narrower(cover: Cover) -> dict[str, int]:
    """The need and all narrower ones of the slice, with the steps down to each."""
    steps = {cover.need.key: 0}
    frontier = [cover.need.key]
    while frontier:
        broader = frontier.pop(0)
        for _, narrower in cover.sources(broader, "broader"):
            if narrower.key not in steps:
                steps[narrower.key] = steps[broader] + 1
                frontier.append(narrower.key)
    return steps


def _item(
    cover: Cover,
    key: str,
    needs: Mapping[str, int],
    asking: Asking,
    asker: str | None,
    partners: Partners | None,
) -> Item:
    node = cover.source.nodes[key]
    meets, need = _best_meeting(cover, key, needs)
    place = whereabouts(node, cover.available(key), cover.scope, asking)
    links = [meets, *([place.link] if place.link else [])]
    actors = {key, *(provider.key for _, provider in cover.providers(key))}
    return Item(
        node,
        needs[need.key],
        need,
        meets,
        place,
        state(node, cover.wholes(key), links, asking.today),
        _ways(cover, node),
        None if partners is None else not (partners.direct | partners.fellows).isdisjoint(actors),
        asker in actors,
        partners is not None and partners.direct.isdisjoint(actors) and not partners.fellows.isdisjoint(actors),
        newest_age(node, asking.today),
        said_later(node, asking.today),
    )


def _best_meeting(cover: Cover, key: str, needs: Mapping[str, int]) -> tuple[MergedLink, MergedNode]:
    """The link by which an item meets the need: one that is real today before any that is not, then the nearest."""
    meeting = [pair for pair in cover.targets(key, "meets") if pair[1].key in needs]
    return min(meeting, key=lambda pair: (not real(pair[0], cover.today), needs[pair[1].key], pair[1].key))


def _ways(cover: Cover, node: MergedNode) -> dict[str, frozenset[str]]:
    """Types of channel and forms by which an item can be used, by list of codes, as far as recorded."""
    channels = [channel for _, channel in cover.targets(node.key, "reached_through")]
    if node.kind == "Channel":
        channels.append(node)
    types = frozenset(str(c.values["channel_type"]) for c in channels if "channel_type" in c.values)
    return {"channel_type": types, "service_form": frozenset(listed(node, "form"))}


def order(item: Item) -> tuple[bool, int, int, int, tuple[int, int, float], bool, int, str]:
    """The order of an answer; each step is explained by the item's reasons.

    Here before elsewhere; in force before undated, planned, paused and ended; the exact need before narrower ones;
    open access before referral (what is not recorded is not held against it); nearer before wider; known partner
    before unknown; fresh before stale; then by id.
    """
    access = str(item.node.values.get("access", ""))
    return (
        item.place.elsewhere,
        ORDER.index(item.state.standing),
        item.need_steps,
        ACCESS_EFFORT.get(access, 0),
        nearness(item.place),
        not item.known_partner,
        _NEVER if item.age_days is None else item.age_days,
        item.node.key,
    )
