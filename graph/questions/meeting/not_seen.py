"""Partners that have not been at a meeting for a year.

It goes by what is recorded of the meetings. Who has not been seen may well have been there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from graph.model.records import MergedNode
from graph.questions.base import Coded
from graph.questions.draft import Draft, Statement
from graph.questions.meeting.sheet import sheet_section
from graph.questions.meetings import begins, held
from graph.questions.paper import Section
from graph.questions.standing import State

SEEN_WITHIN = timedelta(days=365)


def section(draft: Draft, limit: int) -> Section:
    """Those who were last seen most recently come first: they are the easiest to ask back."""
    picture = draft.picture
    meetings = held(picture)
    if not meetings or picture.today - (begins(meetings[0]) or date.min) > SEEN_WITHIN:
        told = sheet_section(draft, "not-seen", [], limit)
        return Section(told.code, told.title, told.level, draft.say("none:no-meeting"))
    last = _last_seen(draft, meetings)
    missing = [one for one in _expected(draft, last) if not _recent(last.get(one.key), picture.today)]
    missing.sort(key=lambda one: (-(last[one.key][0].toordinal() if one.key in last else 0), one.key))
    return sheet_section(draft, "not-seen", [_missing(draft, one, last) for one in missing], limit)


LastSeen = Mapping[str, tuple[date, MergedNode]]


def _last_seen(draft: Draft, meetings: Iterable[MergedNode]) -> LastSeen:
    """The last meeting at which each organisation, or somebody of it, took part."""
    seen: dict[str, tuple[date, MergedNode]] = {}
    for meeting in meetings:
        day = begins(meeting)
        for _, who in draft.picture.into(meeting.key, "takes_part"):
            if day is None:
                continue
            for key in draft.picture.organisations(who.key) or {who.key}:
                seen.setdefault(key, (day, meeting))
    return seen


def _expected(draft: Draft, last: LastSeen) -> list[MergedNode]:
    """Named organisations that belong to a network of the area, work with it, or have been at a meeting."""
    picture = draft.picture
    keys = set(last)
    for network in picture.networks:
        beside = [
            *picture.into(network.key, "member_of", "cooperates_with"),
            *picture.out(network.key, "cooperates_with"),
        ]
        for _, who in beside:
            keys |= picture.organisations(who.key) or {who.key}
    nodes = [draft.web.source.nodes[key] for key in sorted(keys) if key in draft.web.source.nodes]
    return [
        node
        for node in nodes
        if node.kind == "Organisation"
        and not node.values.get("generic")
        and draft.how(node).standing in ("in_force", "unknown", "undated")
    ]


def _recent(seen: tuple[date, MergedNode] | None, today: date) -> bool:
    return seen is not None and today - seen[0] <= SEEN_WITHIN


def _missing(draft: Draft, node: MergedNode, last: LastSeen) -> Statement:
    if node.key in last:
        meeting = last[node.key][1]
        mark = Coded("last-seen", draft.say("last-seen", date=draft.date(meeting.values.get("begins"))))
        records = [link for link, _ in draft.web.sources(meeting.key, "takes_part") if _is_of(draft, link.source, node)]
        return draft.statement(State("in_force"), records, text=draft.name(node), about=(node,), marks=[mark])
    mark = Coded("never-seen", draft.say("never-seen"))
    return draft.statement(State("in_force"), (node,), text=draft.name(node), about=(node,), marks=[mark])


def _is_of(draft: Draft, key: str, node: MergedNode) -> bool:
    return key == node.key or node.key in draft.picture.organisations(key)
