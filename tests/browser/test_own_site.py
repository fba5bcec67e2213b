"""A page is one document: nothing else is asked of anybody, and nothing on it goes against its own policy.

What a page may not do is watched at every page of every test (``watching.py``); here every page is opened once, and a
policy is there that would stop it.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from api.pages.drawn import picture_scripts
from tests.browser.conftest import Window
from tests.browser.journeys import Visit
from tests.browser.places import Spot, spots

DRAWING = picture_scripts()
"""Addresses of the scripts that a page with a picture has beside itself."""


@pytest.mark.parametrize("spot", [pytest.param(one, id=name) for name, one in spots().items()])
def test_a_page_is_all_there_is(window: Window, spot: Spot) -> None:
    page = window.open("about:blank", scopes=spot.scopes)
    response = page.goto(spot.address)
    assert response is not None
    assert response.status == spot.status
    rules = dict(one.strip().partition(" ")[::2] for one in response.headers["content-security-policy"].split(";"))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in " ".join(rules.values())
    loaded = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    drawing = {f"{window.site.address}{one}" for one in DRAWING} if page.locator(".picture .stage").count() else set()
    assert {one for one in loaded if not one.startswith("data:")} == drawing
    assert page.evaluate("document.cookie + JSON.stringify({...localStorage, ...sessionStorage})") == "{}"


def test_what_the_policy_forbids_is_noticed(window: Window) -> None:
    page = window.open()
    page.evaluate("document.body.append(Object.assign(new Image(), { src: 'https://example.org/x.png' }))")
    page.wait_for_timeout(100)
    assert any("https://example.org/x.png" in one for one in window.faults())
    window.forgive()


def test_names_are_offered_while_somebody_types_and_by_nobody_else(window: Window) -> None:
    visit = Visit(window.open(), "fi")
    with visit.page.expect_response(lambda one: "/search?" in one.url) as coming:
        visit.field("label:need").press_sequentially("vertais", delay=20)
    assert coming.value.ok
    expect(visit.page.locator("datalist option").first).to_be_attached()
    offered = visit.page.locator("datalist option").evaluate_all("all => all.map(one => one.value)")
    assert "Vertaistuki" in offered


def test_of_names_that_are_offered_the_made_up_ones_say_so(window: Window) -> None:
    visit = Visit(window.open(), "fi")
    visit.field("label:area").press_sequentially("Esimerkkilä", delay=20)
    option = visit.page.locator("datalist option[value='Esimerkkilä']")
    expect(option).to_have_attribute("label", "Esimerkkilä (kuvitteellinen)")
    visit.field("label:area").fill("Kemi")
    expect(visit.page.locator("datalist option[value='Kemi']")).not_to_have_attribute("label", "Kemi (kuvitteellinen)")


@pytest.mark.parametrize("address", ["/", "/about", "/datasets", "/partners", "/gaps?area=Kemi", "/nodes/area/kemi"])
def test_a_page_that_is_opened_again_is_the_same(window: Window, address: str) -> None:
    page = window.open(address)
    ground = "getComputedStyle(document.querySelector('header.site')).display"
    before = page.evaluate(ground)
    page.goto("/docs")
    page.goto(address)  # the browser has it already and asks only whether it is new
    assert page.evaluate(ground) == before == "flex"
