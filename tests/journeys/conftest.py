"""The program as a user runs it: one demo store for the session, and nothing of the user's own is touched."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.program import Program, run_inside


def _at_home(patch: pytest.MonkeyPatch, home: Path) -> None:
    for name in ("SEINATON_STORE", "SEINATON_LOG_DAYS", "SEINATON_DEBUG", "LOCALAPPDATA"):
        patch.delenv(name, raising=False)
    patch.setenv("HOME", str(home))
    patch.setenv("XDG_DATA_HOME", str(home / "data"))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own."""
    _at_home(monkeypatch, tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A store that ``seinaton demo`` has made; only for reading."""
    folder = tmp_path_factory.mktemp("demo")
    path = folder / "demo.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        _at_home(patch, folder)
        done = run_inside("demo", "--no-serve", "--store", f"sqlite:{path}", "--as-of", "2026-11-22")
    assert done.code == 0, done.err
    yield path
    assert os.listdir(folder) == ["demo.sqlite"], "reading leaves nothing behind"


@pytest.fixture(scope="session")
def program(demo_store: Path) -> Program:
    """The program with the demo store, on 22 November 2026."""
    return Program(demo_store)


@pytest.fixture
def own(tmp_path: Path) -> Program:
    """The program with an empty store of the test's own."""
    return Program(tmp_path / "own.sqlite")
