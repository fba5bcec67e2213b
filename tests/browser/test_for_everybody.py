"""Pages that everybody can use: axe-core finds nothing on any page, in any language, by day or night.

Its rules for WCAG 2.1 A and AA and for good practice, in a real browser. The rules need a script of their own in the
page, so that here, and only here, the browser does not heed the page's policy. By night only colours differ, so that
only their rule is asked again.
"""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Window
from tests.browser.places import LANGUAGES, Spot, spots

ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


def broken_rules(page: Page, rules: dict[str, Any]) -> list[str]:
    """What axe-core finds: the rule, and the elements that break it."""
    found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {node['html'][:200]} {node['failureSummary']}" for one in found for node in one["nodes"][:3]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("spot", [pytest.param(one, id=name) for name, one in spots().items()])
def test_no_rule_is_broken_by_day_or_night(window: Window, spot: Spot, language: str) -> None:
    page = window.open(spot.told(language), scopes=spot.scopes, bypass_csp=True)
    assert page.locator("html").get_attribute("lang") == language
    assert not broken_rules(page, ALL)
    page.emulate_media(color_scheme="dark")
    assert not broken_rules(page, COLOURS)


def test_the_rules_are_heeded(window: Window) -> None:
    page = window.open(bypass_csp=True)
    page.locator("h1").evaluate("title => { title.style.color = '#ddd'; title.after(document.createElement('img')) }")
    assert {one.partition(":")[0] for one in broken_rules(page, ALL)} == {"color-contrast", "image-alt"}
