"""What a selection is given, in plain values, and how its hits are told. Shared by all engines.

``graph/store/README.md`` lists the selections. An engine runs the query file of that name with these arguments and
``scope``, in whatever form its database takes lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from graph.merge.identity import identifier_ties
from graph.model.text import Analyser
from graph.model.vocabulary import node_kinds
from graph.store.base import SELECTIONS
from graph.store.words import search_terms, spelled, spelling_range, whole_name_tokens

RARITY = ((4096, 17), (1024, 14), (256, 11), (64, 8), (16, 6), (4, 3))
"""How much a search word counts by how rare it is: about 2 ln(1 + all / those that have it), in steps of four.

(times, factor): the factor of a word that at most one in ``times`` of the visible nodes has; the first that fits
counts, and a word more common than all of them counts once. Whole numbers, so that every engine counts alike.
"""

_BEHIND_SLASH = chr(ord("/") + 1)
"""Ends the range of all ids that begin with a kind."""

NO_LIMIT = -1
"""``limit`` of ``neighbourhood`` that lets everything through."""


def arguments(name: str, analyser: Analyser, given: Mapping[str, object]) -> dict[str, object]:
    """Every argument of a selection: texts as tokens, several values as lists, all optional ones there.

    Raises KeyError for a name that is not one of the contract's.
    """
    if name not in SELECTIONS:
        raise KeyError(name)
    plain = {key: _plain(value) for key, value in given.items() if key != "text"}
    prepare = _PREPARE.get(name)
    return plain if prepare is None else prepare(str(given.get("text", "")), analyser, plain)


def _plain(value: object) -> object:
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    return list(value) if isinstance(value, (list, tuple)) else value


def _names(text: str, analyser: Analyser, given: dict[str, object]) -> dict[str, object]:
    optional = {"kinds": None, "all_words": False, "limit": 20, "offset": 0}
    rarity = [list(step) for step in RARITY]
    return {**optional, **given, "terms": search_terms(text, analyser), "rarity": rarity}


def _same_names(text: str, analyser: Analyser, given: dict[str, object]) -> dict[str, object]:
    return {"kinds": None, "limit": 50, **given, "terms": whole_name_tokens(text, analyser)}


def _spellings(text: str, analyser: Analyser, given: dict[str, object]) -> dict[str, object]:
    return {**given, **spelling_range(text)}


def _record(text: str, analyser: Analyser, given: dict[str, object]) -> dict[str, object]:
    ids = given["ids"]
    asked = ids if isinstance(ids, list) else [ids]
    return {"ids": [tie for one in asked for tie in (one, *identifier_ties(str(one)))]}


def _neighbourhood(text: str, analyser: Analyser, given: dict[str, object]) -> dict[str, object]:
    return {"kinds": None, "limit": NO_LIMIT, **given}


def _need_cover(text: str, analyser: Analyser, given: dict[str, object]) -> dict[str, object]:
    return {"needs": None, "areas": None, **given}


def _of_kind(text: str, analyser: Analyser, given: dict[str, object]) -> dict[str, object]:
    begin = f"{node_kinds()[str(given['kind'])].slug}/"
    return {"begin": begin, "until": f"{begin[:-1]}{_BEHIND_SLASH}", "limit": given["limit"]}


_PREPARE: Mapping[str, Callable[[str, Analyser, dict[str, object]], dict[str, object]]] = {
    "names": _names,
    "same_names": _same_names,
    "spellings": _spellings,
    "record": _record,
    "neighbourhood": _neighbourhood,
    "need_cover": _need_cover,
    "of_kind": _of_kind,
}


def told(name: str, hits: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """The hits of a selection as people read them: words as they are spelled, not as the index keeps them."""
    if name == "spellings":
        return tuple((spelled(token), number) for token, number in hits)
    return tuple(hits)
