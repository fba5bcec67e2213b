"""Pictures over HTTP: files to keep, the scripts that draw, and what a page with a picture may do."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

BROWSER = {"Accept": "text/html"}
DRAWN = {
    "network": "/network?area=Kemi",
    "network-around": "/nodes/service/perheiden-piha/network?depth=2",
    "gaps": "/gaps?area=Esimerkkil%C3%A4",
    "routes": "/routes?origin=family&target=need/puheen-ja-kielen-kehitys&area=Esimerkkil%C3%A4",
}
FORMS = {
    "svg": ("image/svg+xml", "svg"),
    "graphml": ("application/graphml+xml", "graphml"),
    "gexf": ("application/gexf+xml", "gexf"),
    "things": ("text/csv", "things.csv"),
    "links": ("text/csv", "links.csv"),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("address", DRAWN.values(), ids=DRAWN)
def test_a_picture_is_a_file_to_keep_and_is_not_made_twice(client: TestClient, address: str, form: str) -> None:
    media_type, ending = FORMS[form]
    told = client.get(f"{address}&format={form}")
    assert told.status_code == 200, told.text
    assert told.headers["content-type"].startswith(media_type)
    assert re.fullmatch(rf'attachment; filename="[a-z]+\.{ending}"', told.headers["content-disposition"])
    again = client.get(f"{address}&format={form}", headers={"If-None-Match": told.headers["etag"]})
    assert again.status_code == 304


def test_coverage_is_drawn_as_svg_alone(client: TestClient) -> None:
    told = client.get("/coverage?area=Kymenlaakso&format=svg")
    ElementTree.fromstring(told.content)
    assert "Vertaistuki" in told.text
    assert client.get("/coverage?area=Kymenlaakso&format=gexf").status_code == 422


@pytest.mark.parametrize("address", DRAWN.values(), ids=DRAWN)
def test_a_page_runs_the_scripts_that_draw_and_nothing_else(client: TestClient, address: str) -> None:
    page = client.get(address, headers=BROWSER)
    policy = page.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert re.search(r"script-src 'sha256-[^']+' 'self';", policy)
    scripts = re.findall(r'<script src="([^"]+)"></script>', page.text)
    assert len(scripts) == 2
    for one in scripts:
        script = client.get(one)
        assert script.headers["content-type"].startswith("text/javascript")
        assert "immutable" in script.headers["cache-control"]
        assert script.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("address", ["/", "/search?text=neuvola", "/coordination", "/network?area=Utsjoki"])
def test_a_page_without_a_picture_loads_no_script(client: TestClient, address: str) -> None:
    assert "<script src" not in client.get(address, headers=BROWSER).text


def test_there_are_no_other_scripts(client: TestClient) -> None:
    assert client.get("/static/other.js").status_code == 404
    assert client.get("/static/..%2f..%2fpyproject.toml").status_code == 404


@pytest.mark.parametrize("address", DRAWN.values(), ids=DRAWN)
def test_the_picture_stands_in_the_page_without_a_script(client: TestClient, address: str) -> None:
    page = client.get(address, headers=BROWSER).text
    drawn = re.search(r"<svg(?: [^>]*)?role=\"img\".*?</svg>", page, flags=re.DOTALL)
    assert drawn
    (data,) = re.findall(r'<script type="application/json">(.*?)</script>', page, flags=re.DOTALL)
    assert "<" not in data
