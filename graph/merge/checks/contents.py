"""What one file holds, sorted out by kind in one pass, so that each check reads only what concerns it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from graph.model.records import Dataset, Document, Link, Node, Place, Row, Saying
from graph.model.vocabulary import link_kinds, node_kinds

Placed = tuple[Node, Place]
PlacedLink = tuple[Link, Place]


@dataclass(frozen=True, slots=True)
class Contents:
    """Records with their places: ``nodes`` and ``links`` by kind, ``stray`` sayings of no known kind."""

    datasets: list[tuple[Dataset, Place]] = field(default_factory=list)
    documents: list[tuple[Document, Place]] = field(default_factory=list)
    nodes: dict[str, list[Placed]] = field(default_factory=dict)
    links: dict[str, list[PlacedLink]] = field(default_factory=dict)
    stray: list[tuple[Saying, Place]] = field(default_factory=list)

    def sayings(self) -> Iterator[tuple[Saying, Place]]:
        """Every saying, those of no known kind too."""
        for nodes in self.nodes.values():
            yield from nodes
        for links in self.links.values():
            yield from links
        yield from self.stray

    def by_kind(self) -> Iterator[tuple[str, Sequence[tuple[Saying, Place]]]]:
        """Every saying of a known kind, kind by kind."""
        yield from self.nodes.items()
        yield from self.links.items()

    def of_kinds(self, *kinds: str) -> Iterator[PlacedLink]:
        """Every link of the named kinds."""
        for kind in kinds:
            yield from self.links.get(kind, ())


def gather(rows: Iterable[Row]) -> Contents:
    """The contents of one file."""
    contents = Contents()
    nodes_known, links_known = node_kinds(), link_kinds()
    for row in rows:
        record, place = row.record, row.place
        if isinstance(record, Node):
            if record.kind in nodes_known:
                contents.nodes.setdefault(record.kind, []).append((record, place))
            else:
                contents.stray.append((record, place))
        elif isinstance(record, Link):
            if record.kind in links_known:
                contents.links.setdefault(record.kind, []).append((record, place))
            else:
                contents.stray.append((record, place))
        elif isinstance(record, Document):
            contents.documents.append((record, place))
        else:
            contents.datasets.append((record, place))
    return contents


def thing(saying: Saying) -> str:
    """What a saying is about, in short: a node's id, or both ends of a link."""
    return saying.id if isinstance(saying, Node) else f"{saying.source} → {saying.target}"
