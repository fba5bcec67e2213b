"""Lines in order, with their number in one of them.

The export says how many triples it has (``void:triples``), and that is known only when all have been sorted. So the
line is left out when they are written, and set in at its place while the file is copied, which costs little.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class Counted:
    """How many lines there are, and where in the file without it the one stands that tells their number."""

    lines: int
    place: int


def write_without(lines: Iterable[bytes], begin: bytes, path: Path) -> Counted:
    """Write lines into a file, all but the one that begins with ``begin``; of that, its place."""
    count = place = 0
    with path.open("wb") as out:
        for line in lines:
            count += 1
            if line.startswith(begin):
                place = out.tell()
            else:
                out.write(line)
    return Counted(count, place)


def write_with(line: Callable[[int], bytes], counted: Counted, source: Path, path: Path) -> None:
    """Copy a file with the line that tells the number in its place."""
    with source.open("rb") as given, path.open("wb") as out:
        left = counted.place
        while left and (some := given.read(min(left, _AT_ONCE))):
            out.write(some)
            left -= len(some)
        out.write(line(counted.lines))
        shutil.copyfileobj(given, out, _AT_ONCE)
