"""A store with the bundled networks, for measurements."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

from api.commands.demo import BUNDLED
from graph.store import open_store
from graph.store.base import Store
from loaders.run import load


def bundled_store(path: Path) -> Store:
    """A fresh store at ``path`` with everything that ships."""
    store = open_store(f"sqlite:{path}")
    for name in BUNDLED:
        with as_file(files("loaders").joinpath("bundled", name)) as folder:
            load(store, folder)
    return store
