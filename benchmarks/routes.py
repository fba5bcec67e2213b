"""Referral routes at 150,000 referral links: how long an answer takes, beside the same search on a graph in memory.

The floor is networkx finding one shortest path on the whole graph, already in memory: no reading, no table of efforts,
no sentences, no sources.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import networkx

from graph.questions.base import Asking
from graph.questions.routes.question import routes
from graph.store import open_store
from graph.store.base import Store
from loaders.run import load
from tests.planting.planted import TODAY

LINKS, SERVICES, TOWNS = 150_000, 30_000, 300
ASKED = 100
MANNERS = ("told about", "guided", "contact with consent", "warm handover", "referral letter")
ACCESS = ("open", "self-referral", "guided", "referral needed", "decision needed")
ASKING = Asking(TODAY, "fi")


def measure() -> Iterator[str]:
    """One line: routes between services some steps apart, in a store of 150,000 referral links."""
    with TemporaryDirectory() as folder:
        book = Path(folder) / "book"
        book.mkdir()
        random = Random(1)
        ends = _write(book, random)
        store = open_store(f"sqlite:{Path(folder) / 'store.sqlite'}")
        load(store, book)
        graph: networkx.DiGraph[str] = networkx.DiGraph(ends)
        pairs = list(_pairs(graph, random))
        taken = [_ask(store, *pair) for pair in pairs]
        floor = [_seconds_of_path(graph, *pair) for pair in pairs]
        store.close()
    found = sum(1 for _, count in taken if count)
    times = [seconds for seconds, _ in taken]
    yield (
        f"routes: {len(ends)} referral links between {SERVICES} services, {ASKED} questions, {found} with a route: "
        f"{_told(times)}; one shortest path by networkx on the graph in memory: {_told(floor)}"
    )


def _told(times: list[float]) -> str:
    return f"median {1000 * median(times):.2f} ms, p95 {1000 * quantiles(times, n=20)[-1]:.2f} ms"


def _write(folder: Path, random: Random) -> list[tuple[str, str]]:
    """Services in towns that refer mostly within their town; the links as pairs of ids."""
    _sheet(folder, "Dataset", ["id", "title", "fictional"], [["made", "Made up", "1"]])
    _sheet(folder, "Document", ["id", "title", "date"], [["doc", "Made-up source", "2026-05"]])
    _sheet(
        folder,
        "Area",
        ["id", "name@fi", "area_type", "document"],
        ([f"a{i}", f"Alue {i}", "municipality", "doc"] for i in range(TOWNS)),
    )
    ids = [f"service/s{i}" for i in range(SERVICES)]
    services = ([one, f"Palvelu {at}", ACCESS[at % 5], f"area/a{at % TOWNS}", "doc"] for at, one in enumerate(ids))
    _sheet(folder, "Service", ["id", "name@fi", "access", "available_in", "document"], services)
    links: set[tuple[str, str]] = set()
    while len(links) < LINKS:
        at = random.randrange(SERVICES)
        near = (at + TOWNS * random.randrange(1, SERVICES // TOWNS)) % SERVICES
        other = near if random.random() < 0.9 else random.randrange(SERVICES)
        if at != other:
            links.add((ids[at], ids[other]))
    ends = sorted(links)
    rows = ([a, b, random.choice(MANNERS), "doc"] for a, b in ends)
    _sheet(folder, "refers_to", ["source", "target", "manner", "document"], rows)
    return ends


def _sheet(folder: Path, name: str, headings: list[str], rows: object) -> None:
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(headings)
        writer.writerows(rows)  # type: ignore[arg-type]


def _pairs(graph: networkx.DiGraph[str], random: Random) -> Iterator[tuple[str, str]]:
    """Origins, and targets one to five steps away."""
    for number in range(ASKED):
        origin = here = f"service/s{random.randrange(SERVICES)}"
        for _ in range(1 + number % 5):
            here = random.choice(sorted(graph[here]) or [here])
        yield (origin, here) if here != origin else (origin, f"service/s{random.randrange(SERVICES)}")


def _ask(store: Store, origin: str, target: str) -> tuple[float, int]:
    begin = time.perf_counter()
    answer = store.ask(lambda view: routes(view, ASKING, origin=origin, target=target))
    return time.perf_counter() - begin, len(answer.items)


def _seconds_of_path(graph: networkx.DiGraph[str], origin: str, target: str) -> float:
    begin = time.perf_counter()
    networkx.has_path(graph, origin, target)
    return time.perf_counter() - begin
