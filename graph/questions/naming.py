"""Finding what a person means by a name: an id, an official identifier, or a name in any language and inflection.

An exact name (or its base form) comes before a name that merely begins so. What is ambiguous lists the
candidates; what is not there lists names that come near. Nothing is guessed without being printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from graph.errors import Ambiguous, NothingFound
from graph.model.records import Dataset, MergedNode
from graph.model.vocabulary import CODES, kind_of_id
from graph.model.wording import code_of
from graph.questions.base import Asking, Taken
from graph.questions.describe import fictional, name_of, ref
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
_AREA_CODE = re.compile(r"(?P<type>.+?)(?:\s*:\s*|\s+)(?P<code>\S+)")
"""A type of area in plain words, and the official code: "kunta 851", "municipality:851"."""
_CANDIDATES = 8
_CLEARLY = 1.2  # a loose match is taken only if it is a fifth better than the next
_NEAR_ENOUGH = 72  # of 100, rapidfuzz ratio: two slips of the pen in a word of seven letters


def find(view: View, asking: Asking, parameter: str, text: str, kinds: Sequence[str] = ()) -> tuple[MergedNode, Taken]:
    """The one node that ``text`` names, among ``kinds`` (none: all).

    Raises Ambiguous with candidates, or NothingFound with names that come near, and with things of other kinds
    that have exactly this name.
    """
    exact, source = True, _by_id(view, asking, text, kinds)
    if len(source.nodes) != 1 and not _looks_like_id(text):
        source = _same_name(view, asking, text, kinds)
        if not source.nodes:
            _of_another_kind(view, asking, parameter, text, kinds)
            exact, source = False, _alike(view, asking, text, kinds)
    nodes = list(source.nodes.values())
    if not nodes:
        raise NothingFound("nothing-named", parameter=parameter, text=text, near=near_names(view, asking, text, kinds))
    if len(nodes) > 1:
        urgent = any(node.values.get("urgent") for node in nodes[:_CANDIDATES])
        listed = _candidates(nodes, asking, source.datasets)
        raise Ambiguous("several-named", parameter=parameter, text=text, urgent=urgent, **listed)
    return nodes[0], Taken(parameter, text, ref(nodes[0], asking, source.datasets), exact)


def _candidates(
    nodes: Sequence[MergedNode], asking: Asking, datasets: Mapping[str, Dataset]
) -> dict[str, list[tuple[str, str, str]] | list[str]]:
    """What an error says of the things that may be meant, as its facts."""
    listed = nodes[:_CANDIDATES]
    return {
        "candidates": [(node.key, name_of(node, asking.language)[0], node.kind) for node in listed],
        "made_up": [node.key for node in listed if fictional(node.evidence, datasets)],
    }


def _of_another_kind(view: View, asking: Asking, parameter: str, text: str, kinds: Sequence[str]) -> None:
    """Raise NothingFound if the text is exactly the name of something that was not asked for.

    A service asked for as a need must not be taken for a need that merely mentions the word.
    """
    others = view.select("same_names", asking.scope, text=text, kinds=None) if kinds else Slice()
    if others.hits:
        listed = _candidates([others.nodes[key] for key, _ in others.hits], asking, others.datasets)
        near = near_names(view, asking, text, kinds)
        raise NothingFound("named-otherwise", parameter=parameter, text=text, near=near, **listed)


def _by_id(view: View, asking: Asking, text: str, kinds: Sequence[str]) -> Slice:
    found = view.select("record", asking.scope, ids=[text.strip(), *_area_codes(text)])
    if not found.nodes and "/" in text and (heir := view.former(text.strip())):
        found = view.select("record", asking.scope, ids=[heir])
    return _only(found, [key for key, node in found.nodes.items() if not kinds or node.kind in kinds])


def _area_codes(text: str) -> list[str]:
    """An area's official code as the store knows it (``municipality:851``), if the text may be one."""
    said = _AREA_CODE.fullmatch(text.strip())
    area_type = code_of("area_type", CODES["area_type"], said["type"]) if said else None
    return [f"{area_type}:{said['code']}"] if said and area_type else []


def _looks_like_id(text: str) -> bool:
    """Whether a text can only be meant as an id; a mistyped one is never taken for a name."""
    return "/" in text and kind_of_id(text.strip()) is not None and not any(one.isspace() for one in text.strip())


def _same_name(view: View, asking: Asking, text: str, kinds: Sequence[str]) -> Slice:
    found = view.select("same_names", asking.scope, text=text, kinds=list(kinds) or None)
    return _only(found, _preferred(found) if found.hits else [])


def _alike(view: View, asking: Asking, text: str, kinds: Sequence[str]) -> Slice:
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
    if len(keys) > 1 and found.hits[0][1] >= _CLEARLY * found.hits[1][1]:
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
    if _looks_like_id(text):
        text = text.partition("/")[2].replace("-", " ")
    for word in near_words(view, asking, text):
        found = view.select("names", asking.scope, text=word, kinds=list(kinds) or None, limit=3)
        for key, _ in found.hits:
            names.setdefault(name_of(found.nodes[key], asking.language)[0])
    partly = view.select("names", asking.scope, text=text, kinds=list(kinds) or None, limit=_CANDIDATES)
    for key, _ in partly.hits:
        names.setdefault(name_of(partly.nodes[key], asking.language)[0])
    return list(names)[:_CANDIDATES]


def near_words(view: View, asking: Asking, text: str) -> list[str]:
    """Words of the index that are spelled nearly like those words of a text that find nothing."""
    from rapidfuzz import fuzz, process

    from graph.model.text import words

    near: list[str] = []
    for word in words(text):
        if view.select("names", asking.scope, text=word, limit=1).hits:
            continue
        known = [one for one, _ in view.select("spellings", asking.scope, text=word).hits]
        matches = process.extract(word, known, scorer=fuzz.ratio, limit=3, score_cutoff=_NEAR_ENOUGH)
        near.extend(match for match, _, _ in sorted(matches, key=lambda m: (-m[1], m[0])))
    return near
