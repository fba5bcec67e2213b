"""A service as a statement of a paper: what it is, who, where, how a family gets in, and what is not recorded."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model.records import Merged, MergedLink, MergedNode
from graph.model.vocabulary import TEXT_LANGUAGES, base_name
from graph.questions.base import Coded
from graph.questions.describe import language_name, listed, property_label, value_text
from graph.questions.draft import Draft, More, Statement
from graph.questions.paper import Named
from graph.questions.service_facts import ages_of, capacity_of, said_of, waiting_of
from graph.questions.standing import IN_FORCE, State

_ASKED_FOR = ("providers", "places", "access", "channels", "languages")
"""Details that a family needs to know: where one is not recorded, that is said."""


_DISPUTED = ("access", "fee", "min_age", "max_age", "waiting_min_days", "waiting_max_days", "criteria")
"""Properties of a service about which it is told that sources disagree."""

_TOLD_OUT, _FULL_OUT = ("serves", "delivered_at", "reached_through"), ("meets", "refers_to")
_FULL_INTO = ("coordinates", "works_in", "refers_to")

_TOLD = ("who_may_refer", "criteria", "documents")
"""Texts of a referral."""


def service_statement(
    draft: Draft,
    node: MergedNode,
    *links: MergedLink,
    member: MergedLink | None = None,
    full: bool = True,
    beside: Iterable[Named] = (),
    marks: Iterable[Coded] = (),
) -> Statement:
    """A service, told through the links that bring it here. ``full``: also what colleagues need to know of it.

    ``member`` tells where it belongs and nothing of how it stands; ``beside`` are details and ``marks`` marks that the
    paper adds.
    """
    how = draft.how(node, *links)
    told = dict(_family_details(draft, node, how))
    if full:
        told |= dict(_colleague_details(draft, node))
    details = draft.details(told)
    details += [*beside, *draft.known("otherwise", _otherwise(draft, node))]
    details += draft.missing(name for name in _ASKED_FOR if not told.get(name))
    return draft.statement(
        how,
        (node, *links, *([member] if member else [])),
        beside=_behind(draft, node, full),
        text=draft.text(node, "summary"),
        title=draft.name(node),
        about=[node],
        details=details,
        marks=marks,
    )


def _behind(draft: Draft, node: MergedNode, full: bool) -> list[Merged]:
    """The records that the details of a service are from: its links, and the places and channels they lead to."""
    told = [
        *draft.web.targets_now(node.key, *_TOLD_OUT, *(_FULL_OUT if full else ())),
        *draft.web.sources_now(node.key, "provides", *(_FULL_INTO if full else ())),
    ]
    return [
        record for link, other in told for record in ((link, other) if other.kind in ("Place", "Channel") else (link,))
    ]


def _otherwise(draft: Draft, node: MergedNode) -> str:
    """What some source says otherwise of what a family needs to know."""
    told = []
    for said in node.differing:
        if base_name(said.property) in _DISPUTED and not said.property.endswith(_others(draft.language)):
            value = value_text(node.kind, said.property, said.value, draft.asking)
            told.append(f"{property_label(base_name(said.property), draft.asking)}: {value}")
    return "; ".join(told)


def _others(language: str) -> tuple[str, ...]:
    """How the names of texts in other languages end."""
    return tuple(f"@{one}" for one in TEXT_LANGUAGES if one != language)


def _certainty(draft: Draft) -> More:
    def told(link: MergedLink, need: MergedNode) -> Iterable[str]:
        if link.values.get("certainty") == "implied":
            yield draft.word("certainty", link, "certainty")

    return told


def _areas(draft: Draft, node: MergedNode) -> str:
    """Which parts of the asked area a service is recorded for, where it is not the whole."""
    here = [area for link, area in draft.web.available(node.key) if area.key in draft.picture.areas]
    return "" if any(area.key == draft.picture.area.id for area in here) else draft.names(here)


def _access(draft: Draft, node: MergedNode, how: State) -> str:
    """The way in, as planned where the service itself is."""
    told = draft.word("access", node, "access")
    return draft.asking.say("access-planned", access=told) if told and how.standing == "planned" else told


def _family_details(draft: Draft, node: MergedNode, how: State) -> Iterable[tuple[str, str]]:
    web, asking, key = draft.web, draft.asking, node.key
    ages, waiting, capacity = ages_of(node, asking), waiting_of(node, asking), capacity_of(node, asking)
    yield "serves", draft.told(web.targets(key, "serves"))
    yield "ages", ages.text if ages else ""
    yield "access", _access(draft, node, how)
    yield "channels", _channels(draft, node)
    yield "providers", draft.told(web.providers(key))
    yield "area", _areas(draft, node)
    yield "places", draft.told(web.targets(key, "delivered_at"), _place(draft))
    yield "languages", ", ".join(language_name(one, asking.language) for one in listed(node, "languages"))
    yield "fee", said_of(node, "fee", asking) or ""
    yield "waiting", waiting.text if waiting else ""
    yield "capacity", capacity.text if capacity else ""


def _colleague_details(draft: Draft, node: MergedNode) -> Iterable[tuple[str, str]]:
    web, asking, key = draft.web, draft.asking, node.key
    yield "contacts", _contacts(draft, node)
    yield "level", draft.word("level", node, "level")
    yield "criteria", said_of(node, "criteria", asking) or ""
    yield "exclusions", said_of(node, "exclusions", asking) or ""
    yield "needs", draft.told(web.targets(key, "meets"), _certainty(draft))
    yield "referred-from", draft.told(web.sources(key, "refers_to"), _referral(draft))
    yield "refers-to", draft.told(web.targets(key, "refers_to"), _referral(draft))


def _contacts(draft: Draft, node: MergedNode) -> str:
    """The roles of the service itself. Those of its provider at large are told among all contacts."""
    return draft.told([*draft.web.sources(node.key, "coordinates"), *draft.web.sources(node.key, "works_in")])


def _channels(draft: Draft, node: MergedNode) -> str:
    """Its own channels; where it has none, those of its place, then of its provider, then of its network."""
    web, key = draft.web, node.key
    itself = [draft.channel_itself(node)] if node.kind == "Channel" else []
    if own := "; ".join(filter(None, (*itself, draft.channels(node)))):
        return own
    for owners in (web.targets(key, "delivered_at"), web.providers(key), web.targets(key, "member_of")):
        found = []
        for how, _, owner in draft.best(owners):
            if how.standing in IN_FORCE and (told := draft.channels(owner)):
                found.append(f"{told} ({draft.asking.say('through', name=draft.name(owner))})")
        if found:
            return "; ".join(dict.fromkeys(found))
    return ""


def _place(draft: Draft) -> More:
    def told(link: MergedLink, place: MergedNode) -> Iterable[str]:
        hidden = place.values.get("hidden_address")
        yield draft.say("address-hidden") if hidden else str(place.values.get("address", ""))
        yield str(link.values.get("hours", ""))
        yield str(link.values.get("contact", ""))

    return told


def _referral(draft: Draft) -> More:
    def told(link: MergedLink, other: MergedNode) -> Iterable[str]:
        yield draft.word("manner", link, "manner")
        for name in _TOLD:
            if text := draft.text(link, name).rstrip("."):
                yield draft.say(f"referral:{name}", value=text)
        if link.values.get("consent_needed"):
            yield draft.say("referral:consent")
        days = [str(link.values[name]) for name in ("waiting_min_days", "waiting_max_days") if name in link.values]
        if days:
            yield draft.say("referral:waiting", value="–".join(dict.fromkeys(days)))
        if "feedback" in link.values:
            yield draft.say("referral:feedback", value=draft.word("feedback", link, "feedback"))

    return told
