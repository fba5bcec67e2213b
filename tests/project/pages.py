"""What the pages of the documentation show: commands with what they print, and how to run them."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROMPT = "$ seinaton"
LEFT_OUT = "…"


@dataclass(frozen=True, slots=True)
class Shown:
    """A command line as a page shows it, and the lines that it is said to print (none: not told)."""

    arguments: tuple[str, ...]
    lines: tuple[str, ...]

    def fits(self, printed: str) -> bool:
        """Whether the command printed this. A ``…`` stands for any lines, inside a line for any text."""
        if not self.lines:
            return True
        pattern = "".join(
            r"(?:.*\n)*?" if line == LEFT_OUT else ".*".join(map(re.escape, line.split(LEFT_OUT))) + r"\n"
            for line in self.lines
        )
        said = "".join(f"{line.rstrip()}\n" for line in printed.splitlines() if line.strip())
        return re.fullmatch(pattern, said) is not None


def shown(page: str) -> Iterator[Shown]:
    """Every command that a page shows in its console blocks, in order."""
    for block in CONSOLE.findall(page):
        arguments: tuple[str, ...] = ()
        lines: list[str] = []
        for line in block.splitlines():
            if line.startswith("$ "):
                if arguments:
                    yield Shown(arguments, tuple(lines))
                arguments, lines = tuple(shlex.split(line[2:])), []
            elif line.strip():
                lines.append(line.rstrip())
        if arguments:
            yield Shown(arguments, tuple(lines))


def run(root: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``seinaton`` in a folder, on the store ``network.sqlite`` there; messages and answer come in one text."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SEINATON_")}
    environment |= {
        "PYTHONPATH": str(root),
        "SEINATON_STORE": f"sqlite:{folder / 'network.sqlite'}",
        "XDG_DATA_HOME": str(folder),
    }
    return subprocess.run(
        [sys.executable, "-m", "api.cli", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
