"""What a store must find by words, worked out in Python from the merged graph alone: no index, no database."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence

from graph.model.records import MergedNode
from graph.model.text import Analyser
from graph.store.base import Scope
from graph.store.selections import RARITY
from graph.store.words import node_terms, search_terms, spelled, spelling_range, whole_name_tokens

Hits = tuple[tuple[str, int], ...]


class Finding:
    """The answers of ``names``, ``same_names`` and ``spellings`` for all kinds, as far as a scope may see."""

    def __init__(self, nodes: Collection[MergedNode], analyser: Analyser) -> None:
        self._analyser = analyser
        self._terms = {node.key: node_terms(node, analyser) for node in nodes}
        self._public = {node.key for node in nodes if node.visibility == "public"}

    def _visible(self, scope: Scope) -> dict[str, dict[str, int]]:
        return {key: terms for key, terms in self._terms.items() if scope == "network" or key in self._public}

    def names(self, scope: Scope, text: str) -> Hits:
        """Each search word counts by its best match, and the more the rarer it is."""
        visible = self._visible(scope)
        best: dict[str, dict[object, int]] = defaultdict(dict)
        for word, token, weight, until in search_terms(text, self._analyser):
            begin = str(token)
            carries = _between(begin, str(until or begin + "\0"))
            for key, terms in visible.items():
                if found := [int(str(weight)) * own for term, own in terms.items() if carries(term)]:
                    best[key][word] = max(*found, best[key].get(word, 0))
        spread = Counter(word for words in best.values() for word in words)
        factor = {word: _rarity(nodes, len(visible)) for word, nodes in spread.items()}
        scores = {key: sum(score * factor[word] for word, score in words.items()) for key, words in best.items()}
        return _best_first(list(scores.items()), 20)

    def same_names(self, scope: Scope, text: str) -> Hits:
        """By the closest of the whole names that match."""
        tokens = whole_name_tokens(text, self._analyser)
        close = {
            key: max(terms[token] for token in tokens if token in terms)
            for key, terms in self._visible(scope).items()
            if not terms.keys().isdisjoint(tokens)
        }
        return _best_first(list(close.items()), 50)

    def spellings(self, scope: Scope, text: str) -> Hits:
        """By their own spelling, encoded."""
        bounds = spelling_range(text)
        alike = _between(str(bounds["beginning"]), str(bounds["until"]))
        lengths = range(int(str(bounds["shortest"])), int(str(bounds["longest"])) + 1)
        carried = Counter(token for terms in self._visible(scope).values() for token in terms)
        return tuple(
            (spelled(token), nodes)
            for token, nodes in sorted(carried.items())
            if alike(token) and len(token) in lengths
        )


def _between(begin: str, until: str) -> Callable[[str], bool]:
    return lambda token: begin <= token < until


def _rarity(nodes: int, everything: int) -> int:
    return next((factor for times, factor in RARITY if nodes * times <= everything), 1)


def _best_first(scores: Sequence[tuple[str, int]], limit: int) -> Hits:
    return tuple(sorted(scores, key=lambda hit: (-hit[1], hit[0]))[:limit])
