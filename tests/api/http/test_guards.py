"""What stands before the routes: no reader may ask without end, and nothing of a reader is noted."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from httpx import ASGITransport, AsyncClient
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from api.app import create_app
from api.guards.crowd import Crowd
from api.guards.patience import Patience
from api.guards.rate import Rate
from api.guards.size import Size
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


def test_a_head_is_noted_as_the_question_that_it_is(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "seinaton"):
        client.head("/search?text=neuvola")
    noted = [json.loads(one.message) for one in caplog.records if one.name == "seinaton.requests"]
    assert [(one["operation"], one["status"], one["bytes"]) for one in noted] == [("search", 200, 0)]


def test_what_is_refused_or_known_already_says_how_to_go_on(network: Store, settings: Settings) -> None:
    site = {"Origin": "https://kunta.example"}
    strict = replace(settings, rate=3, cors=("https://kunta.example",))
    reader = TestClient(create_app(strict, network), headers=site)
    whole = reader.get("/datasets")
    known = reader.get("/datasets", headers={"If-None-Match": whole.headers["etag"]})
    assert (known.status_code, known.content) == (304, b"")
    for name in ("etag", "vary", "cache-control", "access-control-allow-origin"):
        assert known.headers[name] == whole.headers[name], name
    assert "content-security-policy" not in known.headers  # the page that the reader has keeps its own
    assert not {"content-type", "content-length"} & known.headers.keys()
    reader.get("/datasets")
    refused, head = reader.get("/datasets"), reader.head("/datasets")
    assert (refused.status_code, head.status_code, head.content) == (429, 429, b"")
    assert int(refused.headers["retry-after"]) == 20
    assert refused.headers["cache-control"] == "no-store"
    assert refused.headers["access-control-allow-origin"] == site["Origin"]
    assert refused.headers["x-content-type-options"] == "nosniff"
    readable = {one.strip().lower() for one in refused.headers["access-control-expose-headers"].split(",")}
    assert {"etag", "retry-after"} <= readable


class Waiting:
    """An application that answers when it is let go, or begins and goes on then."""

    def __init__(self, begins: bool = False) -> None:
        self.entered, self.let_go, self.left = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self._begins = begins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.entered.set()
        start = {"type": "http.response.start", "status": 200, "headers": []}
        if self._begins:
            await send(start)
        await self.let_go.wait()
        if not self._begins:
            await send(start)
        await send({"type": "http.response.body", "body": b"at last"})
        self.left.set()


def asking(app: ASGIApp, host: str = "127.0.0.1") -> AsyncClient:
    transport = ASGITransport(app, client=(host, 123))
    return AsyncClient(transport=transport, base_url="http://here", headers={"Accept-Language": "en"})


def test_who_waits_too_long_is_told_so_and_the_work_ends_unheard() -> None:
    async def story() -> None:
        work = Waiting()
        async with asking(Patience(work, 0.01)) as reader:
            told = await reader.get("/")
            assert (told.status_code, told.json()["code"], told.headers["retry-after"]) == (503, "too-slow", "5")
            assert told.json()["detail"].startswith("The answer was not ready in time")
            assert not work.left.is_set()
            work.let_go.set()
            await work.left.wait()
            assert (await reader.get("/")).text == "at last"

    asyncio.run(story())


def test_an_answer_that_has_begun_is_not_cut_short() -> None:
    async def story() -> None:
        work = Waiting(begins=True)
        async with asking(Patience(work, 0.01)) as reader:
            told = asyncio.create_task(reader.get("/"))
            await work.entered.wait()
            await asyncio.sleep(0.05)
            work.let_go.set()
            assert (await told).text == "at last"

    asyncio.run(story())


def test_an_address_with_a_time_limit_of_its_own_has_both() -> None:
    async def story() -> None:
        work = Waiting()
        patient = Patience(work, 0.01, {"/sparql": 3600})
        async with asking(patient) as reader:
            told = asyncio.create_task(reader.get("/sparql"))
            assert (await reader.get("/sparqler")).status_code == 503
            work.let_go.set()
            assert (await told).text == "at last"

    asyncio.run(story())


def test_what_goes_wrong_in_time_goes_wrong_as_ever_and_later_it_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    async def failing(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == "/later":
            await asyncio.sleep(0.05)
        raise ArithmeticError(scope["path"])

    async def story() -> None:
        async with asking(Patience(failing, 0.01)) as reader:
            assert (await reader.get("/later")).status_code == 503
            await asyncio.sleep(0.2)
            with pytest.raises(ArithmeticError):
                await reader.get("/now")

    asyncio.run(story())
    (noted,) = (one for one in caplog.records if one.name == "seinaton.http")
    assert noted.exc_info
    assert str(noted.exc_info[1]) == "/later"


def test_when_too_many_wait_the_next_is_told_at_once() -> None:
    async def story() -> None:
        work = Waiting()
        async with asking(Crowd(work, 1)) as reader:
            first = asyncio.create_task(reader.get("/"))
            await work.entered.wait()
            told = await reader.get("/")
            assert (told.status_code, told.json()["code"], told.headers["retry-after"]) == (503, "too-busy", "5")
            watching = asyncio.create_task(reader.get("/health/live"))
            work.let_go.set()
            assert [(await one).status_code for one in (first, watching)] == [200, 200]
            assert (await reader.get("/")).status_code == 200, "there is room again"

    asyncio.run(story())


def test_one_reader_has_half_of_the_room() -> None:
    async def story() -> None:
        work = Waiting()
        crowd = Crowd(work, 4)
        async with asking(crowd, "192.0.2.1") as greedy, asking(crowd, "192.0.2.2") as other:
            waiting = [asyncio.create_task(greedy.get("/")) for _ in range(2)]
            await work.entered.wait()
            assert (await greedy.get("/")).json()["code"] == "too-busy"
            waiting.append(asyncio.create_task(other.get("/")))
            await asyncio.sleep(0)
            work.let_go.set()
            assert [(await one).status_code for one in waiting] == [200, 200, 200]

    asyncio.run(story())


def test_work_that_nobody_waits_for_takes_room_until_it_ends() -> None:
    async def story() -> None:
        work = Waiting()
        async with asking(Patience(Crowd(work, 1), 0.01)) as reader:
            assert [(await reader.get("/")).json()["code"] for _ in range(3)] == ["too-slow", "too-busy", "too-busy"]
            work.let_go.set()
            await work.left.wait()
            assert (await reader.get("/")).status_code == 200

    asyncio.run(story())


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("/search?text=" + "a" * 9_000, {}, 414),
        ("/" + "a" * 9_000, {}, 414),
        ("/search?text=neuvola", {"Cookie": "a" * 17_000}, 431),
    ],
)
def test_what_is_too_large_to_be_a_question_is_refused(
    client: TestClient, address: str, headers: dict[str, str], status: int
) -> None:
    told = client.get(address, headers=headers)
    assert (told.status_code, told.json()["code"], told.json()["status"]) == (status, "too-large", status)
    assert told.headers["content-type"] == "application/problem+json"


def parts(number: int) -> Iterator[bytes]:
    for _ in range(number):
        yield b"a" * 100_000


def test_a_content_longer_than_any_query_is_refused_whether_it_says_so_or_not(client: TestClient) -> None:
    kind = {"Content-Type": "application/sparql-query"}
    for content in (b"a" * 400_001, parts(5)):
        told = client.post("/sparql", content=content, headers=kind)
        assert (told.status_code, told.json()["code"]) == (413, "too-large")
        assert told.headers["connection"] == "close"
    assert client.post("/sparql", content=parts(4), headers=kind).json()["code"] == "text-too-long"
    assert client.post("/datasets", content=b"a" * 400_001).status_code == 413
    assert client.post("/datasets", content=b"a").status_code == 405


def test_a_content_that_nobody_reads_is_no_trouble() -> None:
    reader = TestClient(Size(PlainTextResponse("ok"), 10))
    assert reader.post("/", content=b"a" * 10).text == "ok"
    assert reader.post("/", content=b"a" * 11).status_code == 413


@pytest.fixture(params=["/perhe", ""], ids=["passed on", "taken away"])
def in_front(request: pytest.FixtureRequest) -> str:
    """What a proxy leaves of the prefix of every address."""
    return str(request.param)


def test_addresses_hold_behind_a_proxy(network: Store, settings: Settings, in_front: str) -> None:
    app = create_app(replace(settings, path_prefix="/perhe", rate=5), network)
    reader = TestClient(app, follow_redirects=False)
    to_page = reader.get(f"{in_front}/id/area/kemi?language=sv")
    assert (to_page.status_code, to_page.headers["location"]) == (
        303,
        "/perhe/nodes/area/kemi?language=sv",
    )
    assert reader.get(f"{in_front}/openapi.json").json()["servers"] == [{"url": "/perhe"}]
    assert reader.get("/perheet").status_code == 404
    assert [reader.get(f"{in_front}/datasets").status_code for _ in range(3)] == [200, 200, 429]
    assert reader.get(f"{in_front}/health/live").status_code == 200, "who watches over the program is free here too"


def test_without_a_prefix_nothing_is_taken_for_one(client: TestClient) -> None:
    assert "servers" not in client.get("/openapi.json").json()
    assert client.get("/perhe/datasets").status_code == 404
