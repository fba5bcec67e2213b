"""A network that uses all of the vocabulary: every kind, every property with a value, every link, every code.

What has all values has an end, too, so no direct triple leads to it; ``…/plain`` and ``…/other`` have these.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.records import Dataset, Document, Evidence, Link, Node, Saying, Value
from graph.model.vocabulary import CODES, LINK_KINDS, NETWORK_VISIBLE, NODE_KINDS, LinkKind, Property, properties
from graph.store.base import Store
from tests.graph.checking.records import SOMEBODY

DATASET = Dataset("all", "Everything", "A publisher", "CC-BY-4.0", "2026-11-22", fictional=True)
DOCUMENT = Document(
    "all", "text", "A text", "A publisher", "2026", "stated", "on the cover", "fi, sv", "https://a.example/"
)
_VALUES: dict[str, Value] = {
    "ytunnus": "0112038-9",
    "identifiers": ("ptv:1", "oid:2"),
    "matches": ("yso:p1", "own words"),
    "email": "@".join(("x", "example.org")),
    "person_name": SOMEBODY,
    "latitude": 65.5,
    "longitude": 24.5,
    "min_age": -0.75,
    "status": "active",
}
_OTHER: dict[str, dict[str, Value]] = {
    "Channel": {"phone": "1"},
    "Organisation": {"organisation_type": "municipality"},
}
"""What makes a contact point, and a public body."""
_BY_TYPE: dict[str, Value] = {
    "text": "some words",
    "words": "some words",
    "texts": ("b", "a"),
    "word_list": ("b", "a"),
    "flag": True,
    "whole": 7,
    "number": 7.5,
    "date": "2026-21",
    "url": "https://example.org/",
    "languages": ("sv", "fi"),
}


def fill(store: Store) -> Store:
    """Put the network into a store."""
    store.change(DATASET, [DOCUMENT, *sayings()])
    return store


def sayings() -> Iterator[Saying]:
    """Things with all values, the same kinds of things with a name alone, and every relation between each."""
    number = iter(range(100_000))
    for kind in NODE_KINDS:
        yield Node(kind.name, f"{kind.slug}/full", _full(kind.name), _evidence(next(number), full=True))
        yield Node(kind.name, f"{kind.slug}/plain", {"name@fi": "Nimi"}, _evidence(next(number)))
        more = _OTHER.get(kind.name, {})
        yield Node(kind.name, f"{kind.slug}/other", {"name@fi": "Toinen", **more}, _evidence(next(number)))
    yield Link("provides", "organisation/other", "service/plain", {}, _evidence(next(number)))
    for twin in ("need/twin", "need/double"):
        yield Node("Need", twin, {"name@fi": "Kaksonen"}, _evidence(next(number)))
    yield Link("same_as", "need/twin", "need/double", _full("same_as"), _evidence(next(number)))
    for link in LINK_KINDS:
        for source, target in _ends(link) if link.name != "same_as" else ():
            yield Link(link.name, source, f"{target}/full", _full(link.name), _evidence(next(number)))
            yield Link(link.name, source, f"{target}/other", {}, _evidence(next(number)))
    yield from _codes(number)
    # A public body whose area is over, and what nobody has spoken of since it was to begin.
    yield Node("Organisation", "organisation/moved", {"name@fi": "Valtio", "organisation_type": "state"}, _evidence(0))
    yield Link("located_in", "organisation/moved", "area/plain", {"valid_to": "2020"}, _evidence(1))
    yield Node("Service", "service/coming", {"name@fi": "Tuleva", "valid_from": "2031"}, _evidence(2))


def _codes(number: Iterator[int]) -> Iterator[Saying]:
    """A thing or a relation for every code that may stand there."""
    for kind in NODE_KINDS:
        for prop in properties(kind.name).values():
            for code in CODES.get(prop.codes, ()) if _open(kind.name, prop) else ():
                said: dict[str, Value] = {"name@fi": "Nimi", prop.name: (code,) if prop.many else code}
                yield Node(kind.name, f"{kind.slug}/a{next(number)}", said, _evidence(next(number)))
    for link in LINK_KINDS:
        source, target = next(_ends(link))
        for prop in properties(link.name).values() if link.name != "same_as" else ():
            for code in CODES.get(prop.codes, ()) if _open(link.name, prop) else ():
                yield Link(link.name, source, f"{target}/full", {prop.name: code}, _evidence(next(number)))
    for basis in CODES["date_basis"]:
        proof = Evidence("all", "text", f"basis {basis}", "2026", basis)
        yield Node("Need", "need/plain", {"name@fi": "Nimi"}, proof)


def _ends(link: LinkKind) -> Iterator[tuple[str, str]]:
    """A thing and the slug of another, of each pair of kinds that the link may join."""
    slugs = {kind.name: kind.slug for kind in NODE_KINDS}
    for left, right in link.ends:
        source = slugs["Service"] if left == "*" else slugs[left]
        yield f"{source}/plain", {"*": slugs["Service"], "=": source}.get(right) or slugs[right]


def _full(kind: str) -> dict[str, Value]:
    """A value for every property of a kind."""
    return {
        f"{prop.name}@fi" if prop.by_language else prop.name: _value(prop)
        for prop in properties(kind).values()
        if _open(kind, prop)
    }


def _value(prop: Property) -> Value:
    if prop.name in _VALUES:
        return _VALUES[prop.name]
    if prop.codes:
        return tuple(reversed(CODES[prop.codes])) if prop.many else CODES[prop.codes][0]
    return _BY_TYPE[prop.type]


def _open(kind: str, prop: Property) -> bool:
    return prop.name != "visibility" or kind in NETWORK_VISIBLE


def _evidence(number: int, full: bool = False) -> Evidence:
    if not full:
        return Evidence("all", "text", f"line {number}", "2026")
    return Evidence("all", "text", f"line {number}", "2026", "stated", "2026-11-01", ("b", "a"), "a remark")
