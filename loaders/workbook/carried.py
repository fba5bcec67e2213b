"""What comes about with a thing: the links that were recorded as planned for it when its names were given.

Whoever says that a plan came about means it as it was recorded: who provides it, where, for whom. Another word than
"planned" (an aim, a wish, an invitation) is no part of the plan, so such a link is decided on its own row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from graph.model.records import Evidence, Finding, Link, Place, Row
from loaders.workbook.link_keys import LinkKey, link_of
from loaders.workbook.names import Names
from loaders.workbook.raw import warning

CARRIED = (
    "available_in",
    "meets",
    "serves",
    "delivered_at",
    "provides",
    "member_of",
    "reached_through",
)
"""Kinds of links that are part of what a plan is."""


class _Happened(NamedTuple):
    """A row that says of a thing that it came about."""

    node_id: str
    evidence: Evidence
    place: Place


class Carried:
    """Links taken along by the decisions of a book: what rows decide is told, then ``finish`` once."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._happened: list[_Happened] = []
        self._decided: set[object] = set()

    def happened(self, node_id: str, evidence: Evidence, place: Place) -> None:
        """A row says that a thing came about; ``place`` is its cell."""
        self._happened.append(_Happened(node_id, evidence, place))

    def decided(self, link: LinkKey) -> None:
        """A row decides about a link itself: that row alone counts."""
        self._decided.add(_key(link))

    def finish(self) -> Iterator[Row | Finding]:
        """The links of each thing that came about, and a word on how many they are."""
        begun, self._happened = self._happened, []
        if not begun:
            return
        planned = self._planned()
        for node_id, evidence, place in begun:
            links = [link for link in planned.get(node_id, ()) if _key(link) not in self._decided]
            if links:
                yield warning("links-taken-along", place, value=self._names.called(node_id, ""), count=len(links))
            for link in links:
                values = {**link.values, "modality": "in_force"}
                yield Row(Link(link.kind, link.source, link.target, values, evidence), place)

    def _planned(self) -> Mapping[str, list[LinkKey]]:
        """Planned links of the known names by each of their ends."""
        found: dict[str, list[LinkKey]] = {}
        for key in self._names.planned:
            link = link_of(key)
            if link is not None and link.kind in CARRIED:
                for end in (link.source, link.target):
                    found.setdefault(end, []).append(link)
        return found


def _key(link: LinkKey) -> tuple[object, ...]:
    return link.kind, link.source, link.target, tuple(sorted(link.values.items()))
