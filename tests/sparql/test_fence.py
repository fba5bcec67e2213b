"""The process that answers: it reaches no other machine, whatever the query is, and does not outlive who asks."""

from __future__ import annotations

import json
import os
import platform
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, TypeVar

import psutil
import pytest

from graph.export.sparql.asking import KNOWN, answered
from graph.export.sparql.index import Index
from tests.sparql.conftest import WISH
from tests.sparql.test_limits import COUNT, CROSS_JOIN

T = TypeVar("T")

CALLS = (
    "SELECT * {{ SERVICE <http://127.0.0.1:{port}/sparql> {{ ?a ?b ?c }} }}",
    "SELECT * {{ SERVICE SILENT <http://localhost:{port}/sparql> {{ ?a ?b ?c }} }}",
    "SELECT * FROM <http://127.0.0.1:{port}/graph> {{ ?a ?b ?c }}",
    "SELECT * FROM NAMED <http://127.0.0.1:{port}/graph> {{ GRAPH ?g {{ ?a ?b ?c }} }}",
)


def _job(store: Path, query: str, seconds: float = 20) -> dict[str, Any]:
    """What the process is told, without anybody having looked at the query before."""
    return {
        "store": str(store),
        "query": query,
        "forms": ["json"],
        "known": KNOWN,
        "prefixes": {"sn": f"{WISH.base_uri}def/"},
        "base": WISH.base_uri,
        "parent": os.getpid(),
        "seconds": seconds,
        "memory_mb": 512,
        "result_mb": 1,
    }


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A server on this machine. Who comes waits until it looks."""
    with socket.create_server(("127.0.0.1", 0)) as opened:
        opened.settimeout(0.2)
        yield opened


def _visited(listener: socket.socket) -> bool:
    try:
        visitor, _ = listener.accept()
    except TimeoutError:
        return False
    visitor.close()
    return True


def test_the_listener_notices(listener: socket.socket) -> None:
    assert not _visited(listener)
    with socket.create_connection(listener.getsockname(), timeout=10):
        assert _visited(listener)


@pytest.fixture(params=["every file open", "some files open"])
def store(request: pytest.FixtureRequest, index: Index, tmp_path: Path) -> Path:
    """An index of which everything is open at once, and one that seems to have further files, as a large one has."""
    copied = tmp_path / "index"
    shutil.copytree(index.path, copied)
    if request.param == "some files open":
        (copied / "999999.sst").write_bytes(b"")
    return copied


@pytest.mark.parametrize("query", CALLS)
def test_it_cannot_connect(store: Path, listener: socket.socket, query: str) -> None:
    with TemporaryFile() as result:
        answered(_job(store, query.format(port=listener.getsockname()[1])), result, 20)
        assert not _visited(listener)
        code, _ = answered(_job(store, COUNT), result, 20)
    assert code == 0, "it answers all the same"


X32 = """
import ctypes, errno, runpy, sys
child = runpy.run_path(sys.argv[1])
assert child["_deny_network"]()
system = ctypes.CDLL(None, use_errno=True)
for number in (41, 425):
    for call in (number, 0x40000000 + number):
        assert system.syscall(ctypes.c_long(call), 2, 1, 0) == -1
        assert ctypes.get_errno() == errno.EACCES, (call, ctypes.get_errno())
assert system.syscall(ctypes.c_long(39)) > 0, "other calls go on"
"""


@pytest.mark.skipif(
    (sys.platform, platform.machine()) != ("linux", "x86_64"), reason="only there has a call two numbers"
)
def test_a_call_by_its_second_number_is_denied_too(repository: Path) -> None:
    """No query can choose the number, so the fence is put up around a program that does."""
    program = str(repository / "graph" / "export" / "sparql" / "child.py")
    done = subprocess.run([sys.executable, "-c", X32, program], capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr.decode()


def _runs(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_it_ends_with_who_asks(index: Index, repository: Path, ending: signal.Signals) -> None:
    ask = (
        "import sys, json; from tempfile import TemporaryFile; sys.path.insert(0, sys.argv[1]);"
        "from graph.export.sparql.asking import answered; import os; job = json.loads(sys.argv[2]);"
        "job['parent'] = os.getpid(); answered(job, TemporaryFile(), 60)"
    )
    job = json.dumps(_job(index.path, CROSS_JOIN, 60))
    asker = subprocess.Popen([sys.executable, "-c", ask, str(repository), job], stderr=subprocess.DEVNULL)
    try:
        answering = _wait_for(lambda: psutil.Process(asker.pid).children())
        asker.send_signal(ending)
        asker.wait(timeout=20)
        _wait_for(lambda: not any(map(_runs, answering)))
    finally:
        asker.kill()
        asker.wait()


def test_it_ends_by_itself_when_nobody_ends_it(index: Index) -> None:
    with TemporaryFile() as result:
        code, _ = answered(_job(index.path, CROSS_JOIN, seconds=0), result, 60)
    assert code in {-signal.SIGALRM, -signal.SIGXCPU}


def _wait_for(wanted: Callable[[], T]) -> T:
    for _ in range(400):
        if found := wanted():
            return found
        time.sleep(0.05)
    raise AssertionError("it did not come about in time")


def _answering() -> list[psutil.Process]:
    return [one for one in psutil.Process().children() if "child.py" in str(one.cmdline())]


def test_passwords_of_the_surroundings_are_not_handed_on(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "verysecret")
    with TemporaryFile() as result:
        asked = threading.Thread(target=answered, args=(_job(index.path, CROSS_JOIN, 3), result, 3))
        asked.start()
        (answering,) = _wait_for(
            lambda: [one for one in psutil.Process().children() if "child.py" in str(one.cmdline())]
        )
        assert "NEO4J_PASSWORD" not in answering.environ()
        asked.join()
