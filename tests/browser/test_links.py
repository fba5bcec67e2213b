"""Links lead somewhere: to a page or file of this site that is there, or to a place on the same page."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest

from tests.browser.conftest import Window
from tests.browser.places import ANSWERS, PLAIN, THINGS, Spot
from tests.journeys.served import ask

FROM = [*map(Spot, PLAIN), *ANSWERS.values(), *(Spot(f"/nodes/{one}") for one in THINGS)]
TESTED_ELSEWHERE = ("/export/", "/meeting")
"""Whole networks as files, and what needs a sign-in."""
MOST = 60
"""So many links of a page are followed; those after them are of the same kind."""


@pytest.mark.parametrize("spot", [pytest.param(one, id=one.address) for one in FROM])
def test_every_link_leads_somewhere(window: Window, spot: Spot) -> None:
    page = window.open(spot.address, scopes=spot.scopes)
    written = page.locator("a[href]").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    hrefs = list(dict.fromkeys(written))
    missing = [one for one in hrefs if one.startswith("#") and not page.locator(f"[id='{one[1:]}']").count()]
    away = [one for one in hrefs if urlsplit(one).scheme not in ("", "http", "https", "tel", "mailto")]
    own = [urljoin(page.url, one) for one in hrefs if not urlsplit(one).scheme and not one.startswith("#")]
    followed = [one for one in own if not urlsplit(one).path.startswith(TESTED_ELSEWHERE)][:MOST]
    gone = [(one, told) for one in followed if (told := ask(one, Accept="text/html").status) >= 400]
    assert (missing, away, gone) == ([], [], [])
