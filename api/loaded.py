"""What is loaded, as far as a reader may see it: datasets, and the documents that what the reader sees cites."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from graph.model.records import Dataset, Document
from graph.store.base import Readable, Scope, View

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Seen:
    """Datasets by id, and of each the documents that are cited."""

    datasets: Mapping[str, Dataset]
    documents: Mapping[str, tuple[Document, ...]]


class Loaded:
    """Tells what is loaded. It takes a look at every saying, so it is kept for the state of the network it is of."""

    def __init__(self, store: Readable) -> None:
        self._store = store
        self._kept: tuple[str, dict[Scope, Seen]] = ("", {})

    def ask(self, scope: Scope, work: Callable[[View, Seen], T]) -> T:
        """Run ``work`` on one revision, with what a scope sees of what is loaded.

        A dataset with nothing in it that the scope may see is not told.
        """

        def look(view: View) -> tuple[T, str, Seen]:
            digest = view.revision.digest
            seen = self._known(digest).get(scope) or _seen(view, scope)
            return work(view, seen), digest, seen

        found, digest, seen = self._store.ask(look)
        self._kept = (digest, {**self._known(digest), scope: seen})  # not before: a reading may have to be done again
        return found

    def _known(self, digest: str) -> dict[Scope, Seen]:
        of, seen = self._kept
        return seen if of == digest else {}


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
