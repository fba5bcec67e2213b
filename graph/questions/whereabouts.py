"""Where an item is, seen from the asked area: its own, wider, elsewhere, online, or not recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import inf
from typing import Literal

from graph.model.records import MergedLink, MergedNode
from graph.questions.area import NEIGHBOUR, OVERLAPPING, SAME_COUNTY, AreaScope
from graph.questions.base import Asking
from graph.questions.describe import listed, name_of
from graph.questions.standing import real

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

HELPS_HERE: tuple[Relation, ...] = ("own", "wider", "overlapping", "national", "digital")
"""Where something must be to help a family of the area."""

ONLINE = ("web", "chat", "form", "e-mail", "app", "social media")
"""Types of channel that are tied to no place unless a source says so."""


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


def whereabouts(
    node: MergedNode,
    available: Sequence[tuple[MergedLink, MergedNode]],
    scope: AreaScope | None,
    asking: Asking,
) -> PlaceMatch:
    """The nearest of the areas in which a node is available, seen from the asked one.

    An area in which it is real today comes before one in which it is planned or over, however near.
    """
    forms = {"digital", "electronic"}.intersection(listed(node, "form"))
    digital = bool(forms) or node.values.get("channel_type") in ONLINE
    if scope is None:
        names = ", ".join(sorted(name_of(area, asking.language)[0] for _, area in available))
        links = sorted((link for link, _ in available), key=lambda link: (not real(link, asking.today), link.target))
        return PlaceMatch("anywhere", names, link=links[0] if links else None)
    found = [match for link, area in available if (match := _match(scope, link, area, asking)) is not None]
    if not found:
        return PlaceMatch("another" if available else "digital" if digital else "unknown")
    nearest = min(found, key=lambda one: (not _is_real(one, asking.today), *nearness(one), one.name))
    # What is online but meant for one area alone is not open to everybody.
    return PlaceMatch("digital", link=nearest.link) if digital and nearest.relation == "national" else nearest


def _is_real(match: PlaceMatch, today: date) -> bool:
    return match.link is None or real(match.link, today)


def nearness(match: PlaceMatch) -> tuple[int, int, float]:
    """From near to far: relation, steps, kilometres; a distance that is not known comes after all that are."""
    return RANK[match.relation], match.steps, inf if match.km is None else match.km


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
