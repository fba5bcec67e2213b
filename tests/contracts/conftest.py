"""A fresh store of every engine, for the tests of the contract."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store.base import Store
from tests.stores import ENGINES, Clock, Open, engine_params


@pytest.fixture
def clock() -> Clock:
    """The clock of ``store``."""
    return Clock()


@pytest.fixture(params=engine_params())
def engine(request: pytest.FixtureRequest) -> Open:
    """How to open a store of one engine; each test runs once for every engine."""
    return ENGINES[str(request.param)]


@pytest.fixture
def store(engine: Open, tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """A fresh, empty store."""
    opened = engine(tmp_path, clock=clock)
    yield opened
    opened.close()
