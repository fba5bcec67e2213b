"""Processor time of ``seinaton --help``: what every command pays before it does anything."""

from __future__ import annotations

import resource
import subprocess
import sys
from statistics import median

RUNS = 9


def measure() -> list[str]:
    """The median over several runs, beside an interpreter that does nothing."""
    program = median(_cpu([sys.executable, "-m", "api.cli", "--help"]) for _ in range(RUNS))
    nothing = median(_cpu([sys.executable, "-c", ""]) for _ in range(RUNS))
    return [
        f"seinaton --help: {program:.2f} s of processor time (median of {RUNS}); "
        f"the interpreter alone: {nothing:.2f} s; ratio {program / nothing:.1f}"
    ]


def _cpu(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
