"""Tests that cannot run here are named, and fail where everything has to run. Asked of pytest itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = """
import pytest

@pytest.mark.needs_shared
def test_that_needs_the_texts(shared):
    assert shared.is_dir()

def test_that_needs_nothing():
    assert True
"""


ON_NEO4J = """
import pytest

pytestmark = pytest.mark.needs_neo4j

@pytest.mark.parametrize("number", range(4))
def test_on_neo4j(number, tmp_path):
    from tests.neo4j.pool import pool

    assert pool().database(tmp_path).is_empty()
"""


def run_pytest(
    repository: Path, folder: Path, ci: str, *options: str, tests: str = TESTS, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run two tests, one of them in need of ../shared, in a project of their own; or the tests given."""
    project = folder / "project"
    (project / "tests").mkdir(parents=True)
    shutil.copy(repository / "tests" / "conftest.py", project / "tests")
    shutil.copytree(
        repository / "tests" / "neo4j", project / "tests" / "neo4j", ignore=shutil.ignore_patterns("test_*")
    )
    shutil.copy(repository / "pyproject.toml", project)
    (project / "tests" / "test_two.py").write_text(tests, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "NEO4J_"))}
    environment = {**kept, "CI": ci, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", **environment}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "xdist", *options],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["one process", "two workers"])
def test_a_group_that_cannot_run_is_named_once(repository: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    done = run_pytest(repository, tmp_path, "", *options)
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout
    assert done.stdout.count("not run: 1 test that needs the project's source texts") == 1


def test_where_everything_has_to_run_it_fails(repository: Path, tmp_path: Path) -> None:
    done = run_pytest(repository, tmp_path, "true")
    assert done.returncode == 1, done.stdout
    assert "1 passed, 1 error" in done.stdout
    assert "needs the project's source texts, which is missing here" in done.stdout


def test_nothing_is_named_where_all_is_there(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    done = run_pytest(repository, tmp_path, "true")
    assert "2 passed" in done.stdout
    assert "not run" not in done.stdout


def test_neo4j_that_is_missing_is_named_with_the_reason(repository: Path, tmp_path: Path) -> None:
    done = run_pytest(repository, tmp_path, "", tests=ON_NEO4J, PATH="")
    assert done.returncode == 5, done.stdout  # nothing was left to run
    assert done.stdout.count("not run: 4 tests that need a Neo4j server") == 1
    assert "there is no Neo4j: there is no Java" in done.stdout


def test_neo4j_can_be_made_a_must(repository: Path, tmp_path: Path) -> None:
    done = run_pytest(repository, tmp_path, "", "--require-neo4j", tests=ON_NEO4J, PATH="")
    assert done.returncode == 1, done.stdout
    assert "4 errors" in done.stdout
    assert "needs a Neo4j server, which is missing here, and --require-neo4j asks for every test" in done.stdout


@pytest.mark.needs_own_neo4j
def test_how_many_tests_ran_on_neo4j_is_told(repository: Path, tmp_path: Path) -> None:
    from tests.neo4j.server import Server

    with Server() as server:
        uri = f"{server.address}, {server.address}"
        for options in ((), ("-n", "2")):
            folder = tmp_path / str(len(options))
            done = run_pytest(repository, folder, "true", *options, tests=ON_NEO4J, NEO4J_URI=uri)
            assert done.returncode == 0, done.stdout
            assert done.stdout.count(f"on Neo4j {server.version()}: 4 tests ran") == 1
