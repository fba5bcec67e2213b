"""Who a store on a server lets in."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Credentials:
    """A name and password for a store on a server, and which of its databases (empty: the one it opens by itself).

    An empty password means a server that asks for none. The password never shows in ``repr``.
    """

    username: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str = ""
