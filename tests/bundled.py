"""The networks of ``seinaton demo``, and the HTTP door over them, for tests that ask them and change nothing.

A ``conftest.py`` takes the fixtures that its tests need from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from api.commands.demo import BUNDLED
from api.settings import Settings
from graph.store.base import Store
from loaders.run import load
from tests.stores import open_sqlite

_FOLDER = Path(__file__).resolve().parents[1] / "loaders" / "bundled"


def load_bundled(store: Store, names: Iterable[str] = BUNDLED) -> None:
    """Load the bundled networks into a store, or some of them."""
    for name in names:
        load(store, _FOLDER / name)


@pytest.fixture(scope="session")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of the bundled networks, which nobody may change."""
    store = open_sqlite(tmp_path_factory.mktemp("network"))
    load_bundled(store)
    yield store
    store.close()


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Nothing set but where files may be made, and that one reader may ask much: all tests are one."""
    return Settings.from_env({"HOME": str(tmp_path_factory.mktemp("home")), "SEINATON_RATE": "1000000"})
