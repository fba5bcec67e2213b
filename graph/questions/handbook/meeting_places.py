"""Where families meet: meeting places, what goes on there, and who runs them."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model.records import MergedLink, MergedNode
from graph.questions.draft import Draft, Statement
from graph.questions.paper import Section
from graph.questions.service_lines import service_statement

_MEETING_PLACE = "meeting place"


def sections(draft: Draft) -> list[Section]:
    """Places for meeting, and services that a network counts among its meeting places."""
    picture = draft.picture
    places = [picture.node(key) for key in sorted(picture.own) if picture.node(key).kind == "Place"]
    found = [_place(draft, one) for one in places if one.values.get("place_type") == _MEETING_PLACE]
    found += [service_statement(draft, node, link, full=False) for node, link in _members(draft)]
    return draft.section("meeting-places", found)


def _members(draft: Draft) -> Iterable[tuple[MergedNode, MergedLink]]:
    for network in draft.picture.networks:
        for link, node in draft.web.sources(network.key, "member_of"):
            if node.kind == "Service" and link.values.get("role") == _MEETING_PLACE:
                yield node, link


def _place(draft: Draft, place: MergedNode) -> Statement:
    web, key = draft.web, place.key
    held = draft.best(web.sources_now(key, "delivered_at"))
    hours = "; ".join(dict.fromkeys(str(link.values["hours"]) for _, link, _ in held if "hours" in link.values))
    address = " ".join(str(place.values[name]) for name in ("address", "postal_code") if name in place.values)
    told = {
        "address": address,
        "hours": hours,
        "providers": draft.standing_names(draft.best(web.sources_now(key, "provides"))),
        "held-here": draft.standing_names(held),
        "channels": draft.channels(place),
        "accessibility": draft.text(place, "accessibility"),
    }
    details = [one for name, value in told.items() for one in draft.known(name, value)]
    details += draft.missing(name for name in ("address", "hours", "providers") if not told[name])
    name, text = draft.name(place), draft.text(place, "summary")
    return draft.statement(draft.how(place), (place,), title=name, text=text, about=(place,), details=details)
