"""The asked area and what lies around it: its parts, what contains it, and where to look next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import asin, cos, radians, sin, sqrt

from graph.errors import BadQuestion
from graph.model.records import MergedNode
from graph.questions.base import Asking, Known, Ref, Taken
from graph.questions.describe import age_text
from graph.questions.naming import AREA_KINDS, find
from graph.store.base import View

OVERLAPPING, NEIGHBOUR, SAME_COUNTY = 900, 1000, 1001
VERIFIED_WITHIN = timedelta(days=365)
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class AreaScope:
    """Areas by their relation to the asked one.

    ``relation``: 0 or less is the area's own (itself, parts), 1… steps up to what contains it, then what contains
    a part of it, neighbours, and other parts of the same county. ``distance_km`` is empty where
    coordinates are not recorded.
    """

    relation: dict[str, int]
    distance_km: dict[str, float]

    @property
    def own(self) -> list[str]:
        """The area itself and its parts."""
        return sorted(key for key, number in self.relation.items() if number <= 0)


def needed(area: str | None) -> str:
    """The area of a question that looks at one. Raises BadQuestion where none is given."""
    if area is None:
        raise BadQuestion("area-needed", parameter="area")
    return area


def asked_area(view: View, asking: Asking, text: str) -> tuple[AreaScope, Taken]:
    """The area that a text names; a network or organisation stands for the areas it is available in."""
    node, taken = find(view, asking, "area", text, AREA_KINDS)
    areas = [node] if node.kind == "Area" else _areas_of(view, asking, node)
    relation: dict[str, int] = {}
    nodes: dict[str, MergedNode] = {}
    for area in areas:
        around = view.select("area_scope", asking.scope, area=area.key)
        nodes.update(around.nodes)
        for key, number in around.hits:
            relation[key] = min(number, relation.get(key, number), key=_nearness)
    distance = {key: km for key in relation if (km := _distance(areas, nodes[key])) is not None}
    return AreaScope(relation, distance), taken


def _areas_of(view: View, asking: Asking, node: MergedNode) -> list[MergedNode]:
    """Areas in which a network or organisation, or what it provides, is available or located."""
    kinds = ["available_in", "located_in", "coordinates", "provides"]
    found = view.select("neighbourhood", asking.scope, keys=[node.key], kinds=kinds)
    targets = {link.target for link in found.links if link.source == node.key}
    areas = {key for key in targets if key.startswith("area/")}
    if not areas:
        further = view.select("neighbourhood", asking.scope, keys=sorted(targets), kinds=["available_in", "located_in"])
        areas = {link.target for link in further.links if link.target.startswith("area/")}
        return [further.nodes[key] for key in sorted(areas)]
    return [found.nodes[key] for key in sorted(areas)]


def _nearness(number: int) -> int:
    """Own before wider before neighbours."""
    return 0 if number <= 0 else number


def _distance(areas: list[MergedNode], other: MergedNode) -> float | None:
    """Great-circle distance in kilometres (haversine) to the nearest of the areas; None without coordinates."""
    there = _position(other)
    found = [_haversine(here, there) for area in areas if (here := _position(area)) and there]
    return min(found) if found else None


def _position(node: MergedNode) -> tuple[float, float] | None:
    latitude, longitude = node.values.get("latitude"), node.values.get("longitude")
    if isinstance(latitude, (int, float)) and isinstance(longitude, (int, float)):
        return radians(latitude), radians(longitude)
    return None


def _haversine(a: tuple[float, float], b: tuple[float, float]) -> float:
    across = sin((b[0] - a[0]) / 2) ** 2 + cos(a[0]) * cos(b[0]) * sin((b[1] - a[1]) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(across))


def known(view: View, asking: Asking, scope: AreaScope, area: Ref) -> Known:
    """How much is recorded of the asked area and its parts, and how fresh it is."""
    since = asking.today.toordinal() - VERIFIED_WITHIN.days
    counts = dict(view.select("known", asking.scope, areas=scope.own, since=since, until=asking.today.toordinal()).hits)
    things, services, newest = (counts.get(name, 0) for name in ("things", "services", "newest"))
    if not things:
        return Known(area, 0, 0, None, None, asking.say("known-nothing", area=area.name))
    share = counts.get("verified", 0) / things
    day = date.fromordinal(newest) if newest else None
    age = age_text((asking.today - day).days, asking) if day else ""
    facts = {"area": area.name, "services": services, "others": things - services, "percent": round(100 * share)}
    text = asking.say("known", age=age, **facts) if day else asking.say("known-undated", **facts)
    return Known(area, things, services, day.isoformat() if day else None, share, text)
