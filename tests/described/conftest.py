"""The application over the bundled networks, and a token that opens everything: what its own description is held to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi import FastAPI

from api.app import create_app
from api.commands.demo import BUNDLED
from api.desk import SCOPES, Desk
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
def app(network: Store, settings: Settings) -> FastAPI:
    return create_app(settings, network)


@pytest.fixture(scope="session")
def token(settings: Settings) -> str:
    """A token that opens everything, as an Authorization header."""
    _, text = Desk(settings.desk).create(SCOPES, 1, "", datetime.now(UTC))
    return f"Bearer {text}"
