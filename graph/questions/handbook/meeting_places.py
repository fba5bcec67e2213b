"""Where families meet: meeting places, what goes on there, and who runs them."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model.records import MergedLink, MergedNode
from graph.questions.draft import Draft, Statement
from graph.questions.paper import Section
from graph.questions.service_lines import service_statement
from graph.questions.standing import IN_FORCE

_MEETING_PLACE = "meeting place"


def sections(draft: Draft) -> list[Section]:
    """Places for meeting, and services that a network counts among its meeting places."""
    found = [_place(draft, one) for one in draft.own("Place") if one.values.get("place_type") == _MEETING_PLACE]
    found += [
        service_statement(draft, node, *draft.here(node), member=link, full=False) for node, link in _members(draft)
    ]
    return draft.section("meeting-places", found)


def _members(draft: Draft) -> Iterable[tuple[MergedNode, MergedLink]]:
    for network in draft.picture.networks:
        for link, node in draft.web.sources(network.key, "member_of"):
            if node.kind == "Service" and link.values.get("role") == _MEETING_PLACE and draft.belongs(link, node):
                yield node, link


def _place(draft: Draft, place: MergedNode) -> Statement:
    web, key = draft.web, place.key
    held = web.sources(key, "delivered_at")
    now = [link for how, link, _ in draft.best(held) if how.standing in IN_FORCE]
    hours = "; ".join(dict.fromkeys(str(link.values["hours"]) for link in now if "hours" in link.values))
    address = " ".join(str(place.values[name]) for name in ("address", "postal_code") if name in place.values)
    told = {
        "address": address,
        "hours": hours,
        "providers": draft.told(web.sources(key, "provides")),
        "held-here": draft.told(held),
        "channels": draft.channels(place),
        "accessibility": draft.text(place, "accessibility"),
    }
    details = draft.details(told)
    details += draft.missing(name for name in ("address", "hours", "providers") if not told[name])
    name, text = draft.name(place), draft.text(place, "summary")
    return draft.statement(draft.how(place), (place,), title=name, text=text, about=(place,), details=details)
