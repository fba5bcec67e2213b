"""Which datasets say what of a record: the named graphs of TriG, so that a dataset can be taken out of a copy again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.export.rdf.blocks import DERIVED, Block, Graphs
from graph.export.rdf.sayings import SayingWriter
from graph.model.records import Merged, Saying

Spoken = Sequence[tuple[str, Saying]]
"""Sayings with their addresses, as in N-Triples."""


def evidence(subject: str, writer: SayingWriter, spoken: Spoken, stands_on: str = DERIVED) -> Iterator[Block]:
    """Where a record comes from: its sayings, and the documents it stands on, each in its own dataset's graph."""
    for address, saying in spoken:
        parts = [(writer.said, address), (stands_on, writer.source(saying.evidence))]
        yield Block(subject, parts, (saying.evidence.dataset,))


def all_graphs(record: Merged) -> Graphs:
    """The datasets that say anything of a record."""
    return tuple(sorted({one.dataset for one in record.evidence}))


def graphs_of(record: Merged, *keys: str) -> Graphs:
    """The datasets that say some of a record's values; all of its datasets where that is not known."""
    said = {record.evidence[at].dataset for key in keys for at in record.supports.get(key, ())}
    return tuple(sorted(said)) or all_graphs(record)


def by_graphs(record: Merged) -> Mapping[Graphs, list[str]]:
    """The keys of a record's values by the datasets that say them; one entry at least, of all its datasets."""
    whole = all_graphs(record)
    keys: dict[Graphs, list[str]] = {whole: []}
    if len(whole) == 1:
        keys[whole] = list(record.values)
        return keys
    for key in record.values:
        keys.setdefault(graphs_of(record, key), []).append(key)
    return keys
