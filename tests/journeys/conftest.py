"""The program as a user runs it, on every engine: one demo store a session, and nothing of the user's own touched.

A test that takes ``program`` or ``own`` runs once on each engine of ``tests/stores.py``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.journeys.program import Done, Program
from tests.stores import ADDRESSES, engine_params


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


@contextmanager
def _demo(engine: str, folder: Path) -> Iterator[tuple[Program, Done]]:
    with ADDRESSES[engine](folder) as address:
        program = Program(address)
        with pytest.MonkeyPatch.context() as patch:  # the first test that asks for it has a home of its own by now
            _at_home(patch, folder)
            done = program.run("demo", "--no-serve")
        assert done.code == 0, done.err
        before = program.text("status")
        yield program, done
        assert program.text("status") == before, "reading changes nothing"


@pytest.fixture(scope="session")
def demo_on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Program, Done]]:
    """A store that ``seinaton demo`` has made, and what it said; only for reading."""
    folder = tmp_path_factory.mktemp("demo")
    with _demo("sqlite", folder) as made:
        yield made
    assert os.listdir(folder) == ["store.sqlite"], "reading leaves nothing behind"


@pytest.fixture(scope="session")
def demo_on_neo4j(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Program, Done]]:
    """The same on a server; for tests marked ``needs_neo4j``."""
    with _demo("neo4j", tmp_path_factory.mktemp("demo")) as made:
        yield made


@pytest.fixture
def demo_store(demo_on_sqlite: tuple[Program, Done]) -> Path:
    """The file of the demo on SQLite."""
    return Path(demo_on_sqlite[0].address.removeprefix("sqlite:"))


@pytest.fixture(params=engine_params())
def program(request: pytest.FixtureRequest) -> Program:
    """The program with the demo store, on 22 November 2026."""
    made: tuple[Program, Done] = request.getfixturevalue(f"demo_on_{request.param}")
    return made[0]


@pytest.fixture(params=engine_params())
def own(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Program]:
    """The program with an empty store of the test's own."""
    folder = tmp_path / "own"
    folder.mkdir()
    with ADDRESSES[str(request.param)](folder) as address:
        yield Program(address)


@pytest.fixture
def own_file(tmp_path: Path) -> Program:
    """The program with a file of the test's own that is not there yet."""
    return Program(f"sqlite:{tmp_path / 'own.sqlite'}")
