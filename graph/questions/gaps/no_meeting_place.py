"""A municipality for which no meeting place of families is recorded.

It cannot tell that there is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.records import MergedNode
from graph.questions.gaps.found import Found
from graph.questions.picture import Picture

_RECORDED_BY = ("located_in", "available_in", "coordinates", "concerns")
_MEETING_PLACE, _OF_MEETING_PLACES = "meeting place", "meeting-place network"


def find(picture: Picture) -> Iterator[Found]:
    """Municipalities of the area of which something is recorded; the area itself if it has none."""
    areas = picture.cut("record", ids=sorted(picture.areas)).nodes
    municipalities = [key for key, node in areas.items() if node.values.get("area_type") == "municipality"]
    asked = [key for key, number in picture.scope.relation.items() if number == 0 and key in areas]
    inside = picture.cut("neighbourhood", keys=sorted(picture.areas), kinds=["part_of"]).links
    for key in sorted(municipalities or asked):
        parts = _parts(key, [(link.source, link.target) for link in inside])
        things = [node for part in parts for _, node in picture.web.sources(part, *_RECORDED_BY)]
        now = [node for part in parts for _, node in picture.into(part, "located_in", "available_in")]
        if things and not any(_is_meeting_place(node, picture) for node in now):
            yield Found((key,), {"area": picture.name(key)}, tuple(things))


def _parts(key: str, wholes: list[tuple[str, str]]) -> list[str]:
    """An area and the areas inside it."""
    found = [key]
    for one in found:
        found += [part for part, whole in wholes if whole == one and part not in found]
    return found


def _is_meeting_place(node: MergedNode, picture: Picture) -> bool:
    if not picture.in_force(node):
        return False
    if node.kind == "Place":
        return node.values.get("place_type") == _MEETING_PLACE
    if node.kind == "Network":
        return node.values.get("network_type") == _OF_MEETING_PLACES
    if node.kind != "Service":
        return False
    places = picture.out(node.key, "delivered_at")
    return any(place.values.get("place_type") == _MEETING_PLACE for _, place in places)
