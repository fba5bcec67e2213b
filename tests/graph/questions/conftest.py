"""A store of its own for every test, to draw a network in."""

from __future__ import annotations

from collections.abc import Iterator
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
