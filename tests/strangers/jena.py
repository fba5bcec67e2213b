"""Apache Jena as a folder of jars, and its parser run on files."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from tests.neo4j.jars import copy_jars, java, made_once

POM = Path(__file__).with_name("pom.xml")
_COUNTED = re.compile(r": (?:Triples|Quads) = ([\d,]+)")


@cache
def jars() -> Path:
    """The folder of jars, fetched if it is not there yet; raises ``NoServer``."""
    found = re.search(r"<jena\.version>(.+)</jena\.version>", POM.read_text(encoding="utf-8"))
    assert found
    cached = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    folder = Path(cached) / "seinaton-tests" / f"jena-{found[1]}"
    return made_once(folder, lambda made: copy_jars(made, POM))


def read_by_jena(paths: Iterable[Path]) -> tuple[list[int], list[str]]:
    """How many triples or quads Jena reads in each file, strictly, and what it complains of."""
    command = [java(), "-Xmx512m", "-cp", f"{jars()}/*", "riotcmd.riot", "--validate", "--strict", "--count"]
    done = subprocess.run(
        [*command, *map(str, paths)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    told = done.stdout + done.stderr
    counts = [int(number.replace(",", "")) for number in _COUNTED.findall(told)]
    return counts, [line for line in told.splitlines() if "WARN" in line or "ERROR" in line]
