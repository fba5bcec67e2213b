"""The workbook with an area's names, from the command line: written, filled in, loaded, and written anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from api.commands.data import gone_text
from graph.model.vocabulary import LANGUAGES
from graph.store.base import Change, Revision
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


def test_another_book_under_the_same_id_is_told(own: Program, tmp_path: Path) -> None:
    books = []
    for day in MEETINGS[:2]:
        path = tmp_path / f"{day}.xlsx"
        assert own.run("template", "-o", str(path)).code == 0
        rows = {
            "Dataset": [["lehtola", "Lehtolan verkosto"]],
            "Area": [["lehtola", "Lehtola"]],
            MEETING: [[day, "Lehtola", "", "", "Kirjasto", "Lehtolan kunta", f"Kahvila {day}", "", f"Jono {day}"]],
        }
        _append(path, "fi", rows)
        books.append(str(path))
    assert "kemi-2026-11" not in own.run("load", books[0]).err
    done = own.run("load", books[1])
    assert "Huomio: aineistosta lehtola poistui" in done.err
    assert "kemi-2026-11" in done.err
    back = own.run("load", books[0])
    assert (
        "event/verkostotapaaminen-lehtola-2026-09-10"
        in own.run("show", "event/verkostotapaaminen-lehtola-2026-09-10").out
    )
    assert back.code == 0


@pytest.mark.parametrize(
    ("dropped", "removed", "kept", "told"),
    [(10, 9, 1, True), (10, 9, 10, False), (10, 0, 0, False), (10, 5, 0, False), (0, 0, 0, False), (0, 0, 9, False)],
)
def test_what_is_only_said_anew_is_not_gone(dropped: int, removed: int, kept: int, told: bool) -> None:
    """A corrected date of a document changes all its sayings, and still nothing has gone from the network."""
    change = Change("kemi", Revision(2, ""), sayings_added=10, sayings_dropped=dropped, removed=removed)
    assert bool(gone_text(change, kept, "fi")) is told


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
