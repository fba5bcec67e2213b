"""Fetching once, and whole or not at all."""

from __future__ import annotations

import multiprocessing
import time
from pathlib import Path

import pytest

from tests.neo4j.jars import NoServer, made_once


def _slowly(folder: Path) -> None:
    with (folder.parent.parent / "calls").open("a") as calls:
        calls.write("x")
    (folder / "first.jar").touch()
    time.sleep(0.5)
    (folder / "last.jar").touch()


def _fetch(folder: Path) -> None:
    made_once(folder, _slowly)
    assert len(list(folder.iterdir())) == 2


def test_of_several_processes_at_once_one_fetches(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=_fetch, args=(tmp_path / "cache" / "jars",)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(30)
    assert [process.exitcode for process in processes] == [0] * 4
    assert (tmp_path / "cache" / "calls").read_text() == "x"


def test_what_failed_leaves_nothing_and_is_tried_again(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "first.jar").touch()
        raise NoServer("no network")

    folder = tmp_path / "jars"
    with pytest.raises(NoServer, match="no network"):
        made_once(folder, fail)
    assert not folder.exists()
    assert [one.name for one in tmp_path.iterdir()] == ["jars.lock"]
    made_once(folder, lambda made: (made / "all.jar").touch())
    assert [one.name for one in folder.iterdir()] == ["all.jar"]
