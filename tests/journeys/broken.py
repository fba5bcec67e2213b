"""Broken sources and their good twins: those of ``tests/data/broken/``, each with what has to be said of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDERS = Path(__file__).parents[1] / "data" / "broken"
EXPECTED = "expected.json"


@dataclass(frozen=True, slots=True)
class Told:
    """An error that has to be told: its code, and its place as far as it has one."""

    code: str
    sheet: str = ""
    row: int = 0
    column: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Broken:
    """A source with a fault. ``broken`` and ``good`` make it and its twin in an empty folder and return its path.

    ``told``: the errors in the file. ``refusal``: the code of the error that ends the loading.
    """

    name: str
    broken: Callable[[Path], Path]
    good: Callable[[Path], Path]
    told: tuple[Told, ...] = ()
    refusal: str = "file-refused"


def kept_sources() -> list[Broken]:
    """The sources of ``tests/data/broken/``."""
    return [_kept(folder) for folder in sorted(FOLDERS.iterdir()) if folder.is_dir()]


def expected(folder: Path) -> dict[str, Any]:
    """What the folder says of itself."""
    said: dict[str, Any] = json.loads((folder / EXPECTED).read_text(encoding="utf-8"))
    return said


def _kept(folder: Path) -> Broken:
    said = expected(folder)

    def good(where: Path) -> Path:
        twin = Path(shutil.copytree(folder, where / folder.name))
        for change in said["mend"]:
            _mend(twin, change)
        return twin

    return Broken(folder.name, lambda where: folder, good, _told(said["findings"]))


def _told(findings: Sequence[Mapping[str, Any]]) -> tuple[Told, ...]:
    return tuple(Told(**{"file": f"{one['sheet']}.csv", **one}) for one in findings)


def _mend(folder: Path, change: Mapping[str, str]) -> None:
    """Make one change of ``mend``. What is replaced has to stand in the file once."""
    path = folder / change["file"]
    if "to" in change:
        path.rename(folder / change["to"])
    elif "text" in change:
        path.write_text(change["text"], encoding="utf-8")
    elif "encoding" in change:
        path.write_bytes(path.read_bytes().decode(change["encoding"]).encode())
    else:
        text = path.read_bytes().decode()
        assert text.count(change["old"]) == 1, (path, change["old"])
        path.write_bytes(text.replace(change["old"], change["new"]).encode())
