"""The HTTP door: answers a second of ``/partners`` by one worker, beside Datasette on the same file; times; weights.

The peer answers with the rows of ``need_cover.sql`` (``stored_query.py``), which selects what an answer is made of, for
the same needs and areas. Each is one process on one core, the reader is on another. Both answer in JSON, unpacked, log
a line a request, and are asked in turns. No request is like the one before, though all come round again,
and none says that it has the answer.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from statistics import mean, median, quantiles
from tempfile import TemporaryDirectory
from urllib.parse import urlencode, urljoin

from benchmarks.asking import Refused, Side, ask, content_of
from benchmarks.bundled import bundled_store
from benchmarks.loading import write_book
from benchmarks.stored_query import QUERIES, datasette, query_path
from graph.questions.area import asked_area
from graph.questions.base import Asking
from graph.store import open_store
from loaders.run import load
from tests.load.served import served

SIZE = 100_000
PAIRS = 600
CONNECTIONS = (1, 8)
TURNS, SECONDS = 5, 2.0
ASKING = Asking(date(2026, 11, 22), "fi", "public")
HTML = "text/html"

_TOGETHER = """
SELECT DISTINCT meets.target, available.target FROM link AS meets
JOIN link AS available ON available.source = meets.source AND available.kind = 'available_in'
WHERE meets.kind = 'meets' AND meets.visibility = 0 AND available.visibility = 0 ORDER BY 1, 2
"""
_PARTS = re.compile(rb"<(?:link|script|img)\b[^>]*?\b(?:href|src)=\"([^\"]+)\"")


@dataclass(frozen=True, slots=True)
class Pair:
    """A need and an area that something serves together, and all areas that the selection looks at."""

    need: str
    area: str
    around: list[str]


def measure() -> Iterator[str]:
    """Lines on the demo network, then on a generated one."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "demo.sqlite"
        bundled_store(path).close()
        yield from _measured("demo network", path)
        book, path = Path(folder) / "book", Path(folder) / "generated.sqlite"
        records = write_book(book, SIZE)
        store = open_store(f"sqlite:{path}")
        load(store, book)
        store.close()
        yield from _measured(f"{records} records", path)


def _measured(network: str, path: Path) -> Iterator[str]:
    pairs = _pairs(path)
    home = path.parent / f"home-{path.stem}"
    home.mkdir()
    with ExitStack() as stack:
        with _on_core(0):
            place = stack.enter_context(served(f"sqlite:{path}", home, SEINATON_RATE="1000000"))
            peer = stack.enter_context(datasette(path, home))
        stack.enter_context(_on_core(-1))
        asked = (urlencode({"need": one.need, "area": one.area, "language": "fi"}) for one in pairs)
        ours = Side(place, [f"/partners?{one}" for one in asked])
        for query, rows in QUERIES.items():
            theirs = Side(peer, [query_path(path, query, one.need, one.around) for one in pairs])
            for connections in CONNECTIONS:
                told = _in_turns(ours, theirs, connections)
                yield f"serving, {network}, {len(pairs)} questions, {connections} at once: {told} ({rows})"
        yield f"serving, {network}, /partners as JSON: {_times(ours, 'application/json')}"
        for page in (Side(place, ["/?language=fi"]), ours):
            name = page.paths[0].partition("?")[0]
            yield f"serving, {network}, {name} as a page: {_page(page)}"


def _pairs(path: Path) -> list[Pair]:
    """What is asked for, in no order."""
    db = sqlite3.connect(path)
    found = db.execute(_TOGETHER).fetchall()
    db.close()
    chosen = Random(1).sample(found, min(PAIRS, len(found)))
    store = open_store(f"sqlite:{path}")
    pairs = store.ask(
        lambda view: [Pair(need, area, sorted(asked_area(view, ASKING, area)[0].relation)) for need, area in chosen]
    )
    store.close()
    return pairs


@contextmanager
def _on_core(number: int) -> Iterator[None]:
    """Run, and start processes, on one core; on any where there is no way to choose."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {sorted(before)[number]})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def _in_turns(ours: Side, theirs: Side, connections: int) -> str:
    """Both asked in turns, of which the first only warms up; the middle of the others counts."""
    turns = [(ask(ours, connections, SECONDS), ask(theirs, connections, SECONDS)) for _ in range(TURNS + 1)][1:]
    own, other = (median(turn[at].a_second for turn in turns) for at in (0, 1))
    ratio = median(one.a_second / two.a_second for one, two in turns)
    own_size, other_size = (mean(size for turn in turns for size in turn[at].sizes) / 1000 for at in (0, 1))
    return (
        f"{own:.0f} answers/s of {own_size:.1f} kB, Datasette {other:.0f}/s of {other_size:.1f} kB, ratio {ratio:.2f}"
    )


def _times(side: Side, accept: str) -> str:
    """How long a single reader waits."""
    seconds = ask(side, 1, TURNS * SECONDS, accept).seconds
    p95 = quantiles(seconds, n=20)[-1]
    return f"median {1000 * median(seconds):.1f} ms, p95 {1000 * p95:.1f} ms of {len(seconds)}"


def _page(side: Side) -> str:
    try:
        return f"{_times(side, HTML)}, {_weight(side)}"
    except Refused as error:
        return f"not served ({error})"


def _weight(side: Side) -> str:
    """What a reader has to fetch for a page: itself, and the files of this server that it asks for."""
    path = side.paths[0]
    page = content_of(side.place, path, HTML)
    named = {urljoin(path, one.decode()) for one in _PARTS.findall(page)}
    parts = [content_of(side.place, one, "*/*") for one in sorted(named) if one.startswith("/")]
    return f"{sum(map(len, (page, *parts)))} bytes in {1 + len(parts)} request{'s' if parts else ''}, unpacked"
