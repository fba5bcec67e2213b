"""What nobody foresaw is told like every other problem, with the headers and addresses of every other answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.store.base import Readable, View

T = TypeVar("T")
SITE = "https://kunta.example"
SECRET = "a value of the network"


class Broken:
    """A store with a fault that no code expects."""

    address = "sqlite:broken"

    def ask(self, work: Callable[[View], T]) -> T:
        raise RuntimeError(SECRET)


@pytest.fixture
def reader(settings: Settings) -> TestClient:
    own = replace(settings, cors=(SITE,), path_prefix="/perhe")
    store: Readable = Broken()
    return TestClient(create_app(own, store), raise_server_exceptions=False, headers={"Origin": SITE})


def test_a_program_is_told_in_one_sentence(reader: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    told = reader.get("/perhe/search?text=neuvola")
    assert (told.status_code, told.json()["code"]) == (500, "unforeseen")
    assert SECRET not in told.text
    assert SECRET in caplog.text
    assert told.headers["content-type"] == "application/problem+json"
    assert told.headers["access-control-allow-origin"] == SITE
    assert told.headers["x-content-type-options"] == "nosniff"
    assert told.headers["cache-control"] == "no-store"


def test_a_person_gets_a_page_that_leads_on(reader: TestClient) -> None:
    told = reader.get("/perhe/search?text=neuvola", headers={"Accept": "text/html"})
    assert told.status_code == 500
    assert told.headers["content-security-policy"]
    assert 'href="/perhe/' in told.text
    assert 'href="/search' not in told.text
