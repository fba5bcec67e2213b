"""Which entries of the change log are about an area: its own things now, and what stood there when it was removed."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from graph.store.base import LogEntry, Scope, View

_PLACING = ("available_in", "located_in", "coordinates", "concerns")
"""Links by which something belongs to an area."""


def ends_of(key: str) -> tuple[str, ...]:
    """The things that an entry's key is about: both ends of a link, or the thing itself."""
    return tuple(key.split("|")[1:3]) if "|" in key else (key,)


def area_log(
    view: View, scope: Scope, areas: Collection[str], own: Collection[str], after: int = 0, since: str = ""
) -> Iterator[LogEntry]:
    """Entries after a revision and from a day on that touch what belongs to the areas, oldest first.

    ``own`` are the things that belong to them now. What has been removed belonged to them if a link that placed it
    there has been removed as well. The log is read twice, never held.
    """
    near = set(own)
    for entry in view.log(scope, after, since):
        if "|" in entry.key:
            near |= _gone(entry, areas)
    for entry in view.log(scope, after, since):
        if not near.isdisjoint(ends_of(entry.key)):
            yield entry


def _gone(entry: LogEntry, areas: Collection[str]) -> set[str]:
    """What a removed link tells to have belonged to the areas."""
    if entry.what != "removed":
        return set()
    kind = entry.key.partition("|")[0]
    source, target = ends_of(entry.key)
    return {source} if kind in _PLACING and target in areas else set()
