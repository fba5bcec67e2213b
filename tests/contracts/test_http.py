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
from tests.api.pages.reading import BROWSER, Page
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

PAGES = (
    "/",
    "/coordination",
    "/about",
    "/partners",
    "/partners?need=need/sleep&area=area/kemi",
    "/partners?need=sleeep",
    "/routes?origin=family&target=need/sleep",
    "/search?text=sleep",
    "/browse?kind=Service",
    "/gaps?area=Kemi",
    "/coverage?area=Kemi",
    "/network?area=Kemi",
    "/services/kemi",
    "/handbook/kemi",
    "/nodes/organisation/county",
    "/nodes/area/kemi.html",
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
def settings(tmp_path: Path) -> Settings:
    """Where both readers' files are: with one desk, as the processes of one service have it."""
    return Settings.from_env({"HOME": str(tmp_path)})


@pytest.fixture
def reader(store: Store, settings: Settings) -> TestClient:
    """A reader of a store of each engine."""
    return TestClient(create_app(settings, filled(store)))


@pytest.fixture
def other(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Iterator[TestClient]:
    """A reader of the same network in a file."""
    store = filled(open_sqlite(tmp_path_factory.mktemp("other")))
    yield TestClient(create_app(settings, store))
    store.close()


def test_every_engine_gives_the_same_answers(reader: TestClient, other: TestClient) -> None:
    for address in ADDRESSES:
        one, two = reader.get(address), other.get(address)
        assert (one.status_code, two.status_code) == (200, 200), one.text
        assert _timeless(one.content) == _timeless(two.content), address


def test_every_engine_gives_the_same_pages(reader: TestClient, other: TestClient) -> None:
    for address in PAGES:
        one, two = reader.get(address, headers=BROWSER), other.get(address, headers=BROWSER)
        assert one.status_code == two.status_code < 500, address
        assert Page(one.text, address).text("h1")
        assert one.text == two.text, address
        assert one.headers.get("etag") == two.headers.get("etag"), address


def test_a_page_is_known_until_something_changes(reader: TestClient, store: Store) -> None:
    first = {address: reader.get(address, headers=BROWSER) for address in ("/", "/partners?need=need/sleep")}
    for address, told in first.items():
        again = reader.get(address, headers={**BROWSER, "If-None-Match": told.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
    for known in store.datasets():
        store.remove(known)
    again = reader.get("/", headers={**BROWSER, "If-None-Match": first["/"].headers["etag"]})
    assert again.status_code == 200
    assert "need/sleep" not in again.text


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
