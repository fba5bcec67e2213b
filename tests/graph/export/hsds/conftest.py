"""The standard's own files, where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hsds import Standard


@pytest.fixture(scope="session")
def standard(shared: Path) -> Standard:
    """HSDS 3.0; for tests marked ``needs_shared``."""
    return Standard(shared / "data" / "hsds" / "3.0")
