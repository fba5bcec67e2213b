"""Which needs are met where: the same table for reading, as JSON, CSV and a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.journeys.program import Program

COUNTED = {"in_force", "unknown", "undated"}
COUNTY = "Esimerkin hyvinvointialue"


def cell(answer: dict[str, Any], need: str, column: str) -> dict[str, Any]:
    (row,) = (one for one in answer["items"] if one["need"]["id"] == need)
    (found,) = (one for one in row["cells"] if one["column"] == column)
    return dict(found)


def test_the_columns_are_the_area_its_municipalities_and_what_is_not_its_own(program: Program) -> None:
    columns = [one["code"] for one in program.data("coverage", "--area", COUNTY)["columns"]]
    assert columns[:3] == ["area/esimerkin-hyvinvointialue", "area/esimerkkila", "area/naapurila"]
    assert set(columns[3:]) <= {"wider", "national", "digital", "unknown"}


def test_a_cell_counts_what_partners_shows_in_force_here(program: Program) -> None:
    answer = program.data("coverage", "--area", "Esimerkkilä")
    for row in answer["items"]:
        need = row["need"]["id"]
        own = [
            item["service"]["id"]
            for item in program.data("partners", need, "--area", "Esimerkkilä", "--limit", "500")["items"]
            if item["area_match"]["relation"] == "own" and item["standing"]["code"] in COUNTED
        ]
        assert cell(answer, need, "area/esimerkkila")["in_force"] == len(own), need


def test_what_is_only_planned_is_told_apart_and_nothing_is_not_recorded(program: Program) -> None:
    answer = program.data("coverage", "--area", "Kemi")
    planned = cell(answer, "need/vertaistuki", "area/kemi")
    assert (planned["in_force"], planned["planned"], planned["text"]) == (0, 1, "vain suunnitteilla 1")
    empty = program.data("coverage", "--area", "Kymenlaakso")
    assert cell(empty, "need/vertaistuki", "area/hamina")["text"] == "ei kirjattu"
    assert "Palvelu, jota ei ole kirjattu, voi silti olla olemassa." in program.text("coverage", "--area", "Kemi")


def test_narrower_needs_are_folded_in(program: Program) -> None:
    answer = program.data("coverage", "--area", "Kouvola")
    rows = {row["need"]["id"] for row in answer["items"]}
    assert "need/lapsen-kasvu-ja-kehitys" in rows
    assert "need/puheen-ja-kielen-kehitys" not in rows


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_workbook_holds_the_table_and_says_what_it_is(program: Program, tmp_path: Path, language: str) -> None:
    path = tmp_path / "kattavuus.xlsx"
    options = ("--area", COUNTY, "--language", language)
    done = program.run("coverage", *options, "--format", "xlsx", "-o", str(path))
    assert (done.code, done.out) == (0, "")
    assert str(path) in done.err
    table, about = load_workbook(path).worksheets
    rows = [[one or "" for one in row] for row in table.iter_rows(values_only=True)]
    answer = program.data("coverage", *options)
    word = {"fi": ("Kuvitteellinen", "kyllä"), "sv": ("Fiktivt", "ja"), "en": ("Fictional", "yes")}[language]
    assert rows[0][1:] == [*(one["text"] for one in answer["columns"]), word[0]]
    assert {row[-1] for row in rows[1:]} == {word[1], ""}
    assert [[str(one) for one in row[1:-1]] for row in rows[1:]] == [
        [one["text"] for one in row["cells"]] for row in answer["items"]
    ]
    told = " ".join(str(row[0]) for row in about.iter_rows(values_only=True))
    version = {"fi": "aineiston versio", "sv": "dataversion", "en": "data revision"}[language]
    assert f"{version} {answer['revision']}" in told
    assert {"fi": "KUVITTEELLINEN", "sv": "FIKTIVT", "en": "FICTIONAL"}[language] in told
    again = program.run("coverage", *options, "--format", "xlsx", "-o", str(path))
    assert (again.code, again.out) == (2, ""), "what is there is not written over"


def test_colours_do_not_stand_alone(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "kattavuus.xlsx"
    program.run("coverage", "--area", "Kemi", "--format", "xlsx", "-o", str(path))
    table = load_workbook(path).worksheets[0]
    assert any(isinstance(one, int) for row in table.iter_rows(values_only=True) for one in row), "to be added up"
    texts_by_colour: dict[str, set[str]] = {}
    for row in table.iter_rows(min_row=2, min_col=2):
        for one in row:
            kind = "none" if one.value == "ei kirjattu" else "planned" if "vain" in str(one.value) else "in force"
            texts_by_colour.setdefault(one.fill.fgColor.rgb, set()).add(kind)
    assert len(texts_by_colour) >= 2
    assert all(len(kinds) == 1 for kinds in texts_by_colour.values())


def test_of_a_whole_country_only_municipalities_of_which_something_is_recorded(program: Program) -> None:
    answer = program.data("coverage", "--area", "Suomi")
    shown = [one["code"] for one in answer["columns"] if one["code"].startswith("area/")][1:]
    assert shown == ["area/kemi", "area/kotka", "area/kouvola"]
    (left,) = answer["left_out"]
    assert left["count"] == 308 - len(shown), "all municipalities of Finland"
    stopped = cell(answer, "need/lapsen-kasvu-ja-kehitys", "area/kouvola")
    assert (stopped["in_force"], stopped["planned"], stopped["text"]) == (0, 0, "tauolla tai päättynyt 1")


def test_a_place_without_anything_shows_no_table(program: Program) -> None:
    assert program.data("coverage", "--area", "Utsjoki")["items"] == []
    assert "Alueelta Utsjoki ei ole kirjattu mitään." in program.text("coverage", "--area", "Utsjoki")


def test_the_table_as_csv(program: Program) -> None:
    rows = program.rows("coverage", "--area", COUNTY)
    answer = program.data("coverage", "--area", COUNTY)
    assert list(rows[0])[1:] == [*(one["text"] for one in answer["columns"]), "fictional"]
    for row, item in zip(rows, answer["items"], strict=True):
        invented = any(service["fictional"] for cell in item["cells"] for service in cell["services"])
        assert row["fictional"] == str(invented)
    assert {row["fictional"] for row in program.rows("coverage", "--area", "Kemi")} == {"False"}
    assert len(rows) == len(answer["items"])


def test_made_up_rows_are_told_beside_them(program: Program) -> None:
    done = program.run("coverage", "--area", COUNTY, "--format", "csv")
    assert "KUVITTEELLINEN" in done.err
    done = program.run("routes", "varhaiskasvatus", "lastenpsykiatria", "--area", "Kemi", "--format", "csv")
    assert "Reittiä ei ole kirjattu." in done.err


def test_gaps_as_a_workbook_have_a_row_each(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "aukot.xlsx"
    done = program.run("gaps", "--area", "Kemi", "--format", "xlsx", "-o", str(path))
    assert done.code == 0
    table, _ = load_workbook(path).worksheets
    headings, *rows = [list(row) for row in table.iter_rows(values_only=True)]
    assert headings[:3] == ["Laji", "Mistä", "Asia"]
    assert len(rows) == len(program.data("gaps", "--area", "Kemi")["items"])


def test_a_workbook_that_cannot_be_written_is_told(program: Program, tmp_path: Path) -> None:
    done = program.run("coverage", "--area", "Kemi", "--format", "xlsx", "-o", str(tmp_path / "no" / "such.xlsx"))
    assert (done.code, done.out) == (2, "")
    assert "such.xlsx" in done.err
