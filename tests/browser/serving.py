"""A store as a site: the program serves it in a process of its own, behind a sign-in that a header stands for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.served import ask, free_port, served

SCOPES = "X-Scopes"
"""The header in which a sign-in in front of the program tells what a reader may see."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where a store is served."""

    address: str


@contextmanager
def serving(folder: Path, store: str) -> Iterator[Site]:
    """Serve a store until the end of the block."""
    port = free_port()
    arguments = ("serve", "--port", str(port), "--store", store)
    with served(folder, *arguments, SEINATON_RATE="1000000", SEINATON_PROXY_HEADER=SCOPES):
        address = f"http://127.0.0.1:{port}"
        assert ask(f"{address}/health/live").status == 200
        yield Site(address)
