"""A store of its own for every test, to draw a network in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from graph.model.text import open_analyser
from tests.networks import Drawn
from tests.stores import open_sqlite


@pytest.fixture
def net(tmp_path: Path) -> Iterator[Drawn]:
    """An empty network; its words are analysed without Voikko, so that they are the same everywhere."""
    store = open_sqlite(tmp_path)
    yield Drawn(store)
    store.close()


@pytest.fixture
def finnish_net(tmp_path: Path) -> Iterator[Drawn]:
    """An empty network whose words are analysed by Voikko; for tests marked ``needs_voikko``."""
    store = open_sqlite(tmp_path, analyser=open_analyser(voikko=True))
    yield Drawn(store)
    store.close()


@pytest.fixture
def now() -> list[datetime]:
    """The moment at which ``dated`` is changed; set it to go on."""
    return [datetime(2026, 11, 1, 9, 30, tzinfo=UTC)]


@pytest.fixture
def dated(tmp_path: Path, now: list[datetime]) -> Iterator[Drawn]:
    """A network with a clock that shows ``now``."""
    store = open_sqlite(tmp_path, clock=lambda: now[0])
    yield Drawn(store)
    store.close()
