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
from urllib.parse import quote
from zipfile import ZipFile, is_zipfile

from fastapi.testclient import TestClient

from api.app import create_app
from api.exports import exports
from api.settings import Settings
from api.wording import say
from graph.model.records import Dataset, MergedNode
from graph.store.base import Store
from tests.api.pages.reading import BROWSER, Page, asked
from tests.privacy.test_exports import _closed, _inside, _marks, _open, _persons
from tests.properties.each_engine import fresh

_LANGUAGES = ("fi", "en")
_PROXY = "X-Seinaton-Scopes"
_ID = re.compile(rb'"(?:id|key|node)": ?"([a-z-]+/[a-z0-9-]+)"')


def _addresses(described: dict[str, Any], ids: list[str], names: list[str]) -> Iterator[str]:
    """Every address that answers, filled in with each thing that fits."""
    for path, operations in described["paths"].items():
        if "{format}" in path:
            yield from (path.replace("{format}", one) for one in exports())
        elif "{kind}" in path:
            yield from (path.replace("{kind}/{slug}", one) for one in ids)
        elif "{slug}" in path:
            yield from (path.replace("{slug}", one.partition("/")[2]) for one in ids)
        else:
            parameters = operations["get"].get("parameters", ())
            yield from _filled(path, [one["name"] for one in parameters if one["required"]], ids + names)


def _filled(path: str, wanted: list[str], texts: list[str]) -> Iterator[str]:
    if not wanted:
        yield path
    for text in ["0", *texts] if wanted else ():
        yield f"{path}?" + "&".join(f"{name}={quote(text)}" for name in wanted)


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


def test_no_address_tells_what_is_closed(tmp_path: Path) -> None:
    asked = 0
    with fresh("sqlite") as store:
        store.change(Dataset("a", "Aineisto"), [*_open(), *_persons("a"), *_inside("a")])
        for address, told in _everything_told(store, tmp_path):
            asked += 1
            # What was asked for may be told back; what was not may not.
            for text in (b"aSISAINEN", b"aSALAINEN", *_marks("a")):
                assert text not in told or text.decode() in address, address
    assert asked > 200


def test_no_page_tells_what_is_closed_and_no_link_leads_there(tmp_path: Path) -> None:
    opened = 0
    with fresh("sqlite") as store:
        store.change(Dataset("a", "Aineisto"), [*_open(), *_persons("a"), *_inside("a")])
        for address, told in _every_page(store, _reader(store, tmp_path)):
            opened += 1
            for text in (b"aSISAINEN", b"aSALAINEN", *_marks("a")):
                assert text not in told or text.decode() in address, address
    assert opened > 200


def test_a_page_with_what_the_network_keeps_inside_says_that_it_is_for_the_network_alone(tmp_path: Path) -> None:
    shown = 0
    with fresh("sqlite") as store:
        store.change(Dataset("a", "Aineisto"), [*_open(), *_persons("a"), *_inside("a")])
        for address, told in _every_page(store, _reader(store, tmp_path, "network")):
            for text in (b"aSALAINEN", *_marks("a")):
                assert text not in told or text.decode() in address, address
            if b"aSISAINEN" in told and "SISAINEN" not in address and told.startswith(b"<!doctype html>"):
                shown += 1
                found = Page(told.decode())
                assert say("paper-network", found.language) in found.text("main"), address
    assert shown > 10
