"""One thing of the network and what its triples hang on, which is more than its relations.

Which class a service has hangs on who provides it, also where it stands at the other end of a relation. Whether
something holds now may hang on a programme two steps above. These are read with the thing, and nothing else is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.errors import NothingFound
from graph.model.records import Dataset, Document, Merged, MergedNode, Saying
from graph.model.vocabulary import link_kinds
from graph.store.base import DocumentKey, Scope, Slice, View


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Relations of which not all are here. ``relation``: the key of what they are called, seen from the thing."""

    relation: str
    shown: int
    count: int


class Around:
    """A thing, its relations, the things at their other ends, and what tells how all of these stand.

    It is read as ``Contents`` reads a view. Sayings, documents and datasets are those of the thing and of its
    relations alone.
    """

    def __init__(self, view: View, scope: Scope, key: str, limit: int) -> None:
        """At most ``limit`` relations of each kind and direction. Raises NothingFound for an unknown key."""
        node = view.select("record", scope, ids=[key]).nodes.get(key)
        if node is None:
            raise NothingFound("nothing-named", parameter="node", text=key)
        near = view.select("neighbourhood", scope, keys=[key], limit=limit)
        found = [near, *_deciding(view, scope, node, near.nodes)]
        self._view, self._hits = view, near.hits
        self._nodes = {one: node for part in found for one, node in part.nodes.items()}
        self._links = {link.key: link for part in found for link in part.links}
        self.key = key
        self.relations = {one: link for one, link in self._links.items() if key in (link.source, link.target)}
        own: list[Merged] = [node, *self.relations.values()]
        self._keys = {one.key for one in own}
        self._cited = {(one.dataset, one.document) for record in own for one in record.evidence}
        self._documents = {one: document for part in found for one, document in part.documents.items()}

    @property
    def others(self) -> set[str]:
        """The keys of all things here but the one."""
        return set(self._nodes) - {self.key}

    def left_out(self) -> Iterator[LeftOut]:
        """Of which relations only some are here."""
        counts, shown = Counter[str](), Counter[str]()
        for hit, count in self._hits:
            _, kind, way = hit.split("|")
            counts[_relation(kind, way)] += count
        for link in self.relations.values():
            ends = {"out": link.source, "in": link.target}
            shown.update(_relation(link.kind, way) for way, end in ends.items() if end == self.key)
        for relation in sorted(counts):
            if shown[relation] < counts[relation]:
                yield LeftOut(relation, shown[relation], counts[relation])

    def records(self) -> Iterator[Merged]:
        """Every merged record, ordered by key."""
        records: Mapping[str, Merged] = {**self._nodes, **self._links}
        yield from (records[key] for key in sorted(records))

    def told(self, *, personal: bool = False) -> Iterator[tuple[str, Saying]]:
        """Sayings about the thing and its relations, each with the key of its record, ordered by key."""
        return self._view.told(self._keys, personal)

    def documents(self) -> Mapping[DocumentKey, Document]:
        """The documents that these cite."""
        return {key: one for key, one in self._documents.items() if key in self._cited}

    def datasets(self) -> Mapping[str, Dataset]:
        """The datasets that these come from."""
        cited = {dataset for dataset, _ in self._cited}
        return {key: one for key, one in self._view.datasets().items() if key in cited}


def _relation(kind: str, way: str) -> str:
    inverse = way == "in" and not link_kinds()[kind].symmetric
    return f"link:{kind}:inverse" if inverse else f"link:{kind}"


def _deciding(view: View, scope: Scope, thing: MergedNode, nodes: Mapping[str, MergedNode]) -> Iterator[Slice]:
    """What classes and direct triples hang on beyond the thing's own relations, complete whatever the limit is."""
    if services := _of_kind("Service", nodes):
        yield view.select("neighbourhood", scope, keys=services, kinds=["provides"])
    if thing.kind == "Organisation":
        yield view.select("neighbourhood", scope, keys=[thing.key], kinds=["located_in"])
    asked: set[str] = set()
    while above := sorted(set(_of_kind("Initiative", nodes)) - asked):
        asked.update(above)
        further = view.select("neighbourhood", scope, keys=above, kinds=["part_of"])
        upwards = tuple(link for link in further.links if link.source in asked)
        nodes = {link.target: further.nodes[link.target] for link in upwards}
        yield Slice(nodes, upwards, (), further.documents)


def _of_kind(kind: str, nodes: Mapping[str, MergedNode]) -> list[str]:
    return sorted(key for key, node in nodes.items() if node.kind == kind)
