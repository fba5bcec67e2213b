"""What is told of the network's state lets nobody find out what is kept back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.model.records import Dataset, Evidence, Node
from graph.store.base import Store
from tests.stores import open_sqlite

SAID = Evidence("a", said_on="2026-11-01")
ADDRESSES = ("/health/ready", "/datasets", "/search?text=Neuvola", "/nodes/service/n", "/export/json-ld")


def load(store: Store, phone: str) -> int:
    """Load a network with a telephone number that is kept back; the store's own digest as a number."""
    values = {"name@fi": "Neuvola"}
    person = Node("Professional", "professional/p", {"name@fi": "Terveydenhoitaja", "phone": phone}, SAID)
    store.change(Dataset("a", "Aineisto"), [Node("Service", "service/n", values, SAID), person])
    return int(store.ask(lambda view: view.revision.digest), 16)


def told(reader: TestClient, address: str = "/health/ready") -> str:
    """The digest that an answer tells."""
    return str(reader.get(address).json()["digest"])


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Store]:
    store = open_sqlite(tmp_path)
    yield store
    store.close()


@pytest.fixture
def known(settings: Settings, tmp_path: Path) -> Settings:
    return replace(settings, desk=tmp_path / "new" / "desk.sqlite", spool=tmp_path / "spool")


def test_a_change_of_the_digest_says_nothing_of_what_changed(own: Store, known: Settings) -> None:
    reader = TestClient(create_app(known, own))
    before = load(own, "0000 001")
    first = int(told(reader), 16)
    after = load(own, "0000 002")
    second = int(told(reader), 16)
    assert first != second, "a reader sees that something changed"
    assert {first, second}.isdisjoint({before, after})
    assert (second - first) % 2**256 != (after - before) % 2**256


def test_the_own_digest_of_a_store_is_nowhere(own: Store, known: Settings) -> None:
    digest = f"{load(own, '0000 001'):064x}"
    reader = TestClient(create_app(known, own))
    for accept in ("application/json", "text/html"):
        for address in ADDRESSES:
            answer = reader.get(address, headers={"Accept": accept})
            assert answer.status_code == 200
            assert digest[:12] not in answer.text + str(answer.headers)


def test_processes_with_one_desk_tell_the_same(own: Store, known: Settings, tmp_path: Path) -> None:
    load(own, "0000 001")
    one, other = TestClient(create_app(known, own)), TestClient(create_app(known, own))
    stranger = TestClient(create_app(replace(known, desk=tmp_path / "another.sqlite"), own))
    for address in ADDRESSES:
        tags = [reader.get(address).headers.get("etag") for reader in (one, other)]
        assert tags[0] == tags[1]
    assert told(one) == told(other, "/datasets") == told(other, "/search?text=Neuvola")
    assert told(one) != told(stranger)


def test_the_secret_is_for_the_owner_of_the_desk(own: Store, known: Settings) -> None:
    load(own, "0000 001")
    told(TestClient(create_app(known, own)))
    assert known.desk.stat().st_mode & 0o077 == 0
    assert known.desk.parent.stat().st_mode & 0o077 == 0


def test_a_desk_that_cannot_be_written_is_named_in_the_log_and_not_to_readers(
    own: Store, known: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    load(own, "0000 001")
    (tmp_path / "file").touch()
    shut = replace(known, desk=tmp_path / "file" / "desk.sqlite")
    answer = TestClient(create_app(shut, own), raise_server_exceptions=False).get("/health/ready")
    assert answer.status_code == 503
    assert str(tmp_path) not in answer.text
    assert str(shut.desk) in caplog.text
