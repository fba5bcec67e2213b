"""Asking in SPARQL in a browser: a page that explains it, with a query to begin with and what is wrong with another."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from tests.api.pages.asking import LANGUAGES, with_language
from tests.api.pages.reading import PROGRAM, Page

WRONG = "SELEC ?x {}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_query_there_is_a_form_whose_query_answers(browser: TestClient, language: str) -> None:
    told = browser.get(with_language("/sparql", language))
    found = Page(told.text, "/sparql")
    assert (told.status_code, found.language) == (200, language)
    assert found.all(marked="problem") == []
    (query,) = found.all("textarea")
    assert len(query.text.strip().splitlines()) > 1
    answered = browser.get("/sparql", params={"query": query.text, "language": language})
    assert answered.status_code == 200
    rows = answered.json()["results"]["bindings"]
    assert {one["name"]["xml:lang"] for one in rows} == {language}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_query_that_cannot_be_read_stays_and_is_told_what_is_wrong(browser: TestClient, language: str) -> None:
    told = browser.get("/sparql", params={"query": WRONG, "language": language})
    found = Page(told.text, "/sparql")
    assert (told.status_code, found.language) == (400, language)
    (query,) = found.all("textarea")
    assert query.text.strip() == WRONG
    assert "SELECT" in found.text("div", marked="problem")
    assert query.given["aria-invalid"] == "true"


def test_a_form_that_is_sent_empty_says_so(browser: TestClient) -> None:
    told = browser.get("/sparql?query=")
    assert told.status_code == 422
    assert Page(told.text).all(marked="problem")


def test_programs_are_told_what_is_wrong_as_before(browser: TestClient) -> None:
    told = browser.get("/sparql", headers=PROGRAM)
    assert (told.status_code, told.headers["content-type"]) == (422, "application/problem+json")
