"""A thing's address tells its form: by an ending, else by what the reader takes. Each form is the one that the same
question gives by name, and what it leads to is there.
"""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from rdflib import Graph, URIRef

from api.settings import Settings
from tests.api.pages.reading import PROGRAM, Page

FORMS = {
    "json": "application/json",
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "html": "text/html",
}
THINGS = ("area/kemi", "service/neuvola", "network/perhekeskus", "channel/puhelin")
DAY = "as_of=2026-11-22"


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize(("ending", "media_type"), FORMS.items())
def test_an_ending_chooses_the_form_whatever_the_reader_takes(
    visitor: TestClient, thing: str, ending: str, media_type: str
) -> None:
    wanted = [visitor.get(f"/nodes/{thing}.{ending}?{DAY}", headers={"Accept": one}) for one in FORMS.values()]
    assert {one.status_code for one in wanted} == {200}
    assert {one.headers["content-type"].partition(";")[0] for one in wanted} == {media_type}
    by_header = visitor.get(f"/nodes/{thing}?{DAY}", headers={"Accept": media_type})
    if ending == "html":
        assert {Page(one.text).text("main") for one in wanted} == {Page(by_header.text).text("main")}
    elif ending == "json":
        assert all(one.json() == by_header.json() for one in wanted)
    else:
        form = {"ttl": "turtle", "jsonld": "json-ld"}[ending]
        graphs = [Graph().parse(data=one.text, format=form) for one in (*wanted, by_header)]
        assert {len(one) for one in graphs} == {len(graphs[0])}
        assert len(graphs[0]) > 0


@pytest.mark.parametrize("thing", THINGS)
def test_rdf_in_both_forms_tells_the_same_of_the_thing_itself(
    visitor: TestClient, settings: Settings, thing: str
) -> None:
    told = {
        form: Graph().parse(data=visitor.get(f"/nodes/{thing}.{ending}").text, format=form)
        for ending, form in (("ttl", "turtle"), ("jsonld", "json-ld"))
    }
    subject = URIRef(f"{settings.base_uri}id/{thing}")
    own = [set(graph.predicate_objects(subject)) for graph in told.values()]
    assert own[0] == own[1]
    assert own[0]


def test_a_page_leads_to_the_other_forms_of_its_thing(visitor: TestClient) -> None:
    found = Page(visitor.get("/nodes/area/kemi").text, "/nodes/area/kemi")
    for ending in ("json", "ttl", "jsonld"):
        assert f"/nodes/area/kemi.{ending}" in found.links()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_form_speaks_the_language_that_is_asked_for(visitor: TestClient, language: str) -> None:
    address = f"/nodes/network/perhekeskus.html?language={language}"
    assert Page(visitor.get(address).text).language == language
    name = "familjecenter" if language == "sv" else "perhekeskus"
    told = visitor.get(f"/nodes/network/perhekeskus.json?language={language}")
    assert told.json()["node"]["name"] == name


@pytest.mark.parametrize("address", ["/nodes/area/kemi.xml", "/nodes/area/kemi.", "/nodes/area/nowhere.ttl"])
def test_an_ending_that_is_none_leads_nowhere(visitor: TestClient, address: str) -> None:
    assert visitor.get(address).status_code == 404
    assert visitor.get(address, headers=PROGRAM).status_code == 404


def test_every_form_has_a_tag_of_its_own(visitor: TestClient) -> None:
    tags = {ending: visitor.get(f"/nodes/area/kemi.{ending}").headers["etag"] for ending in FORMS}
    assert len(set(tags.values())) == len(FORMS)
    for ending, tag in tags.items():
        again = visitor.get(f"/nodes/area/kemi.{ending}", headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")


def test_a_things_own_address_leads_to_what_is_told_of_it(visitor: TestClient) -> None:
    for accept in FORMS.values():
        told = visitor.get("/id/service/neuvola", headers={"Accept": accept})
        assert told.status_code == 303
        there = visitor.get(told.headers["location"], headers={"Accept": accept})
        assert there.headers["content-type"].partition(";")[0] == accept


def test_a_paper_may_be_asked_for_by_a_name_of_its_area(visitor: TestClient) -> None:
    for address in ("/services?area=kemi", "/handbook?area=perhekeskus", "/services?area=area%2Fkemi"):
        told = visitor.get(f"{address}&language=sv")
        assert told.status_code == 303
        there = visitor.get(told.headers["location"])
        assert there.status_code == 200
        assert Page(there.text).language == "sv"


def test_a_table_of_an_area_that_is_none_is_a_form_again(visitor: TestClient) -> None:
    told = visitor.get("/handbook?area=xyzzy")
    assert told.status_code == 404
    assert Page(told.text).filled()["area"] == "xyzzy"


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("/services/Kemi", "/services/kemi"),
        ("/handbook/etela-karjala", "/handbook/etela-karjalan-maakunta"),
        ("/services/Etelä-Karjala?language=sv", "/services/etela-karjalan-maakunta?language=sv"),
        ("/services/egentliga-finland?format=md", "/services/varsinais-suomen-maakunta?format=md"),
    ],
)
def test_a_paper_is_found_by_the_name_of_its_area_in_the_address(browser: TestClient, address: str, there: str) -> None:
    for headers in ({}, PROGRAM):
        told = browser.get(address, headers=headers)
        assert (told.status_code, told.headers["location"]) == (303, there)
        assert "no-cache" in told.headers["cache-control"]
    assert browser.get(there).status_code == 200


@pytest.mark.parametrize("address", ["/services/kemm", "/services/pruntsi", "/nodes/area/etela-karjala"])
def test_in_an_address_nothing_is_taken_for_what_is_merely_alike(browser: TestClient, address: str) -> None:
    assert browser.get(address).status_code == 404
