"""What is loaded, as far as a reader may see it: datasets, and the documents that what the reader sees cites."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model.records import Dataset, Document
from graph.store.base import Scope, View


@dataclass(frozen=True, slots=True)
class Seen:
    """Datasets by id, and of each the documents that are cited."""

    datasets: Mapping[str, Dataset]
    documents: Mapping[str, tuple[Document, ...]]


class Loaded:
    """Tells what is loaded. It takes a look at every saying, so it is kept for the state of the network it is of."""

    def __init__(self) -> None:
        self._kept: tuple[str, dict[Scope, Seen]] = ("", {})

    def of(self, view: View, scope: Scope) -> Seen:
        """What a scope sees. A dataset with nothing in it that the scope may see is not told, and so its documents."""
        digest, known = self._kept
        if digest != view.revision.digest:
            known = {}
        if scope not in known:
            known = {**known, scope: _seen(view, scope)}
            self._kept = (view.revision.digest, known)
        return known[scope]


def _seen(view: View, scope: Scope) -> Seen:
    cited = {tuple(key.split("\n", 1)) for key, _ in view.select("cited", scope).hits}
    datasets = {dataset for dataset, _ in cited}
    documents: dict[str, list[Document]] = {one: [] for one in datasets}
    for key, document in sorted(view.documents().items()):
        if key in cited:
            documents[key[0]].append(document)
    return Seen(
        {key: one for key, one in sorted(view.datasets().items()) if key in datasets},
        {key: tuple(some) for key, some in documents.items()},
    )
