"""Asks a query of an index: in a process of its own, ended when its time is over."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from threading import BoundedSemaphore
from typing import IO, Any

from graph.errors import BadQuestion, SeinatonError, StoreBusy, StoreUnusable
from graph.export.rdf.prefixes import prefixes
from graph.export.sparql.index import Index
from graph.export.sparql.limits import Limits
from graph.export.sparql.refused import check

TABLES = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
GRAPHS = {
    "turtle": "text/turtle",
    "n-triples": "application/n-triples",
    "json-ld": "application/ld+json",
    "rdf-xml": "application/rdf+xml",
}
KNOWN: Mapping[str, Mapping[str, str]] = {
    "select": TABLES,
    "ask": {form: TABLES[form] for form in ("json", "xml")},  # the standard has no yes or no in CSV and TSV
    "graph": GRAPHS,
}
"""The forms of the answers to SELECT, to ASK, and to CONSTRUCT and DESCRIBE, with their media types."""

_KEPT_OF_THE_SURROUNDINGS = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""Variables that an interpreter may need to start. No other is given on: passwords may be among them."""

_AT_ONCE = 65_536
"""Bytes of an answer that are read at once."""

_MISREAD = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.DOTALL)
_WORD = re.compile(r"\b[A-Z]{2,}(?: [A-Z]+)*\b|\"[^\"\\\s]{1,3}\"")
_MOST_WORDS = 8
"""Of all that might stand at a place of a query, so much is told."""


class TooMuch(SeinatonError):
    """A query that took more time or memory, or has a longer result, than it may."""


class Ended(SeinatonError):
    """A query whose process was ended from outside: by somebody, or by the system when its memory ran out."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave. ``form``: of those that were acceptable the first that fits.

    The answer is in ``file``, which has no name any more: a long one takes no memory. It is read once, as ``content``
    or in ``parts``, and is gone then.
    """

    form: str
    file: IO[bytes]

    @property
    def content(self) -> bytes:
        """All of it."""
        return b"".join(self.parts())

    def parts(self) -> Iterator[bytes]:
        """Piece by piece."""
        with self.file:
            while part := self.file.read(_AT_ONCE):
                yield part


class Queries:
    """Asks queries, a bounded number at once. One is made for a door and used by all of its threads."""

    def __init__(self, limits: Limits, base_uri: str) -> None:
        self._limits, self._base_uri, self._prefixes = limits, base_uri, prefixes(base_uri)
        self._turns = BoundedSemaphore(limits.at_once)

    def ask(self, index: Index, query: str, forms: tuple[str, ...]) -> Answer:
        """The answer of an index (``index_of``) to a query.

        ``forms`` are acceptable, the first that fits the kind of query is taken. Raises BadQuestion for a query that
        is none, that ``refused.check`` refuses, or that no form fits; TooMuch for one that takes too much; Ended for
        one that was ended from outside; StoreBusy when no turn came up in time; StoreUnusable for an index that is
        damaged, which then is removed, and where the system has no way to keep a process from the network.
        """
        check(query)
        job = {
            "store": str(index.path),
            "query": query,
            "forms": forms,
            "known": KNOWN,
            "prefixes": self._prefixes,
            "base": self._base_uri,
            "parent": os.getpid(),
            "seconds": self._limits.seconds,
            "memory_mb": self._limits.memory_mb,
            "result_mb": self._limits.result_mb,
        }
        with self._turn(), ExitStack() as unless_answered:
            result = unless_answered.enter_context(TemporaryFile(dir=index.path.parent))
            code, said = answered(job, result, self._limits.seconds)
            if said.get("what") == "index":
                index.discard()
            if code != 0:
                raise self._failure(code, said, forms)
            unless_answered.pop_all()
        result.seek(0)
        return Answer(str(said["form"]), result)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._turns.acquire(timeout=self._limits.patience):
            raise StoreBusy("sparql-busy", count=self._limits.at_once)
        try:
            yield
        finally:
            self._turns.release()

    def _failure(self, code: int | None, said: Mapping[str, Any], forms: tuple[str, ...]) -> SeinatonError:
        what = said.get("what")
        if code is None or code in {-signal.SIGXCPU, -signal.SIGALRM}:
            return TooMuch("sparql-time", seconds=self._limits.seconds)
        if said.get("number") == errno.EFBIG:
            return TooMuch("sparql-long", limit=self._limits.result_mb)
        if code == -signal.SIGSEGV:  # the parser calls itself for every bracket
            return BadQuestion("sparql-nested")
        if code in {-signal.SIGKILL, -signal.SIGTERM, -signal.SIGHUP, -signal.SIGINT}:  # ended by us it has none
            return Ended("sparql-killed")
        if what == "memory" or code == -signal.SIGABRT:
            return TooMuch("sparql-memory", limit=self._limits.memory_mb)
        if what == "syntax":
            return _misread(str(said["text"]))
        if what == "form":
            return BadQuestion("sparql-form", forms=", ".join(forms), known=", ".join(KNOWN[said["kind"]]))
        if what in {"index", "unfenced"}:
            return StoreUnusable(f"sparql-{what}")
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


def answered(job: Mapping[str, Any], result: IO[bytes], seconds: float) -> tuple[int | None, Mapping[str, Any]]:
    """Have ``child.py`` do a job: its exit code (None if its time was over), and what it said last.

    The process is gone when this returns.
    """
    command = [sys.executable, "-I", str(Path(__file__).with_name("child.py"))]
    surroundings = {name: os.environ[name] for name in _KEPT_OF_THE_SURROUNDINGS if name in os.environ}
    surroundings["MALLOC_ARENA_MAX"] = "1"
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=result, stderr=pipe, env=surroundings, start_new_session=True
    ) as process:
        try:
            _, told = process.communicate(json.dumps(job).encode(), timeout=seconds)
        except subprocess.TimeoutExpired:
            return None, {}
        finally:
            _end(process)
    return process.returncode, _last_line(told)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process, and whatever it began, if it still runs."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _last_line(told: bytes) -> Mapping[str, Any]:
    """What the process said last; nothing if that is no word of its own, as after an abort."""
    lines = told.decode(errors="replace").strip().splitlines()
    try:
        said = json.loads(lines[-1]) if lines else {}
    except json.JSONDecodeError:
        return {}
    return said if isinstance(said, dict) else {}
