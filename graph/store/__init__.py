"""Stores: where the network is kept. ``base.py`` is the contract; ``open_store`` opens one by its address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from graph.errors import StoreUnusable
from graph.store.access import Credentials
from graph.store.address import KNOWN, checked, file_of, is_server
from graph.store.base import Store


def open_store(
    address: str,
    *,
    credentials: Credentials | None = None,
    adopt: bool = False,
    keep_log: timedelta | None = None,
    on_wait: Callable[[str], None] | None = None,
) -> Store:
    """Open the store at an address: ``sqlite:PATH``, just a path, or a Neo4j server (``graph.store.address.KNOWN``).

    ``credentials``: for a server. ``adopt``: write into a server's database although it holds something else.
    ``keep_log``: how long entries of the change log are kept. ``on_wait`` is told the name of the writer that a
    change waits for. Raises StoreUnusable for an unknown kind of address and for a store that cannot be used, and
    BadQuestion for a server's address that carries more than host and port.
    """
    from graph.model.text import open_analyser
    from graph.store.log import KEEP_LOG

    keep = keep_log or KEEP_LOG
    if is_server(address):
        server = checked(address)
        from graph.store.neo4j.store import Neo4jStore

        who = credentials or Credentials()
        return Neo4jStore(server, open_analyser(), credentials=who, keep_log=keep, on_wait=on_wait, adopt=adopt)
    if (path := file_of(address)) is not None:
        from graph.store.sqlite.store import SqliteStore

        return SqliteStore(path, open_analyser(), keep_log=keep, on_wait=on_wait)
    kind = address.partition(":")[0]
    raise StoreUnusable("store-unknown-address", address=f"{kind}:…", known=", ".join(KNOWN))  # a password may follow
