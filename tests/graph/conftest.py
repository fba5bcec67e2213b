"""A folder for tests with a process that has other rights."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody may enter (pytest's own is for its user alone)."""
    path = Path(mkdtemp(prefix="seinaton-"))
    path.chmod(0o755)
    yield path
    path.chmod(0o755)
    shutil.rmtree(path)
