"""Drawing a network in a store of every engine, and reading it as HSDS."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.model.records import Link, Node
from graph.store.base import Store
from tests.exporting import exported
from tests.hsds import Part, Rows, Services, Tables, described_faults, page_faults, table_faults, tables
from tests.networks import Drawn


@pytest.fixture
def net(store: Store) -> Drawn:
    """A network without anything in it."""
    return Drawn(store)


@pytest.fixture
def services(net: Drawn, tmp_path: Path) -> Services:
    """Draw a network, and read its services by name from the JSON form."""

    def read(*drawn: Node | Link, **wished: Any) -> dict[str, Part]:
        net.draw(*drawn)
        path = exported(net.store, "hsds", tmp_path / "page.json", **wished)
        page = json.loads(path.read_text(encoding="utf-8"))
        assert page_faults(page) == []
        return {one["name"]: one for one in page["contents"]}

    return read


@pytest.fixture
def rows(net: Drawn, tmp_path: Path) -> Tables:
    """Draw a network, and read its tables."""

    def read(*drawn: Node | Link, **wished: Any) -> Rows:
        net.draw(*drawn)
        folder = exported(net.store, "hsds-csv", tmp_path / "tables", **wished)
        assert described_faults(folder) == table_faults(folder) == []
        return tables(folder)

    return read
