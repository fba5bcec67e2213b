"""The file that opens alone: it asks for nothing, runs nothing of what it is told, and can be used by everybody."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest
from markupsafe import Markup
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.hostile import MARK, TEXTS, WORKED_OUT
from tests.browser.test_for_everybody import ALL, COLOURS, broken_rules
from tests.visuals.drawings import placed
from tests.visuals.page.conftest import FILES, STILL, Shown
from visuals.page.alone import page as page_of

WINDOWS = ({"width": 1280, "height": 900}, {"width": 390, "height": 844})


def download(page: Page, name: str, folder: Path) -> Path:
    """What a button of the page hands over."""
    page.locator(".picture-take").evaluate("details => { details.open = true; }")
    with page.expect_download() as waited:
        page.get_by_role("button", name=name).click()
    kept = folder / waited.value.suggested_filename
    waited.value.save_as(kept)
    return kept


def test_texts_are_texts_wherever_they_stand(shown: Shown) -> None:
    page = shown(placed(14, bunches=1, texts=TEXTS))
    page.evaluate(f"() => {{ window.ran = 0; window.{MARK} = () => {{ window.ran += 1; }}; }}")
    page.get_by_label("Etsi kuvasta").fill(MARK)
    expect(page.get_by_role("option").first).to_contain_text(MARK)
    page.keyboard.press("Enter")
    for heading in page.locator("button.to").all()[:2]:
        heading.click()
    page.locator(".picture-bunches summary").click()
    page.locator("[data-act=open-all]").click()
    page.locator("table[data-twin=links] button.show").first.click()
    page.locator("table[data-twin=dots] button.sort").first.click()
    assert page.evaluate("window.ran") == 0
    assert (
        page.locator(
            f"{MARK}, .{MARK}, iframe, img, svg[onload], [onmouseover], [onfocus], a[href^=javascript]"
        ).count()
        == 0
    )
    assert WORKED_OUT not in page.content()
    assert page.locator(".panel-body").inner_text().count(MARK) > 3


def test_data_are_no_script(shown: Shown) -> None:
    page = shown(placed(9, texts=TEXTS))
    block = page.locator("script[type='application/json']")
    assert block.count() == 1
    assert not re.search(r"[<>&\u2028\u2029]", block.inner_text())
    assert page.evaluate("typeof vis") == "object"
    assert page.evaluate("Object.keys(window).filter(name => /picture|facts|begin|make/.test(name))") == []


def test_it_may_run_its_own_scripts_only(shown: Shown) -> None:
    page = shown(placed(5))
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in policy
    assert re.fullmatch(r"'sha256-\S+' 'sha256-\S+'", rules["script-src"])
    assert re.fullmatch(r"'sha256-\S+'", rules["style-src"])
    assert set(rules) == {"default-src", "script-src", "style-src", "img-src", "base-uri", "form-action"}


def test_nothing_in_it_leads_elsewhere() -> None:
    text = page_of(placed(20), STILL, FILES).decode()
    assert not re.search(r"""(?:src|href|action|data|poster)\s*=\s*["']?\s*(?:https?:)?//""", text)
    assert "sourceMappingURL" not in text
    assert "@import" not in text


def test_the_same_picture_is_the_same_file() -> None:
    assert page_of(placed(20), STILL, FILES) == page_of(placed(20), STILL, FILES)


@pytest.mark.parametrize("window", WINDOWS, ids=["wide", "narrow"])
def test_everybody_can_use_it_by_day_and_night(shown: Shown, window: dict[str, int]) -> None:
    page = shown(placed(30, bunches=2), viewport=window, bypass_csp=True)
    page.locator(".picture-legend").evaluate("details => { details.open = true; }")
    page.locator(".picture-bunches summary").click()
    page.locator(".picture-take summary").click()
    page.get_by_label("laji Need").uncheck()
    assert not broken_rules(page, ALL)
    page.get_by_label("Etsi kuvasta").fill("neuvola")
    assert not broken_rules(page, ALL)
    page.keyboard.press("Enter")
    assert not broken_rules(page, ALL)
    page.emulate_media(color_scheme="dark")
    assert not broken_rules(page, COLOURS)


@pytest.mark.parametrize("window", WINDOWS, ids=["wide", "narrow"])
def test_nothing_has_to_be_moved_sideways_but_the_tables(shown: Shown, window: dict[str, int]) -> None:
    page = shown(placed(30, bunches=2), viewport=window)
    page.get_by_label("Etsi kuvasta").fill("neuvola")
    page.keyboard.press("Enter")
    assert page.evaluate("document.documentElement.scrollWidth") <= window["width"]


def test_colours_follow_the_ground_while_it_is_read(shown: Shown) -> None:
    page = shown(placed(20), color_scheme="light")
    light = page.locator(".stage canvas").screenshot()
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(300)
    assert page.locator(".stage canvas").screenshot() != light
    ground = page.locator(".stage").evaluate("stage => getComputedStyle(stage).backgroundColor")
    assert ground == "rgb(18, 24, 31)"


def test_the_picture_is_taken_along_at_twice_its_size(shown: Shown, tmp_path: Path) -> None:
    page = shown(placed(20))
    width = page.locator(".stage").evaluate("stage => stage.clientWidth")
    high = page.locator(".stage").evaluate("stage => stage.clientHeight")
    page.locator(".picture-take summary").click()
    before = page.locator(".stage canvas").screenshot()
    file = download(page, "Kuva (PNG)", tmp_path)
    content = file.read_bytes()
    assert file.name == "Perheiden-palvelut.png"
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    size = struct.unpack(">II", content[16:24])
    assert size[0] == 2 * width
    assert size[1] > 2 * high, "with its title and its signs"
    page.wait_for_timeout(200)
    assert page.locator(".stage canvas").screenshot() == before, "what is on the screen is as it was"


@pytest.mark.parametrize("name", sorted(FILES))
def test_files_come_out_as_they_were_put_in(shown: Shown, tmp_path: Path, name: str) -> None:
    page = shown(placed(5))
    assert download(page, f"Tiedosto {name}", tmp_path).read_bytes() == FILES[name]


def test_without_scripts_the_still_picture_and_all_texts_are_there(shown: Shown) -> None:
    page = shown(placed(20, bunches=1), java_script_enabled=False)
    expect(page.locator(".still-frame svg")).to_be_visible()
    assert page.locator("table[data-twin=dots] tbody tr:visible").count() == 20
    for hidden in (".stage", ".picture-bar", ".picture-panel", ".picture-bunches", "input", "button"):
        assert page.locator(f"{hidden}:visible").count() == 0, hidden
    expect(page.get_by_text("Vuoden sisällä on vahvistettu 62 %.")).to_be_visible()
    expect(page.get_by_text("3 yksityistä toimijaa.")).to_be_visible()


def test_on_paper_stand_the_still_picture_the_signs_and_the_tables(shown: Shown, tmp_path: Path) -> None:
    page = shown(placed(20), viewport=WINDOWS[1])
    page.locator(".picture-legend summary").click()
    page.get_by_label("laji Organisation").uncheck()
    page.emulate_media(media="print")
    assert page.locator("table[data-twin=dots] tbody tr:visible").count() == 20, "as the still picture, all of it"
    expect(page.locator(".still-frame svg")).to_be_visible()
    expect(page.locator(".stage")).to_be_hidden()
    page.pdf(path=tmp_path / "paper.pdf")
    text = " ".join("".join(one.extract_text() for one in PdfReader(tmp_path / "paper.pdf").pages).split())
    for said in ("laji Organisation", "kehä ympärillä", "Kuvan yhteydet", "Haastattelu 39/0", "rivi 19"):
        assert said in text
    assert "Etsi kuvasta" not in text


def test_a_picture_of_nothing_says_so(shown: Shown) -> None:
    page = shown(placed(0, fictional=False))
    assert page.locator(".picture-shown").inner_text().startswith("Kuvassa näkyy 0/0")
    assert page.locator(".made-up-warning").count() == 0


def test_the_still_picture_is_the_callers_own_markup() -> None:
    text = page_of(placed(3), Markup("<svg><title>&lt;b&gt;</title></svg>"), {}).decode()
    assert "<svg><title>&lt;b&gt;</title></svg>" in text
