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


def run_pytest(repository: Path, folder: Path, ci: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run two tests, one of them in need of ../shared, in a project of their own."""
    project = folder / "project"
    (project / "tests").mkdir(parents=True)
    shutil.copy(repository / "tests" / "conftest.py", project / "tests")
    shutil.copy(repository / "pyproject.toml", project)
    (project / "tests" / "test_two.py").write_text(TESTS, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    environment |= {"CI": ci, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
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
