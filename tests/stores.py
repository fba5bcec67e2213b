"""The engines that a store can run on, for tests of the contract: name → how to open one in a folder.

A new engine gets a row in ``ENGINES``, ``ADDRESSES`` and ``EXAMPLES``, and one in ``NEEDS`` if it needs more than
Python; every test under ``tests/contracts``, ``tests/properties`` and ``tests/journeys`` that takes a store then runs
on it too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from graph.model.text import Analyser
from graph.store.base import Store
from graph.store.log import KEEP_LOG
from graph.store.sqlite.store import SqliteStore

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet


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


def open_neo4j(
    folder: Path,
    *,
    analyser: Analyser | None = None,
    keep_log: timedelta = KEEP_LOG,
    on_wait: Callable[[str], None] | None = None,
    clock: Callable[[], datetime] | None = None,
) -> Store:
    """The Neo4j store on the database that stands for a folder (``tests/neo4j/pool.py``); otherwise as ``open_sqlite``.

    For tests marked ``needs_neo4j``.
    """
    from tests.neo4j.opening import FolderStore

    analyser = analyser or Analyser(voikko=False)
    if clock is None:
        return FolderStore(folder, analyser, keep_log=keep_log, on_wait=on_wait)
    return FolderStore(folder, analyser, keep_log=keep_log, on_wait=on_wait, clock=clock)


ENGINES: Mapping[str, Open] = {"neo4j": open_neo4j, "sqlite": open_sqlite}


@contextmanager
def sqlite_address(folder: Path) -> Iterator[str]:
    """The address of the file in a folder; it need not be there yet."""
    yield f"sqlite:{folder / 'store.sqlite'}"


@contextmanager
def neo4j_address(folder: Path) -> Iterator[str]:
    """The address of the database that stands for a folder and is in use meanwhile; it may be untouched yet."""
    from tests.neo4j.pool import pool

    database, give_back = pool().hold(folder)
    try:
        yield database.address
    finally:
        give_back()


ADDRESSES: Mapping[str, Callable[[Path], AbstractContextManager[str]]] = {
    "neo4j": neo4j_address,
    "sqlite": sqlite_address,
}
"""Where the store that lives in a folder is, for tests that go through the command line."""

NEEDS: Mapping[str, tuple[pytest.MarkDecorator, ...]] = {"neo4j": (pytest.mark.needs_neo4j,)}
"""Markers of the tests that run on an engine: see ``GROUPS`` in ``tests/conftest.py``."""

EXAMPLES: Mapping[str, int] = {"neo4j": 20, "sqlite": 150}
"""On how many random networks a property is tried. An engine that talks to a server takes longer and gets fewer."""


def engine_params() -> list[ParameterSet]:
    """The names of the engines as parameters of a test or fixture, each with the markers of its needs."""
    return [pytest.param(engine, marks=NEEDS.get(engine, ())) for engine in sorted(ENGINES)]
