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
from threading import BoundedSemaphore, Lock
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from graph.errors import StoreBusy, StoreUnusable
from graph.export.base import Export, Wish
from graph.store.base import Readable, View

_WAITING = 4
"""Exports that are made or wait to be made at once."""
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
        self._waiting = BoundedSemaphore(_WAITING)

    def file(self, export: Export, wish: Wish) -> tuple[Path, str]:
        """The export's file and the tag that stands for its bytes, made now if there is none.

        The wish names an area by its id: then the same is the same on every day, and there is one file of it. An export
        that is a folder is a ZIP file. Raises StoreUnusable for a folder that cannot be written, and what the export
        raises.
        """
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            found = self._there(export, wish, self._store.ask(lambda view: view.revision.digest))
            if found is None:
                found = self._in_turn(export, wish)
        except OSError as error:
            reason = error.strerror or str(error)
            raise StoreUnusable("spool-unusable", path=str(self._folder), reason=reason) from error
        return found, found.stem

    def _in_turn(self, export: Export, wish: Wish) -> Path:
        """The file, once those that came before are made. Few may wait: each holds a thread that others need."""
        if not self._waiting.acquire(blocking=False):
            raise StoreBusy("exports-busy", count=_WAITING)
        try:
            with self._making:
                digest = self._store.ask(lambda view: view.revision.digest)
                found = self._there(export, wish, digest) or self._made(export, wish)
                self._tidy()
                return found
        finally:
            self._waiting.release()

    def _there(self, export: Export, wish: Wish, digest: str) -> Path | None:
        place = self._place(export, wish, digest)
        try:
            os.utime(place)
        except FileNotFoundError:
            return None
        return place

    def _made(self, export: Export, wish: Wish) -> Path:
        draft = Path(mkdtemp(prefix=".making-", dir=self._folder))
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

    def _place(self, export: Export, wish: Wish, digest: str) -> Path:
        asking = wish.asking
        wished = (asking.scope, asking.language, wish.personal, wish.area, wish.base_uri, wish.publisher)
        cause = (self._store.address, digest, export.name, *wished)
        text = json.dumps((*cause, version("seinaton")))
        return self._folder / f"{hashlib.sha256(text.encode()).hexdigest()[:_LETTERS]}.{ending(export)}"

    def _tidy(self) -> None:
        """Leave the last used files. One that is being handed out stays readable for whoever opened it."""
        used = sorted((one.stat().st_mtime, one) for one in self._folder.iterdir() if not one.name.startswith("."))
        for _, one in used[:-_KEPT]:
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
