"""Both stores on the same generated network: load, unchanged reload, search, partners; each beside a floor.

Floors, of the same run: for loading the plain writing of what the load left behind (``executemany`` of the rows; the
driver's own batches of the same nodes, properties and relationships under the same constraints and indexes); for
questions the same selection run on raw sqlite3, and ``RETURN 1`` on Neo4j, which is one way there and back.
Neo4j is a server of its own, of the version that the tests use, with a heap of 2 GB.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import neo4j

from benchmarks.loading import _floor as sqlite_floor
from benchmarks.loading import write_book
from graph.model.text import open_analyser
from graph.questions.base import Asking
from graph.questions.partners import partners
from graph.questions.search import search
from graph.store import open_store
from graph.store.access import Credentials
from graph.store.base import Store, View
from graph.store.neo4j.schema import prepare
from graph.store.neo4j.server import Server as Connection
from graph.store.selections import arguments
from graph.store.sqlite.view import selection
from loaders.run import load
from tests.neo4j.server import Server

SIZES = (10_000, 100_000)
HEAP = "2g"
ASKING = Asking(date(2026, 11, 22), "fi", "public")
TEXTS = ("perhe tuki", "vauva leikki 417", "nuori", "koulu ryhmä 2042", "arki")
NEEDS = (("Tarve 7", "Alue 7"), ("Tarve 31", "Alue 31"), ("Tarve 150", "Alue 50"))
ROUNDS = 7
_AT_ONCE = 10_000


def measure() -> Iterator[str]:
    """One line for each size, store and work: the figure, its floor, and the ratio."""
    for size in SIZES:
        with TemporaryDirectory() as folder:
            book = Path(folder) / "book"
            records = write_book(book, size)
            path = Path(folder) / "store.sqlite"
            yield from _measured("sqlite", f"sqlite:{path}", book, records, partial(sqlite_floor, path, _beside(path)))
            yield from _questions("sqlite", f"sqlite:{path}", partial(_raw_sqlite, path))
            with _server() as server, _server() as floor:
                bolt = server.address
                yield from _measured("neo4j", bolt, book, records, partial(_neo4j_floor, server, floor))
                yield from _questions("neo4j", bolt, partial(_there_and_back, server))


def _server() -> Server:
    """One as an operator starts it, without what makes many small tests quick."""
    return Server(heap=HEAP, options=(), settings={"dbms.cypher.min_replan_interval": "10s"})


def _beside(path: Path) -> Path:
    return path.with_name("floor.sqlite")


def _measured(
    name: str, address: str, book: Path, records: int, floor: Callable[[], tuple[float, int]]
) -> Iterator[str]:
    with_store = partial(_with_store, address)
    seconds = _seconds(lambda: with_store(lambda store: load(store, book)))
    again = _seconds(lambda: with_store(lambda store: load(store, book)))
    least, rows = floor()
    yield (
        f"{name}: load {records} records: {seconds:.1f} s ({records / seconds:.0f}/s); floor ({rows} rows or nodes and "
        f"relationships): {least:.1f} s, ratio {seconds / least:.1f}; unchanged reload: {again:.1f} s"
    )


def _with_store(address: str, work: Callable[[Store], object]) -> None:
    store = open_store(address)
    work(store)
    store.close()


def _questions(name: str, address: str, floor: Callable[[str], float]) -> Iterator[str]:
    store = open_store(address)
    works: dict[str, list[Callable[[View], object]]] = {
        "search": [partial(_search, text) for text in TEXTS],
        "partners": [partial(_partners, need, area) for need, area in NEEDS],
    }
    for work, asked in works.items():
        times = [_seconds(partial(store.ask, one)) for _ in range(ROUNDS) for one in asked][len(asked) :]
        least = floor(work)
        yield (
            f"{name}: {work}: median {1000 * median(times):.0f} ms, longest {1000 * max(times):.0f} ms; "
            f"floor: {1000 * least:.1f} ms, ratio {median(times) / least:.1f}"
        )
    store.close()


def _search(text: str, view: View) -> object:
    return search(view, ASKING, text=text)


def _partners(need: str, area: str, view: View) -> object:
    return partners(view, ASKING, need=need, area=area)


def _raw_sqlite(path: Path, work: str) -> float:
    """Median seconds of the selection behind a question on raw sqlite3."""
    db = sqlite3.connect(path)
    analyser = open_analyser()
    if work == "search":
        asked = [("names", arguments("names", analyser, {"text": text})) for text in TEXTS]
    else:
        pairs = [(f"need/n{need.split()[1]}", f"area/a{area.split()[1]}") for need, area in NEEDS]
        asked = [
            ("need_cover", arguments("need_cover", analyser, {"needs": [need], "areas": [area]}))
            for need, area in pairs
        ]
    times = [_seconds(partial(_run_sql, db, *one)) for _ in range(ROUNDS) for one in asked][len(asked) :]
    db.close()
    return median(times)


def _run_sql(db: sqlite3.Connection, name: str, given: dict[str, object]) -> object:
    bound = {key: json.dumps(value) if isinstance(value, list) else value for key, value in given.items()}
    return db.execute(selection(name), {"scope": 0, **bound}).fetchall()


def _there_and_back(server: Server, work: str) -> float:
    """Median seconds of ``RETURN 1`` in a transaction of its own, whatever the work."""
    with server.driver.session(default_access_mode=neo4j.READ_ACCESS) as session:
        return median(_seconds(lambda: session.run("RETURN 1").consume()) for _ in range(200))


def _neo4j_floor(source: Server, target: Server) -> tuple[float, int]:
    """Seconds to write the same nodes and relationships with the driver alone, and how many these are."""
    connection = Connection(target.address, Credentials())
    prepare(connection, adopt=False)
    connection.close()
    with target.driver.session() as session:
        session.run("MATCH (n) DELETE n").consume()
        session.run("CREATE CONSTRAINT floor IF NOT EXISTS FOR (n:Floor) REQUIRE n._i IS UNIQUE").consume()
        session.run("CALL db.awaitIndexes(60)").consume()
    nodes = _groups(source, "MATCH (n) RETURN labels(n) AS name, id(n) AS a, 0 AS b, properties(n) AS row")
    links = _groups(source, "MATCH (a)-[l]->(b) RETURN [type(l)] AS name, id(a) AS a, id(b) AS b, properties(l) AS row")
    begin = time.perf_counter()
    with target.driver.session() as session:
        for name, rows in nodes.items():
            _write(session, f"UNWIND $rows AS row CREATE (n:Floor:{name}) SET n = row.row, n._i = row.a", rows)
        for name, rows in links.items():
            a, b = (f"MATCH ({end}:Floor {{_i: row.{end}}}) USING INDEX {end}:Floor(_i)" for end in "ab")
            _write(session, f"UNWIND $rows AS row {a} {b} CREATE (a)-[l:{name}]->(b) SET l = row.row", rows)
    seconds = time.perf_counter() - begin
    return seconds, sum(map(len, (*nodes.values(), *links.values())))


def _groups(source: Server, statement: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    with source.driver.session() as session:
        for record in session.run(statement):
            found.setdefault(":".join(record["name"]), []).append(record.data())
    return found


def _write(session: neo4j.Session, statement: str, rows: Iterable[dict[str, Any]]) -> None:
    waiting = iter(rows)
    while some := list(islice(waiting, _AT_ONCE)):
        session.run(statement, rows=some).consume()


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin
