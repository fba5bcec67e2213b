"""Whether something is in force on a day: the one rule all questions share.

In force means: begun (``valid_from``), not past ``valid_to`` (an Initiative: its ``ends``, or where nobody gives one
that of the one it is part of), status neither ended, paused nor planned, and modality in_force or under_way. A plan
whose date has passed is never counted as done.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph.model.dates import first_day, last_day
from graph.model.records import Merged, MergedNode
from graph.questions.describe import newest

Standing = Literal["in_force", "unknown", "undated", "planned", "paused", "ended"]

ORDER: tuple[Standing, ...] = ("in_force", "unknown", "undated", "planned", "paused", "ended")
"""From what a family can count on to what is over."""

IN_FORCE: tuple[Standing, ...] = ("in_force", "unknown")
"""What the filter ``in_force`` keeps: nobody says that something of unknown state has ended."""

COUNTED = ("in_force", "under_way")
"""Modalities that count as real."""


@dataclass(frozen=True, slots=True)
class State:
    """How something stands, and what decided it: the modality, the record if it is another, and the EDTF date.

    ``date`` is the end of what has ended, and of a plan the day its newest saying said so.
    """

    standing: Standing
    date: str = ""
    because: MergedNode | None = None
    modality: str = ""


def modality(record: Merged) -> str:
    """What a record says of its reality; where no source says anything, it is taken as in force."""
    return str(record.values.get("modality", "in_force"))


def state(node: MergedNode, wholes: Iterable[MergedNode], links: Iterable[Merged], today: date) -> State:
    """How a node stands on a day.

    ``wholes`` are what it is part of (an Initiative ends with them); ``links`` are those by which it is shown: a
    service whose availability here is only planned is planned here.
    """
    links = tuple(links)
    ends = [(node, str(node.values.get(name, ""))) for name in ("valid_to", "ends")]
    if node.kind == "Initiative" and "ends" not in node.values:
        ends += [(whole, str(whole.values.get("ends", ""))) for whole in wholes]
    for owner, end in ends:
        if is_over(end, today):
            return State("ended", end, owner if owner is not node else None)
    for link in links:
        end = str(link.values.get("valid_to", ""))
        if is_over(end, today):
            return State("ended", end)
    for record in (node, *links):
        begin = str(record.values.get("valid_from", ""))
        if (day := first_day(begin)) is not None and day > today:
            return State("planned", begin, modality="planned")
    status = node.values.get("status")
    if status == "ended":
        return State("ended")
    if status == "paused":
        return State("paused")
    for record in (node, *links):
        if modality(record) not in COUNTED:
            return State("planned", _said_on(record, "modality"), modality=modality(record))
    if status == "planned":
        return State("planned", _said_on(node, "status"), modality="planned")
    if not any(evidence.said_on or evidence.verified_on for evidence in node.evidence):
        return State("undated")
    return State("unknown" if status == "unknown" else "in_force")


def is_over(end: str, today: date) -> bool:
    """Whether an EDTF end has passed on a day; an unknown or open end has not."""
    day = last_day(end)
    return day is not None and day < today


def _said_on(record: Merged, name: str) -> str:
    """The newest date of the sayings that say the value of a property; "" where none has a date."""
    return newest(record.evidence[at].said_on for at in record.supports.get(name, ()))
