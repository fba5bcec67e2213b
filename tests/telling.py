"""All that a store tells: what two stores with the same sayings must tell alike, whatever happened to them before."""

from __future__ import annotations

from graph.store.base import Scope, Store, View

SCOPES: tuple[Scope, ...] = ("public", "network")


def everything(store: Store, texts: tuple[str, ...] = ()) -> dict[str, object]:
    """What depends on the sayings alone, and what is found for the texts. Not the log, nor which ids once were."""
    return {**store.ask(lambda view: _told(view, texts)), "counts": store.counts()}


def _told(view: View, texts: tuple[str, ...]) -> dict[str, object]:
    records = list(view.records())
    keys = [record.key for record in records]
    areas = [record.key for record in records if record.kind == "Area"]
    around = view.select("neighbourhood", "network", keys=keys)
    return {
        "digest": view.revision.digest,
        "records": records,
        "sayings": list(view.sayings()),
        "said of each": {key: list(view.sayings([key])) for key in keys},
        "originals": list(view.originals()),
        "personal": view.personal(keys),
        "datasets": view.datasets(),
        "documents": view.documents(),
        "links": sorted(map(repr, around.links)),
        "how many links": sorted(around.hits),
        "known": [view.select("known", scope, areas=areas, since=1, until=800_000).hits for scope in SCOPES],
        "found": {(text, scope): found(view, scope, text) for text in texts for scope in SCOPES},
    }


def found(view: View, scope: Scope, text: str) -> tuple[tuple[tuple[str, int], ...], ...]:
    """The hits of ``names``, ``same_names`` and ``spellings`` for a text."""
    return tuple(view.select(name, scope, text=text).hits for name in ("names", "same_names", "spellings"))


def history(store: Store) -> tuple[object, ...]:
    """What tells of the way there: revision, log, and ids that once were."""
    return store.ask(lambda view: (view.revision, list(view.log("network")), dict(view.former_ids())))
