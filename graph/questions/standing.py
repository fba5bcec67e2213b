"""Whether something is in force on a day: the one rule all questions share.

In force means: not past ``valid_to`` (an Initiative: its ``ends``, or that of the one it is part of), status
neither ended, paused nor planned, and modality in_force or under_way. A plan whose date has passed is never
counted as done.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph.model.dates import last_day
from graph.model.records import Merged, MergedNode

Standing = Literal["in_force", "undated", "planned", "paused", "ended"]

ORDER: tuple[Standing, ...] = ("in_force", "undated", "planned", "paused", "ended")
"""From what a family can count on to what is over."""

COUNTED = ("in_force", "under_way")
"""Modalities that count as real."""


@dataclass(frozen=True, slots=True)
class State:
    """How something stands; the EDTF date, the record and the modality that decided it, if any."""

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
    ends = [(node, str(node.values.get(name, ""))) for name in ("valid_to", "ends")]
    if node.kind == "Initiative":
        ends += [(whole, str(whole.values.get("ends", ""))) for whole in wholes]
    for owner, end in ends:
        if end and (day := last_day(end)) is not None and day < today:
            return State("ended", end, owner if owner is not node else None)
    for link in links:
        end = str(link.values.get("valid_to", ""))
        if end and (day := last_day(end)) is not None and day < today:
            return State("ended", end)
    status = node.values.get("status")
    if status == "ended":
        return State("ended")
    if status == "paused":
        return State("paused")
    unreal = [modality(record) for record in (node, *links) if modality(record) not in COUNTED]
    if status == "planned" or unreal:
        return State("planned", str(node.values.get("valid_from", "")), modality=(unreal or ["planned"])[0])
    if not any(evidence.said_on or evidence.verified_on for evidence in node.evidence):
        return State("undated")
    return State("in_force")
