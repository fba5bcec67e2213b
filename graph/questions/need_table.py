"""Which needs are met around an area, and by what: what coverage counts, and where gaps in it are looked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from graph.model.records import MergedLink, MergedNode
from graph.questions.area import AreaScope
from graph.questions.base import Asking
from graph.questions.standing import Standing, real, said_later, state
from graph.questions.web import Web, web_of
from graph.questions.whereabouts import PlaceMatch, whereabouts
from graph.store.base import View

COUNTED: tuple[Standing, ...] = ("in_force", "unknown", "undated")
"""How something stands that counts: no source says that it is planned, paused or over."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that meets needs (``needs``: exactly these), where it is, and how it stands.

    ``links`` are those by which it stands so: where it is available, and what it only meets by plan.
    """

    node: MergedNode
    place: PlaceMatch
    needs: frozenset[str]
    standing: Standing
    links: tuple[MergedLink, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it is in force, as far as known."""
        return self.standing in COUNTED


@dataclass(frozen=True, slots=True)
class NeedTable(Web):
    """What meets needs; ``wider`` gives for each need those it is a part of, all the way up."""

    entries: tuple[Entry, ...]
    wider: Mapping[str, frozenset[str]]
    needs: Mapping[str, MergedNode]

    def meeting(self, need: str) -> list[Entry]:
        """Entries that meet a need or a narrower one."""
        return [one for one in self.entries if any(met == need or need in self.wider[met] for met in one.needs)]


def read_table(
    view: View, asking: Asking, scope: AreaScope, areas: Iterable[str], needs: Collection[str] | None = None
) -> NeedTable:
    """What meets the needs (none given: any) in these areas of a scope, or in no recorded one."""
    source = view.select(
        "need_cover", asking.scope, needs=None if needs is None else sorted(needs), areas=sorted(areas)
    )
    web = web_of(source, asking.today)
    met = {key: node for key, node in source.nodes.items() if node.kind == "Need"}
    wider, all_needs = wider_of(view, asking, met)
    entries = tuple(_entry(web, key, scope, asking) for key, _ in source.hits)
    entries = tuple(
        one for one in entries if one.place.relation != "another" and not said_later(one.node, asking.today)
    )
    return NeedTable(web.source, web.out_of, web.into, web.today, entries, wider, all_needs)


def _entry(web: Web, key: str, scope: AreaScope, asking: Asking) -> Entry:
    node = web.source.nodes[key]
    place = whereabouts(node, web.available(key), scope, asking)
    meeting = web.targets(key, "meets")
    held = [need.key for link, need in meeting if real(link, asking.today)]
    # What only meets needs by plan stands as planned, for all of them.
    links = (*(link for link, _ in meeting[:1] if not held), *([place.link] if place.link else []))
    standing = state(node, web.wholes(key), links, asking.today).standing
    return Entry(node, place, frozenset(held or (need.key for _, need in meeting)), standing, links)


def wider_of(
    view: View, asking: Asking, met: Mapping[str, MergedNode]
) -> tuple[dict[str, frozenset[str]], dict[str, MergedNode]]:
    """For each need the ones it is a part of, and all needs that come up. Walks end where broader goes in a circle."""
    needs = dict(met)
    above: dict[str, set[str]] = {key: set() for key in met}
    frontier = sorted(met)
    while frontier:
        found = view.select("neighbourhood", asking.scope, keys=frontier, kinds=["broader"])
        new: list[str] = []
        for link in found.links:
            if link.source in above:
                above[link.source].add(link.target)
            if link.source in frontier and link.target not in above:
                above[link.target] = set()
                needs[link.target] = found.nodes[link.target]
                new.append(link.target)
        frontier = sorted(new)
    return {key: frozenset(_all_above(key, above)) for key in above}, needs


def _all_above(key: str, above: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    left = list(above[key])
    while left:
        one = left.pop()
        if one not in found and one != key:
            found.add(one)
            left.extend(above.get(one, ()))
    return found
