"""The application over the bundled networks, and a token that opens everything: what its own description is held to."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fastapi import FastAPI

from api.app import create_app
from api.desk import SCOPES, Desk
from api.settings import Settings
from graph.store.base import Store
from tests.bundled import network, settings

__all__ = ["network", "settings"]


@pytest.fixture(scope="session")
def app(network: Store, settings: Settings) -> FastAPI:
    return create_app(settings, network)


@pytest.fixture(scope="session")
def token(settings: Settings) -> str:
    """A token that opens everything, as an Authorization header."""
    _, text = Desk(settings.desk).create(SCOPES, 1, "", datetime.now(UTC))
    return f"Bearer {text}"
