"""What a reader does with the picture: filter, search, open, read, move with keys, sort."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.visuals.drawings import IN_A_BUNCH, placed
from tests.visuals.page.conftest import STILL, Shown
from visuals.layout import place
from visuals.layout.lettering import wrapped
from visuals.page.figure import Download, figure, script, style
from visuals.page.vis import vis_network


def rows(page: Page, table: str) -> list[str]:
    """What the visible rows of a table begin with."""
    cells = page.locator(f"table[data-twin={table}] tbody tr:not([hidden]) th .thing")
    return cells.all_inner_texts()


def cells(page: Page, table: str, column: int) -> list[str]:
    """The visible cells of a column, from 1."""
    return page.locator(f"table[data-twin={table}] tbody tr:not([hidden]) > :nth-child({column})").all_inner_texts()


def status(page: Page) -> str:
    return page.locator(".picture-shown").inner_text()


def colours(page: Page) -> int:
    """How many pixels of the canvas are painted: things that leave take theirs along."""
    count: int = page.evaluate(
        """() => { const canvas = document.querySelector(".stage canvas"), { width, height } = canvas;
        const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
        copy.drawImage(canvas, 0, 0);
        const { data } = copy.getImageData(0, 0, width, height);
        let painted = 0; for (let at = 3; at < data.length; at += 4) painted += data[at] > 0; return painted; }"""
    )
    return count


def painted_from_to(page: Page) -> tuple[int, int]:
    """The first and the last column of the canvas in which anything is painted, in pixels of the window."""
    first, last = page.evaluate(
        """() => { const canvas = document.querySelector(".stage canvas"), { width, height } = canvas;
        const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
        copy.drawImage(canvas, 0, 0);
        const { data } = copy.getImageData(0, 0, width, height), ends = [width, -1];
        for (let at = 3; at < data.length; at += 4) if (data[at] > 0) {
          const x = (at - 3) / 4 % width; ends[0] = Math.min(ends[0], x); ends[1] = Math.max(ends[1], x); }
        return ends.map(x => x * canvas.clientWidth / width); }"""
    )
    return int(first), int(last)


def settle(page: Page) -> None:
    """Let the canvas draw what has changed."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 120)))")


def middle_of_canvas(page: Page) -> tuple[float, float]:
    """Moves the pointer to where the middle of the picture is drawn: names need more room below than above."""
    box = page.locator(".stage canvas").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 - 18
    page.mouse.move(x, y)
    return x, y


def search(page: Page, text: str) -> None:
    page.get_by_label("Etsi kuvasta").fill(text)
    page.keyboard.press("Enter")


def test_the_legend_filters_dots_links_and_rows_alike(shown: Shown) -> None:
    page = shown(placed(27))
    assert "27/27 asiaa" in status(page)
    everything, painted = rows(page, "links"), colours(page)
    page.get_by_label("laji Organisation").uncheck()
    settle(page)
    assert "21/27 asiaa" in status(page)
    assert len(rows(page, "dots")) == 21
    assert (
        "laji Organisation"
        not in page.locator("table[data-twin=dots] tbody tr:visible td:nth-child(2)").all_inner_texts()
    )
    assert 0 < len(rows(page, "links")) < len(everything)
    assert colours(page) < painted
    page.get_by_role("button", name="Näytä taas kaikki").click()
    assert (len(rows(page, "dots")), rows(page, "links")) == (27, everything)


def test_a_kind_of_link_is_taken_out_without_its_ends(shown: Shown) -> None:
    page = shown(placed(27))
    page.get_by_label("yhteys refers_to").uncheck()
    assert "27/27 asiaa" in status(page)
    kinds = cells(page, "links", 2)
    assert kinds
    assert not any("refers_to" in kind for kind in kinds)


def test_what_has_no_sector_recorded_is_a_choice_of_its_own(shown: Shown) -> None:
    page = shown(placed(27))
    page.get_by_role("button", name="ei mitään: Toimiala").click()
    assert cells(page, "dots", 3) == []
    page.get_by_role("group", name="Toimiala").get_by_label("ei kirjattu").check()
    assert set(cells(page, "dots", 3)) == {"ei kirjattu"}


def test_searching_finds_opens_and_tells(shown: Shown) -> None:
    page = shown(placed(40, bunches=2))
    box = page.get_by_label("Etsi kuvasta")
    box.fill("NUORTEN TALO 37")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    panel = page.get_by_role("complementary")
    expect(panel.get_by_role("heading", level=2)).to_be_focused()
    assert "nuorten talo 37" in panel.inner_text()
    assert f"Niistä {IN_A_BUNCH}" in status(page), "the bunch of what was found is open, the other is not"


def test_the_panel_tells_what_is_known_and_leads_on(shown: Shown) -> None:
    page = shown(placed(40))
    search(page, "nuorten talo 37")
    panel = page.get_by_role("complementary")
    for text in ("laji Service", "ala third sector", "Palvelukartta 2026, rivi 37", "7 kuukautta sitten", "thing/37"):
        assert text in panel.inner_text()
    other = panel.locator("button.to").first
    name = other.inner_text()
    other.click()
    expect(panel.get_by_role("heading", level=2)).to_contain_text(name)


def test_links_in_the_panel_stand_by_kind_and_their_sources_open(shown: Shown) -> None:
    page = shown(placed(40))
    search(page, "nuorten talo 37")
    panel = page.get_by_role("complementary")
    kinds = panel.get_by_role("heading", level=4).all_inner_texts()
    assert kinds == sorted({*kinds})
    counts = [int(one.rpartition("(")[2].removesuffix(")")) for one in kinds]
    assert counts == [part.locator("li > .to").count() for part in panel.locator("section section").all()]
    expect(panel.get_by_role("heading", name=f"Yhteydet kuvassa ({sum(counts)})")).to_be_visible()
    sources = panel.locator(".links details").first
    expect(sources.locator("li").first).to_be_hidden()
    sources.locator("summary").click()
    expect(sources.locator("li").first).to_be_visible()


def test_the_panel_does_not_cover_what_it_tells_of(shown: Shown) -> None:
    page = shown(placed(1))
    stage = page.locator(".stage").bounding_box()
    assert stage
    right, (_, y) = stage["x"] + stage["width"] - 40, middle_of_canvas(page)
    page.mouse.down()
    page.mouse.move(right, y, steps=5)
    page.mouse.up()
    settle(page)
    page.mouse.click(right, y)
    settle(page)
    panel = page.get_by_role("complementary").bounding_box()
    assert panel
    assert stage["x"] + painted_from_to(page)[1] < panel["x"]


def test_made_up_notes_and_what_is_not_in_the_picture_are_told(shown: Shown) -> None:
    page = shown(placed(45))
    search(page, "44")
    panel = page.get_by_role("complementary").inner_text()
    assert "kuvitteellinen" in panel
    assert "Lisäksi 37 yhteyttä" in panel
    search(page, "neuvola 7")
    page.get_by_role("button", name="Sulje").click()
    search(page, "kerho 3")
    assert "Vain tämä vastaa tarpeeseen." in page.get_by_role("complementary").inner_text()


def test_escape_closes_the_panel_and_gives_the_focus_back(shown: Shown) -> None:
    page = shown(placed(12))
    search(page, "neuvola")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.get_by_role("complementary")).to_be_hidden()
    expect(page.get_by_label("Etsi kuvasta")).to_be_focused()


def test_arrows_choose_among_what_is_found(shown: Shown) -> None:
    page = shown(placed(30))
    box = page.get_by_label("Etsi kuvasta")
    box.fill("neuvola")
    second = page.get_by_role("option").nth(1)
    page.keyboard.press("ArrowDown")
    expect(second).to_have_attribute("aria-selected", "true")
    name = second.inner_text()
    page.keyboard.press("Enter")
    heading = page.get_by_role("complementary").get_by_role("heading", level=2).inner_text()
    assert name.startswith(heading.removesuffix(" kuvitteellinen"))


def test_a_click_on_a_line_tells_of_it(shown: Shown) -> None:
    page = shown(placed(2))  # their lines go through the middle
    page.mouse.click(*middle_of_canvas(page))
    settle(page)
    panel = page.get_by_role("complementary")
    expect(panel).to_be_visible()
    assert all(name in panel.inner_text() for name in rows(page, "dots"))


def test_a_click_on_a_thing_tells_of_it(shown: Shown) -> None:
    page = shown(placed(1))
    page.mouse.click(*middle_of_canvas(page))
    settle(page)
    expect(page.get_by_role("complementary").get_by_role("heading", level=2)).to_contain_text(rows(page, "dots")[0])


def test_a_bunch_is_one_until_it_is_opened(shown: Shown) -> None:
    page = shown(placed(40, bunches=2))
    assert f"Niistä {2 * IN_A_BUNCH} on suljetuissa" in status(page)
    assert len(rows(page, "dots")) == 40, "the table tells everything"
    page.get_by_text("Ryhmät (2)").click()
    first = page.locator(".picture-bunches li button").first
    name = first.inner_text().removeprefix("Avaa ryhmä: ")
    first.focus()
    page.keyboard.press("Enter")
    assert f"Niistä {IN_A_BUNCH} on suljetuissa" in status(page)
    expect(first).to_have_text(f"Sulje ryhmä: {name}")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    assert f"Niistä {2 * IN_A_BUNCH} on suljetuissa" in status(page)
    page.get_by_role("button", name="Avaa kaikki ryhmät").click()
    assert "suljetuissa" not in status(page)


@pytest.mark.parametrize("way", ["button", "wheel", "keys"])
def test_coming_closer_to_a_bunch_opens_it(shown: Shown, way: str) -> None:
    page = shown(placed(IN_A_BUNCH, bunches=1))
    assert "suljetuissa" in status(page)
    into = page.get_by_role("button", name="Liiku näppäimillä")
    if way == "keys":
        into.click()
    for _ in range(8):
        if way == "button":
            page.get_by_role("button", name="Lähemmäs").click()
        elif way == "wheel":
            middle_of_canvas(page)
            page.keyboard.down("Control")
            page.mouse.wheel(0, -400)
            page.keyboard.up("Control")
        else:
            page.keyboard.press("+")
        settle(page)
    if way == "keys":
        page.keyboard.press("Escape")
    assert status(page).startswith(f"Kuvassa näkyy {IN_A_BUNCH}/{IN_A_BUNCH}")
    assert "suljetuissa" not in status(page)


def test_the_wheel_moves_the_page_and_says_how_to_come_closer(shown: Shown) -> None:
    page = shown(placed(IN_A_BUNCH, bunches=1))
    middle_of_canvas(page)
    settle(page)
    told, before = status(page), page.locator(".stage canvas").screenshot()
    page.mouse.wheel(0, 120)
    hint = page.get_by_text("pidä Ctrl-näppäintä alhaalla")
    expect(hint).to_be_visible()
    settle(page)
    assert page.evaluate("scrollY") > 0
    assert status(page) == told
    expect(hint).to_be_hidden()
    page.evaluate("scrollTo(0, 0)")
    settle(page)
    assert page.locator(".stage canvas").screenshot() == before


@pytest.mark.parametrize("way", ["click", "Enter"])
def test_a_bunch_opens_where_it_stands(shown: Shown, way: str) -> None:
    page = shown(placed(IN_A_BUNCH, bunches=1))
    if way == "click":
        x, y = middle_of_canvas(page)
        page.mouse.click(x, y)
        settle(page)
    else:
        page.get_by_role("button", name="Liiku näppäimillä").click()
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
    assert "suljetuissa" not in status(page)


def test_keys_lead_into_the_picture_and_out_of_it(shown: Shown) -> None:
    page = shown(placed(20))
    canvas = page.locator(".stage .vis-network")
    assert canvas.get_attribute("tabindex") == "-1"
    into = page.get_by_role("button", name="Liiku näppäimillä")
    into.focus()
    page.keyboard.press("Enter")
    expect(canvas).to_be_focused()
    assert status(page).startswith("Keskellä: ")
    named = status(page).removeprefix("Keskellä: ")
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary").get_by_role("heading", level=2)).to_contain_text(named)
    page.keyboard.press("Escape")
    expect(canvas).to_be_focused()
    before = page.locator(".stage canvas").screenshot()
    page.keyboard.press("ArrowRight")
    settle(page)
    assert page.locator(".stage canvas").screenshot() != before
    page.keyboard.press("Escape")
    expect(into).to_be_focused()
    assert "asiaa" in status(page)


def test_tables_are_sorted_both_ways_and_empty_cells_come_last(shown: Shown) -> None:
    page = shown(placed(20))
    head = page.locator("table[data-twin=dots] thead th").nth(8)
    for order in ("ascending", "descending"):
        head.get_by_role("button").click()
        expect(head).to_have_attribute("aria-sort", order)
        more = [int(one) for one in cells(page, "dots", 9)]
        assert more == sorted(more, reverse=order == "descending")
    sector = page.locator("table[data-twin=dots] thead th").nth(2)
    for _ in range(2):
        sector.get_by_role("button").click()
        found = cells(page, "dots", 3)
        assert [bool(one) for one in found] == sorted((bool(one) for one in found), reverse=True)
    assert head.get_attribute("aria-sort") is None


def test_a_row_leads_into_the_picture(shown: Shown) -> None:
    page = shown(placed(20))
    page.get_by_label("laji Need").uncheck()
    page.get_by_label("laji Service").uncheck()
    row = page.locator("table[data-twin=links] tbody tr:visible").nth(3)
    ends = row.locator(".thing").all_inner_texts()
    row.get_by_role("button", name="Näytä kuvassa").click()
    panel = page.get_by_role("complementary")
    assert all(end in panel.inner_text() for end in ends)
    panel.get_by_role("button", name="Sulje").click()
    expect(row.get_by_role("button", name="Näytä kuvassa")).to_be_focused()


@pytest.mark.parametrize(("language", "words"), [("sv", "Visa allt igen"), ("en", "Show everything again")])
def test_it_speaks_the_readers_language(shown: Shown, language: str, words: str) -> None:
    page = shown(placed(12, language=language))
    page.locator("fieldset input").first.uncheck()
    expect(page.get_by_role("button", name=words)).to_be_visible()
    assert page.locator("html").get_attribute("lang") == language


def test_a_site_puts_the_parts_into_a_page_of_its_own(shown: Shown) -> None:
    one = placed(12)
    links = [Download("Kuva (SVG)", "picture.svg?language=fi")]
    parts = figure(one, STILL, addresses={"thing": "/nodes/:id?language=fi"}, downloads=links)
    head = f"<!doctype html><html lang=fi><meta charset=utf-8><title>Sivu</title><style>{style()}</style><h1>Sivu</h1>"
    scripts = f"<script>{vis_network()}</script><script>{script()}</script>"
    page = shown(one, text=f"{head}{parts.picture}{scripts}{parts.tables}".encode())
    search(page, "neuvola 7")
    own = page.get_by_role("complementary").get_by_role("link", name="Avaa oma sivu")
    assert own.get_attribute("href") == "/nodes/thing/7?language=fi"
    page.get_by_text("Ota mukaan").click()
    assert page.get_by_role("link", name="Kuva (SVG)").get_attribute("href") == "picture.svg?language=fi"


def written(page: Page) -> set[str]:
    """What the canvas writes when it is drawn again."""
    texts: list[str] = page.evaluate(
        """async () => { const own = CanvasRenderingContext2D.prototype, plain = own.fillText, texts = [];
        own.fillText = function (text, ...rest) { texts.push(text); return plain.call(this, text, ...rest); };
        document.querySelector("[data-act=whole]").click();
        await new Promise(done => requestAnimationFrame(() => setTimeout(done, 120)));
        own.fillText = plain;
        return texts; }"""
    )
    return {*texts}


@pytest.mark.parametrize(("dots", "width"), [(30, 1280), (60, 1600)])
def test_every_name_of_few_is_written_at_first(shown: Shown, dots: int, width: int) -> None:
    drawn = place(placed(dots).drawing)
    page = shown(drawn, viewport={"width": width, "height": 900})
    texts = written(page)
    assert [dot.ref.name for dot in drawn.drawing.dots if not {*wrapped(dot.ref.name)} <= texts] == []


def test_a_narrow_window_begins_with_a_part_and_says_so(shown: Shown) -> None:
    drawn = place(placed(30).drawing)
    page = shown(drawn, viewport={"width": 390, "height": 844})
    assert "Kuva jatkuu sivuille" in status(page)
    part = page.locator(".stage canvas").screenshot()
    page.get_by_role("button", name="Koko kuva").click()
    settle(page)
    assert page.locator(".stage canvas").screenshot() != part
    assert "Kuva jatkuu" not in status(shown(drawn))


def test_what_the_page_has_told_is_not_told_again_by_its_picture() -> None:
    one = placed(5)
    first, second = one.drawing.about
    told = str(figure(one, STILL, told=[first], tells=False).picture).partition("<script")[0]
    assert first not in told
    assert second in told
    assert "made-up-warning" not in told
    assert "made-up-warning" in figure(one, STILL).picture
