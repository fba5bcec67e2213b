"""Whether something is in force on a day: the one rule all questions share.

In force means: begun (``valid_from``), not past ``valid_to`` (an Initiative: its ``ends``, or where nobody gives one
that of the one it is part of), status neither ended, paused nor planned, and modality in_force or under_way. A plan
whose date has passed is never counted as done.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph.model.dates import first_day, last_day
from graph.model.records import Merged, MergedNode
from graph.questions.describe import newest

Standing = Literal["in_force", "unknown", "undated", "planned", "paused", "ended"]

Said = Literal["in_force", "under_way", ""]

ORDER: tuple[Standing, ...] = ("in_force", "unknown", "undated", "planned", "paused", "ended")
"""From what a family can count on to what is over."""

IN_FORCE: tuple[Standing, ...] = ("in_force", "unknown")
"""What the filter ``in_force`` keeps: nobody says that something of unknown state has ended."""

COUNTED = ("in_force", "under_way")
"""Modalities that count as real."""


@dataclass(frozen=True, slots=True)
class State:
    """How something stands, and what decided it: the modality, the record if it is another, and the EDTF date.

    ``date`` is the end of what has ended, the beginning of what has ``not_begun``, and of a plan the day its newest
    saying said so. ``said`` is what a source says of something in force; "" where it is only recorded.
    """

    standing: Standing
    date: str = ""
    because: MergedNode | None = None
    modality: str = ""
    not_begun: bool = False
    said: Said = ""

    @property
    def wording(self) -> str:
        """By which words this is told: what is taken as in force is not said to be so unless a source says it."""
        return (self.said or "recorded") if self.standing == "in_force" else self.standing


def modality(record: Merged) -> str:
    """What a record says of its reality; where no source says anything, it is taken as in force."""
    return str(record.values.get("modality", "in_force"))


def said_real(records: Iterable[Merged]) -> Said:
    """What the first of some records that tells it says: in force or under way; "" where none of them does."""
    for record in records:
        if record.values.get("modality") == "under_way":
            return "under_way"
        if record.values.get("modality") == "in_force" or record.values.get("status") == "active":
            return "in_force"
    return ""


def end_of(record: Merged, today: date) -> str:
    """The end (EDTF) of a node or link that is over on a day; "" while it is not, or nobody knows."""
    for name in ("valid_to", "until", "ends"):
        if is_over(end := str(record.values.get(name, "")), today):
            return end
    return ""


def begins_later(record: Merged, today: date) -> bool:
    """Whether a record is valid only from a later day."""
    day = first_day(str(record.values.get("valid_from", "")))
    return day is not None and day > today


def over(record: Merged, today: date) -> bool:
    """Whether a node or link is over on a day: its end has passed, or its status says so."""
    return bool(end_of(record, today)) or record.values.get("status") == "ended"


def real(record: Merged, today: date) -> bool:
    """Whether a node or link is in force or under way on a day: neither a plan, nor still to begin, nor over."""
    return modality(record) in COUNTED and not begins_later(record, today) and not over(record, today)


def said_later(record: Merged, today: date) -> bool:
    """Whether all that is dated about a node or link was said after a day."""
    days = [day for one in record.evidence for said in (one.said_on, one.verified_on) if (day := first_day(said))]
    return bool(days) and min(days) > today


def state(node: MergedNode, wholes: Sequence[MergedNode], links: Iterable[Merged], today: date) -> State:
    """How a node stands on a day.

    ``wholes`` are what it is part of, nearest first (an Initiative without an end of its own ends with the nearest
    that has one); ``links`` are those by which it is shown: a service whose availability here is only planned is
    planned here.
    """
    links = tuple(links)
    if ended := _ended(node, wholes, links, today):
        return ended
    if node.values.get("status") == "paused":
        return State("paused")
    for record in (node, *links):
        if begins_later(record, today):
            return State("planned", str(record.values["valid_from"]), modality="planned", not_begun=True)
    for record in (node, *links):
        if modality(record) not in COUNTED:
            return State("planned", _said_on(record, "modality"), modality=modality(record))
    if node.values.get("status") == "planned":
        return State("planned", _said_on(node, "status"), modality="planned")
    if not any(evidence.said_on or evidence.verified_on for evidence in node.evidence):
        return State("undated")
    if node.values.get("status") == "unknown":
        return State("unknown")
    return State("in_force", said=said_real((node, *links)))


def _ended(node: MergedNode, wholes: Sequence[MergedNode], links: Sequence[Merged], today: date) -> State | None:
    for record in (node, *links):
        if end := end_of(record, today):
            return State("ended", end)
    if node.values.get("status") == "ended":
        return State("ended")
    if node.kind != "Initiative" or "ends" in node.values:
        return None
    whole = next((one for one in wholes if "ends" in one.values or one.values.get("status") == "ended"), None)
    if whole is not None and over(whole, today):
        return State("ended", end_of(whole, today), whole)
    return None


def is_over(end: str, today: date) -> bool:
    """Whether an EDTF end has passed on a day; an unknown or open end has not."""
    day = last_day(end)
    return day is not None and day < today


def _said_on(record: Merged, name: str) -> str:
    """The newest date of the sayings that say the value of a property; "" where none has a date."""
    return newest(record.evidence[at].said_on for at in record.supports.get(name, ()))
