"""The workbook with an area's names, from the command line: written, filled in, loaded, and written anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph.model.vocabulary import LANGUAGES
from loaders.workbook.by_hand import DECISION, KNOWN, MEETING
from loaders.workbook.sheets import sheet_name
from tests.journeys.program import Program

MEETINGS = ("2026-09-10", "2026-10-08", "2026-11-12")


def _append(path: Path, language: str, rows: dict[str, list[list[str]]]) -> None:
    book = load_workbook(path)
    for kind, added in rows.items():
        for row in added:
            book[sheet_name(kind, language)].append(row)
    book.save(path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_meetings_and_what_came_of_them(own: Program, tmp_path: Path, language: str) -> None:
    path = tmp_path / "lehtola.xlsx"
    assert own.run("template", "-o", str(path), "--language", language).code == 0
    meetings = [
        [day, "Lehtola", "", "", "Kirjasto", "Lehtolan kunta", "", f"Kahvila {day}", f"Jono {day}"] for day in MEETINGS
    ]
    rows = {
        "Dataset": [["lehtola", "Lehtolan verkosto", "Lehtolan kunta", "", "", "yes"]],
        "Area": [["lehtola", "Lehtola"]],
        MEETING: meetings,
        DECISION: [["happened", "Kahvila 2026-09-10", "", "2026-11-13", "koordinaattori"]],
    }
    _append(path, language, rows)
    done = own.run("load", str(path), "--language", language)
    assert done.code == 0, done.err

    again = tmp_path / "next.xlsx"
    done = own.run("template", "--area", "Lehtola", "-o", str(again), "--language", language)
    assert done.code == 0, done.err
    assert len(done.err.splitlines()) == 2, "it holds what the network keeps inside, and it is made up"
    known = [str(row[0].value) for row in load_workbook(again)[sheet_name(KNOWN, language)].iter_rows(min_row=2)]
    points = sorted([*(f"Jono {day}" for day in MEETINGS), *(f"Kahvila {day}" for day in MEETINGS[1:])])
    assert [*known[:3], *sorted(known[3:])] == ["Lehtola", "Lehtolan kunta", "Kirjasto", *points]


def test_no_file_is_left_where_the_area_is_not_known(own: Program, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    done = own.run("template", "--area", "Ei missään", "-o", str(path))
    assert (done.code, done.out, path.exists()) == (1, "", False)


def test_what_lies_there_is_not_written_over(own: Program, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_text("oma")
    assert own.run("template", "--area", "Lehtola", "-o", str(path)).code == 1
    assert path.read_text() == "oma"


def test_the_books_of_a_real_area_load_without_a_finding(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "kemi.xlsx"
    done = program.run("template", "--area", "Kemi", "-o", str(path))
    assert done.code == 0, done.err
    _append(path, "fi", {"Dataset": [["omat", "Omat tiedot"]]})
    done = program.run("load", str(path), "--check-only")
    assert (done.code, done.err) == (0, "")
