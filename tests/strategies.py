"""Random records for property tests, made from the vocabulary: whatever it allows may come, and only that.

What ``records`` draws passes the checks and is in the form in which a loader hands it over (texts stripped and
NFC, numbers as floats), so that it can go into a store as well as into a workbook. Ids are drawn from a small
pool, so that several draws speak of the same things.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence

from hypothesis import strategies as st

from graph.model.records import Dataset, Document, Evidence, Link, Node, Saying, Value
from graph.model.vocabulary import (
    CODES,
    LINK_KINDS,
    NETWORK_VISIBLE,
    NODE_KINDS,
    TEXT_LANGUAGES,
    Property,
    allowed_ends,
    properties,
)

Record = Dataset | Document | Saying

SLUGS = ("a", "b", "kemi-1")
EARLY = ("2019", "2019-05", "2019-05-31", "2019-21", "2018/2019", "2019~", "../2019", "2019-05-31T08:30")
LATE = ("2021", "2021-12", "2022-01-01", "2021-24", "2021/2022", "2022?", "2022/..")
_ENDS = ("valid_to", "ends", "until")
"""Properties that close a span which another opens: these get late dates, all others early ones."""

_LANGUAGE_CODES = ("fi", "sv", "en", "se", "ru", "smn")
_WITHIN: Mapping[str, tuple[float, float]] = {
    "min_age": (-0.75, 6),
    "max_age": (7, 120),
    "latitude": (60, 69),
    "longitude": (21, 28),
    "waiting_min_days": (0, 30),
    "waiting_max_days": (31, 400),
}
_BUSINESS_IDS = ("0112038-9", "1927400-1", "0201256-6")
_ADDRESSES = (
    "https://example.org/a?b=1&c=|",
    "http://example.org/ä",
    "tel:116111",
    "mailto:" + "@".join(("x", "example.org")),
)
_AWKWARD = ("=1+1", "+1", "-x", "@a", "'=a", "''+", "'#", "#a", "a|b", "\\", "a\\|", '"', "a;b,c", "a\nb", "#N/A")
_AWKWARD_TOO = ("_x0041_", "x005F_", "_x0078x0041_", "1.0", "0050", "TRUE", "2024-05", "'", "e\u0301 a")


def _canonical(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip()).strip()


def texts() -> st.SearchStrategy[str]:
    """Any text that a record may hold, with a leaning to what files stumble over."""
    letters = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
    loose = st.text(letters | st.sampled_from("\n\t=+-@'#|\\;,\""), max_size=12)
    return (loose | st.sampled_from((*_AWKWARD, *_AWKWARD_TOO))).map(_canonical).filter(bool)


def _several(one: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(one, min_size=1, max_size=3, unique=True).map(tuple)


def _numbers(prop: Property) -> st.SearchStrategy[Value]:
    low, high = _WITHIN.get(prop.name, (0, 10_000))
    return st.floats(low, high).map(lambda number: number + 0.0)  # minus zero and zero are one number


def _wholes(prop: Property) -> st.SearchStrategy[Value]:
    low, high = _WITHIN.get(prop.name, (0, 10_000))
    return st.integers(int(low), int(high))


_BY_TYPE: Mapping[str, Callable[[Property], st.SearchStrategy[Value]]] = {
    "text": lambda prop: st.sampled_from(_BUSINESS_IDS) if prop.name == "ytunnus" else texts(),
    "words": lambda prop: texts(),
    "texts": lambda prop: _several(texts()),
    "word_list": lambda prop: _several(texts()),
    "code": lambda prop: st.sampled_from(CODES[prop.codes]),
    "codes": lambda prop: _several(st.sampled_from(CODES[prop.codes])),
    "flag": lambda prop: st.booleans(),
    "whole": _wholes,
    "number": _numbers,
    "date": lambda prop: st.sampled_from(LATE if prop.name in _ENDS else EARLY),
    "url": lambda prop: st.sampled_from(_ADDRESSES),
    "languages": lambda prop: _several(st.sampled_from(_LANGUAGE_CODES)),
}


def value_of(prop: Property) -> st.SearchStrategy[Value]:
    """Any value that the property may have."""
    return _BY_TYPE[prop.type](prop)


@st.composite
def values(draw: st.DrawFn, kind: str, most: int = 6) -> dict[str, Value]:
    """Some values that a saying of this kind may carry; ``network`` visibility only where it may stand."""
    keys = [
        (f"{prop.name}@{language}" if language else prop.name, prop)
        for prop in properties(kind).values()
        for language in (TEXT_LANGUAGES if prop.by_language else ("",))
        if prop.name != "visibility" or kind in NETWORK_VISIBLE
    ]
    chosen = draw(st.lists(st.sampled_from(keys), max_size=most, unique_by=lambda pair: pair[0]))
    return {key: draw(value_of(prop)) for key, prop in chosen}


@st.composite
def documents(draw: st.DrawFn, dataset: str, name: str) -> Document:
    """A document with any of its fields."""
    date = draw(st.sampled_from(("", *EARLY)))
    return Document(
        dataset,
        name,
        draw(texts()),
        publisher=draw(st.just("") | texts()),
        date=date,
        date_basis=draw(st.sampled_from(("", *CODES["date_basis"]))) if date else "",
        date_note=draw(st.just("") | texts()),
        language=draw(st.sampled_from(("", "fi", "fi, sv"))),
        url=draw(st.sampled_from(("", *_ADDRESSES))),
    )


@st.composite
def evidence(draw: st.DrawFn, dataset: str, known: Sequence[Document], number: int) -> Evidence:
    """Evidence of the ``number``-th saying; no two are at one place, so that none contradict each other.

    A saying that cites a dated document has a date, as a loader would see to it.
    """
    cited = draw(st.none() | st.sampled_from(known)) if known else None
    said_on = draw(st.sampled_from(EARLY if cited and cited.date else ("", *EARLY)))
    basis = draw(st.sampled_from(("", *CODES["date_basis"]))) if said_on else ""
    return Evidence(
        dataset,
        document=cited.id if cited else "",
        locator=f"{draw(texts())} {number}",
        said_on=said_on,
        date_basis=basis,
        verified_on=draw(st.sampled_from(("", *LATE))),
        reported_by=draw(st.just(()) | _several(texts())),
        note=draw(st.just("") | texts()),
    )


@st.composite
def records(draw: st.DrawFn, dataset: str = "a", most: int = 6) -> list[Record]:
    """A dataset, its documents, and up to ``most`` nodes and as many links between them, in this order.

    Every link leads between nodes of the list, in an allowed way; hierarchies have no circles.
    """
    number = iter(range(10_000))
    whole = Dataset(
        dataset,
        draw(texts()),
        publisher=draw(st.just("") | texts()),
        licence=draw(st.just("") | texts()),
        read_on=draw(st.sampled_from(("", "2026-11-22"))),
        fictional=draw(st.booleans()),
    )
    cited = [draw(documents(dataset, name)) for name in draw(st.sets(st.sampled_from(("d1", "d#2", "#d3"))))]
    pool = [(kind, f"{kind.slug}/{slug}") for kind in NODE_KINDS for slug in SLUGS]
    nodes = []
    for kind, node_id in draw(st.lists(st.sampled_from(pool), min_size=1, max_size=most)):
        said = {"name@fi": draw(texts()), **draw(values(kind.name))}
        nodes.append(Node(kind.name, node_id, said, draw(evidence(dataset, cited, next(number)))))
    links = []
    if ways := _ways(nodes):
        for name, source, target in draw(st.lists(st.sampled_from(ways), max_size=most)):
            said_of_link = draw(values(name, most=3))
            proof = draw(evidence(dataset, cited, next(number)))
            links.append(Link(name, source, target, said_of_link, proof))
    return [whole, *cited, *nodes, *links]


def _ways(nodes: Sequence[Node]) -> list[tuple[str, str, str]]:
    """Every link that the vocabulary allows between two different ones of these nodes, upwards in a hierarchy."""
    kinds = {node.id: node.kind for node in nodes}
    return [
        (link.name, source, target)
        for link in LINK_KINDS
        for source in sorted(kinds)
        for target in sorted(kinds)
        if source != target
        and allowed_ends(link.name, kinds[source], kinds[target])
        and (source > target or link.name not in {"part_of", "broader"} or kinds[source] != kinds[target])
    ]
