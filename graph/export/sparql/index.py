"""The export as an RDF store on disk: made once for a state of the network and for what a reader may see of it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from contextlib import suppress
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from tempfile import mkdtemp
from types import TracebackType
from typing import Self

from graph.errors import StoreUnusable
from graph.export.base import Progress, Wish
from graph.export.rdf.forms import n_triples
from graph.export.sparql.holding import let_go, remove, taken
from graph.store.base import Readable, View

_KEPT = 4
"""Indexes that are left in the folder, the last used ones."""

_BUILDING = ".building-"

_OURS = re.compile(r"\.(?:building|going)-\w+|[0-9a-f]{16}-[0-9a-f]{16}-[0-9a-f]{16}")
"""Names of what is made here."""

_LINES_AT_ONCE = 100_000
"""Of the export, into the index; a million would take 0.8 GB of memory, these 0.15, in the same time."""


class Index:
    """An index in use: nobody removes it before it is closed. To be closed, or used with ``with``.

    ``path`` is where pyoxigraph finds it.
    """

    def __init__(self, folder: Path, held: int) -> None:
        self._folder = folder
        self.path = folder / "index"
        self._held: int | None = held

    def close(self) -> None:
        """It may be removed from now on."""
        if self._held is not None:
            let_go(self._held)
            self._held = None

    def discard(self) -> None:
        """Close it, and remove it unless somebody else uses it: it is damaged."""
        self.close()
        remove(self._folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()


def index_of(store: Readable, wish: Wish, folder: Path, tell: Progress) -> Index:
    """The index of this state, made now if there is none.

    ``folder`` is for its owner's eyes alone: what is kept back from the public may be in it. An index counts only when
    it is complete: it is made under another name. Those of other states of the store are removed, and of several
    stores and wishes the last used are kept. Raises StoreUnusable ``spool-unusable`` for a folder that cannot be
    written, and what the store raises.
    """
    if os.name != "posix":
        raise StoreUnusable("sparql-unfenced")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        digest = store.ask(lambda view: view.revision.digest)
        place = folder / _name(store, digest, wish)
        held = taken(place, alone=False)
        if held is None:
            place, held = _made(store, wish, folder, tell)
        os.utime(place)
        _tidy(folder, place)
    except OSError as error:
        raise StoreUnusable("spool-unusable", path=str(folder), reason=error.strerror or str(error)) from error
    return Index(place, held)


def _name(store: Readable, digest: str, wish: Wish) -> str:
    """What tells indexes apart: the store, its state, who may see what, and all else that changes the triples.

    The language and the day count only where they may decide which area is meant.
    """
    named = (wish.area, wish.asking.language, wish.asking.today.isoformat()) if wish.area is not None else None
    wished = (wish.asking.scope, wish.personal, named, wish.base_uri, wish.publisher, _form())
    return "-".join((_short(store.address), _short(digest), _short(json.dumps(wished))))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _form() -> str:
    """Changes with the program, as the RDF of the same sayings may, and with pyoxigraph, as its files may."""
    files = Path(__file__).parents[2]
    text = hashlib.sha256(version("pyoxigraph").encode())
    for one in sorted((*files.rglob("*.py"), *files.rglob("*.csv"))):
        text.update(one.read_bytes())
    return text.hexdigest()


def _made(store: Readable, wish: Wish, folder: Path, tell: Progress) -> tuple[Path, int]:
    """Write the export, load it, and give it the name of what was exported. Held from the first moment on."""
    draft, held = _draft(folder)
    try:
        lines = draft / "network.nt"

        def export(view: View) -> str:
            n_triples(view, wish, lines, tell)
            return view.revision.digest

        place = folder / _name(store, store.ask(export), wish)
        _load(lines, draft, tell)
        try:
            _named(draft, place)
        except OSError:
            quicker = taken(place, alone=False)  # another process: its index is the same
            if quicker is None:
                raise
            let_go(held)
            return place, quicker
        return place, held
    except BaseException:
        let_go(held)
        raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _named(draft: Path, place: Path) -> None:
    """Give the index its name. What has it and is no folder, as a link that leads nowhere, makes way."""
    try:
        draft.rename(place)
    except NotADirectoryError:
        place.unlink(missing_ok=True)
        draft.rename(place)


def _draft(folder: Path) -> tuple[Path, int]:
    while True:
        draft = Path(mkdtemp(prefix=_BUILDING, dir=folder))
        held = taken(draft, alone=False)
        if held is not None:  # else somebody who tidied up took it for a broken-off one in between
            return draft, held


def _load(lines: Path, draft: Path, tell: Progress) -> None:
    """Put the lines into a store in ``draft``, and take them away."""
    import pyoxigraph

    made = pyoxigraph.Store(str(draft / "index"))
    done = 0
    with lines.open("rb") as text:
        while some := list(islice(text, _LINES_AT_ONCE)):
            made.bulk_load(input=b"".join(some), format=pyoxigraph.RdfFormat.N_TRIPLES)
            done += len(some)
            tell("indexing", done)
    made.flush()
    del made  # closes it
    lines.unlink()


def _tidy(folder: Path, used: Path) -> None:
    """Remove what nobody uses of: other states of the same store, broken-off makings, all but the last used.

    What does not have a name of ours is somebody else's and stays, and so does a link.
    """
    store, state, _ = used.name.split("-")
    others: list[tuple[float, Path]] = []
    for one in folder.iterdir():
        if not _OURS.fullmatch(one.name) or one.is_symlink():
            continue
        if one.name.startswith("."):
            remove(one)
            continue
        ours = one.name.split("-")
        if ours[0] == store and ours[1:2] != [state]:
            remove(one)
        elif one != used:
            with suppress(FileNotFoundError):  # another process was quicker
                others.append((one.stat().st_mtime, one))
    for _, one in sorted(others, reverse=True)[_KEPT - 1 :]:
        remove(one)
