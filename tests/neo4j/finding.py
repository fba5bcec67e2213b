"""Where tests find a Neo4j server.

1. ``NEO4J_URI``: one address or several, with commas between them, and ``NEO4J_USERNAME`` and ``NEO4J_PASSWORD``. Each
   database has to be empty, and tests wipe it. Every worker of pytest-xdist needs two of its own.
2. Java and Maven: servers of the tests' own, started when they are wanted.

A container engine is not looked for: where one runs, `NEO4J_URI` can name what it runs, and where none runs, Java is
less to install.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cache

from tests.neo4j.database import OutsideDatabase
from tests.neo4j.jars import NoServer, jars, java
from tests.neo4j.server import Server


@cache
def why_no_own_server() -> str:
    """Why tests cannot start a server of their own; empty where they can. Fetches Neo4j the first time."""
    try:
        java()
        jars()
    except NoServer as reason:
        return str(reason)
    return ""


def why_no_server() -> str:
    """Why no server can be had; empty where one can."""
    return "" if outside_addresses() else why_no_own_server()


@cache
def outside_addresses() -> tuple[str, ...]:
    """What ``NEO4J_URI`` names."""
    return tuple(one for one in re.split(r"[\s,]+", os.environ.get("NEO4J_URI", "")) if one)


def opener() -> Callable[[], OutsideDatabase | Server]:
    """Gives another database whenever it is called: the next one of ``NEO4J_URI``, or a server of the tests' own."""
    addresses = outside_addresses()
    if not addresses:
        return Server
    username = os.environ.get("NEO4J_USERNAME", "neo4j")
    password = os.environ.get("NEO4J_PASSWORD", "")
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    left = list(addresses[worker::workers])

    def open_next() -> OutsideDatabase:
        if not left:
            raise RuntimeError(f"NEO4J_URI names {len(addresses)} databases; {workers} workers need two each")
        database = OutsideDatabase(left[0], username, password)
        del left[0]
        return database

    return open_next
