"""Stores: where the network is kept. ``base.py`` is the contract; ``open_store`` opens one by its address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from graph.errors import StoreUnusable
from graph.store.base import Store


def open_store(
    address: str,
    *,
    keep_log: timedelta | None = None,
    on_wait: Callable[[str], None] | None = None,
) -> Store:
    """Open the store at an address: ``sqlite:PATH``, or just a path.

    ``keep_log``: how long entries of the change log are kept. ``on_wait`` is told the name of the writer that a
    change waits for. Raises StoreUnusable for an unknown kind of address and for a file that cannot be used.
    """
    kind, colon, rest = address.partition(":")
    if not colon or kind == "sqlite" or len(kind) == 1:
        from graph.model.text import open_analyser
        from graph.store.sqlite.store import KEEP_LOG, SqliteStore

        path = Path(rest if kind == "sqlite" and colon else address).expanduser()
        return SqliteStore(path, open_analyser(), keep_log=keep_log or KEEP_LOG, on_wait=on_wait)
    raise StoreUnusable("store-unknown-address", address=f"{kind}:…", known="sqlite:PATH")  # a password may follow
