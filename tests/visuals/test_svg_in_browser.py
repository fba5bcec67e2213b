"""SVG files and parts of pages in a real Chromium: they open without a word, run nothing and ask nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page

from graph.questions.base import Coded
from tests.chromium import chromium
from tests.visuals.made import dot, drawing, every_sign, placed, stroke, told
from visuals.drawing import Placed
from visuals.legend import legend
from visuals.svg import still, style_sheet, svg

__all__ = ["chromium"]

pytestmark = pytest.mark.needs_chromium

HOSTILE = (
    "<script>alert(1)</script>",
    "</title><script>alert(2)</script>",
    '"><image href="https://example.org/x" onerror="alert(3)"/>',
    "]]><style>@import 'https://example.org/y'</style>",
    "</text></svg><img src=x onerror=alert(4)>",
    "url(javascript:alert(5))\x00\x08",
)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that may do nothing by itself and ask for nothing but itself; what it did is seen at the end."""
    faults: list[str] = []

    def asked_back(dialog: Dialog) -> None:
        faults.append(dialog.message)
        dialog.dismiss()

    opened = chromium.new_page()
    opened.on("dialog", asked_back)
    opened.on("console", lambda message: faults.append(message.text))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("request", lambda asked: faults.append(asked.url) if not asked.url.startswith("file:") else None)
    yield opened
    opened.wait_for_timeout(100)
    opened.close()
    assert not faults


def hostile() -> Placed:
    """A picture with hostile texts wherever a text can be."""
    dots = tuple(
        replace(dot(f"org/{number}", text), kind=Coded("Service", text), standing=Coded("planned", text))
        for number, text in enumerate(HOSTILE)
    )
    lines = tuple(
        stroke("org/0", f"org/{number}", links=(told(str(number), "refers_to", text),))
        for number, text in enumerate(HOSTILE)
        if number
    )
    return placed(replace(drawing(dots, lines), title=HOSTILE[1], about=HOSTILE, left_out=HOSTILE))


@pytest.mark.parametrize("shown", [every_sign(), hostile()], ids=["every sign", "hostile"])
def test_a_file_opens_and_shows_its_texts(page: Page, tmp_path: Path, shown: Placed) -> None:
    file = tmp_path / "picture.svg"
    file.write_text(svg(shown, legend(shown.drawing)), encoding="utf-8")
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.localName") == "svg"
    assert page.locator("parsererror").count() == 0
    assert page.locator("script, image, style, foreignObject").count() == 0
    assert shown.drawing.title in (page.locator("svg > title").text_content() or "")


@pytest.mark.parametrize("shown", [every_sign(), hostile()], ids=["every sign", "hostile"])
def test_a_part_of_a_page_keeps_to_the_strictest_policy(page: Page, tmp_path: Path, shown: Placed) -> None:
    (tmp_path / "still.css").write_text(style_sheet(), encoding="utf-8")
    policy = "default-src 'none'; style-src file:"
    file = tmp_path / "page.html"
    file.write_text(
        f"""<!doctype html><html lang="fi"><meta charset="utf-8"><title>Kuva</title>
        <meta http-equiv="Content-Security-Policy" content="{policy}"><link rel="stylesheet" href="still.css">
        <main>{still(shown, legend(shown.drawing))}<p id="after">jälkeen</p></main></html>""",
        encoding="utf-8",
    )
    page.goto(file.as_uri())
    assert page.locator("main > *").count() == 2, "nothing gets out of the drawing"
    assert page.locator("script, img, image, foreignObject").count() == 0
    assert page.get_by_role("img").count() == 1


def test_colours_follow_dark_screens_and_paper(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    shown = every_sign()
    file.write_text(f"<!doctype html><style>{style_sheet()}</style>{still(shown, ())}", encoding="utf-8")
    page.goto(file.as_uri())

    def ink() -> str:
        return str(page.evaluate("getComputedStyle(document.querySelector('.fill-ink')).fill"))

    page.emulate_media(color_scheme="light")
    light = ink()
    page.emulate_media(color_scheme="dark")
    assert ink() != light
    page.emulate_media(media="print", color_scheme="dark")
    assert ink() == light
