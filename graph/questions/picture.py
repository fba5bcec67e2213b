"""What is recorded of an area, as gaps and papers look at it: its own things, who acts there, and who owns what."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import cached_property
from typing import Any, TypeVar

from graph.model.records import Dataset, Document, Merged, MergedLink, MergedNode
from graph.model.wording import catalogue
from graph.questions.area import OVERLAPPING, AreaScope
from graph.questions.base import Asking, Ref
from graph.questions.describe import name_of, newest_age
from graph.questions.need_table import COUNTED, NeedTable, read_table
from graph.questions.standing import over, real, state
from graph.questions.web import Web, web_of
from graph.store.base import DocumentKey, Slice, View

T = TypeVar("T")

_NAMED_AT_MOST = 8
"""Names told one by one in a sentence; of more the number is told."""


class Picture:
    """An area and all that is recorded of it, on a day. Read anew for every answer, and only looked at.

    ``own`` are the keys of the area's own things, ``areas`` those of the area and its parts; ``asked_for`` are kinds of
    gaps that somebody asked for by name. ``beside`` are things that are told of in another picture. ``ring`` is 0 for
    what is recorded for the area, 1 and 2 for what hangs on that.
    """

    def __init__(
        self,
        view: View,
        asking: Asking,
        area: Ref,
        scope: AreaScope,
        areas: Collection[str],
        asked_for: Collection[str] = (),
        beside: Collection[str] = (),
    ) -> None:
        self.view = view
        self.asking = asking
        self.today = asking.today
        self.area = area
        self.scope = scope
        self.areas = frozenset(areas)
        self.asked_for = frozenset(asked_for)
        self._worked_out: dict[Callable[[Picture], Any], Any] = {}
        self._owned_by: dict[str, frozenset[str]] = {}
        self.nodes: dict[str, MergedNode] = {}
        self.documents: dict[DocumentKey, Document] = {}
        self.datasets: dict[str, Dataset] = {}
        source = self.cut("area_projection", areas=sorted(self.areas))
        self.web = web_of(source, asking.today)
        self.beside = frozenset(beside)
        self.ring = {key: ring for key, ring in source.hits if key in source.nodes and key not in self.beside}
        self.own = frozenset(self.ring)

    def cut(self, name: str, **args: object) -> Slice:
        """A slice in the reader's scope, whose documents can be cited from now on."""
        return self._cite(self.view.select(name, self.asking.scope, **args))

    def remember(self, table: NeedTable) -> NeedTable:
        """A table whose documents can be cited from now on."""
        self._cite(table.source)
        return table

    def _cite(self, source: Slice) -> Slice:
        self.nodes.update(source.nodes)
        self.documents.update(source.documents)
        self.datasets.update(source.datasets)
        return source

    def node(self, key: str) -> MergedNode:
        """Anything that a slice of the picture held. Raises KeyError for what none did."""
        return self.nodes[key] if key in self.nodes else self.needs.needs[key]

    def things(self, *kinds: str) -> list[MergedNode]:
        """The area's own things of the kinds (none given: all) that are not over, by id."""
        nodes = (self.web.source.nodes[key] for key in sorted(self.own))
        return [node for node in nodes if (not kinds or node.kind in kinds) and not over(node, self.today)]

    def named(self, *kinds: str) -> list[MergedNode]:
        """The same without unnamed groups."""
        return [node for node in self.things(*kinds) if not node.values.get("generic")]

    @property
    def networks(self) -> list[MergedNode]:
        """The named networks that are recorded for the area, not those that its own merely belong to."""
        return [node for node in self.named("Network") if not self.ring[node.key]]

    @cached_property
    def services(self) -> list[MergedNode]:
        """The area's own services that are in force."""
        return [node for node in self.things("Service") if self.in_force(node)]

    def in_force(self, node: MergedNode) -> bool:
        """Whether a thing is in force, as far as known, and so is that it is available in the area."""
        here = [link for link, area in self.web.targets(node.key, "available_in") if area.key in self.areas]
        if here and not any(real(link, self.today) for link in here):
            return False
        return state(node, self.web.wholes(node.key), (), self.today).standing in COUNTED

    def out(self, key: str, *kinds: str) -> list[tuple[MergedLink, MergedNode]]:
        """Links of the kinds out of a thing that hold today, with what they lead to."""
        return [pair for pair in self.web.targets(key, *kinds) if self._holds(*pair)]

    def into(self, key: str, *kinds: str) -> list[tuple[MergedLink, MergedNode]]:
        """Links of the kinds into a thing that hold today, with what they come from."""
        return [pair for pair in self.web.sources(key, *kinds) if self._holds(*pair)]

    def _holds(self, link: MergedLink, other: MergedNode) -> bool:
        return real(link, self.today) and not over(other, self.today)

    def links(self, *kinds: str) -> list[MergedLink]:
        """Links of the kinds at the area's own things that hold today, between things that are not over, by key."""
        nodes = self.web.source.nodes
        return [
            link
            for link in self.web.source.links
            if link.kind in kinds
            and not self.own.isdisjoint((link.source, link.target))
            and all(end in nodes and self._holds(link, nodes[end]) for end in (link.source, link.target))
        ]

    def organisations(self, key: str) -> frozenset[str]:
        """The organisations that a thing belongs to: itself, those that provide it, or where a team or role works."""
        if key not in self._owned_by:
            self._owned_by[key] = frozenset(self._organisations(key, set()))
        return self._owned_by[key]

    def _organisations(self, key: str, seen: set[str]) -> Iterable[str]:
        node = self.web.source.nodes.get(key)
        if node is None or key in seen:
            return
        seen.add(key)
        if node.kind == "Organisation":
            yield key
        for _, owner in self._owners(node):
            if owner.kind in ("Organisation", "Team", "Service"):
                yield from self._organisations(owner.key, seen)

    def _owners(self, node: MergedNode) -> list[tuple[MergedLink, MergedNode]]:
        if node.kind == "Team":
            return self.out(node.key, "part_of")
        if node.kind == "Professional":
            return self.out(node.key, "works_in")
        return self.providers(node.key) if node.kind in ("Service", "Place", "Channel") else []

    def providers(self, key: str) -> list[tuple[MergedLink, MergedNode]]:
        """Who provides a thing today, or what it is part of."""
        direct = self.into(key, "provides")
        return direct or [pair for whole in self.web.wholes(key) for pair in self.into(whole.key, "provides")]

    def further(self, keys: Collection[str], *kinds: str) -> Web:
        """Links of the kinds at things that stand at the end of the area's own links, of which only those are known."""
        beyond = sorted(key for key in keys if key not in self.own)
        source = self.cut("neighbourhood", keys=beyond, kinds=list(kinds)) if beyond else Slice()
        return web_of(source, self.today)

    def once(self, work_out: Callable[[Picture], T]) -> T:
        """What a function makes of this picture, worked out the first time only."""
        if work_out not in self._worked_out:
            self._worked_out[work_out] = work_out(self)
        found: T = self._worked_out[work_out]
        return found

    @cached_property
    def needs(self) -> NeedTable:
        """What meets needs in the area, wider, nationwide or online."""
        around = [key for key, number in self.scope.relation.items() if number <= OVERLAPPING]
        return self.remember(read_table(self.view, self.asking, self.scope, around))

    @cached_property
    def wider(self) -> Picture:
        """The areas that contain this one, without the country, and without what is this area's own too."""
        above = [key for key, number in self.scope.relation.items() if 0 < number < OVERLAPPING]
        nodes = self.cut("record", ids=above).nodes
        areas = [key for key in above if key in nodes and nodes[key].values.get("area_type") != "country"]
        return Picture(self.view, self.asking, self.area, self.scope, areas, beside=self.own)

    def age(self, record: Merged) -> int | None:
        """Days since something of a record was last said or verified; None where nothing has a date."""
        return newest_age(record, self.today)

    def say(self, key: str, **facts: object) -> str:
        """A sentence of the gaps' catalogue in the reader's language."""
        return catalogue("graph.questions.gaps").text(key, self.asking.language, **facts)

    def name(self, key: str) -> str:
        """A thing's name in the reader's language."""
        return name_of(self.node(key), self.asking.language)[0]

    def names(self, keys: Iterable[str]) -> str:
        """Names joined by semicolons, each once; of many only the first, and how many more there are."""
        told = sorted({self.name(key) for key in keys})
        more = len(told) - _NAMED_AT_MOST
        if more > 1:
            told = [*told[:_NAMED_AT_MOST], self.asking.say("and-more", count=more)]
        return "; ".join(told)
