"""Loading generated records with all checks, beside the plain insertion of the same rows.

The floor is ``executemany`` of every row that the load left in the store, into an empty file with the same tables and
indexes, in one transaction: what no loader into this schema can beat. Each size runs in a process of its own, so that
its peak memory is its own.
"""

from __future__ import annotations

import csv
import json
import multiprocessing
import resource
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.store import open_store
from graph.store.sqlite.files import migrations
from loaders.run import load

SIZES = (10_000, 50_000, 200_000)
_WORDS = (
    "perhe",
    "neuvola",
    "tuki",
    "ohjaus",
    "kerho",
    "ryhmä",
    "apu",
    "koulu",
    "nuori",
    "vauva",
    "leikki",
    "arki",
)
_NEEDS, _AREAS = 200, 300


def measure() -> list[str]:
    """One line a size: records a second, peak memory, and the ratio to the floor; then an unchanged reload."""
    lines = []
    for size in SIZES:
        with TemporaryDirectory() as folder:
            book, store = Path(folder) / "book", Path(folder) / "store.sqlite"
            records = write_book(book, size)
            seconds, memory = in_child(_load, book, store)
            again, _ = in_child(_load, book, store)
            floor, rows = _floor(store, Path(folder) / "floor.sqlite")
            lines.append(
                f"loading {records} records: {seconds:.1f} s, {records / seconds:.0f} records/s, "
                f"{memory:.0f} MB at most; floor (executemany of the {rows} rows): {floor:.1f} s, "
                f"ratio {seconds / floor:.1f}; unchanged reload: {again:.1f} s"
            )
    return lines


def write_book(folder: Path, size: int) -> int:
    """A folder of CSV with about ``size`` records: a quarter services, three quarters links. Returns how many."""
    folder.mkdir()
    services = size // 4
    _sheet(folder, "Dataset", "id;title;publisher;licence;read_on;fictional", [["made", "Made up", "", "", "", "1"]])
    _sheet(folder, "Document", "id;title;date", [["doc", "Made-up source", "2024-05"]])
    _sheet(folder, "Area", "id;name@fi;document", ([f"a{i}", f"Alue {i}", "doc"] for i in range(_AREAS)))
    _sheet(folder, "Need", "id;name@fi;document", ([f"n{i}", f"Tarve {i}", "doc"] for i in range(_NEEDS)))
    _sheet(
        folder,
        "Service",
        "id;name@fi;summary@fi;access;min_age;max_age;document;locator",
        (
            [f"s{i}", _name(i), f"{_name(i * 7)} {_name(i * 3)}", "open", str(i % 9), "17", "doc", f"row {i}"]
            for i in range(services)
        ),
    )
    for kind, target, count in (("meets", "n", _NEEDS), ("available_in", "a", _AREAS)):
        rows = ([f"s{i}", f"{target}{i % count}", "doc"] for i in range(services))
        _sheet(folder, kind, "source;target;document", ([f"service/{s}", t, d] for s, t, d in rows))
    further = ([f"service/s{i}", f"service/s{(i * 13 + 1) % services}", "told about", "doc"] for i in range(services))
    _sheet(folder, "refers_to", "source;target;manner;document", further)
    return 2 + _AREAS + _NEEDS + 4 * services


def _name(number: int) -> str:
    words = (_WORDS[number % 12], _WORDS[number // 12 % 12], str(number))
    return " ".join(words)


def _sheet(folder: Path, name: str, headings: str, rows: object) -> None:
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(headings.split(";"))
        writer.writerows(rows)  # type: ignore[arg-type]


def _load(book: Path, address: Path) -> None:
    store = open_store(f"sqlite:{address}")
    load(store, book)
    store.close()


def in_child(work: Callable[..., None], *paths: Path) -> tuple[float, float]:
    """Seconds and peak megabytes of ``work`` in a process of its own."""
    context = multiprocessing.get_context("spawn")
    answers = context.SimpleQueue()
    child = context.Process(target=_timed, args=(work, paths, answers))
    child.start()
    child.join()
    if child.exitcode != 0:
        raise RuntimeError(f"the measured work failed with exit code {child.exitcode}")
    seconds, memory = json.loads(answers.get())
    return seconds, memory


def _timed(work: Callable[..., None], paths: tuple[Path, ...], answers: multiprocessing.SimpleQueue[str]) -> None:
    begin = time.perf_counter()
    work(*paths)
    seconds = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answers.put(json.dumps([seconds, peak]))


def _floor(store: Path, path: Path) -> tuple[float, int]:
    """Seconds of a plain ``executemany`` of all rows of a store, and how many rows that are."""
    source = sqlite3.connect(store)
    names = [
        row[0]
        for row in source.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    ]
    tables = {name: source.execute(f"SELECT * FROM {name}").fetchall() for name in names}
    source.close()
    target = sqlite3.connect(path)
    for step in migrations():
        target.executescript(step)
    begin = time.perf_counter()
    with target:
        for name, rows in tables.items():
            if rows:
                gaps = ",".join("?" * len(rows[0]))
                target.executemany(f"INSERT INTO {name} VALUES ({gaps})", rows)
    seconds = time.perf_counter() - begin
    target.close()
    return seconds, sum(len(rows) for rows in tables.values())
