"""Answers to take along: tables and papers, by name or by what the reader's program asks for."""

from __future__ import annotations

import csv
import io
import re

import pytest
from docx import Document
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from tests.api.http.test_answers import AS_OF


def test_gaps_go_to_a_spreadsheet(client: TestClient) -> None:
    told = client.get(f"/gaps?area=Kemi&format=xlsx&as_of={AS_OF}&language=en")
    assert told.headers["content-disposition"] == 'attachment; filename="gaps.xlsx"'
    sheet, about = load_workbook(io.BytesIO(told.content)).worksheets
    assert "As of 22 November 2026" in str(about.cell(about.max_row, 1).value)
    items = client.get(f"/gaps?area=Kemi&as_of={AS_OF}&language=en").json()["items"]
    assert sheet.max_row == len(items) + 1


def test_a_table_opens_in_a_spreadsheet_with_its_letters(client: TestClient) -> None:
    told = client.get("/search?text=neuvola&format=csv")
    assert told.content.startswith(b"\xef\xbb\xbf"), "Excel takes a file without the mark for another alphabet"
    rows = list(csv.reader(io.StringIO(told.content.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == len(client.get("/search?text=neuvola").json()["items"]) + 1


def test_a_handbook_goes_to_word(client: TestClient) -> None:
    told = client.get("/handbook/kemi?format=docx&language=sv")
    heading = client.get("/handbook/kemi?language=sv").json()["heading"]
    assert heading in [one.text for one in Document(io.BytesIO(told.content)).paragraphs]


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("text/html", "text/html"),
        ("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "text/html"),
        ("application/json, text/html;q=0.5", "application/json"),
        ("*/*", "application/json"),
        ("", "application/json"),
        ("image/png", "application/json"),
        ("text/html;q=0, text/markdown", "text/markdown"),
        ("text/html;q=nonsense", "application/json"),
    ],
)
def test_a_program_gets_the_form_it_asks_for(client: TestClient, accept: str, given: str) -> None:
    told = client.get("/services/kemi", headers={"Accept": accept})
    assert told.headers["content-type"].partition(";")[0] == given
    assert "Accept" in told.headers["vary"].split(", ")


def test_each_form_has_a_tag_of_its_own(client: TestClient) -> None:
    tags = {client.get("/services/kemi", headers={"Accept": one}).headers["etag"] for one in ("text/html", "*/*")}
    assert len(tags) == 2


def test_a_page_may_do_nothing_but_be_styled(client: TestClient) -> None:
    told = client.get("/services/kemi?format=html")
    policy = told.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert len(re.findall("'sha256-", policy)) == told.text.count("<style>") > 0
    assert "style=" not in told.text


def test_a_form_that_a_question_does_not_have_is_told(client: TestClient) -> None:
    told = client.get("/search?text=neuvola&format=docx&language=en")
    assert (told.status_code, told.json()["errors"][0]["place"]) == (422, "format")
    assert "'json' or 'csv'" in told.json()["detail"]
