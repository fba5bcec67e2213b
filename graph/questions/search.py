"""Search: what carries these words, in any language and inflection, with words spelled nearly alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.errors import BadQuestion
from graph.model.wording import label
from graph.questions.base import Asking, Cited, Coded, LeftOut, ListAnswer, Parameter, Reason, Ref, check_limit, frame
from graph.questions.describe import cited, coded, ref, text_of
from graph.questions.kinds import kinds_named
from graph.questions.naming import near_words
from graph.store.base import Slice, View

PARAMETERS = (
    Parameter("text", required=True),
    Parameter("kinds"),
    Parameter("limit", "whole", default=20, cuts_items=True),
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found. ``score`` is a whole number that only orders."""

    node: Ref
    kind: Coded
    summary: str | None
    status: Coded | None
    modality: Coded | None
    score: int
    evidence: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class SearchAnswer(ListAnswer):
    """What was found, best first, and words that may have been meant."""

    items: tuple[Hit, ...] = ()
    suggestions: tuple[str, ...] = ()


def search(view: View, asking: Asking, *, text: str, kinds: str | None = None, limit: int = 20) -> SearchAnswer:
    """Nodes whose words match ``text``; ``kinds`` is a comma-separated list of node kinds.

    Raises BadQuestion for an unknown kind, an empty text or a limit below 1.
    """
    if not text.strip():
        raise BadQuestion("empty-search")
    check_limit(limit)
    wanted = kinds_named("kinds", kinds) if kinds else None
    found, hits = _found(view, asking, text, wanted, limit)
    items = []
    for key, score in hits[:limit]:
        node = found.nodes[key]
        summary = text_of(node, "summary", asking.language) or text_of(node, "text", asking.language)
        items.append(
            Hit(
                ref(node, asking, found.datasets),
                Coded(node.kind, label("node", node.kind, asking.language)),
                summary[0] if summary else None,
                coded("status", node.values.get("status"), asking),
                coded("modality", node.values.get("modality"), asking),
                score,
                cited(node, found, asking)[:1],
            )
        )
    near = tuple(near_words(view, asking, text))
    notes: list[Reason] = []
    if not items:
        notes.append(asking.reason("search-nothing", text=text))
    if near:
        notes.append(asking.reason("search-near", words=", ".join(near)))
    more = len(hits) > limit
    left = (LeftOut("more", 1, asking.say("left-more-search")),) if more else ()
    asked = {"text": text, "kinds": kinds, "limit": limit}
    parts = {
        "notes": tuple(notes),
        "left_out": left,
        "items": tuple(items),
        "suggestions": near,
    }
    return SearchAnswer(**frame(view, asking, "search", asked, **parts))


def _found(
    view: View, asking: Asking, text: str, kinds: Sequence[str] | None, limit: int
) -> tuple[Slice, list[tuple[str, int]]]:
    """What carries the text, best first: what is called exactly so, then what carries its words.

    One hit more than asked for tells whether there is more, without counting everything.
    """
    called = view.select("same_names", asking.scope, text=text, kinds=kinds, limit=limit + 1)
    worded = view.select("names", asking.scope, text=text, kinds=kinds, limit=limit + 1)
    highest = max((score for _, score in worded.hits), default=0)
    exact = [(key, highest + closeness) for key, closeness in called.hits]
    rest = [(key, score) for key, score in worded.hits if key not in called.nodes]
    both = Slice(
        {**worded.nodes, **called.nodes},
        documents={**worded.documents, **called.documents},
        datasets={**worded.datasets, **called.datasets},
    )
    return both, exact + rest
