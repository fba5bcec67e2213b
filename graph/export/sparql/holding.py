"""Folders that several processes use and remove: who uses one holds a lock on it, which ends with the process."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

_GOING = ".going-"


def taken(folder: Path, alone: bool) -> int | None:
    """A hold on a folder, for ``let_go``; None if it is not there, or somebody holds it who must not be disturbed."""
    import fcntl

    try:
        held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        fcntl.flock(held, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(held), folder.stat()):
            return held
    except (BlockingIOError, FileNotFoundError):  # being removed, or removed meanwhile
        pass
    os.close(held)
    return None


def let_go(held: int) -> None:
    """End a hold."""
    os.close(held)


def remove(folder: Path) -> None:
    """Remove a folder unless somebody uses it. It loses its name first, so that none is ever half there."""
    held = taken(folder, alone=True)
    if held is None:
        return
    try:
        going = folder.with_name(f"{_GOING}{token_hex(8)}")
        with suppress(OSError):
            folder.rename(going)
            shutil.rmtree(going, ignore_errors=True)
    finally:
        let_go(held)
