"""What a change writes: the difference between what a dataset says now and before, worked out for any engine.

The engine answers the look-ups of ``Holding`` about its present state, and then writes the ``Changeset`` down, all
or nothing; it knows no rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from graph.errors import StoreUnusable
from graph.model.codec import digest_sum
from graph.model.records import Link, Saying, Values
from graph.store.base import Change, Copy, LogEntry, Revision
from graph.store.incoming import Incoming
from graph.store.log import Stamp, at_second, closed_keys, entries, personal_entries
from graph.store.plan import Hash, Held, Plan, plan


class Holding(Held, Protocol):
    """What the store holds before the change, and of which dataset."""

    def said(self, dataset: str) -> Collection[Hash]:
        """The hashes of all sayings of a dataset."""

    def described(self, dataset: str) -> Collection[Hash]:
        """The hashes of a dataset's own record and of its documents; none while it is not loaded."""

    def sayings(self, hashes: Collection[Hash]) -> Mapping[Hash, tuple[Saying, str | None]]:
        """The sayings under these hashes, without personal values, and the merged key each belongs to.

        None while it waits. Every hash is one that the store holds.
        """

    def personal_names(self, hashes: Collection[Hash]) -> Mapping[Hash, set[str]]:
        """Which personal values the sayings under these hashes have; those that have none may be left out."""

    def waiting(self, dataset: str) -> Mapping[Hash, Link]:
        """A dataset's link sayings, ``same_as`` decisions among them, that belong to no merged record yet."""


@dataclass(slots=True)
class Changeset:
    """What to write, all or nothing.

    ``dropped`` and ``added`` are sayings by hash, without personal values (``personal``: those of the added ones).
    ``plan`` says what becomes of merged records and ids. ``descriptions``: what describes a dataset from now on, in
    the place of all that did; None takes it away. ``closed``: keys whose earlier log entries only the network may
    read, from now on; ``entries`` come after that. ``former``: ids that no saying carries any more, with their heir
    or ""; an id of ``plan.ids`` is no former id any more. Log entries from before ``forget_before`` (as the log
    writes moments; "" keeps all) are forgotten.
    """

    dropped: Mapping[Hash, Saying]
    added: Mapping[Hash, Saying]
    personal: Mapping[Hash, Values]
    plan: Plan
    descriptions: Mapping[str, Incoming | None]
    revision: Revision
    entries: Sequence[LogEntry]
    closed: Collection[str]
    former: Mapping[str, str]
    forget_before: str


def change(
    holding: Holding,
    dataset: str,
    incoming: Incoming | None,
    before: Revision,
    moment: datetime,
    keep_log: timedelta,
) -> tuple[Changeset | None, Change]:
    """What changes when a dataset says this (None: nothing any more); no changeset where nothing does.

    ``moment`` is when the log says it happened.
    """
    held, described = set(holding.said(dataset)), set(holding.described(dataset))
    said = incoming.sayings if incoming else {}
    coming: set[Hash] = incoming.beside if incoming else set()
    added = {h: saying for h, saying in said.items() if h not in held}
    gone = held - said.keys()
    if not gone and not added and described == coming:
        return None, Change(dataset, before, waiting=_ends(holding.waiting(dataset).values()))
    leaving = holding.sayings(gone)
    dropped = {h: saying for h, (saying, _) in leaving.items()}
    work = plan(holding, dropped, added)
    digest = digest_sum(int(before.digest, 16), (coming - described) | added.keys(), (described - coming) | gone)
    after = Revision(before.number + 1, f"{digest:064x}")
    personal = {h: incoming.personal[h] for h in added if h in incoming.personal} if incoming else {}
    names_before = _by_record(holding.personal_names(gone), {h: key for h, (_, key) in leaving.items()})
    names_after = _by_record({h: set(values) for h, values in personal.items()}, work.record_of)
    closed = closed_keys(work)
    stamp = Stamp(after.number, at_second(moment), dataset)
    logged = [*entries(work, closed, stamp), *personal_entries(names_before, names_after, closed, stamp)]
    forget = at_second(moment - keep_log)
    descriptions = {dataset: incoming}
    changeset = Changeset(dropped, added, personal, work, descriptions, after, logged, closed, work.gone_ids, forget)
    waiting = _ends(_waiting(holding, dataset, held - gone, changeset).values())
    return changeset, _told(dataset, changeset, len(coming ^ described), waiting)


def take(holding: Holding, copy: Copy, before: Revision, path: str) -> Changeset:
    """What an empty store writes to become the copied one. ``path``: where it is, for people.

    Raises StoreUnusable ``copy-not-empty`` for a store that was ever written to.
    """
    if before.number:
        raise StoreUnusable("copy-not-empty", path=path)
    added = {h: saying for one in copy.incoming for h, saying in one.sayings.items()}
    return Changeset(
        {},
        added,
        {h: values for one in copy.incoming for h, values in one.personal.items()},
        plan(holding, {}, added),
        {one.dataset.id: one for one in copy.incoming},
        copy.revision,
        copy.log,
        (),
        copy.former,
        "",
    )


def _by_record(names: Mapping[Hash, set[str]], record_of: Mapping[Hash, str | None]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for h, properties in names.items():
        if (key := record_of.get(h)) is not None:
            found[key] |= properties
    return found


def _waiting(holding: Holding, dataset: str, kept: Collection[Hash], changeset: Changeset) -> dict[Hash, Link]:
    """The dataset's link sayings that wait after the change: as before, but for those the plan speaks of."""
    record_of, added = changeset.plan.record_of, changeset.added
    before = holding.waiting(dataset)
    lost = [h for h, key in record_of.items() if key is None and h in kept and h not in before]
    candidates = {**added, **{h: saying for h, (saying, _) in holding.sayings(lost).items()}}
    now = {h: link for h, link in candidates.items() if isinstance(link, Link) and record_of.get(h) is None}
    return {**{h: link for h, link in before.items() if h in kept and record_of.get(h) is None}, **now}


def _ends(links: Iterable[Link]) -> tuple[tuple[str, str, str], ...]:
    return tuple(sorted((link.kind, link.source, link.target) for link in links))


def _told(dataset: str, changeset: Changeset, described: int, waiting: tuple[tuple[str, str, str], ...]) -> Change:
    work = changeset.plan
    new = sum(key not in work.before for key in work.put)
    return Change(
        dataset,
        changeset.revision,
        len(changeset.added),
        len(changeset.dropped),
        new,
        len(work.drop),
        len(work.put) - new,
        waiting,
        described,
    )
