"""Which loads brought a dataset here for the first time: old facts that are new here are no news of the network."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from graph.model.dates import first_day, last_day
from graph.model.records import Merged
from graph.store.base import Scope, View

AT_ONCE = 15
"""Things added by one load from which on it is told as a whole: a whole dataset is no news thing by thing."""


def first_loads(view: View, scope: Scope, datasets: Collection[str]) -> dict[str, int]:
    """The revision in which each dataset came here, as far as the log tells; of a log cut short nothing is told."""
    wanted, found = set(datasets), dict[str, int]()
    if not wanted:
        return found
    for at, entry in enumerate(view.log(scope)):
        if at == 0 and entry.revision != 1:
            break
        if entry.dataset in wanted:
            wanted.discard(entry.dataset)
            found[entry.dataset] = entry.revision
            if not wanted:
                break
    return found


def years(records: Iterable[Merged], dataset: str) -> str:
    """The years in which a dataset's sayings about records were said, "2020–2023"; "" where none has a date."""
    said = [one.said_on for record in records for one in record.evidence if one.dataset == dataset and one.said_on]
    days = [day for one in said for day in (first_day(one), last_day(one)) if day is not None]
    return "–".join(dict.fromkeys(str(day.year) for day in (min(days), max(days)))) if days else ""
