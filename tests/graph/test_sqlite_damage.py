"""A damaged SQLite file and a full disk: told in our words, and nothing half done."""

from __future__ import annotations

import random
import resource
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.errors import StoreUnusable
from graph.model.records import Document
from graph.model.text import Analyser
from graph.store.base import View
from graph.store.copying import read_copy
from graph.store.sqlite.store import SqliteStore
from tests.colliding import Record, dataset, link, node

PAGE = 4096
ANALYSER = Analyser(voikko=False)


def opened(path: Path) -> SqliteStore:
    return SqliteStore(path, ANALYSER)


def everything(view: View) -> object:
    return (
        list(view.records()),
        list(view.sayings()),
        list(view.log("network")),
        view.documents(),
        view.datasets(),
        view.personal(["professional/a"]),
        [view.select("names", "network", text="palvelu"), view.select("record", "network", ids=["service/s1"])],
        view.former_ids(),
        view.revision,
    )


@pytest.mark.parametrize("damage", ["zeros", "noise", "flips"])
def test_a_damaged_page_is_told_and_never_raised_raw(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "s"
    store = opened(path)
    services = [node(f"service/s{number}", f"Palvelu {number} {'pitkä ' * 40}") for number in range(40)]
    links = [link(f"service/s{number}", "meets", "need/a") for number in range(40)]
    store.change(dataset(), [*services, *links, node("need/a", "N"), node("professional/a", "O", person_name="A")])
    whole = store.ask(everything)
    store.close()
    content, told = path.read_bytes(), 0
    for page in range(len(content) // PAGE):
        broken, at = bytearray(content), page * PAGE
        chance = random.Random(page)
        if damage == "flips":
            for _ in range(20):
                broken[at + chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
        else:
            broken[at : at + PAGE] = chance.randbytes(PAGE) if damage == "noise" else bytes(PAGE)
        path.write_bytes(broken)
        try:
            store = opened(path)
            answer = store.ask(everything)
            store.close()
        except StoreUnusable:
            told += 1
        else:  # a free page, or an index that was not asked; or a letter became another one
            assert answer == whole or damage == "flips"
    assert told > len(content) // PAGE // 3


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM saying WHERE source IS NOT NULL",
        "DELETE FROM personal",
        "DELETE FROM dataset",
        "UPDATE saying SET body = replace(body, 'Uni', 'Ilo')",
    ],
)
def test_a_store_that_lost_something_is_not_copied(tmp_path: Path, damage: str) -> None:
    """The digest tells that what is read is not all, or not what was said."""
    store = opened(tmp_path / "s")
    records: list[Record] = [
        node("need/a", "Uni"),
        node("professional/a", "O", person_name="A"),
        link("service/s", "meets", "need/a"),
    ]
    store.change(dataset(), [Document("one", "d", "D"), *records])
    assert store.ask(read_copy).revision.number == 1
    with sqlite3.connect(tmp_path / "s") as db:
        assert db.execute(damage).rowcount
    db.close()
    with pytest.raises(StoreUnusable, match="copy-differs"):
        store.ask(read_copy)
    store.close()


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """The nearest that a test comes to a full disk: the system refuses to let any file grow beyond a size."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("room", [50_000, 200_000, 400_000])
def test_no_room_on_the_disk_changes_nothing(tmp_path: Path, room: int) -> None:
    store = opened(tmp_path / "s")
    store.change(dataset(), [node("need/a", "Uni")])
    before = store.ask(everything)
    many = [node(f"service/s{number}", "Palvelu " * 20, by="two") for number in range(2_000)]
    with files_no_larger_than(room), pytest.raises(StoreUnusable) as refused:
        store.change(dataset("two"), many)
    assert refused.value.code == "store-unwritable"
    assert store.ask(everything) == before
    assert not (tmp_path / "s-writer").exists()
    assert store.change(dataset("two"), many).sayings_added == 2_000
    store.close()
