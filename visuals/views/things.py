"""Dots out of things: how they stand, how old what is said of them is, and who says so."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graph.model.dates import in_words
from graph.questions.base import Asking, Cited, Coded
from graph.questions.describe import STALE_DAYS, age_text, property_label
from graph.questions.network.answer import NetworkNode
from graph.questions.network.reading import FOLLOWED, ends, joining
from graph.questions.network.telling import Shown, nodes_told
from graph.questions.web import web_of
from graph.store.base import View
from visuals.drawing import Dot, Freshness
from visuals.wording import say


def freshness(age_days: int | None) -> Freshness:
    """How fresh something is that was last said or confirmed so many days ago; None: on no known day."""
    if age_days is None:
        return "undated"
    return "fresh" if age_days <= STALE_DAYS else "old"


def not_recorded(asking: Asking) -> Coded:
    """How something stands that is drawn though nobody has recorded it: a code that no recorded thing has."""
    return Coded("not_recorded", say("not-recorded", asking.language))


def sources(evidence: Sequence[Cited]) -> tuple[str, ...]:
    """What says so, in words, each once."""
    return tuple(dict.fromkeys(one.text for one in evidence))


def dot_of(item: NetworkNode, asking: Asking) -> Dot:
    """A thing of the network as a dot."""
    return Dot(
        ref=item.node,
        kind=item.kind,
        standing=item.standing,
        freshness=freshness(item.age_days),
        age=age_text(item.age_days, asking),
        sectors=item.sectors,
        areas=item.areas,
        more=item.more,
        distance=item.distance,
        facts=_facts(item, asking),
        sources=sources(item.evidence),
    )


def _facts(item: NetworkNode, asking: Asking) -> tuple[tuple[str, str], ...]:
    language = asking.language
    facts = []
    if item.modality:
        facts.append((property_label("modality", asking), item.modality.text))
    if item.newest:
        facts.append((say("fact:newest", language), in_words(item.newest, language)))
    if item.degree:
        facts.append((say("fact:links", language), str(item.degree)))
    return tuple(facts)


def things_told(view: View, asking: Asking, keys: Collection[str]) -> tuple[NetworkNode, ...]:
    """Things by their keys, as the question about the network tells them, without links; what is not there is not told.

    ``distance`` is 0 for all of them, and ``more`` counts the ends of all their recorded links.
    """
    if not keys:
        return ()
    detail = view.select("neighbourhood", asking.scope, keys=sorted(keys), kinds=joining(), limit=FOLLOWED)
    found = [key for key in sorted(keys) if key in detail.nodes]
    return nodes_told(Shown(found, dict.fromkeys(found, 0), ends(detail), web_of(detail, asking.today)), (), asking)
