"""A reader for measurements: asks one address after another over connections that stay open, unpacked."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import cycle
from urllib.parse import urlsplit

_TIMEOUT = 60.0


class Refused(Exception):
    """Something else than an answer came."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of those that are measured: where it answers, and what it is asked, again and again."""

    place: str
    paths: Sequence[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of it: answers a second, and of each answer its seconds and bytes."""

    a_second: float
    seconds: tuple[float, ...]
    sizes: tuple[int, ...]


def ask(side: Side, connections: int, seconds: float, accept: str = "application/json") -> Asked:
    """Ask over so many connections for so long. Each begins at another address."""
    begin = time.perf_counter()
    with ThreadPoolExecutor(connections) as pool:
        step = max(1, len(side.paths) // connections)
        starts = (at * step % len(side.paths) for at in range(connections))
        lists = list(pool.map(lambda start: _one_after_another(side, start, begin + seconds, accept), starts))
    took = time.perf_counter() - begin
    answers = [one for several in lists for one in several]
    return Asked(len(answers) / took, tuple(one for one, _ in answers), tuple(size for _, size in answers))


def _one_after_another(side: Side, start: int, until: float, accept: str) -> list[tuple[float, int]]:
    connection = _connected(side.place)
    found: list[tuple[float, int]] = []
    for path in cycle([*side.paths[start:], *side.paths[:start]]):
        begin = time.perf_counter()
        content = _got(connection, path, accept)
        now = time.perf_counter()
        found.append((now - begin, len(content)))
        if now >= until:
            connection.close()
            return found
    raise ValueError("nothing to ask for")


def content_of(place: str, path: str, accept: str) -> bytes:
    """One answer, unpacked."""
    connection = _connected(place)
    content = _got(connection, path, accept)
    connection.close()
    return content


def _connected(place: str) -> HTTPConnection:
    return HTTPConnection(urlsplit(place).netloc, timeout=_TIMEOUT)


def _got(connection: HTTPConnection, path: str, accept: str) -> bytes:
    connection.request("GET", path, headers={"Accept": accept, "Accept-Encoding": "identity"})
    response = connection.getresponse()
    content = response.read()
    if response.status != 200:
        raise Refused(f"{path}: {response.status} {content[:300]!r}")
    return content
