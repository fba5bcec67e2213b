"""Values of one record that speak of each other: spans of dates, ages and waiting times, and coordinates."""

from __future__ import annotations

from collections.abc import Iterator

from graph.merge.checks.contents import Contents
from graph.merge.checks.faults import clipped, finding
from graph.merge.checks.values import is_number
from graph.model.dates import BadDate, parse
from graph.model.records import Finding
from graph.model.vocabulary import properties

SOUTHERNMOST, NORTHERNMOST = 59.0, 70.2
WESTERNMOST, EASTERNMOST = 19.0, 31.7
"""Degrees between which Finland and its waters lie."""

_SPANS = (("valid_from", "valid_to"), ("begins", "ends"), ("since", "until"))
_CROSSINGS = (
    ("min_age", "max_age", "ages-crossed", ("min_age", "max_age")),
    ("waiting_min_days", "waiting_max_days", "waiting-crossed", ("shortest", "longest")),
)


def spans(contents: Contents) -> Iterator[Finding]:
    """Spans that end before they begin: all of the end lies before all of the beginning."""
    for kind, placed in contents.by_kind():
        known = properties(kind)
        pairs = [pair for pair in _SPANS if known.keys() >= set(pair)]
        for saying, place in placed:
            for begins, ends in pairs:
                first, last = saying.values.get(begins), saying.values.get(ends)
                if isinstance(first, str) and isinstance(last, str) and _is_after(first, last):
                    yield finding(
                        "ends-before-beginning",
                        place,
                        ends,
                        property=begins,
                        value=clipped(first),
                        other_property=ends,
                        other=clipped(last),
                    )


def _is_after(first: str, last: str) -> bool:
    try:
        start, end = parse(first), parse(last)
    except BadDate:  # a finding of its own
        return False
    if start.first is None or end.last is None:
        return False
    if start.first != end.last:
        return start.first > end.last
    by_the_clock = "T" in first and "T" in last and "/" not in first + last
    return by_the_clock and first.rstrip("?~%") > last.rstrip("?~%")


def crossings(contents: Contents) -> Iterator[Finding]:
    """A least value above the greatest."""
    for kind, placed in contents.by_kind():
        known = properties(kind)
        for least, most, code, names in _CROSSINGS:
            if least not in known:
                continue
            for saying, place in placed:
                low, high = saying.values.get(least), saying.values.get(most)
                if (
                    isinstance(low, int | float)
                    and isinstance(high, int | float)
                    and is_number(low)
                    and is_number(high)
                    and low > high
                ):
                    yield finding(code, place, least, **dict(zip(names, (low, high), strict=True)))


def coordinates(contents: Contents) -> Iterator[Finding]:
    """Points outside Finland, often with latitude and longitude swapped or in metres."""
    for kind, nodes in contents.nodes.items():
        if "latitude" not in properties(kind):
            continue
        for node, place in nodes:
            latitude, longitude = node.values.get("latitude"), node.values.get("longitude")
            if _outside(latitude, SOUTHERNMOST, NORTHERNMOST) or _outside(longitude, WESTERNMOST, EASTERNMOST):
                yield finding(
                    "outside-finland",
                    place,
                    "latitude",
                    latitude="–" if latitude is None else clipped(latitude),
                    longitude="–" if longitude is None else clipped(longitude),
                )


def _outside(value: object, lowest: float, highest: float) -> bool:
    return isinstance(value, int | float) and is_number(value) and not lowest <= value <= highest
