"""Neo4j as a folder of jars and a Java that can run them.

Maven copies the jars that ``pom.xml`` names into a cache folder outside of the tree, once for each version: a quarter
of a minute, 123 MB.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

POM = Path(__file__).with_name("pom.xml")
OLDEST_JAVA = 17
PATIENCE = 900  # seconds for Maven


class NoServer(Exception):
    """Why no Neo4j server can be had here, as one sentence."""


def version() -> str:
    """The version of Neo4j that ``pom.xml`` names."""
    found = re.search(r"<neo4j\.version>(.+)</neo4j\.version>", POM.read_text(encoding="utf-8"))
    assert found
    return found[1]


@cache
def java() -> str:
    """The program Java, new enough for Neo4j; raises ``NoServer``. Looked up once: tests change the environment."""
    program = shutil.which("java")
    if program is None:
        raise NoServer("there is no Java")
    told = subprocess.run([program, "-version"], capture_output=True, text=True, check=False, timeout=60).stderr
    number = re.search(r'version "(\d+)', told)
    if number is None or int(number[1]) < OLDEST_JAVA:
        raise NoServer(f"Java is older than {OLDEST_JAVA}: {told.strip().partition(chr(10))[0]}")
    return program


@cache
def jars() -> Path:
    """The folder of jars, fetched if it is not there yet; raises ``NoServer``. Looked up once, as ``java``."""
    cached = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return made_once(Path(cached) / "seinaton-tests" / f"neo4j-{version()}", copy_jars)


def copy_jars(folder: Path, pom: Path = POM) -> None:
    """Have Maven copy the jars that a ``pom.xml`` names into a folder."""
    maven = shutil.which("mvn")
    if maven is None:
        raise NoServer("there is no Maven")
    command = [maven, "--batch-mode", "--quiet", "--file", str(pom), "dependency:copy-dependencies"]
    options = ["-DincludeScope=runtime", f"-DoutputDirectory={folder}"]
    try:
        done = subprocess.run(
            [*command, *options],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        raise NoServer(f"Maven did not fetch the jars within {PATIENCE} seconds") from None
    if done.returncode:
        raise NoServer(f"Maven could not fetch the jars: {(done.stdout + done.stderr).strip()[:500]}")


def made_once(folder: Path, make: Callable[[Path], None]) -> Path:
    """This folder, filled by ``make`` unless it is there: whole or not at all, and by one process at a time."""
    if folder.is_dir():
        return folder
    import fcntl  # not on Windows, where NEO4J_URI is the way

    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # free again when the file is closed, and when its process ends
        if folder.is_dir():
            return folder
        with tempfile.TemporaryDirectory(prefix=f"{folder.name}.", dir=folder.parent) as making:
            made = Path(making) / "made"
            made.mkdir()
            make(made)
            made.rename(folder)
    return folder
