"""Nothing of a person and nothing that the network keeps inside gets out over HTTP: every address, over planted texts.

Addresses are those that the application itself describes, asked with the ids and names that are in the store, those of
what is kept inside among them; and every id in any answer is followed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote
from zipfile import ZipFile, is_zipfile

from fastapi.testclient import TestClient

from api.app import create_app
from api.exports import exports
from api.settings import Settings
from graph.model.records import Dataset, MergedNode
from graph.store.base import Store
from tests.privacy.test_exports import _closed, _inside, _marks, _open, _persons
from tests.properties.each_engine import fresh

_LANGUAGES = ("fi", "en")
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


def _everything_told(store: Store, folder: Path) -> Iterator[tuple[str, bytes]]:
    reader = TestClient(
        create_app(Settings.from_env({"HOME": str(folder), "SEINATON_RATE": "1000000"}), store),
        raise_server_exceptions=False,
    )
    nodes = store.ask(lambda view: [one for one in view.records() if isinstance(one, MergedNode)])
    ids = [one.key for one in nodes]
    names = [str(value) for _, _, value in _closed("a")] + ["SISAINEN", "Kaupunki", "Perhetyö"]
    waiting = list(_addresses(reader.get("/openapi.json").json(), ids, names))
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
