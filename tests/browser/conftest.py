"""The bundled networks as ``seinaton serve`` serves them, and a real Chromium that reads them.

Every page is watched (``watching.py``): at the end of a test nothing may have been asked of anybody else, and no page
may have complained.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.serving import SCOPES, Site, serving
from tests.browser.watching import Watched, watch
from tests.bundled import load_bundled
from tests.chromium import chromium
from tests.stores import open_sqlite

__all__ = ["chromium"]

PATIENCE = 20_000
"""Milliseconds: a busy machine is no fault of a page."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder: they need Chromium."""
    here = Path(__file__).parent
    for one in items:
        if here in one.path.parents:
            one.add_marker(pytest.mark.needs_chromium)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The networks of ``seinaton demo``, served by a process of its own."""
    folder = tmp_path_factory.mktemp("site")
    store = open_sqlite(folder)
    load_bundled(store)
    store.close()
    with serving(folder, store.address) as found:
        yield found


class Window:
    """Opens pages, each in a window of its own with nothing remembered; ``site`` is where they begin."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self.site = site
        self._browser = browser
        self._watched: list[Watched] = []

    def open(self, address: str = "/", *, scopes: str = "", **wishes: Any) -> Page:
        """A page of the site. ``scopes``: what the sign-in in front of the site lets the reader see; ``wishes``: of the
        window.
        """
        headers = {SCOPES: scopes} if scopes else {}
        context = self._browser.new_context(
            **{"locale": "fi-FI", "base_url": self.site.address, "extra_http_headers": headers, **wishes}
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        self._watched.append(watch(page, self.site.address))
        page.goto(address)
        return page

    def faults(self) -> list[str]:
        """What the pages did that no page may do."""
        return [fault for one in self._watched for fault in one.faults]

    def forgive(self) -> None:
        """Forget the faults: a test made them itself."""
        for one in self._watched:
            one.faults.clear()

    def close(self) -> None:
        """Close all windows."""
        for one in self._watched:
            one.page.context.close()


@pytest.fixture
def window(chromium: Browser, site: Site) -> Iterator[Window]:
    """Opens pages of the bundled networks."""
    opening = Window(chromium, site)
    yield opening
    opening.close()
    assert not opening.faults()
