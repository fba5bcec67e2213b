"""A page is of one revision, whatever happens to the store while it is made: its answer and what stands around it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.model.records import Dataset, Evidence, Link, Node
from graph.store.base import Store, View
from tests.colliding import Record

T = TypeVar("T")
SAID = Evidence("a", said_on="2026-11-01")
SAYINGS: tuple[Record, ...] = (
    Node("Area", "area/kemi", {"name@fi": "Kemi", "area_type": "municipality"}, SAID),
    Node("Need", "need/uni", {"name@fi": "Uni"}, SAID),
    Node("Service", "service/n", {"name@fi": "Neuvola", "summary@fi": "Apua uneen"}, SAID),
    Link("meets", "service/n", "need/uni", {}, SAID),
    Link("available_in", "service/n", "area/kemi", {}, SAID),
)


class Restless:
    """A store that loses its network after each reading."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.address = store.address

    def ask(self, work: Callable[[View], T]) -> T:
        found = self._store.ask(work)
        for one in self._store.datasets():
            self._store.remove(one)
        return found


@pytest.mark.parametrize(
    "address", ["/changes?since=0", "/services/kemi", "/partners?need=need/uni&language=sv", "/coverage?area=area/kemi"]
)
def test_a_page_is_of_one_revision(store: Store, tmp_path: Path, address: str) -> None:
    settings = Settings.from_env({"HOME": str(tmp_path)})
    browser = {"Accept": "text/html"}
    store.change(Dataset("a", "Aineisto"), SAYINGS)
    undisturbed = TestClient(create_app(settings, store)).get(address, headers=browser)
    assert "Neuvola" in undisturbed.text or "Uni" in undisturbed.text
    reader = TestClient(create_app(settings, Restless(store)))
    told = reader.get(address, headers=browser)
    if "services" in address:  # whether the area is there is asked before, and then it is gone
        assert told.status_code in {200, 404}
    else:
        assert (told.status_code, told.text) == (200, undisturbed.text)
