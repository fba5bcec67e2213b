"""The program serving in a process of its own, on a free port of this machine alone."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.journeys.program import COMMAND

PATIENCE = 120.0
"""Seconds to start or to end on a busy machine."""


@contextmanager
def served(address: str, home: Path, **settings: str) -> Iterator[str]:
    """Where ``seinaton serve`` answers over a store, with settings of the environment beside those of its own."""
    log = home / "serve.log"
    environ = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home / "data"), **settings}
    command = [*COMMAND, "serve", "--port", "0", "--store", address, "--language", "en"]
    with log.open("w", encoding="utf-8") as said:  # a line for each request: a pipe would fill up
        process = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=said)
    try:
        yield _place(process, log)
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)
    except BaseException as error:
        error.add_note(f"the program (ended: {process.poll()}) said: {_end_of(log)}")
        raise
    finally:
        process.kill()
        process.wait()
    assert "Traceback" not in log.read_text(encoding="utf-8"), _end_of(log)
    assert process.returncode == 0


def _place(process: subprocess.Popen[bytes], log: Path) -> str:
    """The address that the program tells, once it answers there."""
    until = time.monotonic() + PATIENCE
    while not (told := re.search(r"http://127\.0\.0\.1:\d+", log.read_text(encoding="utf-8"))):
        assert process.poll() is None, log.read_text(encoding="utf-8")
        assert time.monotonic() < until, "it tells no address"
        time.sleep(0.05)
    assert httpx.get(f"{told[0]}/health/ready", timeout=PATIENCE).status_code == 200
    return told[0]


def _end_of(log: Path) -> str:
    return log.read_text(encoding="utf-8")[-3000:]
