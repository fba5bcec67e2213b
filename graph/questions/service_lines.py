"""A service as a statement of a paper: what it is, who, where, how a family gets in, and what is not recorded."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model.records import Merged, MergedLink, MergedNode
from graph.model.vocabulary import TEXT_LANGUAGES, base_name
from graph.questions.base import Coded
from graph.questions.describe import language_name, listed, property_label, value_text
from graph.questions.draft import Draft, Statement
from graph.questions.paper import Named
from graph.questions.partner import Reach, Role
from graph.questions.service_facts import (
    ages_of,
    capacity_of,
    channels_of,
    roles_of,
    said_of,
    waiting_of,
)

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
    full: bool = True,
    beside: Iterable[Named] = (),
    marks: Iterable[Coded] = (),
) -> Statement:
    """A service, told through the links that bring it here. ``full``: also what colleagues need to know of it.

    ``beside`` are details and ``marks`` marks that the paper adds.
    """
    told = dict(_family_details(draft, node))
    if full:
        told |= dict(_colleague_details(draft, node))
    details = [one for name, value in told.items() for one in draft.known(name, value)]
    details += [*beside, *draft.known("otherwise", _otherwise(draft, node))]
    details += draft.missing(name for name in _ASKED_FOR if not told.get(name))
    return draft.statement(
        draft.how(node, *links),
        (node, *links),
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


def _needs(draft: Draft, node: MergedNode) -> str:
    """What a service helps with; in brackets where that follows from the source and is not said there."""
    told = []
    for how, link, need in draft.best(draft.web.targets_now(node.key, "meets")):
        words = [draft.word("modality", link, "modality")] if how.standing == "planned" else []
        words += [draft.word("certainty", link, "certainty")] if link.values.get("certainty") == "implied" else []
        told.append(f"{draft.name(need)} ({', '.join(words)})" if words else draft.name(need))
    return "; ".join(told)


def _areas(draft: Draft, node: MergedNode) -> str:
    """Which parts of the asked area a service is recorded for, where it is not the whole."""
    here = [area for link, area in draft.web.available(node.key) if area.key in draft.picture.areas]
    return "" if any(area.key == draft.picture.area.id for area in here) else draft.names(here)


def _family_details(draft: Draft, node: MergedNode) -> Iterable[tuple[str, str]]:
    web, asking, key = draft.web, draft.asking, node.key
    ages, waiting, capacity = ages_of(node, asking), waiting_of(node, asking), capacity_of(node, asking)
    yield "serves", draft.names(one for _, _, one in draft.best(web.targets_now(key, "serves")))
    yield "ages", ages.text if ages else ""
    yield "access", draft.word("access", node, "access")
    yield "channels", "; ".join(map(_reach, channels_of(node, web, asking)))
    yield "providers", "; ".join(map(_role, roles_of(web.providers(key), "provider_role", web, asking)))
    yield "area", _areas(draft, node)
    yield "places", "; ".join(_place(draft, *pair) for pair in web.targets_now(key, "delivered_at"))
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
    yield "needs", _needs(draft, node)
    yield "referred-from", "; ".join(referral(draft, *pair) for pair in web.sources_now(key, "refers_to"))
    yield "refers-to", "; ".join(referral(draft, *pair) for pair in web.targets_now(key, "refers_to"))


def _role(one: Role) -> str:
    said = [part.text for part in (one.role, one.modality) if part is not None]
    return f"{one.ref.name} ({', '.join(said)})" if said else one.ref.name


def _contacts(draft: Draft, node: MergedNode) -> str:
    """The roles of the service itself. Those of its provider at large are told among all contacts."""
    own = [*draft.web.sources_now(node.key, "coordinates"), *draft.web.sources_now(node.key, "works_in")]
    return draft.standing_names(draft.best(own))


def _reach(one: Reach) -> str:
    said = ", ".join(part for part in (one.phone or one.url, one.hours) if part)
    told = f"{one.ref.name}: {said}" if said else one.ref.name
    return f"{told} ({one.through.text})" if one.through else told


def _place(draft: Draft, link: MergedLink, place: MergedNode) -> str:
    how = draft.how(place, link)
    parts = [
        draft.say("address-hidden") if place.values.get("hidden_address") else str(place.values.get("address", "")),
        str(link.values.get("hours", "")),
        str(link.values.get("contact", "")),
        draft.word("modality", link, "modality") if how.standing == "planned" else "",
    ]
    said = ", ".join(part for part in parts if part)
    return f"{draft.name(place)} ({said})" if said else draft.name(place)


def referral(draft: Draft, link: MergedLink, other: MergedNode) -> str:
    """A referral seen from one of its ends: the other end, and how families are referred."""
    days = [str(link.values[name]) for name in ("waiting_min_days", "waiting_max_days") if name in link.values]
    planned = draft.how(other, link).standing == "planned"
    told = [
        draft.word("modality", link, "modality") if planned else "",
        draft.word("manner", link, "manner"),
        *(draft.say(f"referral:{name}", value=text) for name in _TOLD if (text := draft.text(link, name).rstrip("."))),
        draft.say("referral:consent") if link.values.get("consent_needed") else "",
        draft.say("referral:waiting", value="–".join(dict.fromkeys(days))) if days else "",
        draft.say("referral:feedback", value=draft.word("feedback", link, "feedback"))
        if "feedback" in link.values
        else "",
    ]
    said = ", ".join(part for part in told if part)
    return f"{draft.name(other)} ({said})" if said else draft.name(other)
