"""Every link of every page leads somewhere, in the language that was chosen, also behind a proxy's path; and no page
that somebody looks at with a family leads to gaps.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.questions import questions
from graph.store.base import Store
from tests.api.pages.asking import FAMILY, LANGUAGES, PLAIN, PUBLIC, with_language
from tests.api.pages.conftest import SITE
from tests.api.pages.reading import BROWSER, Page, asked
from tests.api.pages.walking import Step, walk

REFUSED = ("/meeting",)
"""Pages for the network alone, to which a link may lead all the same: whoever may see them signs in there."""
EXAMPLES = "/docs"
"""The page whose links ask the bundled networks."""


def reader(settings: Settings, store: Store) -> TestClient:
    """A browser of a store."""
    app = create_app(settings, store)
    return TestClient(app, raise_server_exceptions=False, headers=BROWSER, follow_redirects=False)


def broken(steps: list[Step], root: str = "") -> list[tuple[int, str, str]]:
    """Links that lead nowhere: status, address, and the page that they stand in."""
    failed = [one for one in steps if one.status >= 400]
    return [
        (one.status, one.address, one.origin)
        for one in failed
        if one.status != 401 or urlsplit(one.address).path.removeprefix(root) not in REFUSED
    ]


def without_examples(steps: list[Step]) -> list[Step]:
    """Steps but those to examples, of a network that is not the bundled one."""
    return [one for one in steps if not urlsplit(one.origin).path.endswith(EXAMPLES)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_a_small_network_leads_somewhere_and_stays_in_the_language(
    visitor: TestClient, language: str
) -> None:
    files = ("/export/",) if language != "fi" else ()  # files speak no language
    steps = list(walk(visitor, f"/?language={language}", most=300, left=files))
    assert broken(without_examples(steps)) == []
    assert len(steps) > 50
    for one in steps:
        if asked(one.address).get("language") == language and one.page:
            assert one.page.language == one.headers["content-language"] == language
            strayed = [link for link in one.page.links() if asked(link).get("language") is None]
            assert strayed == [], one.address


def test_links_of_the_bundled_networks_lead_somewhere(browser: TestClient) -> None:
    steps = list(walk(browser, "/", most_alike=2, left=("/export/",)))  # files are fetched from a small network
    assert broken(steps) == []
    reached = {urlsplit(one.address).path for one in steps}
    assert {*PLAIN, *(f"/{name}" for name in questions() if name != "show")} <= reached
    assert {urlsplit(address).path for address in PUBLIC.values()} - reached <= {"/services/kemi", "/handbook/kemi"} | {
        PUBLIC["show"]
    }


@pytest.mark.parametrize("address", [*PLAIN, *PUBLIC.values()])
def test_things_that_a_page_leads_to_are_there(browser: TestClient, network: Store, address: str) -> None:
    found = Page(browser.get(address).text, address)
    paths = {urlsplit(one).path for one in found.links()}
    own = {one.removeprefix("/nodes/").removesuffix("/network") for one in paths if one.startswith("/nodes/")}
    ids = {one.partition(".")[0] for one in own}
    known = network.ask(lambda view: view.select("record", "public", ids=sorted(ids)).nodes) if ids else {}
    assert ids - {*known} - {"{kind}/{slug}"} == set()


@pytest.mark.parametrize("address", [*PLAIN, *PUBLIC.values(), "/partners", "/partners?need=xyzzy", "/nowhere"])
def test_the_chosen_language_and_day_go_along_in_every_link_and_form(browser: TestClient, address: str) -> None:
    chosen = with_language(address, "sv") + "&as_of=2026-11-22"
    found = Page(browser.get(chosen).text, chosen)
    switching = {one.given["href"] for one in found.all("a") if "hreflang" in one.given}
    for one in found.links():
        assert asked(one)["language"] == "sv" or one in switching
        assert asked(one)["as_of"] == "2026-11-22"
    for form in found.all("form"):
        assert form.given["method"] == "get"
    if found.all("form"):
        assert found.filled()["language"] == "sv"


def test_a_language_that_nobody_chose_is_in_no_link(browser: TestClient) -> None:
    told = browser.get("/partners?need=vertaistuki", headers={"Accept-Language": "sv"})
    found = Page(told.text, "/partners")
    assert found.language == "sv"
    switching = {one.given["href"] for one in found.all("a") if "hreflang" in one.given}
    assert [one for one in found.links() if "language" in asked(one) and one not in switching] == []


@pytest.fixture(scope="module")
def behind(small: Store, settings: Settings) -> TestClient:
    """A browser of the small network behind a proxy that puts a path before every address."""
    return reader(replace(settings, path_prefix="/perhe"), small)


def test_behind_a_proxys_path_every_link_and_form_has_it(behind: TestClient) -> None:
    steps = list(walk(behind, "/perhe/?language=en", most=150, left=("/perhe/export/",)))
    assert broken(without_examples(steps), "/perhe") == []
    assert len(steps) > 50
    for one in steps:
        if one.page:
            strayed = [link for link in [*one.page.links(), *one.page.targets()] if not link.startswith("/perhe/")]
            assert strayed == [], one.address
        elif "location" in one.headers:
            assert urlsplit(one.headers["location"]).path.startswith("/perhe/")


@pytest.mark.parametrize("address", ["/partners?need=xyzzy", "/handbook?area=Kemi", "/nowhere", "/coordination"])
def test_a_proxy_may_take_its_path_away(behind: TestClient, address: str) -> None:
    one, two = behind.get(address), behind.get(f"/perhe{address}")
    assert (one.status_code, one.text, one.headers.get("location")) == (
        two.status_code,
        two.text,
        two.headers.get("location"),
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", FAMILY.values(), ids=FAMILY)
def test_no_page_for_a_family_leads_to_gaps(browser: TestClient, address: str, language: str) -> None:
    told = browser.get(with_language(address, language))
    assert told.status_code == 200
    found = Page(told.text, address)
    paths = {urlsplit(one).path for one in [*found.links(), *found.targets()]}
    of_coordinators = {f"/{name}" for name, one in questions().items() if one.audience == "coordination"}
    assert of_coordinators >= {"/gaps", "/coverage", "/meeting", "/handbook", "/changes", "/network"}
    assert paths & of_coordinators == set()
    assert "/partners" in paths or "/search" in paths


def test_links_to_other_sites_say_nothing_of_where_one_comes_from(visitor: TestClient) -> None:
    outside = [
        one
        for address in ("/partners?need=need/uni&area=Kemi", "/nodes/channel/puhelin")
        for one in Page(visitor.get(address).text).all("a")
        if urlsplit(one.given["href"]).scheme == "https"
    ]
    assert {one.given["href"] for one in outside} == {SITE}
    assert all({"external", "noreferrer"} <= set(one.given["rel"].split()) for one in outside)


def test_whoever_sees_an_error_is_told_where_to_report_it(
    small: Store, settings: Settings, visitor: TestClient
) -> None:
    told = reader(replace(settings, report="mailto:virheet@kunta.example"), small)
    for address in ("/about", "/nodes/service/neuvola"):
        links = [one.given["href"] for one in Page(told.get(address).text).all("a")]
        without = [one.given["href"] for one in Page(visitor.get(address).text).all("a")]
        assert "mailto:virheet@kunta.example" in links
        assert [one for one in without if one.startswith("mailto:")] == []
