"""Pages over the bundled networks, for readers with a browser in this process: what a browser sends, and no script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.store.base import Store
from tests.api.http.conftest import client, network, settings
from tests.api.pages.reading import BROWSER
from tests.networks import MADE_UP, Drawn, area, channel, helping, link, need, organisation, place
from tests.networks import network as joined
from tests.stores import open_sqlite

__all__ = ["client", "network", "settings"]

SITE = "https://kaupunki.example/perheet?a=1&b=2"


@pytest.fixture(scope="session")
def browser(network: Store, settings: Settings) -> TestClient:
    """A browser that stays where it is told to go elsewhere."""
    app = create_app(settings, network)
    return TestClient(app, raise_server_exceptions=False, headers=BROWSER, follow_redirects=False)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A network small enough to walk through whole."""
    store = open_sqlite(tmp_path_factory.mktemp("small"))
    draw(store)
    yield store
    store.close()


def draw(store: Store) -> None:
    """Services that meet one need in a town: one that works, one only planned, one made up."""
    Drawn(store).draw(
        area("kemi"),
        need("uni"),
        organisation("kaupunki"),
        place("talo", address="Katu 1"),
        channel("puhelin", phone="016 123", url=SITE),
        joined("perhekeskus", name="perhekeskus", name_sv="familjecenter"),
        *helping("neuvola", "need/uni", "area/kemi", access="open", min_age=0, max_age=6),
        *helping("kerho", "need/uni", "area/kemi", modality="planned"),
        *helping("rinki", "need/uni", "area/kemi", dataset=MADE_UP),
        link("provides", "organisation/kaupunki", "service/neuvola"),
        link("delivered_at", "service/neuvola", "place/talo"),
        link("reached_through", "service/neuvola", "channel/puhelin"),
        link("refers_to", "service/neuvola", "service/kerho"),
        link("member_of", "organisation/kaupunki", "network/perhekeskus"),
        link("available_in", "network/perhekeskus", "area/kemi"),
    )


@pytest.fixture(scope="session")
def visitor(small: Store, settings: Settings) -> TestClient:
    """A browser of the small network that stays where it is told to go elsewhere."""
    app = create_app(settings, small)
    return TestClient(app, raise_server_exceptions=False, headers=BROWSER, follow_redirects=False)
