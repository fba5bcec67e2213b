"""A question that cannot be answered yet is a form: what was typed stays, each fault stands at its field, and what may
have been meant is a link that works. Fields that nobody filled in are taken so; programs are taken at their word.
"""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from graph.questions import questions
from tests.api.pages.asking import FOR_THE_NETWORK, LANGUAGES, PUBLIC, with_language
from tests.api.pages.reading import PROGRAM, Page, asked

FORMS = [name for name in questions() if name != "show" and name not in FOR_THE_NETWORK]
ANSWERED_BY_NOTHING = {"changes", "network", "browse"} & set(FORMS)


def page(browser: TestClient, address: str, status: int = 200) -> Page:
    """The page at an address."""
    told = browser.get(address)
    assert told.status_code == status, (address, told.text[:500])
    assert told.headers["content-type"].startswith("text/html")
    return Page(told.text, address)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMS)
def test_a_question_of_which_nothing_is_asked_is_its_form(browser: TestClient, name: str, language: str) -> None:
    found = page(browser, with_language(f"/{name}", language))
    assert found.language == language
    needed = [one.name for one in questions()[name].parameters if one.required]
    assert {*needed, "as_of"} <= found.fields().keys()
    assert f"/{name}" in [one.partition("?")[0] for one in found.targets()]
    assert found.all(marked="error") == []
    assert found.all(marked="problem") == []


def test_a_question_for_the_network_alone_says_so_before_it_is_asked(browser: TestClient) -> None:
    for name in FOR_THE_NETWORK:
        found = page(browser, f"/{name}", 401)
        assert found.all("h1")


@pytest.mark.parametrize("address", ["/meeting/kemi", "/meeting?area=Kemi"])
def test_who_may_not_see_it_goes_on_to_what_is_for_everybody(browser: TestClient, address: str) -> None:
    found = page(browser, address, 401)
    leading = [one.given["href"] for one in found.all("a")]
    menu = ["/gaps", "/coverage", "/network", "/handbook", "/changes"]
    of_area = ["/gaps?area=area%2Fkemi", "/handbook/kemi", "/changes?since=last-meeting&area=area%2Fkemi"]
    assert {*menu, *of_area} <= {*leading}
    for one in of_area:
        page(browser, one)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_thing_that_is_not_there_is_told_without_words_for_programs(browser: TestClient, language: str) -> None:
    """What stands in brackets names a parameter, which nobody filled in."""
    lead = page(browser, with_language("/nodes/service/nothing", language), 404).text("p", marked="lead")
    assert "service/nothing" in lead
    assert "(" not in lead


def test_of_an_area_that_nobody_has_named_nothing_is_led_to(browser: TestClient) -> None:
    found = page(browser, "/meeting/xyzzy", 401)
    assert found.all("section", marked="leads") == []
    assert "/gaps" in [one.given["href"] for one in found.all("a")]


FAULTY = (
    ("/partners?need=&area=Kemi", 422, "need"),
    ("/partners?area=Kemi", 422, "need"),
    ("/partners?need=vertaistuki&age=abc", 422, "age"),
    ("/partners?need=vertaistuki&age=200", 400, "age"),
    ("/partners?need=xyzzy&area=Kemi", 404, "need"),
    ("/partners?need=vertaistuki&area=xyzzy", 404, "area"),
    ("/partners?need=vertaistuki&channel=xyzzy", 400, "channel"),
    ("/partners?need=vertaistuki&service_language=xyzzy", 400, "service_language"),
    ("/partners?need=vertaistuki&as_of=2026-13-45", 422, "as_of"),
    ("/partners?need=vertaistuki&as_of=huomenna", 422, "as_of"),
    (f"/partners?need={'x' * 501}", 422, "need"),
    ("/routes?origin=family&target=", 422, "target"),
    ("/routes?origin=xyzzy&target=vertaistuki", 404, "origin"),
    ("/search?text=", 422, "text"),
    ("/browse?kind=xyzzy", 400, "kind"),
    ("/gaps?area=", 400, "area"),
    ("/gaps?area=xyzzy", 404, "area"),
    ("/gaps?area=Kemi&kinds=xyzzy", 400, "kinds"),
    ("/coverage?area=xyzzy", 404, "area"),
    ("/handbook?area=", 400, "area"),
    ("/services?area=xyzzy", 404, "area"),
    ("/changes?since=xyzzy", 400, "since"),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("address", "status", "name"), FAULTY, ids=[address[:60] for address, _, _ in FAULTY])
def test_a_fault_stands_at_its_field_and_what_was_typed_stays(
    browser: TestClient, address: str, status: int, name: str, language: str
) -> None:
    found = page(browser, with_language(address, language), status)
    assert found.language == language
    for typed, value in asked(address).items():
        assert found.filled()[typed] == value
    marked = found.fields()[name]
    assert marked.given["aria-invalid"] == "true"
    described = marked.given["aria-describedby"].split()
    assert f"error-{name}" in described
    assert all(found.at(one).text.strip() for one in described)
    listed = [one.given["href"] for one in found.all("a") if one.text.strip() == found.at(f"error-{name}").text.strip()]
    assert listed == [f"#field-{name}"]
    assert [one for one in found.fields() if f"#field-{one}" in listed] == [name]


@pytest.mark.parametrize(("address", "name"), [(address, name) for address, _, name in FAULTY])
def test_a_fault_is_told_in_words_and_not_in_those_of_the_interface(
    browser: TestClient, address: str, name: str
) -> None:
    said = Page(browser.get(address).text, address).at(f"error-{name}").text
    assert "=" not in said
    assert f"({name}" not in said


def test_one_fault_leaves_the_other_fields_in_peace(browser: TestClient) -> None:
    found = page(browser, "/partners?need=&area=Kemi&age=abc&in_force=true&service_language=sv", 422)
    wrong = [name for name, one in found.fields().items() if "aria-invalid" in one.given]
    assert wrong == ["need", "age"]
    expected = {"area": "Kemi", "age": "abc", "in_force": "true", "service_language": "sv", "need": ""}
    assert expected.items() <= found.filled().items()


SEVERAL = (
    "/partners?need=vertaistuki&area=Kemi&asked_by=neuvola",
    "/routes?origin=neuvola&target=vertaistuki",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", SEVERAL)
def test_what_may_be_meant_is_a_choice_of_links_that_answer(browser: TestClient, address: str, language: str) -> None:
    found = page(browser, with_language(address, language), 409)
    choices = [one for one in found.links() if one.startswith(address.partition("?")[0] + "?")]
    meant = [one for one in choices if "%2F" in one]
    assert len(meant) > 1
    for one in meant:
        answered = page(browser, one)
        assert answered.language == language
        assert asked(address).keys() <= asked(one).keys()


def test_a_thing_that_cannot_be_asked_for_here_is_led_to_instead(browser: TestClient) -> None:
    found = page(browser, "/partners?need=neuvola&language=sv", 404)
    (choices,) = (one for one in found.all("ul", marked="choices"))
    things = [one for one in found.links() if one.startswith("/nodes/")]
    assert choices.text.strip()
    assert things
    for one in things:
        assert page(browser, one).language == "sv"


@pytest.mark.parametrize("address", ["/partners?need=need/vertaistukki&area=Kemi", "/gaps?area=Kemmijärvi"])
def test_names_that_are_near_are_links_that_answer(browser: TestClient, address: str) -> None:
    found = page(browser, address, 404)
    near = [one for one in found.links() if one.startswith(address.partition("?")[0] + "?") and one != address]
    near = [one for one in near if "language" not in one]
    assert near
    for one in near:
        assert browser.get(one).status_code == 200


@pytest.mark.parametrize("address", ["/partners?need=vertaistuki&age=&area=&in_force=", "/search?text=neuvola&kinds="])
def test_fields_that_nobody_filled_in_ask_nothing(browser: TestClient, address: str) -> None:
    bare = "&".join(one for one in address.split("&") if not one.endswith("="))
    blank, plain = page(browser, address), page(browser, bare)
    assert blank.text("main") == plain.text("main")
    assert blank.text("main")


@pytest.mark.parametrize("text", ["", "%20", "+", "+%20"])
def test_blanks_alone_are_nothing_filled_in(browser: TestClient, text: str) -> None:
    found = page(browser, f"/partners?need={text}&area={text}", 422)
    assert found.filled()["need"] == found.filled()["area"] == ""
    assert [one for one in found.fields() if "aria-invalid" in found.fields()[one].given] == ["need"]


@pytest.mark.parametrize(
    ("address", "status", "place"),
    [
        ("/partners?need=vertaistuki&age=", 422, "age"),
        ("/partners?need=", 422, "need"),
        ("/partners", 422, "need"),
        ("/partners?need=vertaistuki&as_of=", 422, "as_of"),
        ("/gaps", 400, "area"),
    ],
)
def test_programs_are_taken_at_their_word(browser: TestClient, address: str, status: int, place: str) -> None:
    for accept in (PROGRAM, {"Accept": "*/*"}):
        told = browser.get(address, headers=accept)
        assert told.status_code == status
        assert told.headers["content-type"] == "application/problem+json"
        assert [one["place"] for one in told.json()["errors"]] == [place]


@pytest.mark.parametrize("name", [name for name in PUBLIC if name in FORMS])
def test_an_answer_brings_its_form_along_as_it_was_filled_in(browser: TestClient, name: str) -> None:
    address = PUBLIC[name]
    if questions()[name].as_paper:
        found = page(browser, address)
        assert found.all("form") == []
        return
    found = page(browser, with_language(address, "en"))
    expected = {key: value for key, value in asked(address).items() if key not in {"limit", "depth"}}
    assert {**expected, "language": "en"}.items() <= found.filled().items()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ["/", "/partners"])
def test_words_area_age_and_language_are_asked_before_anything_folded_away(
    browser: TestClient, address: str, language: str
) -> None:
    whole = browser.get(with_language(address, language)).text
    seen = whole.partition("<details")[0]
    places = [seen.find(f'name="{name}"') for name in ("need", "area", "age", "service_language")]
    assert -1 not in places
    assert places == sorted(places)
