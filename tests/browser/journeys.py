"""What people do on the pages: with what is on the screen only, its words in any language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from api.wording import has_words, say

HOME = "fi"
"""The language of whoever comes for the first time, by the wishes of the browser."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody on the pages who reads a language. A word of the pages goes by its key in their catalogue."""

    page: Page
    language: str

    def word(self, key: str, **facts: object) -> str:
        """A word or sentence of the pages, or else of all answers."""
        own = f"page:{key}"
        return say(own if has_words(own) else key, self.language, **facts)

    def begin(self) -> None:
        """Choose the language, where it is another one than the browser's own."""
        if self.language != HOME:
            self.page.get_by_role("link", name=say(f"page:language:{self.language}", self.language), exact=True).click()

    def follow(self, key: str) -> None:
        """Follow the first link that is called so."""
        self.page.get_by_role("link", name=self.word(key), exact=True).first.click()

    def press(self, key: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=self.word(key), exact=True).click()

    def open(self, key: str, **facts: object) -> None:
        """Open what is folded away: the first that is called so."""
        self.page.locator("summary").get_by_text(self.word(key, **facts), exact=True).first.click()

    def field(self, key: str) -> Locator:
        """A field by its label, to which may be added that it must be filled in."""
        return self.page.get_by_label(re.compile(rf"^{re.escape(self.word(key))}( \(|$)"))

    def card(self, name: str) -> Locator:
        """The card of a service."""
        return self.page.get_by_role("listitem").filter(has=self.page.get_by_role("heading", name=name))
