"""Digital services: what a family can use from home."""

from __future__ import annotations

from graph.model.records import MergedNode
from graph.questions.describe import language_name, listed
from graph.questions.draft import Draft, Statement
from graph.questions.paper import Section
from graph.questions.service_lines import service_statement
from graph.questions.standing import real
from graph.questions.whereabouts import ONLINE

_TYPES = (*ONLINE, "button")


def sections(draft: Draft) -> list[Section]:
    """Online channels and digital services of the area, and what is online for everybody."""
    channels = [one for one in draft.own("Channel") if one.values.get("channel_type") in _TYPES]
    services = [one for one in draft.own("Service") if "digital" in listed(one, "form")]
    around = [one for one in draft.picture.needs.entries if one.place.relation == "digital"]
    others = [one.node for one in around if one.node.key not in draft.picture.own and one.node.kind == "Channel"]
    found = [_channel(draft, one) for one in (*channels, *others) if _is_used(draft, one)]
    found += [service_statement(draft, one, full=False) for one in services]
    return draft.section("online", found)


def _is_used(draft: Draft, channel: MergedNode) -> bool:
    """Whether something that is not over uses a channel, or nothing is recorded to: a survey's page went with it."""
    users = draft.web.sources(channel.key, "reached_through")
    here = any(real(link, draft.picture.today) for link in draft.here(channel))
    return here or not users or any(draft.how(user, link).standing != "ended" for link, user in users)


def _channel(draft: Draft, channel: MergedNode) -> Statement:
    language = draft.language
    told = {
        "channel_type": draft.word("channel_type", channel, "channel_type"),
        "url": str(channel.values.get("url", "")),
        "hours": str(channel.values.get("hours", "")),
        "languages": ", ".join(language_name(one, language) for one in listed(channel, "languages")),
        "channel-of": draft.told(draft.web.sources(channel.key, "reached_through")),
    }
    details = draft.details(told)
    name, text = draft.name(channel), draft.text(channel, "summary")
    how = draft.how(channel, *draft.here(channel))
    return draft.statement(how, (channel,), title=name, text=text, about=(channel,), details=details)
