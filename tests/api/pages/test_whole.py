"""What every page is, whatever it shows: one file that fetches nothing, runs nothing but its own script, is kept by
caches under its own terms, and holds what came from outside as text.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.store.base import Store
from tests.api.pages.asking import FAMILY, LANGUAGES, PLAIN, PUBLIC, with_language
from tests.api.pages.reading import BROWSER, PROGRAM, Page
from tests.networks import Drawn, area, channel, helping, link, need, organisation
from tests.stores import open_sqlite

PROBLEMS = {"/nowhere": 404, "/partners?need=xyzzy": 404, "/partners?age=x": 422, "/meeting/kemi": 401}
FORM = "/partners"
SPARQL = "/sparql"
EVERY = (*PLAIN, *PUBLIC.values(), FORM, SPARQL, *PROBLEMS)
LIGHTEST = 60_000
"""Bytes that the pages opened most may weigh: two seconds where a telephone has 240 kbit/s."""


def hashed(text: str) -> str:
    """How a policy names a script or a style (CSP 3)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("address", EVERY)
def test_a_page_may_run_and_be_styled_by_what_is_in_it_and_fetches_nothing(browser: TestClient, address: str) -> None:
    told = browser.get(address)
    assert told.status_code == PROBLEMS.get(address, 200)
    policy = dict(one.strip().split(" ", 1) for one in told.headers["content-security-policy"].split(";"))
    found = Page(told.text, address)
    drawn, moving = found.all("div", marked="picture"), found.all("aside", marked="picture-panel")
    scripts = [one for one in found.all("script") if one.given.get("type") != "application/json"]
    assert all(one.given["src"].startswith("/static/") for one in scripts if one.given)
    assert (len(scripts), len(found.all("style"))) == (3 if moving else 1, 2 if drawn else 1)
    (own,) = (one for one in scripts if not one.given)
    of_pictures = " 'self'" if moving else ""
    assert policy["script-src"] == f"{hashed(own.text)}{of_pictures}"
    assert policy["style-src"].split(" ") == [hashed(one.text) for one in found.all("style")]
    assert policy["default-src"] == "'none'"
    assert policy["form-action"] == "'self'"
    for one in found.elements:
        assert not {name for name in one.given if name == "style" or name.startswith("on")}
        assert one.tag == "script" or "src" not in one.given
        assert one.tag != "link" or one.given["href"].startswith("data:")


@pytest.mark.parametrize("address", EVERY)
def test_a_page_is_built_as_pages_are(browser: TestClient, address: str) -> None:
    found = Page(browser.get(address).text, address)
    assert len(found.all("h1")) == len(found.all("main")) == len(found.all("title")) == 1
    ids = [one.given["id"] for one in found.elements if "id" in one.given]
    assert len(ids) == len(set(ids))
    inside = [one.given["href"] for one in found.all("a") if one.given["href"].startswith("#")]
    assert {one.removeprefix("#") for one in inside} <= {*ids}
    labelled = {one.given["for"] for one in found.all("label") if "for" in one.given}
    seen = [one for one in found.all("input", "select", "textarea") if one.given.get("type") != "hidden"]
    assert {one.given["id"] for one in seen} == labelled
    assert [one for one in found.all("a", "button", "h1", "h2", "h3") if not one.text.strip()] == []


@pytest.mark.parametrize("address", [*PLAIN, *PUBLIC.values()])
def test_who_has_a_page_is_told_so(browser: TestClient, address: str) -> None:
    first = browser.get(address)
    tag = {"If-None-Match": first.headers["etag"]}
    again = browser.get(address, headers=tag)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert browser.get(with_language(address, "en"), headers=tag).status_code == 200
    assert browser.get(address, headers={**tag, "Accept-Language": "sv"}).status_code == 200
    if address not in {"/", "/coordination", "/about", "/docs"}:
        as_data = browser.get(address, headers={**tag, **PROGRAM})
        assert as_data.status_code == 200
        assert as_data.headers["content-type"].startswith("application/json")


@pytest.mark.parametrize("address", EVERY)
def test_caches_keep_one_page_for_each_form_language_and_reader(browser: TestClient, address: str) -> None:
    told = browser.get(address, headers={"Accept-Language": "sv"})
    varies = {one.strip() for one in told.headers["vary"].split(",")}
    assert {"Accept", "Accept-Language", "Authorization"} <= varies
    assert told.headers["content-language"] == Page(told.text).language == "sv"
    assert told.headers["cache-control"] == ("no-store" if address in {FORM, SPARQL, *PROBLEMS} else "no-cache")


def test_a_page_of_another_make_is_another_page(small: Store, settings: Settings) -> None:
    tags = set()
    for one in (settings, replace(settings, report="mailto:a@b.example"), replace(settings, path_prefix="/perhe")):
        told = TestClient(create_app(one, small), headers=BROWSER).get("/nodes/service/neuvola")
        tags.add(told.headers["etag"])
    assert len(tags) == 3


@pytest.mark.parametrize("address", ["/", "/partners?need=vertaistuki&area=Kemi"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_opened_most_are_light(browser: TestClient, address: str, language: str) -> None:
    told = browser.get(with_language(address, language), headers={"Accept-Encoding": "identity"})
    assert told.status_code == 200
    assert len(told.content) < LIGHTEST


@pytest.mark.parametrize("address", ["/", *PUBLIC.values(), "/nowhere"])
def test_a_browser_that_names_the_page_gets_it_and_a_program_gets_data(browser: TestClient, address: str) -> None:
    for accept, is_page in (
        ("text/html", True),
        ("text/html;q=0.9, application/json;q=0.5", True),
        ("application/json, text/html;q=0.9", False),
        ("*/*", False),
    ):
        told = browser.get(address, headers={"Accept": accept})
        assert told.headers["content-type"].startswith("text/html") == (is_page or address == "/"), accept


# What stands in a file is text, wherever it is shown.

HOSTILE = "<b>\"'&amp;</b><script>alert(1)</script>\u202e{{ 7919 * 7907 }}"
WORKED_OUT = "62615533"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Iterator[TestClient]:
    """A browser of a network in which every name and text is hostile."""
    store = open_sqlite(tmp_path_factory.mktemp("hostile"))
    Drawn(store).draw(
        area("kemi", name=f"Kemi {HOSTILE}"),
        need("uni", name=f"Uni {HOSTILE}"),
        organisation("o", name=HOSTILE),
        channel("c", name=HOSTILE, url="javascript:alert(1)", phone='1"onclick="x'),
        *helping("s", "need/uni", "area/kemi", name=f"Tuki {HOSTILE}", summary=HOSTILE, fee=HOSTILE, locator=HOSTILE),
        link("provides", "organisation/o", "service/s"),
        link("reached_through", "service/s", "channel/c", hours=HOSTILE),
    )
    yield TestClient(create_app(settings, store), raise_server_exceptions=False, headers=BROWSER)
    store.close()


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/coordination",
        "/datasets",
        "/partners?need=need/uni&area=area/kemi",
        "/routes?origin=family&target=service/s",
        "/gaps?area=area/kemi",
        "/coverage?area=area/kemi",
        "/network?area=area/kemi",
        "/search?text=tuki",
        "/browse?kind=Service",
        "/changes?since=0",
        "/services/kemi",
        "/handbook/kemi",
        "/nodes/service/s",
        "/nodes/channel/c",
        *(f"/partners?need={quote(HOSTILE)}&{name}={quote(HOSTILE)}" for name in ("area", "age", "channel", "as_of")),
        f"/search?text={quote(HOSTILE)}",
        f"/nodes/service/{quote(HOSTILE.replace('/', ''))}",
        f"/{quote(HOSTILE)}",
    ],
)
def test_texts_from_outside_are_shown_and_not_run(hostile: TestClient, address: str) -> None:
    told = hostile.get(address)
    assert told.status_code < 500
    found = Page(told.text, address)
    assert found.all("b") == []
    assert len([one for one in found.all("script") if one.given.keys() <= {"nonce"}]) == 1
    assert all(one.given.get("src", "/static/").startswith("/static/") for one in found.all("script"))
    assert [one for one in found.elements if [name for name in one.given if name.startswith("on")]] == []
    assert [one for one in found.all("a") if one.given["href"].lower().startswith("javascript:")] == []
    assert "\u202e" not in told.text
    assert WORKED_OUT not in told.text


def test_pages_of_a_family_ask_for_no_cookie(browser: TestClient) -> None:
    for address in FAMILY.values():
        told = browser.get(address)
        assert "set-cookie" not in told.headers
        assert told.headers["referrer-policy"] == "no-referrer"
