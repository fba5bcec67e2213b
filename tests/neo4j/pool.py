"""Which database stands for which folder: tests open «the store that lives in a folder» on every engine.

The same folder is the same database, with all that is in it. A new folder gets a database that nobody uses any more,
wiped, or else one more. A folder is in use while a store in it is open. Until the end of the test that asked for it
first, and as long as it is there, it also keeps its database when all its stores are closed, unless the test goes on
to further folders than there are databases; to come back to such a folder is an error, not an empty store.
"""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.neo4j.database import OutsideDatabase
from tests.neo4j.finding import opener
from tests.neo4j.server import Server

ENOUGH = 2
"""So many databases are there before a folder of the same test loses its own."""
MOST = 6
"""Databases of one pool. Who wants more does not close stores."""


@dataclass(slots=True)
class _Place:
    database: OutsideDatabase | Server
    folder: Path
    holders: set[object] = field(default_factory=set)
    is_of_this_test: bool = True

    @property
    def is_closed(self) -> bool:
        """Whether no store is open in it; a server that a test has ended is good for nothing."""
        return not self.holders and not (isinstance(self.database, Server) and not self.database.is_running)

    @property
    def is_free(self) -> bool:
        """Whether nobody comes back to it, either."""
        return self.is_closed and not (self.is_of_this_test and self.folder.exists())


class Pool:
    """Databases by folder. ``more`` opens one more database."""

    def __init__(self, more: Callable[[], OutsideDatabase | Server]) -> None:
        self._more = more
        self._places: list[_Place] = []
        self._given_away: set[Path] = set()
        self._lock = threading.RLock()
        self._process = os.getpid()

    def __len__(self) -> int:
        return len(self._places)

    def database(self, folder: Path) -> OutsideDatabase | Server:
        """The folder's database."""
        with self._lock:
            return self._place(folder.resolve()).database

    def hold(self, folder: Path) -> tuple[OutsideDatabase | Server, Callable[[], None]]:
        """The folder's database, in use until the function that comes with it is called."""
        with self._lock:
            place, holder = self._place(folder.resolve()), object()
            place.holders.add(holder)
        # Taking a member out of a set needs no lock: garbage collection may do it at any moment.
        return place.database, lambda: place.holders.discard(holder)

    def test_is_over(self) -> None:
        """Folders without an open store are free from now on."""
        for place in self._places:
            place.is_of_this_test = False

    def end(self) -> None:
        """End every server that was started, and leave those that were there empty."""
        if self._process != os.getpid():
            return  # in a forked child: they are not its own
        with self._lock:
            while self._places:
                self._places.pop().database.end()

    def _place(self, folder: Path) -> _Place:
        for place in self._places:
            if place.folder == folder:
                return place
        if folder in self._given_away:
            raise RuntimeError(f"the database of {folder} was given to another folder")
        place = self._free() or self._one_more(folder)
        if place.folder != folder:
            place.database.wipe()
            self._given_away.add(place.folder)
            place.folder, place.is_of_this_test = folder, True
            self._places.remove(place)
            self._places.append(place)  # the one that has waited longest comes first
        return place

    def _free(self) -> _Place | None:
        # Stores that a test left open and nobody knows any more are closed by garbage collection.
        for collect in (False, True):
            if collect:
                gc.collect()
            if free := next((place for place in self._places if place.is_free), None):
                return free
        if len(self._places) < ENOUGH:
            return None
        return next((place for place in self._places if place.is_closed), None)

    def _one_more(self, folder: Path) -> _Place:
        if len(self._places) == MOST:
            raise RuntimeError(f"{MOST} databases are in use: {', '.join(str(one.folder) for one in self._places)}")
        place = _Place(self._more(), folder)
        self._places.append(place)
        return place


@cache
def pool() -> Pool:
    """The pool of this process, for all its tests."""
    return Pool(opener())
