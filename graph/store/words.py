"""Which words a node is found by, and what a search text looks for: shared by all engines.

Names weigh more than other names, and those more than summaries. A whole name is also one token of its own, so
that "Kemi" finds Kemi before everything that has Kemi in its name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import islice, product

from graph.model.records import MergedNode
from graph.model.text import Analyser, decode, encode, words
from graph.model.vocabulary import base_name
from graph.store.plan import Plan

FIELD_WEIGHT = {"name": 4, "alt_names": 3, "text": 2, "theme": 2, "summary": 1}
"""How much a word counts by the property it stands in."""

WHOLE, WHOLE_BASE = "4", "5"
"""First letters of whole-name tokens: as written, and in base forms. ``0``–``3`` are words (``text.py``)."""

CLOSENESS = {("name", WHOLE): 4, ("alt_names", WHOLE): 3, ("name", WHOLE_BASE): 2, ("alt_names", WHOLE_BASE): 1}
"""The number that ``same_names`` gives a match."""

WHOLE_WEIGHT = 43
"""Weight of a query word that is a whole name: a little more than the word inside a name of the same kind."""

LONGEST_NAME = 12
"""Names of more words than this are sentences and get no whole-name token."""

_MOST_BASES = 8


def node_terms(node: MergedNode, analyser: Analyser) -> dict[str, int]:
    """Every token of a node and its weight (the largest where it occurs several times)."""
    terms: dict[str, int] = {}
    for field, language, text in _texts(node):
        for term in analyser.index_terms(text, language):
            weight = term.weight * FIELD_WEIGHT[field]
            terms[term.token] = max(terms.get(term.token, 0), weight)
        if field in {"name", "alt_names"}:
            for token in whole_name_tokens(text, analyser, language):
                closeness = CLOSENESS[field, token[0]]
                terms[token] = max(terms.get(token, 0), closeness)
    return terms


def reworded(plan: Plan) -> tuple[list[str], list[MergedNode]]:
    """What a plan does to the index: keys that lose all their words, and nodes that get theirs, both by key.

    A node whose words stay as they were is in neither; one whose words change is in both.
    """
    before = {
        key: record
        for key, record in plan.before.items()
        if isinstance(record, MergedNode) and (key in plan.put or key in plan.drop)
    }
    after = [record for _, record in sorted(plan.put.items()) if isinstance(record, MergedNode)]
    alike = {node.key for node in after if node.key in before and same_terms(before[node.key], node)}
    return sorted(before.keys() - alike), [node for node in after if node.key not in alike]


def same_terms(one: MergedNode, other: MergedNode) -> bool:
    """Whether two records of a node are found by the same words."""
    return list(_texts(one)) == list(_texts(other))


def _texts(node: MergedNode) -> Iterator[tuple[str, str, str]]:
    for key, value in node.values.items():
        field = base_name(key)
        if field in FIELD_WEIGHT:
            for text in value if isinstance(value, tuple) else (str(value),):
                yield field, key.partition("@")[2], text


def whole_name_tokens(text: str, analyser: Analyser, language: str | None = None) -> list[str]:
    """Tokens of a whole name: one as written, and some of its possible base forms."""
    written = words(text)
    if not 0 < len(written) <= LONGEST_NAME:
        return []
    bases = [sorted(forms) for forms in analyser.base_forms(text, language)]
    combined = islice(product(*bases), _MOST_BASES)
    return [
        WHOLE + encode(" ".join(written)),
        *dict.fromkeys(WHOLE_BASE + encode(" ".join(forms)) for forms in combined),
    ]


def search_terms(text: str, analyser: Analyser) -> list[list[object]]:
    """What ``names`` looks for: [word, token, weight, end of the prefix range or None] of each.

    Words that carry little meaning are left out unless there is nothing else. A word that is a whole name by
    itself finds that before names that merely contain it.
    """
    terms = analyser.query_terms(text)
    telling = {term.word for term in terms if term.weight > 1}
    wanted: list[list[object]] = [
        [term.word, term.token, term.weight, term.token + "{" if term.prefix else None]
        for term in terms
        if not telling or term.word in telling
    ]
    written = {term.word: term.token for term in terms if term.token[0] == "0" and not term.prefix}
    named: list[list[object]] = [
        [word, WHOLE + written[word][1:], WHOLE_WEIGHT, None] for word in sorted(telling & written.keys())
    ]
    return [*wanted, *named]


def spelling_range(text: str) -> dict[str, object]:
    """Bounds of the words that may be what somebody meant to write: same first letter, about as long."""
    token = "0" + encode(unicodedata.normalize("NFC", text).lower())
    first = "0" + encode(unicodedata.normalize("NFC", text).lower()[:1])
    return {
        "beginning": first,
        "until": first + "{",
        "shortest": len(token) - 4,
        "longest": len(token) + 6,
    }


def spelled(token: str) -> str:
    """The word that an index token of a surface form stands for."""
    return decode(token[1:])
