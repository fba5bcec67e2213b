"""What goes into an export: merged records with their sayings, as far as the reader may see them, ordered by key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter

from graph.export.base import Wish
from graph.merge.identity import clusters
from graph.merge.merge import merge_values
from graph.model.codec import (
    closable,
    closed_values,
    digest_sum,
    encode_record,
    encode_saying,
    personal_values,
    record_hash,
    without,
)
from graph.model.records import NOTHING, Dataset, Document, Link, Merged, MergedNode, Node, Saying, Values
from graph.questions.area import asked_area
from graph.store.base import DocumentKey, Slice, View

_AT_ONCE = 500
"""Records of an area whose sayings are read together."""

_UPWARDS = ["broader", "part_of"]
"""Links by which a thing of an area is understood: the need that a need is part of, the county of a municipality."""


@dataclass(frozen=True, slots=True)
class Told:
    """A merged record and what it was made of. ``record`` is None for sayings that wait for a name or an end.

    ``sayings`` go by the hash of what is exported of each. ``personal`` are merged values of persons and hidden
    addresses; empty unless the export is to have them.
    """

    record: Merged | None
    sayings: Mapping[bytes, Saying]
    personal: Values = field(default_factory=lambda: NOTHING)


class Contents:
    """What an export holds. Iterating streams it once; ``documents`` and ``datasets`` are of what has come by.

    Things of an area are what belongs to it as for the gaps (``area_projection``), what they lead to, and what
    contains these. What waits is a part of the network only for those who keep it: with the whole, for its own people.
    """

    def __init__(self, view: View, wish: Wish) -> None:
        self._view, self._wish = view, wish
        self._whole = wish.area is None
        self._cited: set[DocumentKey] = set()
        self._digest = 0

    def __iter__(self) -> Iterator[Told]:
        told = _everything(self._view, self._wish) if self._whole else _of_area(self._view, self._wish)
        for one in told if self._wish.asking.scope == "network" else map(_public, told):
            said = one.sayings.values()
            self._cited.update((saying.evidence.dataset, saying.evidence.document) for saying in said)
            self._digest = digest_sum(self._digest, one.sayings)
            yield one

    @property
    def complete(self) -> bool:
        """Whether nothing is kept back but personal values."""
        return self._whole and self._wish.asking.scope == "network"

    @property
    def digest(self) -> str:
        """The version of the export: a store's digest, of what is exported alone.

        Of the whole with everything it is the store's own. That of a public export must not hang on what is kept
        back: whoever knows all but one telephone number could find it by trying.
        """
        beside: list[Dataset | Document] = [*self.datasets(), *self.documents()]
        return f"{digest_sum(self._digest, (record_hash(encode_record(one)) for one in beside)):064x}"

    def documents(self) -> list[Document]:
        """The documents that are cited, by dataset and id; of a complete export all that there are."""
        found = self._view.documents()
        return [one for key, one in sorted(found.items()) if self.complete or key in self._cited]

    def datasets(self) -> list[Dataset]:
        """The datasets that are cited, by id; of a complete export all that there are."""
        cited = {dataset for dataset, _ in self._cited}
        return [one for key, one in sorted(self._view.datasets().items()) if self.complete or key in cited]


def _public(told: Told) -> Told:
    """Without sayings that are kept inside: one that two things are the same may be, though they show as one."""
    shown = {h: one for h, one in told.sayings.items() if one.values.get("visibility") != "network"}
    return Told(told.record, shown, told.personal)


def _everything(view: View, wish: Wish) -> Iterator[Told]:
    """The whole network: two streams in the order of the key, joined."""
    network = wish.asking.scope == "network"
    groups = groupby(view.told(personal=wish.personal), itemgetter(0))
    key, sayings = next(groups, (None, iter(())))
    if key == "":
        if network:
            yield from _waiting((saying for _, saying in sayings), wish)
        key, sayings = next(groups, (None, iter(())))
    for record in view.records():
        said: tuple[Saying, ...] = ()
        if key == record.key:
            said = tuple(saying for _, saying in sayings)
            key, sayings = next(groups, (None, iter(())))
        if network or record.visibility == "public":
            yield _told(record, said, wish)


def _waiting(sayings: Iterable[Saying], wish: Wish) -> Iterator[Told]:
    """What waits, each saying by itself: relations first, then things that nobody has named.

    Also of these one source may give the address that another one says must stay hidden, under another id of the same
    thing too. So the sayings of things are held together; there are few, since most things are named where told of.
    """
    of_things: list[Saying] = []
    for saying in sayings:
        if isinstance(saying, Link) and saying.kind != "same_as":
            yield Told(None, _hashed((saying,)))
        else:
            of_things.append(saying)
    ids = clusters(of_things)
    together: dict[str, list[Saying]] = defaultdict(list)
    for saying in of_things:
        together[ids[saying.id] if isinstance(saying, Node) else ""].append(saying)
    shown = of_things
    if not wish.personal:
        shown = [one for key, some in together.items() for one in (_shown(some) if key else some)]
    yield from (Told(None, {h: saying}) for h, saying in _hashed(shown).items())


def _shown(sayings: Sequence[Saying]) -> list[Saying]:
    """Sayings of one thing without what is closed in any of them."""
    values = merge_values(sayings)
    return [without(one, _closed(values, one)) for one in sayings]


def _of_area(view: View, wish: Wish) -> Iterator[Told]:
    records = _records_of_area(view, wish)
    ordered = sorted(records)
    for some in (ordered[at : at + _AT_ONCE] for at in range(0, len(ordered), _AT_ONCE)):
        said = {
            key: tuple(saying for _, saying in sayings)
            for key, sayings in groupby(view.told(some, wish.personal), itemgetter(0))
        }
        for key in some:
            yield _told(records[key], said.get(key, ()), wish)


def _records_of_area(view: View, wish: Wish) -> dict[str, Merged]:
    """What belongs to the area, by key, with all that contains it."""
    assert wish.area is not None
    around, _ = asked_area(view, wish.asking, wish.area)
    scope = wish.asking.scope
    found = _records((view.select("area_projection", scope, areas=around.own),))
    asked: set[str] = set()
    while above := {key for key, one in found.items() if isinstance(one, MergedNode)} - asked:
        asked |= above
        further = view.select("neighbourhood", scope, keys=sorted(above), kinds=_UPWARDS)
        upwards = [link for link in further.links if link.source in above]
        ends = {link.target: further.nodes[link.target] for link in upwards}
        found.update(_records((Slice(ends, tuple(upwards)),)))
    return found


def _records(slices: Iterable[Slice]) -> dict[str, Merged]:
    found: dict[str, Merged] = {}
    for one in slices:
        found.update(one.nodes)
        found.update((link.key, link) for link in one.links)
    return found


def _told(record: Merged, sayings: Sequence[Saying], wish: Wish) -> Told:
    if wish.personal:
        own = [replace(one, values=values) for one in sayings if (values := _closed(record.values, one))]
        return Told(record, _hashed(sayings), merge_values(own) if own else NOTHING)
    if not closable(record.kind):
        return Told(record, _hashed(sayings))
    return Told(record, _hashed(without(one, _closed(record.values, one)) for one in sayings))


def _hashed(sayings: Iterable[Saying]) -> dict[bytes, Saying]:
    """Sayings by their hashes, in order; two that differ in what is left out alone are one."""
    found = {record_hash(encode_saying(one)): one for one in sayings}
    return {h: found[h] for h in sorted(found)}


def _closed(merged: Values, saying: Saying) -> Values:
    """What of a saying is closed: by its own flag, or because another source says that it must stay hidden.

    ``merged``: the values that all sayings of the thing make together.
    """
    flags = {prop.hidden_by for prop in closable(saying.kind).values() if prop.hidden_by}
    hidden = {flag: merged[flag] for flag in flags if flag in merged}
    closed: dict[str, object] = {**closed_values(saying.kind, {**saying.values, **hidden}), **personal_values(saying)}
    return {name: value for name, value in saying.values.items() if name in closed}
