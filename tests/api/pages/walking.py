"""Walks through the pages as somebody would who follows every link."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from fastapi.testclient import TestClient

from tests.api.pages.reading import Page, asked


@dataclass(frozen=True, slots=True)
class Step:
    """An address, the page whose link led to it, and what it answered; ``text`` only of pages."""

    address: str
    origin: str
    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def page(self) -> Page | None:
        """The page, where it is one."""
        return Page(self.text, self.address) if self.text else None


def _stepped(browser: TestClient, address: str, origin: str) -> Step:
    told = browser.get(address)
    is_page = told.headers.get("content-type", "").startswith("text/html")
    return Step(address, origin, told.status_code, told.headers, told.text if is_page else "")


def walk(
    browser: TestClient, start: str, most_alike: int = 1_000_000, most: int = 1_000_000, left: tuple[str, ...] = ()
) -> Iterator[Step]:
    """Follows every link of the site, nearest pages first: of links of one shape ``most_alike``, ``most`` in all, none
    whose path begins as one of ``left``.
    """
    waiting, seen, alike = deque([(start, "")]), {start}, Counter[str]()
    while waiting and most:
        most -= 1
        address, origin = waiting.popleft()
        step = _stepped(browser, address, origin)
        yield step
        for one in _onwards(step):
            if one not in seen and alike[shape(one)] < most_alike and not one.startswith(left):
                seen.add(one)
                alike[shape(one)] += 1
                waiting.append((one, address))


def shape(address: str) -> str:
    """What links of one kind have in common: the path without the thing in it, and the names of what is asked,
    whatever the language."""
    _, *parts = urlsplit(address).path.split("/")
    kind = "/".join(parts[: 1 if parts[0] in {"handbook", "services", "meeting"} else 2])
    ending = parts[-1].rpartition(".")[2] if "." in parts[-1] else ""
    return " ".join([kind, ending, *sorted(asked(address).keys() - {"language"})])


def _onwards(step: Step) -> list[str]:
    if "location" in step.headers:
        there = urlsplit(urljoin(step.address, step.headers["location"]))
        return [there._replace(scheme="", netloc="").geturl()]
    return step.page.links() if step.page else []
