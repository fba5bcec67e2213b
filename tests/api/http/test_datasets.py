"""What is loaded, as far as a reader may see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.desk import Desk
from api.settings import Settings
from graph.model.records import Dataset, Document, Evidence, Node
from graph.store.base import Store
from tests.stores import open_sqlite

INSIDE = "Verkoston muistiot"
BROWSER = {"Accept": "text/html"}


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Store]:
    """A dataset with a document that only an inner note cites, and one with nothing but inner notes."""
    store = open_sqlite(tmp_path)
    closed = {"name@fi": "Huoli", "visibility": "network"}
    store.change(
        Dataset("open", "Palvelut", read_on="2026-10-01"),
        [
            Document("open", "guide", "Opas", date="2025"),
            Document("open", "memo", "Muistio", date="2026-11"),
            Node("Service", "service/n", {"name@fi": "Neuvola"}, Evidence("open", "guide")),
            Node("Observation", "observation/a", closed, Evidence("open", "memo")),
        ],
    )
    store.change(
        Dataset("inside", INSIDE, read_on="2026-11-20"),
        [Node("Observation", "observation/b", closed, Evidence("inside"))],
    )
    yield store
    store.close()


@pytest.fixture
def known(settings: Settings, tmp_path: Path) -> Settings:
    return replace(settings, desk=tmp_path / "desk.sqlite")


def test_what_only_inner_notes_cite_is_not_counted(own: Store, known: Settings) -> None:
    told = TestClient(create_app(known, own)).get("/datasets").json()
    assert [(one["id"], one["documents"], one["newest"]) for one in told["items"]] == [("open", 1, "2025")]


def test_the_pages_tell_nothing_of_a_dataset_of_inner_notes(own: Store, known: Settings) -> None:
    reader = TestClient(create_app(known, own), headers=BROWSER)
    for address in ("/", "/about", "/datasets"):
        told = reader.get(address).text
        assert INSIDE not in told
        assert "20.11.2026" not in told
        assert "1.10.2026" in told


def test_who_may_see_what_the_network_keeps_is_told_of_all(own: Store, known: Settings) -> None:
    _, text = Desk(known.desk).create(["network"], 1, "", datetime.now(UTC))
    reader = TestClient(create_app(known, own))
    everybody, told = reader.get("/datasets"), reader.get("/datasets", headers={"Authorization": f"Bearer {text}"})
    assert [(one["id"], one["documents"]) for one in told.json()["items"]] == [("inside", 0), ("open", 2)]
    assert told.headers["etag"] != everybody.headers["etag"]
    assert told.headers["cache-control"].startswith("private")


def test_what_is_loaded_later_is_told_at_once(own: Store, known: Settings) -> None:
    reader = TestClient(create_app(known, own))
    assert len(reader.get("/datasets").json()["items"]) == 1
    own.change(Dataset("third", "Uusi"), [Node("Need", "need/u", {"name@fi": "Uni"}, Evidence("third"))])
    assert [one["id"] for one in reader.get("/datasets").json()["items"]] == ["open", "third"]
