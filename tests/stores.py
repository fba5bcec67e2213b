"""The engines that a store can run on, for tests of the contract: name → how to open one in a folder.

A new engine gets a row in ``ENGINES``; every test under ``tests/contracts`` and ``tests/properties`` that takes a
store then runs on it too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from graph.model.text import Analyser
from graph.store.base import Store
from graph.store.sqlite.store import KEEP_LOG, SqliteStore


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def go(self, **time: int) -> None:
        self.now += timedelta(**time)


class Open(Protocol):
    """Opens the store that lives in a folder; a fresh and empty one where there is none yet."""

    def __call__(
        self,
        folder: Path,
        *,
        analyser: Analyser | None = None,
        keep_log: timedelta = KEEP_LOG,
        on_wait: Callable[[str], None] | None = None,
        clock: Callable[[], datetime] | None = None,
    ) -> Store: ...


def open_sqlite(
    folder: Path,
    *,
    analyser: Analyser | None = None,
    keep_log: timedelta = KEEP_LOG,
    on_wait: Callable[[str], None] | None = None,
    clock: Callable[[], datetime] | None = None,
) -> SqliteStore:
    """The SQLite store in a folder, without Voikko unless told otherwise, so that it is the same everywhere."""
    analyser = analyser or Analyser(voikko=False)
    path = folder / "store.sqlite"
    if clock is None:
        return SqliteStore(path, analyser, keep_log=keep_log, on_wait=on_wait)
    return SqliteStore(path, analyser, keep_log=keep_log, on_wait=on_wait, clock=clock)


ENGINES: Mapping[str, Open] = {"sqlite": open_sqlite}
