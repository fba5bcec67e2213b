"""What a nurse, a coordinator and a researcher do, from the start page on, with what is on the screen only.

In every language; and with JavaScript off, for the pages promise to need none.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect
from rdflib import SKOS, Graph, Literal, URIRef

from graph.export.base import BASE_URI
from tests.browser.conftest import Window
from tests.browser.journeys import Visit
from tests.browser.places import LANGUAGES

Begin = Callable[[str], Visit]
MEETING_PLACE = {"fi": "kohtaamispaikka", "sv": "mötesplats", "en": "meeting place"}
YARD = {"fi": "Perheiden piha", "sv": "Perheiden piha (familjernas gård)", "en": "Perheiden piha (Families' Yard)"}
UNCONFIRMED = {
    "fi": "suunniteltu, ei vahvistettu",
    "sv": "planerat, inte bekräftat",
    "en": "planned, not confirmed",
}
FAMILY = {"fi": "perhe", "sv": "familj", "en": "family"}
SPEECH = {"fi": "puheen kehitys", "sv": "talets utveckling", "en": "speech development"}
CARES = {"fi": "Esimerkkilä", "sv": "Exempelby", "en": "Esimerkkilä"}

everywhere = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(params=[True, False], ids=["with script", "without"])
def begin(window: Window, request: pytest.FixtureRequest) -> Begin:
    """Come to the start page as somebody who reads a language, with JavaScript or without."""

    def come(language: str) -> Visit:
        visit = Visit(window.open(java_script_enabled=request.param), language)
        visit.begin()
        return visit

    return come


@everywhere
def test_a_nurse_finds_a_meeting_place_and_is_told_that_it_may_not_be_open(begin: Begin, language: str) -> None:
    visit = begin(language)
    visit.field("label:need").fill(MEETING_PLACE[language])
    visit.field("label:area").fill("Kemi")
    visit.press("ask")
    card = visit.card(YARD[language])
    expect(card).to_have_count(1)
    expect(card.get_by_text(UNCONFIRMED[language]).first).to_be_visible()
    visit.open("slip")
    slip = card.get_by_text(re.compile(f"^[A-Z]+[.:] {UNCONFIRMED[language]}"))
    expect(slip).to_be_visible()
    expect(slip).to_contain_text(YARD[language])
    expect(slip).to_contain_text("2021")


@everywhere
def test_a_nurse_hands_over_a_slip_and_nothing_else(begin: Begin, language: str) -> None:
    visit = begin(language)
    visit.field("label:need").fill(MEETING_PLACE[language])
    visit.field("label:area").fill("Kemi")
    visit.press("ask")
    visit.open("slip")
    visit.follow("slip-alone")
    lines = visit.page.locator("body").inner_text().splitlines()
    beside = [visit.word(key) for key in ("paper-skip", "slip", "slip-copy", "slip-print", "slip-back")]
    shown = [one for one in lines if one.strip() and not any(word in one for word in beside)]
    assert len(shown) == 1, shown
    assert UNCONFIRMED[language] in shown[0]
    visit.follow("slip-back")
    expect(visit.page.get_by_role("heading", level=1)).to_be_visible()


@everywhere
def test_a_nurse_finds_a_need_in_the_list(begin: Begin, language: str) -> None:
    visit = begin(language)
    visit.field("label:area").fill("Kemi")
    needs = visit.page.get_by_role("list").filter(has=visit.page.get_by_role("button")).get_by_role("button")
    chosen = needs.first.inner_text()
    needs.first.click()
    expect(visit.page.get_by_role("heading", level=1)).to_have_text(f"{chosen}, Kemi")


@everywhere
def test_a_nurse_finds_the_way_to_speech_therapy_down_to_the_last_telephone_number(begin: Begin, language: str) -> None:
    visit = begin(language)
    visit.follow("nav:routes")
    visit.field("label:origin").fill(FAMILY[language])
    visit.field("label:target").fill(SPEECH[language])
    visit.field("label:area").fill(CARES[language])
    visit.press("ask")
    route = visit.page.get_by_role("main").get_by_role("list").filter(has_text="0000 100 101").first
    numbers = route.get_by_role("link", name=re.compile(r"^0000 "))
    expect(numbers).to_have_text(["0000 100 101", "0000 100 160"])
    assert numbers.last.get_attribute("href") == "tel:0000100160"
    expect(visit.page.get_by_text(visit.word("fictional-warning")).first).to_be_visible()


@everywhere
def test_a_coordinator_takes_the_gaps_to_a_meeting_as_a_workbook(begin: Begin, language: str, tmp_path: Path) -> None:
    visit = begin(language)
    visit.follow("nav:coordination")
    visit.field("label:area").fill("Kemi")
    visit.press("nav:gaps")
    main = visit.page.get_by_role("main")
    cards = main.locator("li").filter(has=visit.page.get_by_role("heading", level=3))
    expect(cards.nth(10)).to_be_attached()
    asked = [one.get_by_role("heading", level=3).inner_text() for one in cards.all()]
    with visit.page.expect_download() as coming:
        visit.follow("form:xlsx")
    coming.value.save_as(tmp_path / "gaps.xlsx")
    sheet = load_workbook(io.BytesIO((tmp_path / "gaps.xlsx").read_bytes())).worksheets[0]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(asked)
    for text in asked:
        assert any(text.startswith(str(cell)) for row in rows for cell in row if cell), text


@everywhere
def test_a_researcher_takes_what_is_known_of_a_service_as_turtle(begin: Begin, language: str) -> None:
    visit = begin(language)
    visit.follow("nav:search")
    visit.field("label:text").fill("Perheiden piha")
    visit.press("ask")
    visit.page.get_by_role("link", name=YARD[language], exact=True).first.click()
    expect(visit.page.get_by_role("heading", level=1)).to_contain_text(YARD[language])
    with visit.page.expect_response(re.compile(r"\.ttl")) as coming:
        visit.page.get_by_role("link", name="Turtle", exact=True).click()
    graph = Graph().parse(data=coming.value.text(), format="turtle")
    names = set(graph.objects(URIRef(f"{BASE_URI}id/service/perheiden-piha"), SKOS.prefLabel))
    assert Literal(YARD[language], lang=language) in names
