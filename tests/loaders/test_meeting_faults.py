"""What is wrong on the sheet of meetings: told at its cell, all at once, and nothing is made of that meeting."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model.records import Document, Finding, Link, Node, Row
from loaders.workbook import read
from loaders.workbook.raw import MAX_ENDS
from tests.graph.checking.records import SOMEBODY
from tests.loaders.books import codes, findings, folder
from tests.loaders.minutes import (
    BOOK,
    csv_text,
    meeting_book,
    noted,
    sheet,
)

DAY = "2026-10-08"
DOCUMENT = f"verkostotapaaminen-lehtola-{DAY}"
EVENT = f"event/{DOCUMENT}"
NEXT = "event/verkostotapaaminen-lehtola-2026-11-12"
POINT = f"observation/lehtola-{DAY}"
SMALL = {"date": DAY, "area": "Lehtola"}


@pytest.mark.parametrize(
    ("rows", "column", "code"),
    [
        ([{"works": "Lupa", "area": "", "date": ""}], "date", "row-before-meeting"),
        ([{"date": "2026-10", "area": "Lehtola"}], "date", "not-a-day"),
        ([{"date": "eilen", "area": "Lehtola"}, {"works": "Lupa"}], "date", "bad-date"),
        ([{"date": DAY, "area": "", "works": "Lupa"}], "area", "missing-cell"),
        ([{"date": DAY, "area": "Lehtolla"}], "area", "unknown-name"),
        ([{"date": DAY, "area": "Lehtolan kunta"}], "area", "name-of-other-kind"),
        ([{"date": DAY, "area": "organisation/lehtolan-kunta"}], "area", "name-of-other-kind"),
        ([{"date": DAY, "area": "area/Lehtö"}], "area", "malformed-id"),
        ([{**SMALL, "agreed_who": "Kunta"}], "agreed_who", "doer-without-task"),
        ([{**SMALL, "agreed_by": "2026-12", "works": "Lupa"}], "agreed_by", "point-missing"),
        ([{**SMALL, "visibility": "network"}], "visibility", "point-missing"),
        ([{**SMALL, "about": "Kunta"}], "about", "point-missing"),
        ([{**SMALL, "works": "Lupa", "about": "Joku muu"}], "about", "unknown-name-alone"),
        ([{**SMALL, "next": "2026-10-01"}], "next", "next-not-later"),
        ([{**SMALL, "next": "2026-11"}], "next", "not-a-day"),
        ([{**SMALL, "remote": "yes"}, {"remote": "no"}], "remote", "one-value-only"),
        ([{"date": f"{DAY}T09:00", "area": "Lehtola"}, {"date": f"{DAY}T13:00"}], "date", "one-value-only"),
        ([{**SMALL, "document": "puuttuu", "works": "Lupa"}], "document", "unknown-document"),
        ([{**SMALL, "took_part": "|".join(f"a{one}" for one in range(MAX_ENDS + 1))}], "took_part", "list-too-long"),
        ([{**SMALL, "took_part": SOMEBODY}], "took_part", "person-as-name"),
        ([{**SMALL, "agreed": "Soitto", "agreed_who": SOMEBODY}], "agreed_who", "person-as-name"),
        ([{**SMALL, "place": SOMEBODY}], "place", "person-as-name"),
        ([{**SMALL, "works": "Lupa", "about": SOMEBODY}], "about", "person-as-name"),
    ],
)
def test_a_fault_is_told_at_its_cell_and_nothing_is_made(
    tmp_path: Path, rows: list[dict[str, str]], column: str, code: str
) -> None:
    path = meeting_book(tmp_path, rows)
    (told,) = findings(path)
    assert (told.level, told.code, told.place.column) == ("error", code, column)
    assert told.place.sheet == "Meeting"
    assert "Keksitty" not in repr(told)
    made = [item.record for item in read(path) if isinstance(item, Row)]
    assert [one for one in made if isinstance(one, Node | Link) and one.evidence.document] == []


def test_a_name_of_several_lists_them(tmp_path: Path) -> None:
    (told,) = findings(meeting_book(tmp_path, [SMALL], Area="id;name@fi\nlehtola;Lehtola\nlehto;LEHTOLA\n"))
    assert told.code == "several-of-name"
    assert "area/lehtola" in str(told.facts["candidates"])
    assert "area/lehto)" in str(told.facts["candidates"])


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    rows = [
        {"date": "eilen", "area": "Lehtolla", "took_part": SOMEBODY},
        {"agreed_who": "Kunta", "visibility": "kaikki"},
        {"date": DAY, "area": "Lehtola", "next": "2026"},
    ]
    assert sorted(codes(meeting_book(tmp_path, rows))) == [
        "bad-code",
        "bad-date",
        "doer-without-task",
        "not-a-day",
        "person-as-name",
        "unknown-name",
    ]


def test_a_good_meeting_beside_a_faulty_one_is_made_whole(tmp_path: Path) -> None:
    rows = [{"date": DAY, "area": "Lehtola", "next": "2026"}, {"date": "2026-11-12", "area": "Lehtola"}]
    items = list(read(meeting_book(tmp_path, rows)))
    events = [item.record.id for item in items if isinstance(item, Row) and isinstance(item.record, Node)]
    assert [one for one in events if one.startswith("event/")] == [NEXT]
    assert [item.code for item in items if isinstance(item, Finding)] == ["not-a-day"]


def test_each_row_belongs_to_its_meetings_dataset(tmp_path: Path) -> None:
    sheets = {**BOOK, "Dataset": "id;title\nkemi;A\ntoinen;B\n"}
    sheets = {name: _with_dataset(text) if name != "Dataset" else text for name, text in sheets.items()}
    rows = [{**SMALL, "dataset": "toinen", "works": "Lupa"}, {"works": "Tila"}]
    made = noted(folder(tmp_path / "a", **sheets, Meeting=csv_text(sheet(rows))))
    assert {one.dataset if isinstance(one, Document) else one.evidence.dataset for one in made} == {"toinen"}
    rows[1] = {"works": "Tila", "dataset": "kemi"}
    assert codes(folder(tmp_path / "b", **sheets, Meeting=csv_text(sheet(rows)))) == ["one-value-only"]


def _with_dataset(text: str) -> str:
    heading, *rows = text.splitlines()
    return "\n".join([f"{heading};dataset", *(f"{row};kemi" for row in rows)]) + "\n"
