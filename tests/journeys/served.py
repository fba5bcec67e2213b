"""The program as it serves: a process of its own, asked over the network and stopped as people and systems stop it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

import psutil

from graph.model.records import Dataset, Evidence, Node
from tests.journeys.program import COMMAND
from tests.stores import open_sqlite

PATIENCE = 120
"""Seconds after which something that should have happened counts as not happening."""


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def small_store(folder: Path) -> str:
    """The address of a store with one service."""
    store = open_sqlite(folder)
    said = Evidence("a", locator="rivi 1", said_on="2026")
    store.change(Dataset("a", "Aineisto"), [Node("Service", "service/x", {"name@fi": "Neuvola"}, said)])
    store.close()
    return store.address


@dataclass(frozen=True, slots=True)
class Told:
    """What an address answered."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def data(self) -> dict[str, object]:
        """The content, of JSON."""
        return dict(json.loads(self.content))


class _Staying(HTTPRedirectHandler):
    """Goes nowhere else: where an answer leads is what is looked at."""

    def redirect_request(self, *given: object, **named: object) -> None:
        return None


def ask(address: str, **headers: str) -> Told:
    """What an address answers, whatever the status; waits until somebody listens there."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with build_opener(_Staying).open(Request(address, headers=named), timeout=PATIENCE) as answer:
                return Told(answer.status, dict(answer.headers), answer.read())
        except HTTPError as error:
            return Told(error.code, dict(error.headers), error.read())
        except (URLError, ConnectionError):
            assert time.monotonic() < until
            time.sleep(0.1)


@dataclass(slots=True)
class Served:
    """The program while it serves. ``complaints`` is the file of what it says on standard error."""

    process: subprocess.Popen[str]
    complaints: Path
    own: list[psutil.Process]

    @property
    def said(self) -> str:
        """What it has said so far."""
        return self.complaints.read_text(encoding="utf-8")

    def workers(self) -> list[psutil.Process]:
        """The processes that answer, where there are several."""
        found = psutil.Process(self.process.pid).children()
        self.own += [one for one in found if one not in self.own]
        return [one for one in found if "spawn_main" in " ".join(_words(one))]

    def end(self, how: signal.Signals) -> int:
        """Stop it as a terminal or a system does; returns the exit code. No process of it may be left."""
        self.workers()
        self.process.send_signal(how)
        code = self.process.wait(PATIENCE)
        wait_for(lambda: not any(map(_lives, self.own)))
        assert "Traceback" not in self.said
        return code


@contextmanager
def served(folder: Path, *arguments: str, **settings: str) -> Iterator[Served]:
    """Run a command that serves, with its home in a folder; ended by force if the test does not end it."""
    complaints = folder / "complaints.txt"
    surroundings = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"), **settings}
    with complaints.open("w", encoding="utf-8") as written:
        process = subprocess.Popen(
            [*COMMAND, *arguments], env=surroundings, stdout=subprocess.DEVNULL, stderr=written, text=True
        )
    running = Served(process, complaints, [])
    try:
        yield running
    finally:
        if process.poll() is None:
            running.workers()
        process.kill()
        process.wait()
        for one in running.own:
            with suppress(psutil.NoSuchProcess):
                one.kill()


def wait_for(what: Callable[[], bool]) -> None:
    """Wait until something is so."""
    until = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < until
        time.sleep(0.1)


def _words(process: psutil.Process) -> list[str]:
    try:
        return list(process.cmdline())
    except (psutil.NoSuchProcess, psutil.ZombieProcess):
        return []


def _lives(process: psutil.Process) -> bool:
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
