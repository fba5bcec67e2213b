"""The change log: what a plan adds to it, and which entries only the network may read. Shared by all engines.

An entry shows values from before and after, so it is as closed as the stricter of the two; and once a record is
kept inside the network, its earlier entries are too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from graph.model.codec import closable
from graph.model.records import Merged, MergedLink, MergedNode, Value, Values
from graph.model.vocabulary import base_name
from graph.store.base import LogEntry
from graph.store.plan import Plan

KEEP_LOG = timedelta(days=3 * 365)
"""How long an entry of the change log is kept, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What all entries of one change have in common. ``at``: UTC, ISO 8601 to the second."""

    revision: int
    at: str
    dataset: str


def at_second(moment: datetime) -> str:
    """A moment as the log writes it."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def beginning(since: str) -> str:
    """A day or moment to compare with what the log wrote; without a time zone it is UTC. Raises ValueError."""
    if "T" not in since and " " not in since:
        return since
    moment = datetime.fromisoformat(since)
    return at_second(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def closed_keys(plan: Plan) -> set[str]:
    """Keys of all records of the plan that only the network may see, before or after."""
    records = (*plan.before.values(), *plan.put.values())
    closed = {record.key for record in records if record.visibility == "network"}
    for record in plan.put.values():
        if isinstance(record, MergedNode) and record.visibility == "network":
            closed.update(record.aliases)
    closed.update(
        record.key for record in records if isinstance(record, MergedLink) and {record.source, record.target} & closed
    )
    return closed


def entries(plan: Plan, closed: Collection[str], stamp: Stamp) -> Iterator[LogEntry]:
    """One entry for each merged record that the plan adds, removes or changes, by key."""
    for key in sorted(plan.put.keys() | plan.drop.keys()):
        after, before = plan.put.get(key), plan.before.get(key)
        was, now = _values(before), _values(after)
        what: Literal["added", "removed", "changed"] = (
            "added" if before is None else "removed" if after is None else "changed"
        )
        yield LogEntry(
            stamp.revision,
            stamp.at,
            stamp.dataset,
            key,
            what,
            _differing(was, now, (after or before)),
            _differing(now, was, (after or before)),
            "network" if key in closed else "public",
        )


def _differing(these: Values, others: Values, record: Merged | None) -> dict[str, Value]:
    """Values that the others do not have. Of what may be hidden one day, only that it is there: the log is kept."""
    kept_back = closable(record.kind) if record is not None else {}
    return {
        name: True if base_name(name) in kept_back else value
        for name, value in these.items()
        if others.get(name) != value
    }


def _values(record: Merged | None) -> Values:
    return record.values if record is not None else {}


def personal_entries(
    before: Mapping[str, set[str]], after: Mapping[str, set[str]], closed: Collection[str], stamp: Stamp
) -> Iterator[LogEntry]:
    """Entries that say of personal values only that they changed, never what they were."""
    for key in sorted(before.keys() | after.keys()):
        was: dict[str, Value] = dict.fromkeys(sorted(before.get(key, ())), True)
        now: dict[str, Value] = dict.fromkeys(sorted(after.get(key, ())), True)
        visibility: Literal["public", "network"] = "network" if key in closed else "public"
        yield LogEntry(stamp.revision, stamp.at, stamp.dataset, key, "changed", was, now, visibility)
