"""The pages by keyboard alone: every stop is seen, one gets past the menu, and mistakes are told at their fields."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Window
from tests.browser.journeys import Visit
from tests.browser.places import Spot, spots

FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]"
"""What a page may stop at; what is folded away is among them, and only makes the bound higher."""
STOP = """() => {
  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
  const name = (at.labels && at.labels[0] || at).innerText.trim();
  const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.right > 0
    && box.bottom > 0 && box.top < innerHeight;
  return at === document.body ? null : { name, seen, html: at.outerHTML.slice(0, 200) };
}"""
"""What the focus is on: its name, and whether an outline around it is on the screen."""
Where = dict[str, Any] | None


def tab(page: Page) -> Where:
    """Go one stop on."""
    page.keyboard.press("Tab")
    found: Where = page.evaluate(STOP)
    return found


REACHED = """focusable => [...document.querySelectorAll(focusable)]
    .filter(one => one.tabIndex >= 0 && one.checkVisibility()).length"""
"""How many of them are not folded away."""


def most_stops(page: Page) -> int:
    """Stops after which one has gone through the whole page, and through the browser's own once more."""
    return page.locator(FOCUSABLE).count() + 1


def tab_to(page: Page, is_it: Callable[[str], bool]) -> None:
    """Go on until the stop with a name."""
    for _ in range(most_stops(page)):
        if (stop := tab(page)) and is_it(stop["name"]):
            return
    pytest.fail("no such stop")


@pytest.mark.parametrize("spot", [pytest.param(one, id=name) for name, one in spots().items()])
def test_every_stop_is_seen_and_the_first_leads_past_the_menu(window: Window, spot: Spot) -> None:
    page = window.open(spot.address, scopes=spot.scopes, reduced_motion="reduce")
    first = tab(page)
    assert first is not None
    assert first["name"] == Visit(page, "fi").word("paper-skip")
    assert first["seen"], first
    stops = [first]
    while (stop := tab(page)) and len(stops) <= most_stops(page):  # behind the last one comes the browser's own
        stops.append(stop)
    assert [one["html"] for one in stops if not one["seen"]] == []
    assert len(stops) == page.evaluate(REACHED, FOCUSABLE)


def test_the_way_past_the_menu_ends_in_the_content(window: Window) -> None:
    page = window.open()
    tab(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    tab(page)
    expect(Visit(page, "fi").field("label:need")).to_be_focused()


def test_a_nurse_needs_no_mouse(window: Window) -> None:
    visit = Visit(window.open(), "fi")
    page = visit.page
    tab_to(page, lambda name: name.startswith(visit.word("label:need")))
    page.keyboard.type("kohtaamispaikka")
    tab_to(page, lambda name: name == visit.word("label:area"))
    page.keyboard.type("Kemi")
    tab_to(page, lambda name: name == visit.word("ask"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Perheiden piha", exact=True)).to_be_visible()
    tab_to(page, lambda name: name == visit.word("slip"))
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("^HUOM. suunniteltu, ei vahvistettu"))).to_be_visible()
    tab_to(page, lambda name: name == visit.word("slip-alone"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_hidden()
    tab_to(page, lambda name: name == visit.word("slip-back"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_enter_in_a_field_asks_for_what_is_written_in_it(window: Window) -> None:
    visit = Visit(window.open(), "fi")
    visit.field("label:need").fill("vertaistuki")
    visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_role("heading", level=1)).to_contain_text("Vertaistuki")


@pytest.mark.parametrize(
    ("address", "label", "fault"),
    [
        ("/partners?need=&area=Kemi", "label:need", "invalid:missing"),
        ("/partners?need=vertaistuki&age=abc", "label:age", "invalid:float_parsing"),
        ("/gaps?area=", "label:area", ""),
        ("/gaps?area=Kemx", "label:area", ""),
        ("/routes?origin=xyzzy&target=neuvola", "label:origin", ""),
    ],
)
def test_a_mistake_is_told_at_its_field_and_on_top(window: Window, address: str, label: str, fault: str) -> None:
    visit = Visit(window.open(address), "fi")
    field = visit.field(label)
    expect(field).to_have_attribute("aria-invalid", "true")
    summary = visit.page.get_by_role("alert")
    expect(summary.get_by_role("heading", name=visit.word("faults"))).to_be_visible()
    told = summary.get_by_role("link").inner_text()
    assert told == (visit.word(fault) if fault else told)
    expect(field).to_have_accessible_description(re.compile(re.escape(told)))
    summary.get_by_role("link").click()
    expect(field).to_be_focused()


def test_half_a_year_is_typed_as_the_page_says(window: Window) -> None:
    visit = Visit(window.open(), "fi")
    visit.field("label:need").fill("vertaistuki")
    visit.field("label:area").fill("Kemi")
    visit.field("label:age").press_sequentially("0,5")
    visit.press("ask")
    expect(visit.page.get_by_role("heading", level=1)).to_contain_text("Kemi")
    expect(visit.field("label:age")).to_have_value(re.compile(r"^0[,.]5$"))
