"""Nothing of a person and nothing that the network keeps inside gets out over HTTP: every address, over planted texts.

Addresses are those that the application itself describes, asked with the ids and names that are in the store, those of
what is kept inside among them; and every id in any answer is followed. The same addresses are opened as pages, whose
links are all followed.
"""

from __future__ import annotations

import io
import re
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode
from zipfile import ZipFile, is_zipfile

from fastapi.testclient import TestClient

from api.app import create_app
from api.exports import exports
from api.settings import Settings
from api.wording import say
from graph.model.records import Dataset, Document, Link, MergedNode, Node, Saying, Value
from graph.model.vocabulary import NETWORK_VISIBLE, allowed_ends, kind_of_id, node_kinds
from graph.store.base import Store
from tests.api.pages.reading import BROWSER, Page, asked
from tests.privacy.test_exports import _by, _closed, _inside, _marks, _open, _persons
from tests.properties.each_engine import fresh

_LANGUAGES = ("fi", "en")
_PROXY = "X-Seinaton-Scopes"
_ID = re.compile(rb'"(?:id|key|node)": ?"([a-z-]+/[a-z0-9-]+)"')


_REAL = {
    "need": "Uni",
    "area": "Kemi",
    "origin": "family",
    "target": "Uni",
    "text": "Perhetyö",
    "kind": "Service",
    "since": "0",
    "query": "SELECT * { ?a ?b ?c }",
}
"""What is asked with so that there is an answer, by parameter."""


def _addresses(described: dict[str, Any], ids: list[str], names: list[str]) -> Iterator[str]:
    """Every address that answers, filled in with each thing that fits."""
    for path, operations in described["paths"].items():
        parameters = operations["get"].get("parameters", ())
        if "{format}" in path:
            yield from (path.replace("{format}", one) for one in exports())
        elif "{kind}" in path:
            yield from (path.replace("{kind}/{slug}", one) for one in ids)
        elif "{slug}" in path:
            yield from (path.replace("{slug}", one.partition("/")[2]) for one in ids)
        else:
            yield from _filled(path, [one["name"] for one in parameters if one["required"]], ids + names)
            real = {one["name"]: _REAL[one["name"]] for one in parameters if one["name"] in _REAL}
            yield from [f"{path}?{urlencode(real)}"] if real else []
        if "node" in {one["name"] for one in parameters}:
            yield from (f"{path}?node={quote(one)}&depth=2" for one in ids)


def _filled(path: str, wanted: list[str], texts: list[str]) -> Iterator[str]:
    if not wanted:
        yield path
    for text in ["0", *texts] if wanted else ():
        yield f"{path}?" + "&".join(f"{name}={quote(text)}" for name in wanted)


def _around() -> list[Document | Saying]:
    """An area and a need, what is open about them, and what only the network may know."""
    hidden: dict[str, Value] = {"visibility": "network", "note@fi": "aSISAINEN linkki alueella"}
    things = ("organisation/a", "service/a", "observation/a", "event/a")
    inside = [f"{node_kinds()[kind].slug}/inside" for kind in NETWORK_VISIBLE]
    ways = {one: "located_in" if one.startswith("organisation/") else "available_in" for one in (*things, *inside)}
    return [
        Document("a", "alue", "Alueen lista", date="2026-02-01"),
        Node("Area", "area/kemi", {"name@fi": "Kemi", "area_type": "municipality", "code": "240"}, _by("alue")),
        Node("Need", "need/uni", {"name@fi": "Uni"}, _by("alue")),
        Link("meets", "service/a", "need/uni", {}, _by("alue")),
        *(Link(ways[one], one, "area/kemi", {}, _by("alue")) for one in things if _may(ways[one], one, "Area")),
        *(Link(ways[one], one, "area/kemi", hidden, _by("alue")) for one in inside if _may(ways[one], one, "Area")),
        *(Link("meets", one, "need/uni", hidden, _by("alue")) for one in inside if _may("meets", one, "Need")),
        *(Link("concerns", one, "need/uni", hidden, _by("alue")) for one in inside if _may("concerns", one, "Need")),
    ]


def _may(way: str, node_id: str, target: str) -> bool:
    kind = kind_of_id(node_id)
    return kind is not None and allowed_ends(way, kind, target)


def _all_bytes(content: bytes) -> bytes:
    if not is_zipfile(io.BytesIO(content)):
        return content
    with ZipFile(io.BytesIO(content)) as parcel:
        return b"\n".join(parcel.read(name) for name in parcel.namelist())


def _reader(store: Store, folder: Path, scopes: str = "") -> TestClient:
    """A reader who has signed in at a proxy, if any scopes are named."""
    environ = {"HOME": str(folder), "SEINATON_RATE": "1000000", "SEINATON_PROXY_HEADER": _PROXY}
    app = create_app(Settings.from_env(environ), store)
    return TestClient(app, raise_server_exceptions=False, headers={_PROXY: scopes} if scopes else {})


def _all_addresses(store: Store, reader: TestClient) -> list[str]:
    """Every address of an application, filled in with what is in the store."""
    nodes = store.ask(lambda view: [one for one in view.records() if isinstance(one, MergedNode)])
    names = [str(value) for _, _, value in _closed("a")] + ["SISAINEN", "Kaupunki", "Perhetyö"]
    return list(_addresses(reader.get("/openapi.json").json(), [one.key for one in nodes], names))


def _everything_told(store: Store, folder: Path) -> Iterator[tuple[str, bytes]]:
    reader = _reader(store, folder)
    waiting = _all_addresses(store, reader)
    seen: set[str] = set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        for language in _LANGUAGES:
            told = reader.get(address, headers={"Accept-Language": language})
            assert told.status_code < 500, (address, told.text)
            yield address, _all_bytes(told.content)
            waiting += [f"/nodes/{one.decode()}" for one in _ID.findall(told.content)]


def _every_page(store: Store, reader: TestClient) -> Iterator[tuple[str, bytes]]:
    """Every address as a browser opens it, and every link of every page; each address in one language."""
    waiting = deque(["/", "/coordination", *_all_addresses(store, reader)])
    seen: set[str] = set()
    while waiting:
        address = waiting.popleft()
        if address in seen or address.startswith("/export/"):
            continue
        seen.add(address)
        told = reader.get(address, headers={**BROWSER, "Accept-Language": _LANGUAGES[len(seen) % len(_LANGUAGES)]})
        assert told.status_code < 500, (address, told.text)
        yield address, _all_bytes(told.content)
        if told.headers["content-type"].startswith("text/html"):
            links = Page(told.text, str(told.url.copy_with(scheme="", host=""))).links()
            waiting += [one for one in links if not {"language", "format"} & asked(one).keys()]


def test_every_operation_is_crawled_with_something_that_it_answers(tmp_path: Path) -> None:
    with fresh("sqlite") as store:
        store.change(Dataset("a", "Aineisto"), [*_open(), *_around(), *_persons("a"), *_inside("a")])
        reader = _reader(store, tmp_path, "network")
        ids = [one.key for one in store.ask(lambda view: list(view.records())) if isinstance(one, MergedNode)]
        for path, operations in reader.get("/openapi.json").json()["paths"].items():
            asked = _addresses({"paths": {path: operations}}, ids, ["Kaupunki"])
            assert any(reader.get(one).status_code == 200 for one in asked), path


def test_no_address_tells_what_is_closed(tmp_path: Path) -> None:
    asked = 0
    with fresh("sqlite") as store:
        store.change(Dataset("a", "Aineisto"), [*_open(), *_around(), *_persons("a"), *_inside("a")])
        for address, told in _everything_told(store, tmp_path):
            asked += 1
            # What was asked for may be told back; what was not may not.
            for text in (b"aSISAINEN", b"aSALAINEN", *_marks("a")):
                assert text not in told or text.decode() in address, address
    assert asked > 200


def test_no_page_tells_what_is_closed_and_no_link_leads_there(tmp_path: Path) -> None:
    opened = 0
    with fresh("sqlite") as store:
        store.change(Dataset("a", "Aineisto"), [*_open(), *_around(), *_persons("a"), *_inside("a")])
        for address, told in _every_page(store, _reader(store, tmp_path)):
            opened += 1
            for text in (b"aSISAINEN", b"aSALAINEN", *_marks("a")):
                assert text not in told or text.decode() in address, address
    assert opened > 200


def test_a_page_with_what_the_network_keeps_inside_says_that_it_is_for_the_network_alone(tmp_path: Path) -> None:
    shown = 0
    with fresh("sqlite") as store:
        store.change(Dataset("a", "Aineisto"), [*_open(), *_around(), *_persons("a"), *_inside("a")])
        for address, told in _every_page(store, _reader(store, tmp_path, "network")):
            for text in (b"aSALAINEN", *_marks("a")):
                assert text not in told or text.decode() in address, address
            if b"aSISAINEN" in told and "SISAINEN" not in address and told.startswith(b"<!doctype html>"):
                shown += 1
                found = Page(told.decode())
                assert say("paper-network", found.language) in found.text("main"), address
    assert shown > 10
