"""A service that ends at an age, or stops at a level of support, and no recorded way on to what begins there.

It cannot tell that families are not helped over: only that the way is not written down.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from graph.model.records import MergedNode
from graph.model.vocabulary import CODES
from graph.model.wording import label
from graph.questions.describe import value_text
from graph.questions.gaps.found import Found
from graph.questions.gaps.paths import reached
from graph.questions.picture import Picture

AGE_GAP = 1
"""Years between the end of one service and the beginning of the next."""
_GROWN_UP = 18


def find(picture: Picture) -> Iterator[Found]:
    """Services by id: at an age, and at a level."""
    services = picture.services
    needs = {one.key: {need.key for _, need in picture.out(one.key, "meets")} for one in services}
    meeting: dict[str, list[MergedNode]] = defaultdict(list)
    for service in services:
        for need in needs[service.key]:
            meeting[need].append(service)
    for service in services:
        others = {one.key: one for need in sorted(needs[service.key]) for one in meeting[need]}
        same = [others[key] for key in sorted(others) if key != service.key]
        if next_ages := [one for one in same if _begins_where_it_ends(service, one)]:
            yield from _break(service, next_ages, "age", picture)
        next_level = _next_level(service)
        if above := [one for one in same if next_level and one.values.get("level") == next_level]:
            yield from _break(service, above, "level", picture)


def _begins_where_it_ends(service: MergedNode, other: MergedNode) -> bool:
    end, beginning, last = service.values.get("max_age"), other.values.get("min_age"), other.values.get("max_age")
    if not isinstance(end, (int, float)) or not isinstance(beginning, (int, float)) or end >= _GROWN_UP:
        return False
    return abs(beginning - end) <= AGE_GAP and (not isinstance(last, (int, float)) or last > end)


def _next_level(service: MergedNode) -> str:
    levels = CODES["level"]
    at = levels.index(str(service.values["level"])) if service.values.get("level") in levels else len(levels)
    return levels[at + 1] if at + 1 < len(levels) else ""


def _break(service: MergedNode, following: list[MergedNode], what: str, picture: Picture) -> Iterator[Found]:
    keys = {one.key for one in following}
    if not keys.isdisjoint(reached(picture, service.key)):
        return
    language = picture.asking.language
    facts = {
        "name": picture.name(service.key),
        "following": picture.names(keys),
        "age": value_text("Service", "max_age", service.values["max_age"], picture.asking) if what == "age" else "",
        "level": label("level", _next_level(service), language) if what == "level" else "",
    }
    yield Found((service.key, *sorted(keys)), facts, (service, *following), what, what)
