"""Files over HTTP: the same bytes as from the command line, also in parts, made once for a state of the network."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.exports import exports
from api.routes.taking_out import PUBLISHED
from api.settings import Settings
from graph.export.base import Wish
from graph.model.records import Dataset, Evidence, Node
from graph.questions.base import Asking
from graph.store.base import Store
from tests.stores import open_sqlite

FORMATS = [name for name in exports() if name not in PUBLISHED]


def written(store: Store, name: str, folder: Path, area: str | None = None) -> dict[str, bytes]:
    """The files of an export by their names; a single one under ""."""
    path = folder / "written"
    wish = Wish(Asking(date.today(), "fi"), area=area)
    store.ask(lambda view: exports()[name].write(view, wish, path, lambda step, count: None))
    if path.is_file():
        return {"": path.read_bytes()}
    return {str(one.relative_to(path)): one.read_bytes() for one in path.rglob("*") if one.is_file()}


def unpacked(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as parcel:
        return {name: parcel.read(name) for name in parcel.namelist()}


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_that_of_the_other_door(client: TestClient, network: Store, tmp_path: Path, name: str) -> None:
    told = client.get(f"/export/{name}?area=Kemi")
    assert told.status_code == 200, told.text
    expected = written(network, name, tmp_path, "Kemi")
    assert (unpacked(told.content) if "" not in expected else {"": told.content}) == expected
    assert f"seinaton-{name}." in told.headers["content-disposition"]


@pytest.mark.parametrize(("name", "address"), PUBLISHED.items())
def test_what_everybody_may_reuse_is_at_its_own_address(
    client: TestClient, network: Store, tmp_path: Path, name: str, address: str
) -> None:
    told = client.get(address)
    assert {"": told.content} == written(network, name, tmp_path)
    assert told.headers["content-type"].partition(";")[0] == exports()[name].media_type


def test_the_rest_of_a_file_can_be_fetched_later(client: TestClient) -> None:
    whole = client.get("/export/n-triples?area=Kemi", headers={"Accept-Encoding": "identity"})
    tag, size = whole.headers["etag"], len(whole.content)
    assert not tag.startswith("W/")
    first = client.get("/export/n-triples?area=Kemi", headers={"Range": "bytes=0-999", "If-Range": tag})
    rest = client.get("/export/n-triples?area=Kemi", headers={"Range": "bytes=1000-", "If-Range": tag})
    assert (first.status_code, rest.status_code) == (206, 206)
    assert rest.headers["content-range"] == f"bytes 1000-{size - 1}/{size}"
    assert first.content + rest.content == whole.content
    changed = client.get("/export/n-triples?area=Kemi", headers={"Range": "bytes=1000-", "If-Range": '"another"'})
    assert (changed.status_code, changed.content) == (200, whole.content)
    assert client.get("/export/n-triples?area=Kemi", headers={"Range": f"bytes={size}-"}).status_code == 416
    assert client.get("/export/n-triples?area=Kemi", headers={"If-None-Match": tag}).status_code == 304


def test_a_file_that_comes_packed_is_not_the_same_byte_for_byte(client: TestClient) -> None:
    plain = client.get("/export/n-triples?area=Kemi", headers={"Accept-Encoding": "identity"})
    packed = client.get("/export/n-triples?area=Kemi", headers={"Accept-Encoding": "gzip"})
    assert (packed.headers["content-encoding"], packed.content) == ("gzip", plain.content)
    tag = packed.headers["etag"]
    assert tag == f"W/{plain.headers['etag']}"
    again = {"Accept-Encoding": "gzip", "Range": "bytes=1000-", "If-Range": tag}
    assert client.get("/export/n-triples?area=Kemi", headers=again).content == plain.content, "no part to join on"
    assert client.get("/export/n-triples?area=Kemi", headers={"If-None-Match": tag}).status_code == 304


def test_a_file_follows_the_network(settings: Settings, tmp_path: Path) -> None:
    store = open_sqlite(tmp_path)
    reader = TestClient(create_app(settings, store))
    tags = set()
    for name in ("Neuvola", "Perhetyö"):
        said = Evidence("a", locator="rivi 1", said_on="2026")
        store.change(Dataset("a", "Aineisto"), [Node("Service", "service/x", {"name@fi": name}, said)])
        told = reader.get("/export/turtle")
        assert name in told.text
        tags.add(told.headers["etag"])
    store.close()
    assert len(tags) == 2


def test_what_was_made_may_be_thrown_away(client: TestClient, settings: Settings) -> None:
    before = client.get("/export/graphml?area=Kemi").content
    for one in (settings.spool / "exports").iterdir():
        one.unlink()
    assert client.get("/export/graphml?area=Kemi").content == before
