"""Which tests can run here, and naming those that cannot.

A test that needs more than Python and the libraries carries a marker of ``GROUPS``. Where the thing is
missing the test is left out, and the last lines of the run say what was not run, how many tests, what to do.
Nothing is skipped in silence. With ``CI=true`` such a test is not left out; it fails.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A machine that is busy with other things is no fault of the code: time is measured in benchmarks/, never here.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def shared_folder(root: Path) -> Path:
    """The project's source texts and sample data, which lie beside the repository and are no part of it."""
    return root.parent / "shared"


def has_voikko(root: Path) -> bool:
    """Whether the Voikko library and its Finnish dictionary can be opened."""
    import libvoikko

    try:
        libvoikko.Voikko("fi").terminate()
    except (OSError, libvoikko.VoikkoException):
        return False
    return True


@dataclass(frozen=True, slots=True)
class Group:
    """Tests with one need: the marker they carry, what is needed, how to get it, whether it is here."""

    marker: str
    need: str
    remedy: str
    is_here: Callable[[Path], bool]


GROUPS = (
    Group("needs_voikko", "Voikko", "make system installs it", has_voikko),
    Group(
        "needs_shared",
        "the project's source texts",
        "they lie in ../shared where the project is developed and are not published",
        lambda root: shared_folder(root).is_dir(),
    ),
    Group(
        "needs_root",
        "the rights to become another user",
        "run as root: a process that may write a folder then tests one that may not",
        lambda root: os.geteuid() == 0,
    ),
)

NOT_RUN = pytest.StashKey[Counter[str]]()
MISSING = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    """Make the markers known."""
    config.stash[NOT_RUN] = Counter()
    for group in GROUPS:
        config.addinivalue_line("markers", f"{group.marker}: runs only with {group.need}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what cannot run here, and count it; with CI=true make it fail."""
    for group in GROUPS:
        needing = [item for item in items if item.get_closest_marker(group.marker)]
        if not needing or group.is_here(config.rootpath):
            continue
        if os.environ.get("CI", "").lower() == "true":
            for item in needing:
                item.stash[MISSING] = group.need
            continue
        items[:] = [item for item in items if item not in needing]
        config.hook.pytest_deselected(items=needing)
        config.stash[NOT_RUN][group.marker] = len(needing)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fail a test whose need is missing where everything has to run."""
    if need := item.stash.get(MISSING, None):
        pytest.fail(f"needs {need}, which is missing here, and CI=true asks for every test", pytrace=False)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In a worker of pytest-xdist: hand the counts to the process that writes the summary."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        counts = session.config.stash[NOT_RUN]
        output["not_run"] = dict(counts)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """Take a worker's counts. Each worker collects all tests, so the counts are the same and not added up."""
    output: dict[str, dict[str, int]] = getattr(node, "workeroutput", {})
    config: pytest.Config = node.config  # type: ignore[attr-defined]  # pytest-xdist's own object
    config.stash[NOT_RUN] = Counter(output.get("not_run", {})) | config.stash[NOT_RUN]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name each group that was not run."""
    for group in GROUPS:
        if count := config.stash[NOT_RUN][group.marker]:
            tests = "1 test that needs" if count == 1 else f"{count} tests that need"
            terminalreporter.write_line(f"not run: {tests} {group.need} ({group.remedy})", yellow=True)


@pytest.fixture(scope="session")
def repository(pytestconfig: pytest.Config) -> Path:
    """The repository's root."""
    return pytestconfig.rootpath


@pytest.fixture(scope="session")
def shared(repository: Path) -> Path:
    """The folder of source texts and sample data; for tests marked ``needs_shared``."""
    return shared_folder(repository)
