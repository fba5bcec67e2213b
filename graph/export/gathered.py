"""All of an export in memory, for forms that must see the whole before they write the first line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.export.base import Progress, Wish
from graph.export.contents import Contents
from graph.export.standing import standings
from graph.model.records import Dataset, Document, Merged, MergedLink, MergedNode, Values
from graph.store.base import DocumentKey, View

_STEP = 1_000
"""Records after which the door hears how far it is."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What an export holds, in the order of the keys.

    By key: ``sayings`` how many there are of a record, ``personal`` its values of persons and hidden addresses (where
    it has any and they are asked for), ``standing`` how it stands (``graph.export.standing``). ``digest``: its version.
    """

    nodes: Mapping[str, MergedNode]
    links: tuple[MergedLink, ...]
    sayings: Mapping[str, int]
    personal: Mapping[str, Values]
    standing: Mapping[str, str]
    datasets: Mapping[str, Dataset]
    digest: str
    documents: Mapping[DocumentKey, Document]

    def titles(self, records: Iterable[Merged], mark: str = "") -> list[str]:
        """The titles of what is cited for records, newest first; of its dataset where a source names no document.

        ``mark``: the word that stands in brackets behind what is made up.
        """
        found: dict[str, None] = {}
        for one in (evidence for record in records for evidence in record.evidence):
            dataset = self.datasets[one.dataset]
            source = self.documents.get((one.dataset, one.document), dataset)
            found[f"{source.title} ({mark})" if mark and dataset.fictional else source.title] = None
        return list(found)


def gather(view: View, wish: Wish, progress: Progress) -> Gathered:
    """Everything that is merged; sayings that wait for a name or an end are in no graph."""
    nodes: dict[str, MergedNode] = {}
    links: list[MergedLink] = []
    sayings: dict[str, int] = {}
    personal: dict[str, Values] = {}
    contents = Contents(view, wish)
    for number, told in enumerate(contents, start=1):
        if number % _STEP == 0:
            progress("exporting", number)
        if told.record is None:
            continue
        sayings[told.record.key] = len(told.sayings)
        if told.personal:
            personal[told.record.key] = told.personal
        if isinstance(told.record, MergedNode):
            nodes[told.record.key] = told.record
        else:
            links.append(told.record)
    found = standings(nodes, links)
    datasets, documents = view.datasets(), view.documents()
    return Gathered(nodes, tuple(links), sayings, personal, found, datasets, contents.digest, documents)
