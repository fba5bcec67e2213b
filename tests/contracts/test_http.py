"""The HTTP door over every engine: the same answers, the same tags, the same files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.model.records import Dataset
from graph.store.base import Store
from tests.networks import Drawn, area, link, need, organisation, service
from tests.stores import open_sqlite

ADDRESSES = (
    "/partners?need=need/sleep&area=area/kemi&language=en",
    "/search?text=sleep",
    "/nodes/organisation/county",
    "/gaps?area=Kemi",
    "/coverage?area=Kemi",
    "/services/kemi",
    "/handbook/kemi",
    "/changes?since=0",
    "/export/n-triples",
    "/export/csv",
)


def filled(store: Store) -> Store:
    """A service of a county that meets a need in a town."""
    Drawn(store).draw(
        area("kemi"),
        organisation("county"),
        service("sleep"),
        need("sleep"),
        link("provides", "organisation/county", "service/sleep"),
        link("meets", "service/sleep", "need/sleep"),
        link("available_in", "service/sleep", "area/kemi"),
    )
    return store


@pytest.fixture
def reader(store: Store, tmp_path: Path) -> TestClient:
    """A reader of a store of each engine."""
    settings = Settings.from_env({"HOME": str(tmp_path)})
    return TestClient(create_app(settings, filled(store)))


@pytest.fixture
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A reader of the same network in a file."""
    folder = tmp_path_factory.mktemp("other")
    store = filled(open_sqlite(folder))
    yield TestClient(create_app(Settings.from_env({"HOME": str(folder)}), store))
    store.close()


def test_every_engine_gives_the_same_answers(reader: TestClient, other: TestClient) -> None:
    for address in ADDRESSES:
        one, two = reader.get(address), other.get(address)
        assert (one.status_code, two.status_code) == (200, 200), one.text
        assert _timeless(one.content) == _timeless(two.content), address


def _timeless(content: bytes) -> object:
    """An answer without the moments at which a store was written."""
    if not content.startswith(b"{"):
        return content
    told = json.loads(content)
    for item in told.get("items", ()):
        item.pop("at", None)
    return told


def test_who_has_an_answer_asks_in_vain_until_something_changes(reader: TestClient, store: Store) -> None:
    first = reader.get("/nodes/organisation/county")
    tag = {"If-None-Match": first.headers["etag"]}
    assert reader.get("/nodes/organisation/county", headers=tag).status_code == 304
    (known,) = store.datasets().values()
    assert isinstance(known, Dataset)
    store.remove(known.id)
    assert reader.get("/nodes/organisation/county", headers=tag).status_code == 404
