"""Addresses of stores: a file, or a server. An address never carries a password."""

from __future__ import annotations

import re
from pathlib import Path

from graph.errors import BadQuestion

KNOWN = (
    "sqlite:PATH",
    "bolt://HOST:PORT",
    "bolt+s://HOST:PORT",
    "bolt+ssc://HOST:PORT",
    "neo4j://HOST:PORT",
    "neo4j+s://HOST:PORT",
    "neo4j+ssc://HOST:PORT",
)
"""Every kind of address. ``+s``: encrypted, and the server's certificate is checked; ``+ssc``: encrypted only."""

_SERVERS = {one.partition(":")[0] for one in KNOWN} - {"sqlite"}
_SERVER = re.compile(r"(?P<address>[a-z0-9+]+://(\[[0-9A-Fa-f:.]+\]|[\w.-]+)(:[0-9]{1,5})?)/?")


def checked(address: str) -> str:
    """The address in the form that ``open_store`` works with.

    Raises BadQuestion for a server's address with a name or password in it, or with anything behind host and port.
    Neither the error nor its facts repeat the address: there may be a password in it.
    """
    if not is_server(address):
        return address
    kind, _, rest = address.partition(":")
    if "@" in rest:
        raise BadQuestion("password-in-address", kind=kind)
    found = _SERVER.fullmatch(address)
    if found is None:
        raise BadQuestion("bad-server-address", kind=kind)
    return found["address"]


def is_server(address: str) -> bool:
    """Whether the address is of a server."""
    return address.partition(":")[0] in _SERVERS


def file_of(address: str) -> Path | None:
    """The file of an embedded store: ``sqlite:PATH``, or just a path. None for an address of another kind."""
    kind, colon, rest = address.partition(":")
    if colon and kind == "sqlite":
        return Path(rest).expanduser()
    # One letter and a colon begin a path on Windows.
    return Path(address).expanduser() if not colon or len(kind) == 1 else None


def same_place(one: str, other: str) -> bool:
    """Whether two addresses are of one store, as far as addresses tell."""
    return _place(one) == _place(other)


def _place(address: str) -> str:
    path = file_of(address)
    return checked(address).casefold() if path is None else str(path.resolve())
