"""Lines sorted outside memory: runs of some lines each are sorted and put on disk, and merged when all are there."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import IO, Self

_LINES_A_RUN = 150_000
"""About 30 MB of text; what is sorted at once sets how much memory an export takes."""

_RUNS_AT_ONCE = 64
"""Files open together in one merge; more runs than these are merged into longer ones first."""


class Spool:
    """Takes UTF-8 lines in any order and gives each of them once, in the order of their bytes."""

    def __init__(self, folder: Path, lines_a_run: int = _LINES_A_RUN) -> None:
        self._folder = TemporaryDirectory(prefix=".sorting-", dir=folder)
        self._lines_a_run = lines_a_run
        self._waiting: set[bytes] = set()
        self._runs: list[Path] = []
        self._made = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._folder.cleanup()

    def add(self, lines: Iterable[bytes]) -> None:
        """Take lines, each of which ends in a line feed."""
        self._waiting.update(lines)
        if len(self._waiting) >= self._lines_a_run:
            self._put()

    def __iter__(self) -> Iterator[bytes]:
        if not self._runs:
            yield from sorted(self._waiting)
            return
        if self._waiting:
            self._put()
        while len(self._runs) > _RUNS_AT_ONCE:
            first, self._runs = self._runs[:_RUNS_AT_ONCE], self._runs[_RUNS_AT_ONCE:]
            self._write(_merged(first))
            for run in first:
                run.unlink()
        yield from _merged(self._runs)

    def _put(self) -> None:
        self._write(iter(sorted(self._waiting)))
        self._waiting.clear()

    def _write(self, lines: Iterator[bytes]) -> None:
        run = Path(self._folder.name) / str(self._made)
        self._made += 1
        with run.open("wb") as out:
            out.writelines(lines)
        self._runs.append(run)


def _merged(runs: list[Path]) -> Iterator[bytes]:
    """The lines of sorted files in order, each once."""
    with ExitStack() as stack:
        files: list[IO[bytes]] = [stack.enter_context(run.open("rb")) for run in runs]
        before = b""
        for line in heapq.merge(*files):
            if line != before:
                yield line
                before = line
