"""Running the program: inside this process for the many, as a process of its own for a few."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.cli import run

TODAY = "2026-11-22"
QUESTIONS = ("search", "show", "partners", "changes", "meeting", "handbook", "services", "demo")

WHAT = {"partners": "service", "search": "node"}
"""The field of an item that names the thing."""

_SCRIPT = Path(sys.executable).with_name("seinaton")
COMMAND = [str(_SCRIPT)] if _SCRIPT.exists() else [sys.executable, "-m", "api.cli"]
"""The installed program, or the same from the source where it is not installed."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a run of the program came to."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of the answer without what stands at their edges."""
        return [line.strip() for line in self.out.splitlines()]


def run_inside(*arguments: str) -> Done:
    """Run the program in this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(arguments)
    return Done(code, out.getvalue(), err.getvalue())


def run_process(*arguments: str | bytes, cwd: Path) -> Done:
    """Run the real program; ``cwd`` is the repository."""
    done = subprocess.run([*COMMAND, *arguments], cwd=cwd, capture_output=True, check=False, timeout=60)
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


@dataclass(frozen=True, slots=True)
class Program:
    """The program with one store."""

    address: str

    def run(self, command: str, *arguments: str) -> Done:
        """Run a command with this store, questions on ``TODAY`` unless the arguments say another day."""
        day = ["--as-of", TODAY] if command in QUESTIONS and "--as-of" not in arguments else []
        return run_inside(command, "--store", self.address, *day, *arguments)

    def text(self, command: str, *arguments: str) -> str:
        """The answer for reading; the run must succeed and say nothing beside it."""
        done = self.run(command, *arguments)
        assert (done.code, done.err) == (0, ""), done.err
        return done.out

    def data(self, command: str, *arguments: str) -> dict[str, Any]:
        """The answer as JSON."""
        found: dict[str, Any] = json.loads(self.text(command, *arguments, "--format", "json"))
        return found

    def rows(self, command: str, *arguments: str) -> list[dict[str, str]]:
        """The answer as CSV."""
        done = self.run(command, *arguments, "--format", "csv")
        assert done.code == 0, done.err
        return list(csv.DictReader(io.StringIO(done.out), delimiter=";"))


def ids(answer: dict[str, Any]) -> list[str]:
    """Ids of the items of an answer to search or partners, in order."""
    return [item[WHAT[answer["question"]]]["id"] for item in answer["items"]]


def codes(parts: Sequence[dict[str, Any]]) -> list[str]:
    """Codes of reasons, notes or what was left out."""
    return [part["code"] for part in parts]


def cards(text: str) -> dict[str, str]:
    """The items of an answer for reading, by their heading line without its number."""
    found: dict[str, str] = {}
    for part in text.split("\n\n"):
        number, dot, rest = part.partition(". ")
        if dot and number.strip().isdigit():
            found[rest.splitlines()[0]] = rest
    return found
