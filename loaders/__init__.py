"""Ways in: each loader turns files of one format into records.

A newcomer's map: ``base.py`` says what a loader is, ``workbook/`` is the one people write by hand, ``rdf/`` reads our
own exports and concept schemes of others, ``run.py`` reads, checks and stores. To add one, write a module that fulfils
``base.Loader`` and name it in ``LOADERS``.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import cast

from graph.errors import DataRefused
from loaders.base import Loader

LOADERS: dict[str, str] = {
    "workbook": "loaders.workbook",
    "target-groups": "loaders.rdf.target_groups",
    "rdf": "loaders.rdf",
}
"""Name of a loader → the module that fulfils the contract. The first that recognises a path reads it."""


def find_loader(path: Path, name: str | None = None) -> Loader:
    """The loader called ``name``, or the first that recognises ``path``.

    Raises DataRefused: ``unknown-loader``, ``no-such-path`` or ``unrecognised``; facts name the known ones.
    """
    known = ", ".join(LOADERS)
    if name is not None and name not in LOADERS:
        raise DataRefused("unknown-loader", name=name, known=known)
    if not path.exists():
        raise DataRefused("no-such-path", path=str(path))
    for candidate in [name] if name else LOADERS:
        loader = cast("Loader", import_module(LOADERS[candidate]))
        if name or loader.recognises(path):
            return loader
    raise DataRefused("unrecognised", path=str(path), known=known)
