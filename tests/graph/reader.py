"""A process that may read an SQLite store's folder and not write it; the tests themselves run as root."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

from graph.errors import SeinatonError
from graph.model.text import Analyser
from graph.store.base import View
from graph.store.sqlite.store import SqliteStore
from tests.colliding import Record, node

NOBODY = 65534
PATIENCE = 20.0
ANALYSER = Analyser(voikko=False)


def opened(folder: Path) -> SqliteStore:
    return SqliteStore(folder / "s", ANALYSER)


def version(number: int) -> list[Record]:
    """A network in which everything carries a number; large enough that its file has many pages."""
    return [node(f"service/s{n}", f"version{number} {'pitkä ' * 30}") for n in range(200)]


def look(view: View) -> tuple[int, set[str]]:
    """The revision, and which versions show in the records and in the index."""
    seen = {str(record.values["name@fi"]).split()[0] for record in view.records()}
    number = view.revision.number
    hits = view.select("names", "public", text=f"version{number}", limit=1_000).hits
    return number, seen | {f"{len(hits)} hits"}


def of(number: int) -> tuple[int, set[str]]:
    return number, {f"version{number}", "200 hits"}


@contextmanager
def reader(folder: Path, work: Callable[[Connection], object]) -> Iterator[Connection]:
    """A child that may only read the folder, at work; what it answers comes through the connection."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    child = context.Process(target=_without_rights, args=(work, theirs))
    child.start()
    try:
        yield ours
    finally:
        child.join(PATIENCE)
        child.kill()


def _without_rights(work: Callable[[Connection], object], pipe: Connection) -> None:
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        pipe.send(work(pipe))
    except SeinatonError as error:
        pipe.send(error.code)


def answer(pipe: Connection) -> object:
    assert pipe.poll(PATIENCE)
    return pipe.recv()


def read(folder: Path, work: Callable[[Connection], object]) -> object:
    with reader(folder, work) as pipe:
        return answer(pipe)
