"""A server for the tests of the fixture itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.neo4j.server import Server


@pytest.fixture(scope="session")
def running() -> Iterator[Server]:
    """A server that no test ends; wiped by nobody."""
    with Server() as server:
        yield server


@pytest.fixture
def server(running: Server) -> Server:
    """The server, empty."""
    running.wipe()
    return running
