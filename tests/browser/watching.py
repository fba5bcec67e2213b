"""What a page does beside being read: what it asks for, what its browser complains of, what it opens by itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Dialog, Page, Request

_A_STATUS = "Failed to load resource: the server responded with a status of"
"""How Chromium notes that a page is one of a problem."""


@dataclass
class Watched:
    """A page under watch. Playwright keeps what it needs for its events on the object."""

    page: Page
    home: str
    faults: list[str] = field(default_factory=list)

    def asked(self, request: Request) -> None:
        """A request was made: for a document, by a form or a link, or for names while somebody types."""
        if request.url.startswith("data:"):
            return
        if not request.url.startswith(self.home + "/"):
            self.faults.append(f"asked elsewhere: {request.url}")
        elif not _is_of_a_page(request):
            self.faults.append(f"asked for more: {request.resource_type} {request.url}")

    def complained(self, message: ConsoleMessage) -> None:
        """The browser wrote on its console: of what a policy forbids, of an error."""
        if not message.text.startswith(_A_STATUS):
            self.faults.append(f"{message.type} at {self.page.url}: {message.text}")

    def asked_back(self, dialog: Dialog) -> None:
        """A page wanted to say something itself."""
        self.faults.append(f"dialog at {self.page.url}: {dialog.message}")
        dialog.dismiss()


def _is_of_a_page(request: Request) -> bool:
    """Whether a request of this site is a page, names to offer, or a script that draws."""
    path = urlsplit(request.url).path
    drawing = request.resource_type == "script" and path.startswith("/static/")
    return request.resource_type == "document" or path == "/search" or drawing


def watch(page: Page, home: str) -> Watched:
    """Watch a page of the site at ``home``."""
    watched = Watched(page, home)
    page.on("request", watched.asked)
    page.on("console", watched.complained)
    page.on("pageerror", lambda error: watched.faults.append(f"error at {page.url}: {error}"))
    page.on("dialog", watched.asked_back)
    page.on("popup", lambda other: watched.faults.append(f"opened {other.url}"))
    return watched
