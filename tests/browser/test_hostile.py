"""Names that are programs: whatever stands in the data or is typed into a form, a page shows it and runs none of it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from graph.model.vocabulary import NODE_KINDS
from tests.browser.conftest import Window
from tests.browser.hostile import MARK, TEXTS, WORKED_OUT, fill
from tests.browser.journeys import Visit
from tests.browser.places import PLAIN, Spot
from tests.browser.serving import Site, serving
from tests.stores import open_sqlite

OF_NO_TEMPLATE = (
    f".{MARK}, img, iframe, object, embed, svg:not(.picture svg), base, b, form:not(.ask), body style, "
    "script ~ script:not([type='application/json']):not([src^='/static/'])"
)
STRANGE = f"""() => [...document.querySelectorAll('*')].filter(one =>
  one.matches(`{OF_NO_TEMPLATE}`) ||
  [...one.attributes].some(({{ name, value }}) => name.startsWith('on') || name === 'autofocus' ||
    (['href', 'src', 'action', 'formaction'].includes(name) && /^\\s*(java|data:text)/i.test(value)))
).map(one => one.outerHTML.slice(0, 200))"""
"""Elements that no template made."""
ASKED = {
    "partners": "/partners?need=need/x&area=area/x&asked_by=organisation/x",
    "routes": "/routes?origin=family&target=service/x&area=area/x",
    "gaps": "/gaps?area=area/x",
    "coverage": "/coverage?area=area/x",
    "network": "/network?node=service/x",
    "changes": "/changes?since=0",
    "search": f"/search?text={MARK}",
    "handbook": "/handbook/x",
    "services": "/services/x",
    "meeting": "/meeting/x",
    **{f"browse {kind.name}": f"/browse?kind={kind.name}" for kind in NODE_KINDS},
    **{f"thing {kind.slug}": f"/nodes/{kind.slug}/x" for kind in NODE_KINDS},
}


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The store of ``hostile.py``, served."""
    folder = tmp_path_factory.mktemp("hostile")
    store = open_sqlite(folder)
    fill(store)
    store.close()
    with serving(folder, store.address) as found:
        yield found


@pytest.fixture
def hostile(chromium: Browser, hostile_site: Site) -> Iterator[Window]:
    """Opens pages of that store."""
    window = Window(chromium, hostile_site)
    yield window
    window.close()
    assert not window.faults()


def inert(page: Page) -> None:
    """Nothing of the data has become a part of the page, and nothing in it was worked out."""
    assert page.evaluate(STRANGE) == []
    assert page.locator("script:not([type='application/json']):not([src^='/static/'])").count() == 1
    assert page.locator("head > style").count() == page.locator("style").count() <= 2
    assert WORKED_OUT not in page.content()


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize("address", [pytest.param(one, id=name) for name, one in ASKED.items()])
def test_what_stands_in_the_data_is_a_text(hostile: Window, address: str, language: str) -> None:
    page = hostile.open(Spot(address).told(language), scopes="network")
    expect(page.get_by_role("main")).to_contain_text(MARK)
    inert(page)


@pytest.mark.parametrize("address", PLAIN)
def test_pages_without_a_question_show_texts_too(hostile: Window, address: str) -> None:
    inert(hostile.open(address))


@pytest.mark.parametrize(
    "address",
    [
        "/partners?need={0}&area={0}&age={0}&channel={0}",
        "/partners?need=need/x&area={0}",
        "/routes?origin={0}&target={0}",
        "/gaps?area={0}&kinds={0}",
        "/search?text={0}",
        "/browse?kind={0}",
        "/handbook?area={0}",
        "/changes?since={0}",
        "/nodes/service/{0}",
        "/{0}",
    ],
)
def test_what_somebody_typed_is_a_text(hostile: Window, address: str) -> None:
    page = hostile.open("about:blank")
    for text in TEXTS:
        page.goto(address.format(quote(text, safe="")))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        inert(page)


def test_names_that_are_offered_while_somebody_types_are_texts(hostile: Window) -> None:
    visit = Visit(hostile.open(), "fi")
    visit.field("label:need").press_sequentially(MARK)
    expect(visit.page.locator("datalist option").first).to_be_attached()
    inert(visit.page)


@pytest.mark.parametrize("text", [one for one in TEXTS if "<" in one], ids=["script", "image", "frame"])
def test_a_text_that_became_a_part_of_the_page_would_be_seen(hostile: Window, text: str) -> None:
    page = hostile.open()
    page.locator("h1").evaluate("(title, text) => { title.innerHTML = text }", text)
    assert page.evaluate(STRANGE)
    hostile.forgive()  # the policy lets none of it run, and says so
