"""A reader of the application over the bundled networks: the same calls as over a wire, in this process."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.store.base import Store
from tests.bundled import network, settings

__all__ = ["network", "settings"]


@pytest.fixture(scope="session")
def client(network: Store, settings: Settings) -> TestClient:
    """A reader. What goes wrong inside comes back as an answer, as it would to anybody."""
    return TestClient(create_app(settings, network), raise_server_exceptions=False)
