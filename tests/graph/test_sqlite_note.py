"""The note of a writer beside the file: whatever somebody else put in its place is neither followed nor waited for."""

from __future__ import annotations

import os
from pathlib import Path

from graph.model.records import Dataset, Evidence, Node
from graph.model.text import open_analyser
from graph.store.sqlite.store import SqliteStore

NEED = Node("Need", "need/a", {"name@fi": "A"}, Evidence("a"))


def _load(path: Path) -> bool:
    store = SqliteStore(path, open_analyser(False))
    try:
        return store.change(Dataset("a", "A"), [NEED]).wrote
    finally:
        store.close()


def test_a_link_in_its_place_overwrites_nothing(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("mine")
    (tmp_path / "n.sqlite-writer").symlink_to(precious)
    assert _load(tmp_path / "n.sqlite")
    assert precious.read_text() == "mine"


def test_a_pipe_in_its_place_hangs_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "n.sqlite-writer")
    assert _load(tmp_path / "n.sqlite")


def test_a_store_is_found_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    assert _load(tmp_path / "real" / "n.sqlite")
    (tmp_path / "link.sqlite").symlink_to(tmp_path / "real" / "n.sqlite")
    assert not _load(tmp_path / "link.sqlite"), "the same store: nothing to write"
