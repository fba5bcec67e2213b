"""Pictures as files that open alone, and a real Chromium that reads them.

Every page is watched: at the end of a test it may have asked nobody for anything and its console is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup
from playwright.sync_api import Browser, Page

from tests.browser.watching import Watched, watch
from tests.chromium import chromium
from visuals.drawing import Placed
from visuals.page.alone import page as page_of

__all__ = ["chromium"]

PATIENCE = 20_000
STILL = Markup(
    '<svg viewBox="0 0 90 40" role="img" aria-label="Kuva"><circle cx="20" cy="20" r="9" fill="teal"/></svg>'
)
FILES = {"kuva.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>", "verkko.graphml": bytes(range(256)) * 40}

Shown = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder that read pages in Chromium."""
    here = Path(__file__).parent
    for one in items:
        if here in one.path.parents and "shown" in getattr(one, "fixturenames", ()):
            one.add_marker(pytest.mark.needs_chromium)


class Table:
    """Opens pictures as files, each in a window of its own."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser, self._folder = browser, folder
        self.watched: list[Watched] = []

    def open(self, placed: Placed, *, text: bytes = b"", **wishes: Any) -> Page:
        """The page of a picture, or another one with a picture in it, once it has drawn it (if it may run scripts)."""
        file = self._folder / f"picture-{len(self.watched)}.html"
        file.write_bytes(text or page_of(placed, STILL, FILES))
        wishes = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **wishes}
        page = self._browser.new_context(**wishes).new_page()
        page.set_default_timeout(PATIENCE)
        self.watched.append(watch(page, file.parent.as_uri()))
        page.goto(file.as_uri())
        if wishes.get("java_script_enabled", True):
            page.wait_for_function("performance.getEntriesByName('picture-stable').length > 0")
        return page

    def faults(self) -> list[str]:
        """What the pages did that no page may do."""
        return [fault for one in self.watched for fault in one.faults if "blob:" not in fault]


@pytest.fixture
def shown(chromium: Browser, tmp_path: Path) -> Iterator[Shown]:
    """Opens a picture: ``shown(placed)``, with wishes for the window."""
    table = Table(chromium, tmp_path)
    yield table.open
    for one in table.watched:
        one.page.context.close()
    assert not table.faults()
