"""A whole store as it is carried into another one, from any engine to any."""

from __future__ import annotations

from collections import defaultdict

from graph.errors import StoreUnusable
from graph.model.codec import digest_sum
from graph.model.records import Document, Saying
from graph.store.base import Copy, View
from graph.store.incoming import Incoming


def read_copy(view: View) -> Copy:
    """Read a copy, for ``Store.ask``.

    Raises StoreUnusable ``copy-differs`` if what was read does not add up to the view's digest: a damaged store.
    """
    datasets = view.datasets()
    records: dict[str, list[Document | Saying]] = defaultdict(list)
    for document in view.documents().values():
        records[document.dataset].append(document)
    for saying in view.originals():
        records[saying.evidence.dataset].append(saying)
    incoming = tuple(Incoming(dataset, records.pop(key, [])) for key, dataset in datasets.items())
    hashes = (h for one in incoming for h in (*one.sayings, *one.beside))
    if f"{digest_sum(0, hashes):064x}" != view.revision.digest:
        raise StoreUnusable("copy-differs", digest=view.revision.digest)
    return Copy(view.revision, incoming, tuple(view.log("network")), view.former_ids())
