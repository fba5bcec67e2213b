"""What a page must not leave out of an answer: what is only planned, what is made up, how old it is, who says so."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from api.wording import say
from tests.api.pages.asking import LANGUAGES, PUBLIC, with_language
from tests.api.pages.conftest import draw
from tests.api.pages.reading import BROWSER, PROGRAM, Page
from tests.networks import MADE_UP, Drawn, area, helping, link, need, thing
from tests.stores import open_sqlite

PARTNERS_MADE_UP = "/partners?need=uni%20ja%20nukkuminen&area=Esimerkkil%C3%A4"
PLANNED = {"fi": "suunniteltu", "sv": "planerat", "en": "planned"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_only_planned_is_marked_wherever_it_is_shown(visitor: TestClient, language: str) -> None:
    found = Page(visitor.get(f"/partners?need=need/uni&area=area/kemi&language={language}").text)
    assert len(found.all("li", marked="planned")) == 1
    (one,) = found.all("span", marked="planned")
    assert one.text.startswith(PLANNED[language])
    assert "kerho" in found.text("li", marked="planned")
    assert "kerho" not in found.text("li", marked="unknown")


def test_what_is_only_planned_is_marked_among_hits_and_connections(visitor: TestClient) -> None:
    hits = Page(visitor.get("/search?text=kerho").text).all("span", marked="planned")
    assert {one.text for one in hits} == {PLANNED["fi"]}
    rows = Page(visitor.get("/network?area=area/kemi&kinds=all").text).all("tr")
    told = [one.text for one in rows if one.text.strip().startswith("kerho")]
    assert [one for one in told if PLANNED["fi"] in one]


def test_a_cell_of_the_table_says_in_words_what_it_shows_in_colour(visitor: TestClient) -> None:
    cells = Page(visitor.get("/coverage?area=area/kemi").text).all("td")
    assert cells
    assert [one for one in cells if not one.text.strip() and "none" not in one.classes] == []


@pytest.mark.parametrize(
    "address",
    [
        *(with_language(PARTNERS_MADE_UP, language) for language in LANGUAGES),
        "/routes?origin=family&target=puheen%20kehitys&area=Esimerkkil%C3%A4",
        "/gaps?area=Esimerkkil%C3%A4",
        "/coverage?area=Esimerkkil%C3%A4",
        "/network?area=Esimerkkil%C3%A4",
        "/services/esimerkkila",
        "/handbook/esimerkkila",
        "/nodes/area/esimerkkila",
        "/browse?kind=Network",
        "/search?text=Esimerkkil%C3%A4",
        "/changes?since=1&limit=1000",
    ],
)
def test_every_page_that_shows_made_up_things_says_so(browser: TestClient, address: str) -> None:
    found = Page(browser.get(address).text)
    assert say("fictional-warning", found.language) in found.text("main")
    assert browser.get(address, headers=PROGRAM).json()["fictional"] is True


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ["/", "/about", "/datasets"])
def test_pages_about_the_data_say_that_some_is_made_up(browser: TestClient, address: str, language: str) -> None:
    said = {say("page:some-made-up", language), say("fictional", language)}
    found = Page(browser.get(with_language(address, language)).text)
    assert any(one in found.text("main") for one in said)


def test_needs_to_choose_from_and_networks_that_are_made_up_are_marked(browser: TestClient) -> None:
    found = Page(browser.get("/coordination").text)
    (row,) = [one for one in found.all("li") if one.text.strip().startswith("Esimerkin perheverkosto")]
    assert say("fictional", "fi") in row.text


def test_pages_without_anything_made_up_do_not_say_so(settings: Settings, tmp_path: Path) -> None:
    store = open_sqlite(tmp_path)
    draw(store)
    store.remove(MADE_UP)
    reader = TestClient(create_app(settings, store), headers=BROWSER)
    for address in ("/", "/about", "/datasets", "/partners?need=need/uni&area=area/kemi", "/nodes/service/neuvola"):
        found = Page(reader.get(address).text)
        for text in ("fictional-warning", "page:some-made-up"):
            assert say(text, "fi") not in found.text("main")
        assert found.all(marked="made-up") == []
    store.close()


@pytest.mark.parametrize(("name", "address"), PUBLIC.items())
def test_a_page_says_on_which_day_and_of_which_data_it_is(browser: TestClient, name: str, address: str) -> None:
    between = "&" if "?" in address else "?"
    told = browser.get(f"{address}{between}as_of=2026-11-22", headers=PROGRAM).json()
    found = Page(browser.get(f"{address}{between}as_of=2026-11-22").text)
    assert "22.11.2026" in found.text("footer")
    assert f"{told['revision']}" in found.text("footer")


@pytest.mark.parametrize("name", ["partners", "search", "gaps", "network", "browse"])
def test_a_page_shows_what_programs_are_told(browser: TestClient, name: str) -> None:
    items = browser.get(PUBLIC[name], headers=PROGRAM).json()["items"]
    found = Page(browser.get(PUBLIC[name]).text, PUBLIC[name])
    told = [next(one[key] for key in ("service", "node", "text") if key in one) for one in items]
    assert told
    for one in told:
        text, wanted = (one, "") if isinstance(one, str) else (one["name"], f"/nodes/{one['id']}")
        assert " ".join(text.split()) in found.text("main")
        assert not wanted or wanted in found.links()


def test_an_answer_that_goes_on_leads_to_more_of_it(browser: TestClient) -> None:
    first = Page(browser.get("/browse?kind=Service&limit=5").text, "/browse?kind=Service&limit=5")
    more = [one for one in first.links() if "limit=20" in one and "language" not in one]
    assert more == ["/browse?kind=Service&limit=20"]
    assert len(Page(browser.get(more[0]).text).all("li")) > len(first.all("li"))


def test_how_to_reach_somebody_stands_before_what_is_said_of_them(browser: TestClient, visitor: TestClient) -> None:
    told = visitor.get("/partners?need=need/uni&area=Kemi").text
    card = told[told.index("/nodes/service/neuvola") :]
    assert card.index('href="tel:016123"') < card.index(say("field:access", "fi"))
    address = "/routes?origin=family&target=puheen%20kehitys&area=Esimerkkil%C3%A4"
    step = browser.get(address, headers=PROGRAM).json()["items"][0]["steps"][0]
    told = browser.get(address).text.partition('<ol class="steps">')[2]
    assert told.index(f">{step['reach']}</a>") < told.index(step["text"].partition(": ")[2][:30])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_for_a_meeting_leads_to_what_it_has_no_room_for(
    tmp_path: Path, settings: Settings, language: str
) -> None:
    store = open_sqlite(tmp_path)
    town = [area("kemi"), thing("event/e", event_type="network meeting", begins="2020-01-02", modality="in_force")]
    concerns = [thing(f"observation/o{n}", tone="concern", state="open") for n in range(3)]
    around = [
        link("available_in", "event/e", "area/kemi"),
        *(link("concerns", one.id, "area/kemi") for one in concerns),
    ]
    clubs = [one for slug in ("kerho", "piiri") for one in helping(slug, "need/uni", "area/kemi")]
    Drawn(store).draw(*town, *concerns, *around, need("uni"), *clubs)
    signed_in = replace(settings, proxy_header="X-Scopes")
    reader = TestClient(create_app(signed_in, store), headers={**BROWSER, "X-Scopes": "network"})
    address = with_language("/meeting/kemi?limit=1", language)
    short = Page(reader.get(address).text, address)
    assert "seinaton" not in short.text("main")
    (longer,) = {one for one in short.links() if "limit=4" in one}
    assert "observation/o2" not in short.text("main")
    assert "observation/o2" in Page(reader.get(longer).text).text("main")
    (changes,) = {one for one in short.links() if "since=" in one}
    assert "kerho" in Page(reader.get(changes).text).text("main")
    store.close()


@pytest.mark.parametrize(
    ("language", "day"), [("fi", "3.2.2026"), ("sv", "3 februari 2026"), ("en", "3 February 2026")]
)
def test_changes_are_told_by_day_and_by_dataset(tmp_path: Path, settings: Settings, language: str, day: str) -> None:
    now = [datetime(2026, 2, 3, 10, tzinfo=UTC)]
    store = open_sqlite(tmp_path, clock=lambda: now[0])
    net = Drawn(store)
    net.draw(need("uni", name="uni"), *helping("kerho", "need/uni", fee="5 e"), *helping("rinki", dataset=MADE_UP))
    now[0] = datetime(2026, 2, 4, 10, tzinfo=UTC)
    net.draw(need("uni", name="uni"), *helping("kerho", "need/uni", fee="6 e"))
    address = with_language("/changes?since=0", language)
    told = TestClient(create_app(settings, store), headers=BROWSER).get(address).text
    found = Page(told, address)
    assert day in [one.text for one in found.all("h2")]
    titles = {one.title for one in store.datasets().values()}
    assert {one.text.partition(say("fictional", language))[0].strip() for one in found.all("h3")} == titles
    assert "/nodes/service/kerho" in [one.partition("?")[0] for one in found.links()]
    assert re.search(r"5 e → [^<]*6 e", told)
    assert "T10:00" not in found.text("main")
    store.close()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/partners?need=vauva ei nuku&area=Kemi", "vauva ei nuku"),
        ("/partners?need=Vertaistuki&area=kemi", ""),
        ("/partners?need=need/vertaistuki", ""),
    ],
)
def test_the_words_that_were_typed_are_seen_beside_what_is_called_otherwise(
    browser: TestClient, address: str, words: str
) -> None:
    """Also where they are another name of it, and nothing was guessed."""
    told = Page(browser.get(address).text).text("ul", marked="taken")
    assert ("(tulkittu sanoista" in told) == bool(words)
    assert words in told
