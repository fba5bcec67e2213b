"""How long the load lasts."""

from __future__ import annotations

import pytest

_SECONDS = 12


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that makes the load longer: ``pytest tests/load --load-seconds 60``."""
    parser.addoption("--load-seconds", type=int, default=_SECONDS, help="how long readers and loads go on, each store")


@pytest.fixture
def load_seconds(pytestconfig: pytest.Config) -> int:
    """How long readers and loads go on. Where pytest begins above this folder it does not know the option."""
    return int(pytestconfig.getoption("--load-seconds", default=_SECONDS))
