"""Things that may be recorded twice in one file: same name and area, or alike phones or addresses.

Two that a person's decision tells apart, joins, or calls the successor of the other are no candidates, nor
are two that merge by an official identifier.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterable, Iterator
from itertools import islice

from graph.merge.checks.contents import Contents
from graph.merge.checks.faults import clipped, finding, position
from graph.merge.identity import clusters
from graph.model.records import Finding, Node, Place, Value
from graph.model.vocabulary import properties

_WHEREABOUTS = ("available_in", "located_in", "part_of", "works_in", "delivered_at")
"""Links whose ends tell where a thing is: an area, or what it is a part of."""

_EVERYWHERE = frozenset({"Need", "TargetGroup", "Method"})
"""Kinds that are the same in every area."""

_TELLING_APART = {"Area": "area_type", "Event": "begins"}
"""Properties without which a name says too little: Kemi the town and Kemi the family-centre area."""

_COMPARED = 100
"""How many earlier ones of a group each is compared with."""

_SIGNS = re.compile(r"[\W_]+")
_SCHEME = re.compile(r"(?:https?://|tel:|mailto:)?(?:www\.)?")
_NOT_IN_PHONES = re.compile(r"[^\d+]")


def plain_name(name: str) -> str:
    """A name as it is compared: without case, punctuation and extra spaces."""
    return _SIGNS.sub(" ", unicodedata.normalize("NFKC", name).casefold()).strip()


def plain_phone(phone: str) -> str:
    """A phone number as it is compared: digits, 0 for Finland's country code; "" if too short to tell."""
    digits = re.sub(r"^(?:\+|00)3580?", "0", _NOT_IN_PHONES.sub("", phone.replace("(0)", "")))
    return digits if len(digits) >= 5 else ""


def plain_url(url: str) -> str:
    """An address as it is compared: without scheme, ``www.``, case, fragment and last slash."""
    lowered = url.strip().casefold()
    if lowered.startswith("tel:"):
        return plain_phone(lowered)
    return _SCHEME.sub("", lowered, count=1).partition("#")[0].rstrip("/")


def possible_duplicates(contents: Contents) -> Iterator[Finding]:
    """Pairs of ids of one kind that may be the same thing, each told once, at the later of the two."""
    decided = {
        frozenset((link.source, link.target))
        for link, _ in contents.of_kinds("different_from", "same_as", "succeeded_by")
    }
    whereabouts: dict[str, set[str]] = {}
    for link, _ in contents.of_kinds(*_WHEREABOUTS):
        whereabouts.setdefault(link.source, set()).add(link.target)
    for kind, nodes in contents.nodes.items():
        generic = {node.id for node, _ in nodes if node.values.get("generic") is True}
        named = [(node, place) for node, place in nodes if node.id and node.id not in generic]
        first = _first_places(named)
        groups = [
            sorted(group, key=lambda one: (*position(first[one]), one))
            for group in _alike(kind, named, whereabouts)
            if len(group) > 1
        ]
        if groups:
            yield from _pairs(groups, named, first, decided)


def _first_places(nodes: Iterable[tuple[Node, Place]]) -> dict[str, Place]:
    first: dict[str, Place] = {}
    for node, place in nodes:
        known = first.setdefault(node.id, place)
        if known is not place and position(place) < position(known):
            first[node.id] = place
    return first


def _alike(kind: str, nodes: Iterable[tuple[Node, Place]], whereabouts: dict[str, set[str]]) -> Iterable[set[str]]:
    """Groups of ids that have something telling in common."""
    groups: dict[Hashable, set[str]] = {}
    telling_apart = _TELLING_APART.get(kind)
    apart = {
        node.id: str(node.values[telling_apart]) for node, _ in nodes if telling_apart and telling_apart in node.values
    }
    compared = [
        (name, plain)
        for name, plain in (("phone", plain_phone), ("url", plain_url))
        if name in properties(kind) and not properties(kind)[name].personal
    ]
    for node, _ in nodes:
        places = ("",) if kind in _EVERYWHERE else whereabouts.get(node.id, ())
        for name in _names(node) if places else ():
            for place in places:
                groups.setdefault(("name", name, apart.get(node.id), place), set()).add(node.id)
        for prop, plain in compared:
            value = node.values.get(prop)
            if isinstance(value, str) and (told := plain(value)):
                groups.setdefault(("reached by", told), set()).add(node.id)
    return groups.values()


def _names(node: Node) -> Iterator[str]:
    for key, value in node.values.items():
        if key.startswith("name@") and isinstance(value, str) and (name := plain_name(value)):
            yield name


def _pairs(
    groups: Iterable[list[str]],
    nodes: list[tuple[Node, Place]],
    first: dict[str, Place],
    decided: set[frozenset[str]],
) -> Iterator[Finding]:
    """For each id of a group the first earlier one that it may be the same as."""
    groups = list(groups)
    candidates = {one for group in groups for one in group}
    of_candidates = [node for node, _ in nodes if node.id in candidates]
    merged = clusters(of_candidates)
    names: dict[str, Value] = {}
    for node in of_candidates:
        for key in ("name@fi", "name@sv", "name@en"):
            if key in node.values:
                names[node.id] = min(names.get(node.id, node.values[key]), node.values[key], key=str)
                break
    told: set[tuple[str, str]] = set()
    for group in groups:
        for place_in_group, one in enumerate(group):
            for other in islice(group, min(place_in_group, _COMPARED)):
                if merged[one] == merged[other] or frozenset((one, other)) in decided:
                    continue
                if (one, other) not in told:
                    told.add((one, other))
                    yield finding(
                        "possible-duplicate",
                        first[one],
                        id=clipped(one),
                        other=clipped(other),
                        name=clipped(names.get(one, one)),
                    )
                break
