"""What takes long keeps nobody else waiting: those who cannot be taken in are told at once."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient, Response

from api.app import create_app
from api.exports import exports
from api.routes.taking_out import PUBLISHED
from api.settings import Settings
from graph.store.base import Store

ENDLESS = quote("SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
THREADS = 40
"""As many as an application has for its work."""


@pytest.fixture
def own(settings: Settings, tmp_path: Path) -> Settings:
    return replace(settings, spool=tmp_path, sparql=replace(settings.sparql, seconds=4, at_once=1))


def all_at_once(settings: Settings, store: Store, addresses: list[str], beside: str) -> tuple[list[Response], int]:
    """The answers of all addresses, and how many had come when the one beside them, which was asked last, had."""

    async def ask() -> tuple[list[Response], int]:
        transport = ASGITransport(create_app(settings, store), raise_app_exceptions=False)
        async with AsyncClient(transport=transport, base_url="http://testserver", timeout=None) as reader:
            tasks = [asyncio.create_task(reader.get(one)) for one in addresses]
            await asyncio.sleep(0.5)
            other = await reader.get(beside)
            assert other.status_code == 200
            come = sum(task.done() for task in tasks)
            return await asyncio.gather(*tasks), come

    return asyncio.run(ask())


def codes(answers: list[Response]) -> Counter[str]:
    assert all("retry-after" in one.headers for one in answers if one.status_code == 503)
    return Counter("" if one.status_code == 200 else one.json()["code"] for one in answers)


def test_queries_that_cannot_be_taken_in_are_told_at_once(own: Settings, network: Store) -> None:
    answers, come = all_at_once(own, network, [f"/sparql?query={ENDLESS}"] * (THREADS + 10), "/search?text=neuvola")
    assert codes(answers)["sparql-busy"] >= THREADS
    assert come <= codes(answers)["sparql-busy"], "the others were still at work"


def test_exports_that_cannot_be_taken_in_are_told_at_once(own: Settings, network: Store) -> None:
    names = [name for name in exports() if name not in PUBLISHED]
    wanted = [f"/export/{name}{area}" for name in names for area in ("", "?area=Kemi", "?area=Kotka", "?area=Hamina")]
    answers, come = all_at_once(own, network, wanted, "/search?text=neuvola")
    told = codes(answers)
    assert told.keys() == {"", "exports-busy"}
    assert told[""] >= 2, "one reader has half of the places"
    assert come < len(wanted), "who asked last did not wait for all of them"
    again, _ = all_at_once(own, network, [wanted[0]], "/search?text=neuvola")
    assert again[0].status_code == 200


@pytest.mark.parametrize("first", ["Kemi", "kemi", "area/kemi"])
def test_an_area_has_one_file_however_it_is_spelled(own: Settings, network: Store, first: str) -> None:
    spelled = ["Kemi", "kemi", "area/kemi", "municipality:240", "Kemi&as_of=2026-01-01", "Kemi&as_of=2026-11-22"]
    for one in (first, *spelled):
        answers, _ = all_at_once(own, network, [f"/export/graphml?area={one}"], "/health/live")
        assert answers[0].status_code == 200
    assert len(list((own.spool / "exports").iterdir())) == 1


def test_one_reader_does_not_keep_the_others_out(own: Settings, network: Store) -> None:
    app = create_app(replace(own, sparql=replace(own.sparql, seconds=2, at_once=2)), network)

    async def ask() -> tuple[list[Response], Response]:
        async with _reader(app, "192.0.2.1") as greedy, _reader(app, "192.0.2.2") as other:
            tasks = [asyncio.create_task(greedy.get(f"/sparql?query={ENDLESS}")) for _ in range(8)]
            await asyncio.sleep(0.5)
            told = await other.get(f"/sparql?query={quote('ASK { ?a ?b ?c }')}")
            return await asyncio.gather(*tasks), told

    answers, told = asyncio.run(ask())
    assert codes(answers)["sparql-busy"] == len(answers) - 2
    assert told.status_code == 200


def _reader(app: FastAPI, host: str) -> AsyncClient:
    transport = ASGITransport(app, raise_app_exceptions=False, client=(host, 123))
    return AsyncClient(transport=transport, base_url="http://testserver", timeout=None)


def test_an_index_is_made_once_however_many_ask(own: Settings, network: Store) -> None:
    few = replace(own, sparql=replace(own.sparql, seconds=30, at_once=8))
    answers, _ = all_at_once(few, network, [f"/sparql?query={quote('ASK { ?a ?b ?c }')}"] * 6, "/health/live")
    assert codes(answers)[""] == 6
    (folder,) = [one for one in (own.spool / "served").iterdir() if not one.name.startswith(".")]
    assert folder.is_dir()


def test_what_a_killed_process_was_making_is_removed(own: Settings, network: Store) -> None:
    left = own.spool / "exports" / ".making-left"
    left.mkdir(parents=True)
    (left / "network").write_text("half of it")
    answers, _ = all_at_once(own, network, ["/export/graphml?area=Kemi"], "/health/live")
    assert answers[0].status_code == 200
    assert not left.exists()
