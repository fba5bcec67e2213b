"""SPARQL over a million triples: making the index, what a query costs at least, and queries that take too much.

The floor of making the index is rdflib reading the same N-Triples; that of a query is the same query asked of the open
store within one process.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from benchmarks.loading import in_child, write_book
from benchmarks.rdf import SIZES, export_to, wish
from graph.errors import SeinatonError
from graph.export.base import Wish
from graph.export.rdf.prefixes import prefixes
from graph.export.sparql.asking import Queries
from graph.export.sparql.index import Index, index_of
from graph.export.sparql.limits import Limits
from graph.store import open_store
from loaders.run import load

T = TypeVar("T")

LIMIT = 3.0
"""Seconds."""

CROSS_JOIN = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
JOIN = "SELECT (COUNT(*) AS ?n) { ?service a sn:Service ; sn:addressesNeed ?need . ?need skos:prefLabel ?name }"
SMALL = "SELECT ?name { <https://seinaton.example/id/need/n1> skos:prefLabel ?name }"


def measure() -> Iterator[str]:
    """Lines on the index, on a query alone, on ten at once, and on a cross join that is ended."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        write_book(place / "book", SIZES[-1])
        store = open_store(f"sqlite:{place / 'store.sqlite'}")
        load(store, place / "book")
        asked: Wish = wish()
        seconds, index = _timed(lambda: index_of(store, asked, place / "spool", lambda step, count: None))
        store.close()
        export_to(place / "store.sqlite", place / "network.nt", Path("n-triples"))
        peer, _ = in_child(_rdflib, place / "network.nt")
        yield f"index: {seconds:.1f} s with the export; rdflib reading the same N-Triples: {peer:.1f} s"
        queries = Queries(Limits(LIMIT, memory_mb=8_192, at_once=4, patience=60), asked.base_uri)
        yield from _alone(queries, index)
        yield from _together(queries, index)
        yield from _ended(queries, index)
        busy = Queries(replace(Limits(), seconds=LIMIT, at_once=4, patience=0.5), asked.base_uri)
        yield from _crowd(busy, index)


def _alone(queries: Queries, index: Index) -> Iterator[str]:
    import pyoxigraph

    opened = pyoxigraph.Store.read_only(str(index.path))
    for name, query in (("one address", SMALL), ("a join of all services with their needs", JOIN)):
        times = [_timed(partial(queries.ask, index, query, ("json",)))[0] for _ in range(11)]
        floor = [_timed(partial(_inside, opened, query))[0] for _ in range(11)]
        yield (
            f"query, {name}: median {1000 * median(times):.0f} ms in a process of its own; "
            f"in an open store {1000 * median(floor):.1f} ms"
        )


def _inside(opened: Any, query: str) -> list[Any]:
    return list(opened.query(query, prefixes=prefixes(wish().base_uri)))


def _together(queries: Queries, index: Index) -> Iterator[str]:
    with ThreadPoolExecutor(10) as pool:
        seconds, found = _timed(
            lambda: list(pool.map(lambda _: queries.ask(index, JOIN, ("json",)).content, range(10)))
        )
    yield f"ten joins at once, four together: {seconds:.2f} s, {len(set(found))} different answer"


def _ended(queries: Queries, index: Index) -> Iterator[str]:
    seconds, told = _timed(lambda: _outcome(lambda: queries.ask(index, CROSS_JOIN, ("json",))))
    after, _ = _timed(lambda: queries.ask(index, SMALL, ("json",)))
    yield (
        f"cross join, limit {LIMIT:.0f} s: {told}, {1000 * (seconds - LIMIT):.0f} ms after it; "
        f"the next query: {1000 * after:.0f} ms"
    )


def _crowd(queries: Queries, index: Index) -> Iterator[str]:
    with ThreadPoolExecutor(10) as pool:
        asked = [pool.submit(_outcome, lambda: queries.ask(index, CROSS_JOIN, ("json",))) for _ in range(10)]
        outcomes = sorted(one.result() for one in asked)
    counted = ", ".join(f"{outcomes.count(one)} × {one}" for one in sorted(set(outcomes)))
    after, _ = _timed(lambda: queries.ask(index, SMALL, ("json",)))
    yield f"ten cross joins at once: {counted}; the next query: {1000 * after:.0f} ms"


def _outcome(ask: Callable[[], object]) -> str:
    try:
        ask()
    except SeinatonError as error:
        return error.code
    return "answered"


def _rdflib(lines: Path) -> None:
    from rdflib import Graph

    Graph().parse(str(lines), format="nt")


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    begin = time.perf_counter()
    found = work()
    return time.perf_counter() - begin, found
