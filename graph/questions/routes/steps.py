"""Finding steps: one-hop slices from both ends, with bounds on hubs, until they meet.

A place on a route is a service, or the origin. Roles that work in a service refer for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from graph.model.records import MergedLink, MergedNode
from graph.questions.area import AreaScope
from graph.questions.base import Asking
from graph.questions.need_table import COUNTED
from graph.questions.routes.effort import Effort, of_own_way, of_referral
from graph.questions.standing import over, real, said_later, state
from graph.questions.web import Web, web_of
from graph.questions.whereabouts import whereabouts
from graph.store.base import Slice, View

FORWARD, BACKWARD = 3, 2
"""Steps that are looked at from the origin and from the target; together the most that a route has."""
BACKWARD_TO_FAMILY = 4
"""Steps back from the target where the origin is the family, which nobody refers."""
HUB, WIDEST = 50, 400
"""Links of a node and kind, and nodes of one step, beyond which the search does not look."""

ORIGIN = "origin"
"""The place where every route begins."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step from a place to a service: the referral and who refers; no ``link`` for the family's own way."""

    source: str
    target: str
    link: MergedLink | None
    referrer: str
    effort: Effort


@dataclass(slots=True)
class Steps:
    """All steps that a search came across; ``bounded``: more were there than are looked at."""

    view: View
    asking: Asking
    scope: AreaScope | None
    nodes: dict[str, MergedNode] = field(default_factory=dict)
    slices: list[Slice] = field(default_factory=list)
    referrals: dict[str, MergedLink] = field(default_factory=dict)
    works: dict[str, set[str]] = field(default_factory=dict)
    bounded: bool = False
    planned: set[str] = field(default_factory=set)
    _usable: dict[str, bool] = field(default_factory=dict)

    def sources(self) -> Slice:
        """The documents and datasets of everything that was come across."""
        return Slice(
            documents={key: one for part in self.slices for key, one in part.documents.items()},
            datasets={key: one for part in self.slices for key, one in part.datasets.items()},
        )

    def look(self, keys: Collection[str], *kinds: str, way: str = "") -> list[MergedLink]:
        """The links of the kinds at the keys, a bounded number of each; what they join becomes known.

        ``way``: ``out`` or ``in`` where only these are looked for, and a bound met the other way is none.
        """
        if not keys:
            return []
        given = {"keys": sorted(keys), "kinds": list(kinds), "limit": HUB}
        found = self.view.select("neighbourhood", self.asking.scope, **given)
        self.bounded |= any(count > HUB and hit.endswith(way) for hit, count in found.hits)
        self.nodes.update(found.nodes)
        self.slices.append(found)
        return list(found.links)

    def onward(self, places: Collection[str], referrers: Collection[str]) -> set[str]:
        """Services that the places (services and their roles) and further referrers refer to."""
        roles = self._roles(places)
        links = self.look({*places, *roles, *referrers}, "refers_to", way="out")
        return self._taken(link for link in links if link.source in {*places, *roles, *referrers})

    def back(self, services: Collection[str]) -> set[str]:
        """Services from which somebody refers to these."""
        links = [link for link in self.look(services, "refers_to", way="in") if link.target in services]
        self._taken(links)
        sources = {link.source for link in links if link.key in self.referrals}
        roles = {key for key in sources if self.nodes[key].kind == "Professional"}
        for link in self.look(roles, "works_in"):
            if real(link, self.asking.today) and self.nodes[link.target].kind == "Service":
                self.works.setdefault(link.source, set()).add(link.target)
        through = {service for role in roles for service in self.works.get(role, ())}
        found = {key for key in sources if self.nodes[key].kind == "Service"} | through
        return self._narrowed({key for key in found if self.usable(key)})

    def _roles(self, places: Collection[str]) -> set[str]:
        found = set()
        for link in self.look(places, "works_in"):
            if link.target in places and real(link, self.asking.today):
                self.works.setdefault(link.source, set()).add(link.target)
                found.add(link.source)
        return found

    def _taken(self, links: Iterable[MergedLink]) -> set[str]:
        """Keep the referrals that are in force and lead to a service that can be used; the services they lead to."""
        found = []
        links = list(links)
        self._know({link.target for link in links})
        for link in links:
            if not self.usable(link.target):
                continue
            if over(self.nodes[link.source], self.asking.today) or over(link, self.asking.today):
                continue
            if said_later(link, self.asking.today):
                continue
            if real(link, self.asking.today):
                self.referrals[link.key] = link
                found.append(link)
            else:
                self.planned.add(link.key)
        return self._narrowed({link.target for link in found})

    def _narrowed(self, keys: set[str]) -> set[str]:
        if len(keys) <= WIDEST:
            return keys
        self.bounded = True
        return set(sorted(keys)[:WIDEST])

    def _know(self, services: Iterable[str]) -> None:
        """Find out which services can be used, all at once."""
        new = {key for key in services if key not in self._usable}
        if not new:
            return
        found = self._with_wholes(new)
        self.nodes.update(found.nodes)
        web = web_of(found, self.asking.today)
        for key in new:
            self._usable[key] = key in found.nodes and self._serves(found.nodes[key], web)

    def _with_wholes(self, keys: set[str]) -> Slice:
        """The services, what they are part of, and the areas of all of these."""
        nodes: dict[str, MergedNode] = {}
        links: dict[str, MergedLink] = {}
        frontier = set(keys)
        while frontier:
            given = {"keys": sorted(frontier), "kinds": ["available_in", "part_of"]}
            found = self.view.select("neighbourhood", self.asking.scope, **given)
            nodes.update(found.nodes)
            out_of = [link for link in found.links if link.source in frontier]
            looked_at = keys | {link.source for link in links.values()}
            frontier = {link.target for link in out_of if link.kind == "part_of"} - looked_at
            links.update((link.key, link) for link in out_of)
        return Slice(nodes, tuple(links.values()))

    def usable(self, key: str) -> bool:
        """Whether a service is in force, told of by the asked day, and serves the asked area, as far as known."""
        self._know([key])
        return self._usable[key]

    def usable_of(self, keys: Collection[str]) -> set[str]:
        """Those of some services that can be used."""
        self._know(keys)
        return {key for key in keys if self._usable[key]}

    def _serves(self, node: MergedNode, web: Web) -> bool:
        if said_later(node, self.asking.today):
            return False
        place = whereabouts(node, web.available(node.key), self.scope, self.asking)
        links = [place.link] if place.link else []
        if state(node, web.wholes(node.key), links, self.asking.today).standing not in COUNTED:
            return False
        return place.relation not in {"another", "neighbour", "same-county"}

    def all(self, origins: Collection[str], own_ways: Collection[str]) -> list[Step]:
        """Every step from the origin or a service to a service, in a fixed order."""
        steps = []
        for link in self.referrals.values():
            target = self.nodes[link.target]
            places = set(self.works.get(link.source, ()))
            if self.nodes[link.source].kind == "Service":
                places.add(link.source)
            if link.source in origins:
                places = {ORIGIN}
            effort = of_referral(link, target)
            steps += [Step(place, link.target, link, link.source, effort) for place in places if place != link.target]
        for key in own_ways:
            if effort_alone := of_own_way(self.nodes[key]):
                steps.append(Step(ORIGIN, key, None, "", effort_alone))
        return sorted(steps, key=lambda one: (one.source, one.target, one.link.key if one.link else ""))
