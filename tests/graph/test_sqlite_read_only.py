"""An SQLite store in a folder that cannot be written: it opens and answers, and changes nothing."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

import pytest

from graph.store.copying import read_copy
from graph.store.sqlite.store import SqliteStore
from tests.colliding import dataset
from tests.graph.reader import look, of, opened, read, version

pytestmark = pytest.mark.needs_root


def test_a_store_at_rest_is_read_and_nothing_is_left_beside_it(folder: Path) -> None:
    store = opened(folder)
    store.change(dataset(), version(1))
    store.close()
    assert read(folder, lambda pipe: opened(folder).ask(look)) == of(1)
    assert [one.name for one in folder.iterdir()] == ["s"]


@pytest.mark.parametrize(
    "change",
    [
        lambda store: store.change(dataset(), version(2)),
        lambda store: store.remove("one"),
        lambda store: store.reindex(),
        lambda store: store.keep("layout", b""),
        lambda store: store.copy_from(store.ask(read_copy)),
    ],
)
def test_changes_are_refused(folder: Path, change: Callable[[SqliteStore], object]) -> None:
    store = opened(folder)
    store.change(dataset(), version(1))
    store.close()
    assert read(folder, lambda pipe: change(opened(folder))) == "store-read-only"
    store = opened(folder)
    assert store.ask(look) == of(1)
    store.close()


def test_a_store_whose_writer_was_cut_short_says_who_must_open_it_first(folder: Path) -> None:
    """A log without its index, as a copy of the files or a crash of the machine leaves it, holds the newest state."""
    original = Path(mkdtemp())
    store = opened(original)
    store.change(dataset(), version(1))
    store.datasets()
    store.change(dataset(), version(2))
    for name in ("s", "s-wal"):
        shutil.copyfile(original / name, folder / name)
    store.close()
    shutil.rmtree(original)
    assert read(folder, lambda pipe: opened(folder).ask(look)) == "store-unfinished"
    folder.chmod(0o755)
    again = opened(folder)
    assert again.ask(look) == of(2)
    again.close()
    assert read(folder, lambda pipe: opened(folder).ask(look)) == of(2)


def test_an_empty_log_is_none(folder: Path) -> None:
    store = opened(folder)
    store.change(dataset(), version(1))
    store.close()
    (folder / "s-wal").touch()
    assert read(folder, lambda pipe: opened(folder).ask(look)) == of(1)


def test_a_missing_file_cannot_be_made(folder: Path) -> None:
    assert read(folder, lambda pipe: opened(folder)) == "store-no-folder"
    assert list(folder.iterdir()) == []


def test_a_store_of_an_older_program_cannot_be_brought_up_to_date(folder: Path) -> None:
    opened(folder).close()
    db = sqlite3.connect(folder / "s")
    db.execute("PRAGMA user_version = 0")
    db.close()
    assert read(folder, lambda pipe: opened(folder)) == "store-too-old"


def test_a_file_of_another_kind_is_no_store_here_either(folder: Path) -> None:
    (folder / "s").write_text("id;name\n" * 100)
    assert read(folder, lambda pipe: opened(folder)) == "store-not-ours"
    (folder / "s").write_bytes(b"")
    assert read(folder, lambda pipe: opened(folder)) == "store-not-ours"


def test_a_file_that_may_not_be_read(folder: Path) -> None:
    opened(folder).close()
    (folder / "s").chmod(0o000)
    assert read(folder, lambda pipe: opened(folder)) == "store-unreadable"


def test_a_folder_that_may_not_be_entered(folder: Path) -> None:
    inner = folder / "closed"
    inner.mkdir()
    opened(inner).close()
    inner.chmod(0o000)
    try:
        assert read(folder, lambda pipe: opened(inner)) == "store-no-folder"
    finally:
        inner.chmod(0o755)
