"""Exports as files that are made once for a state of the network, and handed out from then on.

A file carries its whole cause in its name: the store, its state, what was wished for, and the program. So nothing that
is there is ever wrong, and whatever is there may be thrown away.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from api.places import Places
from graph.errors import StoreUnusable
from graph.export.base import Export, Wish
from graph.export.sparql.holding import let_go, remove, taken
from graph.store.base import Readable, View

_WAITING = 4
"""Exports that are made or wait to be made at once."""
_DRAFT = ".making-"
"""Begins the names of folders in which exports are being made."""
_KEPT = 64
"""Files that are left in the folder, the last used ones."""

_LETTERS = 32
"""Hex digits of a file's name: 128 bits."""


class Spool:
    """Exports of one store in a folder that several processes may share. Thread-safe.

    Makes one at a time: each reads the whole network, and two who wait for the same one are served by the first.
    """

    def __init__(self, store: Readable, folder: Path) -> None:
        self._store, self._folder = store, folder / "exports"
        self._making = Lock()
        self._places = Places(_WAITING, "exports-busy", _WAITING)

    def file(self, export: Export, wish: Wish, who: str) -> tuple[Path, str]:
        """The export's file and the tag that stands for its bytes, made now if there is none.

        The wish names an area by its id: then the same is the same on every day, and there is one file of it. An export
        that is a folder is a ZIP file. Raises StoreUnusable for a folder that cannot be written, and what the export
        raises. ``who`` asks: few may wait, and no reader alone for all of them.
        """
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            found = self._there(export, wish, self._store.ask(lambda view: view.revision.digest))
            if found is None:
                found = self._in_turn(export, wish, who)
        except OSError as error:
            reason = error.strerror or str(error)
            raise StoreUnusable("spool-unusable", path=str(self._folder), reason=reason) from error
        return found, found.stem

    def _in_turn(self, export: Export, wish: Wish, who: str) -> Path:
        """The file, once those that came before are made. Few may wait: each holds a thread that others need."""
        with self._places.one(who), self._making:
            digest = self._store.ask(lambda view: view.revision.digest)
            found = self._there(export, wish, digest) or self._made(export, wish)
            self._tidy()
            return found

    def _there(self, export: Export, wish: Wish, digest: str) -> Path | None:
        place = self._place(export, wish, digest)
        try:
            os.utime(place)
        except FileNotFoundError:
            return None
        return place

    def _made(self, export: Export, wish: Wish) -> Path:
        draft = Path(mkdtemp(prefix=_DRAFT, dir=self._folder))
        held = taken(draft, alone=False)
        try:
            written = draft / "network"

            def write(view: View) -> str:
                export.write(view, wish, written, lambda step, count: None)
                return view.revision.digest

            digest = self._store.ask(write)
            place = self._place(export, wish, digest)
            (_packed(written) if written.is_dir() else written).replace(place)
            return place
        finally:
            shutil.rmtree(draft, ignore_errors=True)
            if held is not None:
                let_go(held)

    def _place(self, export: Export, wish: Wish, digest: str) -> Path:
        asking = wish.asking
        wished = (asking.scope, asking.language, wish.personal, wish.area, wish.base_uri, wish.publisher)
        cause = (self._store.address, digest, export.name, *wished)
        text = json.dumps((*cause, version("seinaton")))
        return self._folder / f"{hashlib.sha256(text.encode()).hexdigest()[:_LETTERS]}.{ending(export)}"

    def _tidy(self) -> None:
        """Leave the last used files. One that is being handed out stays readable for whoever opened it."""
        used: list[tuple[float, Path]] = []
        for one in self._folder.iterdir():
            if one.name.startswith(_DRAFT):
                remove(one)  # unless somebody is making it
                continue
            with suppress(FileNotFoundError):  # another process was quicker
                used.append((one.stat().st_mtime, one))
        for _, one in sorted(used)[:-_KEPT]:
            with suppress(OSError):
                one.unlink()


def ending(export: Export) -> str:
    """The ending of an export's file at this door."""
    return export.ending or "zip"


def _packed(folder: Path) -> Path:
    """A folder as a ZIP file without times, so that the same content is the same bytes."""
    packed = folder.with_suffix(".zip")
    with ZipFile(packed, "w", ZIP_DEFLATED) as out:
        for one in sorted(folder.rglob("*")):
            if one.is_file():
                part = ZipInfo(str(one.relative_to(folder)))
                part.compress_type = ZIP_DEFLATED
                out.writestr(part, one.read_bytes())
    return packed
