"""The export as an RDF store on disk: made once for a state of the network and for what a reader may see of it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path
from tempfile import mkdtemp

from graph.errors import StoreUnusable
from graph.export.base import Progress, Wish
from graph.export.rdf.forms import n_triples
from graph.store.base import Store, View

_FORM = 1
"""Raised when the RDF of the same sayings changes, so that no older index is asked."""

_KEPT = 4
"""Indexes that are left in the folder, the last used ones."""

_BUILDING = ".building-"
_ABANDONED_SECONDS = 3_600
"""After this time a half-made index is nobody's: a million triples take some seconds."""


def index_of(store: Store, wish: Wish, folder: Path, tell: Progress) -> Path:
    """Where the index is, made now if there is none for this state.

    ``folder`` is for its owner's eyes alone: what is kept back from the public may be in it. An index counts only when
    it is complete: it is made under another name. Raises StoreUnusable ``spool-unusable`` for a folder that cannot be
    written, and what the store raises.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        place = folder / _name(store.ask(lambda view: view.revision.digest), wish)
        if not place.is_dir():
            place = _made(store, wish, folder, tell)
        os.utime(place)
        _tidy(folder, place)
    except OSError as error:
        raise StoreUnusable("spool-unusable", path=str(folder), reason=error.strerror or str(error)) from error
    return place


def _name(digest: str, wish: Wish) -> str:
    """What tells indexes apart: the state, who may see what, and everything else that changes the triples."""
    parts = (digest, wish.asking.scope, wish.personal, wish.area, wish.base_uri, wish.publisher, _FORM)
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def _made(store: Store, wish: Wish, folder: Path, tell: Progress) -> Path:
    """Write the export, load it, and give it the name of what was exported."""
    import pyoxigraph

    draft = Path(mkdtemp(prefix=_BUILDING, dir=folder))
    lines = draft / "network.nt"

    def export(view: View) -> str:
        n_triples(view, wish, lines, tell)
        return view.revision.digest

    try:
        digest = store.ask(export)
        made = pyoxigraph.Store(str(draft / "index"))
        made.bulk_load(path=str(lines), format=pyoxigraph.RdfFormat.N_TRIPLES)
        made.flush()
        del made  # closes it
        place = folder / _name(digest, wish)
        try:
            (draft / "index").rename(place)
        except OSError:
            if not place.is_dir():  # else another process was quicker, and its index is the same
                raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return place


def _tidy(folder: Path, used: Path) -> None:
    """Remove all but the last used indexes, and what a broken-off making left there."""
    now = used.stat().st_mtime
    indexes = []
    for one in folder.iterdir():
        try:
            time = one.stat().st_mtime
        except FileNotFoundError:
            continue  # another process was quicker
        if one.name.startswith(_BUILDING):
            if now - time > _ABANDONED_SECONDS:
                shutil.rmtree(one, ignore_errors=True)
        elif one != used:
            indexes.append((time, one))
    for _, one in sorted(indexes, reverse=True)[_KEPT - 1 :]:
        shutil.rmtree(one, ignore_errors=True)
