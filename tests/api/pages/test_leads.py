"""An answer in which nothing is leads on: to the same with less said, and to what is near, where that does answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from api.wording import say
from graph.store.base import Store
from tests.api.pages.asking import LANGUAGES, PUBLIC, with_language
from tests.api.pages.reading import BROWSER, PROGRAM, Page, asked
from tests.networks import Drawn, area, helping, link, need
from tests.stores import open_sqlite


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two towns of a county; one has a service, which meets the wider of two needs."""
    store = open_sqlite(tmp_path_factory.mktemp("towns"))
    Drawn(store).draw(
        area("kemi", name="Kemi"),
        area("tornio", name="Tornio"),
        area("lappi", "region", name="Lapin maakunta"),
        need("uni", name="uni", alt_names=("uni neuvonta",)),
        need("yo", name="heräily"),
        need("ero", name="ero"),
        link("broader", "need/yo", "need/uni"),
        link("part_of", "area/kemi", "area/lappi"),
        link("part_of", "area/tornio", "area/lappi"),
        *helping("unikoulu", "need/uni", "area/kemi", min_age=0, max_age=2),
    )
    yield store
    store.close()


@pytest.fixture(scope="module")
def parent(towns: Store, settings: Settings) -> TestClient:
    """A browser of the towns."""
    return TestClient(create_app(settings, towns), raise_server_exceptions=False, headers=BROWSER)


def led(reader: TestClient, address: str) -> dict[str, str]:
    """Where a page leads on to: addresses by what the links say."""
    part = reader.get(address).text.partition('<section class="leads">')[2].partition("</section>")[0]
    return {" ".join(one.text.split()): one.given["href"] for one in Page(part).all("a")}


ELSEWHERE = "Valitse toinen alue tai verkosto"
CASES = {
    "/partners?need=uni&area=Kemi&age=9": {
        "Sama ilman rajauksia": "/partners?need=uni&area=Kemi",
        "Kaikki alueen palvelut: Kemi": "/services/kemi",
        "Palvelut kaikilta alueilta, joissa on nämä sanat: uni": "/search?text=uni&kinds=Service",
        "Valitse tarve luettelosta": "/?area=Kemi",
    },
    "/partners?need=uni neuvonta&area=Kemi&age=9": {
        "Sama ilman rajauksia": "/partners?need=uni+neuvonta&area=Kemi",
        "Kaikki alueen palvelut: Kemi": "/services/kemi",
        "Valitse tarve luettelosta": "/?area=Kemi",
    },
    "/partners?need=heräily&area=Kemi": {
        "Laajempi tarve: uni": "/partners?need=need%2Funi&area=Kemi",
        "Kaikki alueen palvelut: Kemi": "/services/kemi",
        "Valitse tarve luettelosta": "/?area=Kemi",
    },
    "/partners?need=ero": {"Valitse tarve luettelosta": "/"},
    "/partners?need=unikoulu&area=Kemi": {
        "Haku sanoilla: unikoulu": "/search?text=unikoulu",
        "Valitse tarve luettelosta": "/?area=Kemi",
    },
    "/partners?need=xyzzy&area=Kemi": {"Valitse tarve luettelosta": "/?area=Kemi"},
    "/routes?origin=service/unikoulu&target=ero&area=Kemi": {
        "Kaikki alueen palvelut: Kemi": "/services/kemi",
        "Valitse tarve luettelosta": "/?area=Kemi",
    },
    "/routes?origin=service/unikoulu&target=uni": {
        "Kuka auttaa: uni": "/partners?need=need%2Funi",
        "Palvelut, joissa on nämä sanat: uni": "/search?text=uni&kinds=Service",
        "Valitse tarve luettelosta": "/",
    },
    "/search?text=unikoulu xyzzy&kinds=Area": {
        "Sama ilman rajauksia": "/search?text=unikoulu+xyzzy",
        "Haku sanalla: unikoulu": "/search?text=unikoulu",
        "Valitse tarve luettelosta": "/",
    },
    "/services/tornio": {
        "Kaikki alueen palvelut: Lapin maakunta": "/services/lappi",
        "Valitse tarve luettelosta": "/?area=Tornio",
    },
    "/gaps?area=Tornio": {
        "Sama laajemmalta alueelta: Lapin maakunta": "/gaps?area=area%2Flappi",
        ELSEWHERE: "/coordination",
    },
    "/coverage?area=Tornio": {
        "Sama laajemmalta alueelta: Lapin maakunta": "/coverage?area=area%2Flappi",
        ELSEWHERE: "/coordination",
    },
    "/handbook/tornio": {
        "Sama laajemmalta alueelta: Lapin maakunta": "/handbook/lappi",
        ELSEWHERE: "/coordination",
    },
    "/gaps?area=Kemi&kinds=uncovered-need": {
        "Sama ilman rajauksia": "/gaps?area=Kemi",
        "Tarpeet ja alueet: Kemi": "/coverage?area=area%2Fkemi",
        "Käsikirja: Kemi": "/handbook/kemi",
        ELSEWHERE: "/coordination",
    },
    "/network?area=Kemi": {
        "Kaikki kirjatut asiat ja niiden yhteydet: Kemi": "/network?area=area%2Fkemi&kinds=all",
        "Tarpeet ja alueet: Kemi": "/coverage?area=area%2Fkemi",
        "Yhteistyön aukot: Kemi": "/gaps?area=area%2Fkemi",
        "Käsikirja: Kemi": "/handbook/kemi",
        ELSEWHERE: "/coordination",
    },
}
"""Where nothing is, and where it leads on to. Nothing helps with "ero", nobody has named "xyzzy", and of Tornio nothing
is recorded.
"""


@pytest.mark.parametrize("address", CASES)
def test_where_nothing_is_what_is_near_is_led_to(parent: TestClient, address: str) -> None:
    found = led(parent, address)
    assert found == CASES[address]
    for one in found.values():
        told = parent.get(one)
        assert told.status_code == 200
        if one.partition("?")[0] not in ("/", "/coordination"):
            assert parent.get(one, headers=PROGRAM).json()["items"]


@pytest.mark.parametrize("asked", ["since=last-meeting&area=Kemi", "since=2099-01-01&area=Kemi", "since=2099-01-01"])
def test_where_nothing_has_changed_one_goes_further_back(parent: TestClient, asked: str) -> None:
    """No meeting has been held there."""
    found = led(parent, f"/changes?{asked}&as_of=2026-11-22")
    of_area = ": Kemi" if "Kemi" in asked else ""
    assert {"Muutokset päivästä: 22.11.2025", f"Kaikki kirjatut muutokset{of_area}", ELSEWHERE} <= found.keys()
    assert ("Yhteistyön aukot: Kemi" in found) == bool(of_area)
    assert all(parent.get(one).status_code == 200 for one in found.values())


def test_how_numbers_count_is_told_where_there_are_numbers(parent: TestClient) -> None:
    assert Page(parent.get("/coverage?area=Tornio").text).all(marked="filter") == []
    assert Page(parent.get("/coverage?area=Kemi").text).all(marked="filter")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ["/partners?need=asuminen&area=Kemi&in_force=true", "/search?text=xyzzy"])
def test_it_goes_on_in_the_language_and_on_the_day_of_the_reader(
    browser: TestClient, address: str, language: str
) -> None:
    chosen = f"{with_language(address, language)}&as_of=2026-11-22"
    found = led(browser, chosen)
    assert say("page:lead-on:needs", language) in found
    for one in found.values():
        assert {"language": language, "as_of": "2026-11-22"}.items() <= asked(one).items()
        told = browser.get(one)
        assert (told.status_code, told.headers["content-language"]) == (200, language)


@pytest.mark.parametrize("name", ["partners", "search", "services"])
def test_an_answer_with_something_in_it_leads_nowhere_else(browser: TestClient, name: str) -> None:
    assert led(browser, PUBLIC[name]) == {}


@pytest.mark.parametrize("address", ["/partners", "/partners?need=&area=Kemi", "/gaps?area=xyzzy"])
def test_where_no_words_were_looked_for_none_are_looked_for(browser: TestClient, address: str) -> None:
    assert led(browser, address) == {}
