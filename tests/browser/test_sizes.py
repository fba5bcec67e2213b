"""Pages on a telephone, enlarged, on paper, and for people whom movement makes ill."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from pypdf import PageObject, PdfReader

from tests.browser.conftest import Window
from tests.browser.journeys import Visit
from tests.browser.places import Spot, spots

WIDTHS = {"a telephone": 390, "a window of 1280 px that is enlarged to 200 %": 640}
"""In a browser what is enlarged twice has half the width, and every pixel of the page is two of the screen."""
NOT_ON_PAPER = "header nav, nav.within, form, button:not(.sort), .skip"
"""What is for a screen alone. The heads of tables that can be sorted are buttons, and are printed as heads."""
TOO_WIDE = """() => [...document.querySelectorAll('main *, header *, footer *')]
    .filter(one => one.getBoundingClientRect().right > innerWidth && !one.closest('[role=region][tabindex]'))
    .map(one => one.outerHTML.slice(0, 200))"""
"""What makes a page scroll sideways; regions that say so may scroll by themselves."""
TOO_SMALL = """() => {
  const small = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (walk.currentNode.data.trim() && parent.checkVisibility() && parseFloat(getComputedStyle(parent).fontSize) < 12)
      small.push(parent.outerHTML.slice(0, 200));
  }
  for (const one of document.querySelectorAll('button, summary, input:not([type=hidden]), select')) {
    const box = one.getBoundingClientRect(), least = one.type === 'checkbox' ? 20 : 24;
    if (one.checkVisibility() && (box.width < least || box.height < least)) small.push(one.outerHTML.slice(0, 200));
  }
  return small;
}"""
"""Text that is hard to read, and what is hard to hit with a finger. The label of a box to tick can be hit as well."""
every_page = pytest.mark.parametrize("spot", [pytest.param(one, id=name) for name, one in spots().items()])


@every_page
def test_no_page_is_too_wide_and_nothing_on_it_too_small(window: Window, spot: Spot) -> None:
    page = window.open(spot.address, scopes=spot.scopes, device_scale_factor=2)
    for one in page.locator("details").all():
        one.evaluate("one => { one.open = true }")
    for screen, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (screen, page.evaluate(TOO_WIDE))
        assert page.evaluate(TOO_SMALL) == [], screen


def test_what_a_number_is_about_stays_in_sight_while_a_wide_table_moves(window: Window) -> None:
    page = window.open("/coverage?area=Kymenlaakso", viewport={"width": 390, "height": 800}, reduced_motion="reduce")
    frame = page.locator(".wide:has(.coverage)")
    frame.evaluate("one => { one.scrollIntoView(); one.scrollLeft = 200; one.scrollTop = 300 }")
    corner = frame.bounding_box()
    assert corner is not None
    in_sight = page.evaluate(
        """([x, y]) => [[20, 120], [150, 20], [20, 20]].map(([right, down]) => {
          const cell = document.elementFromPoint(x + right, y + down).closest('th, td');
          return [cell.tagName, cell.scope];
        })""",
        [corner["x"], corner["y"]],
    )
    assert in_sight == [["TH", "row"], ["TH", "col"], ["TH", "col"]]
    assert page.locator("table.coverage").evaluate("one => !one.querySelector('caption')")
    expect(page.locator("table.coverage")).to_have_accessible_description(re.compile("kuinka moni palvelu"))


def test_on_a_telephone_it_is_seen_without_moving_how_fresh_datasets_are(window: Window) -> None:
    page = window.open("/datasets", viewport={"width": 390, "height": 800})
    cells = page.get_by_role("cell")
    assert cells.count() >= 5
    for one in cells.all():
        box = one.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    shown = page.evaluate("getComputedStyle(document.querySelectorAll('.stacked td')[2], '::before').content")
    assert "Luettu lähteistä" in shown
    assert page.get_by_role("columnheader").count() == 6
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.get_by_role("row").nth(1).evaluate("one => getComputedStyle(one).display") == "table-row"


@every_page
def test_on_paper_there_is_no_menu_and_no_form(window: Window, spot: Spot) -> None:
    page = window.open(spot.address, scopes=spot.scopes)
    page.emulate_media(media="print")
    assert page.locator(f":is({NOT_ON_PAPER}):visible").count() == 0
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_on_paper_no_sheet_ends_with_a_heading(window: Window, tmp_path: Path) -> None:
    page = window.open("/gaps?area=Kemi")
    headings = [one.strip() for one in page.get_by_role("heading", level=2).all_text_contents()]
    page.pdf(path=tmp_path / "gaps.pdf", format="A4")
    sheets = [" ".join(one.extract_text().split()) for one in PdfReader(tmp_path / "gaps.pdf").pages]
    assert len(sheets) > 3
    assert [one[-80:] for one in sheets if one.endswith(tuple(headings))] == []


@pytest.mark.parametrize("address", ["/partners?need=vertaistuki", "/partners?need=vanhemmuus"])
def test_what_is_longer_than_the_rest_of_a_sheet_begins_on_it_all_the_same(
    window: Window, tmp_path: Path, address: str
) -> None:
    window.open(address).pdf(path=tmp_path / "page.pdf", format="A4")
    *full, _ = PdfReader(tmp_path / "page.pdf").pages
    assert full
    assert all(_lowest(one) < one.mediabox.height / 4 for one in full)


def _lowest(sheet: PageObject) -> float:
    """How far above the lower edge the last text of a sheet stands, in points."""
    heights: list[float] = []

    def seen(text: str, around: list[float], within: list[float], *_: object) -> None:
        if text.strip():
            heights.append(within[5] * around[3] + around[5])

    sheet.extract_text(visitor_text=seen)
    return min(heights)


def test_a_slip_alone_is_all_that_is_printed(window: Window) -> None:
    visit = Visit(window.open("/partners?need=vertaistuki&area=Esimerkkilä"), "fi")
    visit.open("slip")
    slip = visit.page.locator("details[open] .paper-slip").inner_text()
    visit.follow("slip-alone")
    visit.page.emulate_media(media="print")
    assert visit.page.locator("body").inner_text().split() == slip.split()


@pytest.mark.parametrize(("wish", "how"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_nothing_moves_for_whoever_wants_it_so(window: Window, wish: Any, how: str) -> None:
    page = window.open(reduced_motion=wish)
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == how
    assert page.evaluate("document.getAnimations().length") == 0
