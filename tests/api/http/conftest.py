"""The application over the bundled networks, and a reader of it: the same calls as over a wire, in this process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.commands.demo import BUNDLED
from api.settings import Settings
from graph.store.base import Store
from loaders.run import load
from tests.stores import open_sqlite


@pytest.fixture(scope="session")
def network(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Iterator[Store]:
    """The networks of ``seinaton demo``."""
    store = open_sqlite(tmp_path_factory.mktemp("network"))
    for name in BUNDLED:
        load(store, repository / "loaders" / "bundled" / name)
    yield store
    store.close()


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Nothing set but where files may be made, and that one reader may ask much: all tests are one."""
    return Settings.from_env({"HOME": str(tmp_path_factory.mktemp("home")), "SEINATON_RATE": "1000000"})


@pytest.fixture(scope="session")
def client(network: Store, settings: Settings) -> TestClient:
    """A reader. What goes wrong inside comes back as an answer, as it would to anybody."""
    return TestClient(create_app(settings, network), raise_server_exceptions=False)
