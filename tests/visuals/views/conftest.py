"""The bundled networks, and an empty store to draw in by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store.base import Store
from tests.bundled import network as network
from tests.stores import open_sqlite


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A fresh, empty store."""
    opened = open_sqlite(tmp_path)
    yield opened
    opened.close()
