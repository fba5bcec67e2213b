"""Finding what a person means by a name: an id, an official identifier, or a name in any language and inflection.

An exact name (or its base form) comes before a name that merely begins so. What is ambiguous lists the
candidates; what is not there lists names that come near. Nothing is guessed without being printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.errors import Ambiguous, NothingFound
from graph.model.records import MergedNode
from graph.questions.base import Asking, Taken
from graph.questions.describe import name_of, ref
from graph.store.base import Slice, View

AREA_KINDS = ("Area", "Network", "Organisation")
"""What an area may be named by: an area itself, or where a network or organisation is available."""

_AREA_ORDER = (
    "municipality",
    "wellbeing services county",
    "region",
    "joint authority area",
    "family-centre area",
    "district",
    "country",
)
_CANDIDATES = 8
_NEAR_ENOUGH = 72  # of 100, rapidfuzz ratio: two slips of the pen in a word of seven letters


def find(
    view: View, asking: Asking, parameter: str, text: str, kinds: Sequence[str] = ()
) -> tuple[MergedNode, Taken]:
    """The one node that ``text`` names, among ``kinds`` (none: all).

    Raises Ambiguous with candidates, or NothingFound with names that come near.
    """
    source = _by_id(view, asking, text, kinds)
    if len(source.nodes) != 1:
        source = _by_name(view, asking, text, kinds)
    nodes = list(source.nodes.values())
    if not nodes:
        raise NothingFound(
            "nothing-named", parameter=parameter, text=text, near=near_names(view, asking, text, kinds)
        )
    if len(nodes) > 1:
        raise Ambiguous(
            "several-named",
            parameter=parameter,
            text=text,
            candidates=[(n.key, name_of(n, asking.language)[0], n.kind) for n in nodes[:_CANDIDATES]],
        )
    return nodes[0], Taken(parameter, text, ref(nodes[0], asking, source.datasets))


def _by_id(view: View, asking: Asking, text: str, kinds: Sequence[str]) -> Slice:
    found = view.select("record", asking.scope, ids=[text.strip()])
    if not found.nodes and "/" in text and (heir := view.former(text.strip())):
        found = view.select("record", asking.scope, ids=[heir])
    return _only(found, [key for key, node in found.nodes.items() if not kinds or node.kind in kinds])


def _by_name(view: View, asking: Asking, text: str, kinds: Sequence[str]) -> Slice:
    found = view.select("same_names", asking.scope, text=text, kinds=list(kinds) or None)
    if found.hits:
        return _only(found, _preferred(found))
    found = view.select("names", asking.scope, text=text, kinds=list(kinds) or None, all_words=True, limit=200)
    return _only(found, _best(found))


def _preferred(found: Slice) -> list[str]:
    """Of exact matches the closest; among those an area before a network or organisation, and by its type."""
    closest = found.hits[0][1]
    # Names as written in any property come before base forms; a name and another name count alike.
    level = 3 if closest >= 3 else 1
    keys = [key for key, number in found.hits if number >= level]
    best = min(_rank(found.nodes[key]) for key in keys)
    return [key for key in keys if _rank(found.nodes[key]) == best]


def _best(found: Slice) -> list[str]:
    """Of loose matches the best, if it is clearly better than the next; else all, best first."""
    keys = [key for key, _ in found.hits]
    if len(keys) > 1 and found.hits[0][1] > found.hits[1][1]:
        return keys[:1]
    return keys


def _rank(node: MergedNode) -> tuple[int, int]:
    if node.kind not in AREA_KINDS:
        return (0, 0)
    kind = AREA_KINDS.index(node.kind)
    area_type = str(node.values.get("area_type", ""))
    return (kind, _AREA_ORDER.index(area_type) if area_type in _AREA_ORDER else len(_AREA_ORDER))


def _only(found: Slice, keys: Sequence[str]) -> Slice:
    return Slice({key: found.nodes[key] for key in keys}, (), (), found.documents, found.datasets)


def near_names(view: View, asking: Asking, text: str, kinds: Sequence[str] = ()) -> list[str]:
    """Names that come near a text that nothing carries, the nearest first."""
    names: dict[str, None] = {}
    for word in near_words(view, asking, text):
        found = view.select("names", asking.scope, text=word, kinds=list(kinds) or None, limit=3)
        for key, _ in found.hits:
            names.setdefault(name_of(found.nodes[key], asking.language)[0])
    partly = view.select("names", asking.scope, text=text, kinds=list(kinds) or None, limit=_CANDIDATES)
    for key, _ in partly.hits:
        names.setdefault(name_of(partly.nodes[key], asking.language)[0])
    return list(names)[:_CANDIDATES]


def near_words(view: View, asking: Asking, text: str) -> list[str]:
    """Words of the index that are spelled nearly like the words of a text that are not in it."""
    from rapidfuzz import fuzz, process

    from graph.model.text import words

    near: list[str] = []
    for word in words(text):
        known = [one for one, _ in view.select("spellings", asking.scope, text=word).hits]
        if word in known:
            continue
        matches = process.extract(word, known, scorer=fuzz.ratio, limit=3, score_cutoff=_NEAR_ENOUGH)
        near.extend(match for match, _, _ in sorted(matches, key=lambda m: (-m[1], m[0])))
    return near
