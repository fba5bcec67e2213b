"""The network meetings of an area: which have been held, which is the next, and who was there."""

from __future__ import annotations

from datetime import date

from graph.model.dates import first_day
from graph.model.records import MergedNode
from graph.questions.picture import Picture
from graph.questions.standing import COUNTED, modality

_MEETING = "network meeting"


def held(picture: Picture) -> list[MergedNode]:
    """Meetings that have been held, the latest first.

    One that was planned and never confirmed is not among them, nor one of which somebody says that it did not happen:
    the status ``ended`` of a meeting means that it was called off, since its own end is its day.
    """
    found = [node for node in _meetings(picture) if _took_place(node, picture.today)]
    return sorted(found, key=lambda one: (_order(one), one.key), reverse=True)


def planned(picture: Picture) -> list[MergedNode]:
    """Meetings ahead, the nearest first: those whose day has not passed and that nobody has called off."""
    found = [
        node
        for node in _meetings(picture)
        if begins(node) is not None
        and node.values.get("status") != "ended"
        and (begins(node) or picture.today) >= picture.today
        and not _took_place(node, picture.today)
    ]
    return sorted(found, key=lambda one: (_order(one), one.key))


def begins(meeting: MergedNode) -> date | None:
    """The day a meeting begins; None where it is not recorded."""
    return first_day(str(meeting.values.get("begins", "")))


def _meetings(picture: Picture) -> list[MergedNode]:
    """The area's own network meetings that are named, those that are over among them."""
    nodes = (picture.node(key) for key in sorted(picture.own))
    return [
        node
        for node in nodes
        if node.kind == "Event" and node.values.get("event_type") == _MEETING and not node.values.get("generic")
    ]


def _took_place(meeting: MergedNode, today: date) -> bool:
    day = begins(meeting)
    past = day is not None and day <= today
    return past and modality(meeting) in COUNTED and meeting.values.get("status") != "ended"


def _order(meeting: MergedNode) -> str:
    return str(meeting.values.get("begins", ""))
