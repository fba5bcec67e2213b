"""What stands before the routes: no reader may ask without end, and nothing of a reader is noted."""

from __future__ import annotations

import json
import logging
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from starlette.responses import PlainTextResponse

from api.app import create_app
from api.guards.rate import Rate
from api.settings import Settings
from graph.store.base import Store


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def limited(clock: Clock, reader: str = "192.0.2.1") -> TestClient:
    return TestClient(Rate(PlainTextResponse("ok"), 60, clock), client=(reader, 1))


def test_who_asks_without_end_is_told_when_to_come_back() -> None:
    clock = Clock()
    reader = limited(clock)
    assert [reader.get("/").status_code for _ in range(60)] == [200] * 60
    refused = reader.get("/", headers={"Accept-Language": "en"})
    assert (refused.status_code, refused.json()["code"], refused.headers["retry-after"]) == (429, "too-many", "1")
    assert refused.json()["title"] == "Too many requests"
    clock.now += 1
    assert [reader.get("/").status_code for _ in range(2)] == [200, 429]
    clock.now += 3600
    assert [reader.get("/").status_code for _ in range(61)] == [200] * 60 + [429], "a bucket holds a minute's worth"


def test_one_reader_does_not_stop_another() -> None:
    clock = Clock()
    app = Rate(PlainTextResponse("ok"), 1, clock)
    first, second = (TestClient(app, client=(host, 1)) for host in ("192.0.2.1", "192.0.2.2"))
    assert [first.get("/").status_code for _ in range(2)] == [200, 429]
    assert second.get("/").status_code == 200


def test_a_network_of_ipv6_is_one_reader() -> None:
    clock = Clock()
    app = Rate(PlainTextResponse("ok"), 1, clock)
    hosts = ("2001:db8::1", "2001:db8::ffff:1", "2001:db8:0:1::1")
    assert [TestClient(app, client=(host, 1)).get("/").status_code for host in hosts] == [200, 429, 200]


def test_who_watches_over_the_program_is_never_refused(network: Store, settings: Settings) -> None:
    reader = TestClient(create_app(replace(settings, rate=1), network))
    assert [reader.get("/datasets").status_code for _ in range(2)] == [200, 429]
    assert reader.get("/health/live").status_code == 200


@pytest.mark.parametrize("address", ["/datasets", "/nowhere", "/search", "/vocabulary", "/openapi.json"])
def test_every_answer_has_the_headers_that_keep_it_harmless(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert "server" not in headers


def test_other_sites_may_read_only_where_that_is_set(client: TestClient, network: Store, settings: Settings) -> None:
    origin = {"Origin": "https://kunta.example"}
    assert "access-control-allow-origin" not in client.get("/datasets", headers=origin).headers
    open_to = TestClient(create_app(replace(settings, cors=("https://kunta.example",)), network))
    assert open_to.get("/datasets", headers=origin).headers["access-control-allow-origin"] == origin["Origin"]
    other = open_to.get("/datasets", headers={"Origin": "https://other.example"})
    assert "access-control-allow-origin" not in other.headers


def test_nothing_of_a_reader_is_noted(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "seinaton"):
        client.get("/search?text=salaisuus", headers={"User-Agent": "salainen selain"})
        client.get("/nodes/area/kemi?language=sv")
        client.get("/nowhere/salaisuus")
    noted = [json.loads(one.message) for one in caplog.records if one.name == "seinaton.requests"]
    assert [(one["operation"], one["status"]) for one in noted] == [("search", 200), ("show", 200), ("none", 404)]
    assert all(set(one) == {"operation", "status", "ms", "bytes"} for one in noted)
    assert "sala" not in caplog.text
    told = client.get("/metrics").text
    assert 'seinaton_requests_total{operation="show",status="200"}' in told
    assert "salaisuus" not in told


@pytest.mark.parametrize("address", ["/datasets", "/nodes/area/kemi", "/vocabulary", "/nowhere", "/metrics"])
def test_the_head_of_an_answer_can_be_had_alone(client: TestClient, address: str) -> None:
    whole, head = client.get(address), client.head(address)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    for name in ("content-type", "etag", "content-language"):
        assert head.headers.get(name) == whole.headers.get(name)
