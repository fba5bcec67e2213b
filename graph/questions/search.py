"""Search: what carries these words, in any language and inflection, with words spelled nearly alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.errors import BadQuestion
from graph.model.vocabulary import node_kinds
from graph.model.wording import label
from graph.questions.base import Answer, Asking, Cited, Coded, LeftOut, Parameter, Reason, Ref, frame
from graph.questions.describe import cited, coded, ref, text_of
from graph.questions.naming import near_words
from graph.store.base import View

PARAMETERS = (
    Parameter("text", required=True),
    Parameter("kinds"),
    Parameter("limit", "whole", default=20),
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found. ``score`` is a whole number that only orders."""

    service: Ref
    kind: Coded
    summary: str | None
    status: Coded | None
    modality: Coded | None
    score: int
    evidence: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class SearchAnswer(Answer):
    """What was found, best first, and words that may have been meant."""

    items: tuple[Hit, ...] = ()
    suggestions: tuple[str, ...] = ()


def search(view: View, asking: Asking, *, text: str, kinds: str | None = None, limit: int = 20) -> SearchAnswer:
    """Nodes whose words match ``text``; ``kinds`` is a comma-separated list of node kinds.

    Raises BadQuestion for an unknown kind, an empty text or a limit below 1.
    """
    if not text.strip():
        raise BadQuestion("empty-search")
    if limit < 1:
        raise BadQuestion("bad-limit", limit=limit)
    wanted = _kinds(kinds)
    # One more than asked tells whether there is more, without counting everything.
    found = view.select("names", asking.scope, text=text, kinds=wanted, limit=limit + 1)
    items = []
    for key, score in found.hits[:limit]:
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
    more = len(found.hits) > limit
    left = (LeftOut("more", 1, asking.say("left-more-search")),) if more else ()
    asked = {"text": text, "kinds": kinds, "limit": limit}
    parts = {
        "notes": tuple(notes),
        "left_out": left,
        "fictional": any(item.service.fictional for item in items),
        "items": tuple(items),
        "suggestions": near,
    }
    return SearchAnswer(**frame(view, asking, "search", asked, **parts))


def _kinds(kinds: str | None) -> Sequence[str] | None:
    if not kinds:
        return None
    wanted = [kind.strip() for kind in kinds.split(",")]
    for kind in wanted:
        if kind not in node_kinds():
            raise BadQuestion("bad-choice", parameter="kinds", text=kind, known=", ".join(node_kinds()))
    return wanted
