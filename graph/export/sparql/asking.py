"""Asks a query of an index: in a process of its own, ended when its time is over."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from tempfile import TemporaryFile
from threading import BoundedSemaphore
from typing import IO, Any

from graph.errors import BadQuestion, SeinatonError, StoreBusy
from graph.export.rdf.prefixes import prefixes
from graph.export.sparql import child
from graph.export.sparql.limits import Limits
from graph.export.sparql.refused import calls_others

TABLES = {"json": "JSON", "xml": "XML", "csv": "CSV", "tsv": "TSV"}
GRAPHS = {"turtle": "TURTLE", "n-triples": "N_TRIPLES"}
KNOWN: Mapping[str, Mapping[str, str]] = {
    "select": TABLES,
    "ask": {form: TABLES[form] for form in ("json", "xml")},  # the standard has no yes or no in CSV and TSV
    "graph": GRAPHS,
}
"""The forms of the answers to SELECT, to ASK, and to CONSTRUCT and DESCRIBE, with pyoxigraph's names of them."""

_FILE_TOO_LARGE = 27  # EFBIG
_MISREAD = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.DOTALL)
_WORD = re.compile(r"\b[A-Z]{2,}(?: [A-Z]+)*\b|\"[^\"\\\s]{1,3}\"")
_MOST_WORDS = 8
"""Of all that might stand at a place of a query, so much is told."""


class TooMuch(SeinatonError):
    """A query that took more time or memory, or has a longer result, than it may."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave. ``form``: of those that were acceptable the first that fits."""

    form: str
    content: bytes


class Queries:
    """Asks queries, a bounded number at once. One is made for a door and used by all of its threads."""

    def __init__(self, limits: Limits, base_uri: str) -> None:
        self._limits, self._prefixes = limits, prefixes(base_uri)
        self._turns = BoundedSemaphore(limits.at_once)

    def ask(self, index: Path, query: str, forms: tuple[str, ...]) -> Answer:
        """The answer of an index (``index_of``) to a query.

        ``forms`` are acceptable, the first that fits the kind of query is taken. Raises BadQuestion for a query that
        is none, that calls another server, or that no form fits; TooMuch for one that takes too much; StoreBusy when
        no turn came up in time.
        """
        if calls_others(query):
            raise BadQuestion("sparql-service")
        job = {
            "store": str(index),
            "query": query,
            "forms": forms,
            "known": KNOWN,
            "prefixes": self._prefixes,
            "memory_mb": self._limits.memory_mb,
            "cpu_seconds": ceil(self._limits.seconds) + 1,
            "result_mb": self._limits.result_mb,
        }
        with self._turn(), TemporaryFile() as result, TemporaryFile() as told:
            code = self._run(job, result, told)
            said = _last_line(told)
            if code != 0:
                raise self._failure(code, said, forms)
            result.seek(0)
            return Answer(str(said["form"]), result.read())

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._turns.acquire(timeout=self._limits.patience):
            raise StoreBusy("sparql-busy", count=self._limits.at_once)
        try:
            yield
        finally:
            self._turns.release()

    def _run(self, job: Mapping[str, Any], result: IO[bytes], told: IO[bytes]) -> int | None:
        """The exit code of the process that answers; None if its time was over. It is gone when this returns."""
        command = [sys.executable, "-I", str(Path(child.__file__))]
        surroundings = {**os.environ, "MALLOC_ARENA_MAX": "1"}  # each further arena would count as memory it took
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=result, stderr=told, env=surroundings, start_new_session=True
        ) as process:
            try:
                process.communicate(json.dumps(job).encode(), timeout=self._limits.seconds)
            except subprocess.TimeoutExpired:
                return None
            finally:
                _end(process)
            return process.returncode

    def _failure(self, code: int | None, said: Mapping[str, Any], forms: tuple[str, ...]) -> SeinatonError:
        what = said.get("what")
        if code is None or code in {-signal.SIGXCPU, -signal.SIGKILL}:
            return TooMuch("sparql-time", seconds=self._limits.seconds)
        if code == -signal.SIGXFSZ or said.get("number") == _FILE_TOO_LARGE:
            return TooMuch("sparql-long", limit=self._limits.result_mb)
        if what == "memory" or code in {-signal.SIGABRT, -signal.SIGSEGV}:
            return TooMuch("sparql-memory", limit=self._limits.memory_mb)
        if what == "syntax":
            return _misread(str(said["text"]))
        if what == "form":
            known = ", ".join(KNOWN[said["kind"]])
            return BadQuestion("sparql-form", forms=", ".join(forms), known=known)
        return BadQuestion("sparql-failed", text=said.get("text", f"exit code {code}"))


def _misread(complaint: str) -> BadQuestion:
    """Where the query cannot be read, and what might stand there, from what the parser says."""
    found = _MISREAD.search(complaint)
    line, column, rest = (int(found[1]), int(found[2]), found[3]) if found else (0, 0, complaint)
    if "Prefix not found" in rest:
        return BadQuestion("sparql-prefix", line=line, column=column)
    words = list(dict.fromkeys(_WORD.findall(rest)))[:_MOST_WORDS]
    if not words:
        return BadQuestion("sparql-unread", line=line, column=column)
    return BadQuestion("sparql-syntax", line=line, column=column, expected=", ".join(words))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process, and whatever it began, if it still runs."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _last_line(told: IO[bytes]) -> Mapping[str, Any]:
    """What the process said last; nothing if that is no word of its own, as after an abort."""
    told.seek(0)
    lines = told.read().decode(errors="replace").strip().splitlines()
    try:
        said = json.loads(lines[-1]) if lines else {}
    except json.JSONDecodeError:
        return {}
    return said if isinstance(said, dict) else {}
