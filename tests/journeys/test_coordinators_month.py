"""A coordinator's months: an empty store, the template, three meetings, and the page for the fourth.

The network is made up. What is filled in is filled into the workbook that the program wrote, by its own headings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook

from loaders.workbook.by_hand import DECISION, MEETING
from loaders.workbook.sheets import columns, heading, sheet_name
from tests.journeys.papers import Line, marks, paper, sections
from tests.journeys.program import Program

Row = Mapping[str, str]

LANGUAGE = "fi"
BABIES, EVENINGS, CALENDAR = (
    "Vauvaperheet eivät löydä ryhmiin.",
    "Iltaisin nuorilla ei ole paikkaa.",
    "Yhteinen kalenteri.",
)
LEAFLET, INVITE, TRIAL = (
    "Esite kaikista ryhmistä.",
    "Kutsutaan nuorisotyö mukaan.",
    "Kokeillaan iltavuoroa kirjastossa.",
)
BEFORE_THE_FOURTH = "2026-10-01"

MEETINGS: Sequence[Row] = (
    {
        "date": "5.3.2026",
        "area": "Lehtola",
        "theme": "Vauvat",
        "place": "Lehtolan kirjasto",
        "took_part": "Lehtolan kunta",
        "works": "Perhekahvila on täynnä.",
        "concern": BABIES,
        "agreed": LEAFLET,
        "agreed_who": "Perheyhdistys Tuuli",
        "agreed_by": "31.5.2026",
        "next": "4.6.2026",
    },
    {"took_part": "Lehtolan seurakunta"},
    {"took_part": "Perheyhdistys Tuuli"},
    {
        "date": "4.6.2026",
        "area": "Lehtola",
        "remote": "kyllä",
        "took_part": "Lehtolan kunta",
        "concern": EVENINGS,
        "visibility": "julkinen",
        "agreed": INVITE,
        "agreed_who": "Lehtolan kunta",
        "agreed_by": "30.9.2026",
    },
    {
        "date": "3.9.2026",
        "area": "Lehtola",
        "took_part": "Lehtolan kunta",
        "develop": CALENDAR,
        "agreed": TRIAL,
        "agreed_by": "31.12.2026",
        "next": "2026-10-08T09:00",
    },
)
DECISIONS: Sequence[Row] = (
    {
        "decision": "asiaan vastasi",
        "about": BABIES,
        "other": "Perheyhdistys Tuuli",
        "decided_on": "20.9.2026",
        "decided_by": "koordinaattori",
    },
    {"decision": "toteutui", "about": LEAFLET, "decided_on": "20.9.2026", "decided_by": "koordinaattori"},
)


def fill(book: Path, kind: str, rows: Sequence[Row]) -> None:
    """Write rows below what stands on a sheet, each cell under its heading."""
    open_book = load_workbook(book)
    page = open_book[sheet_name(kind, LANGUAGE)]
    headings = {heading(column, kind, LANGUAGE): column.name for column in columns(kind)}
    order = [headings[str(cell.value)] for cell in page[1]]
    for row in rows:
        page.append([row.get(name) for name in order])
    open_book.save(book)


def empty(book: Path, kind: str) -> None:
    """Take all rows of a sheet away but its headings."""
    open_book = load_workbook(book)
    page = open_book[sheet_name(kind, LANGUAGE)]
    page.delete_rows(2, page.max_row)
    open_book.save(book)


def load(program: Program, book: Path) -> None:
    done = program.run("load", str(book))
    assert done.code == 0, done.err


@pytest.fixture
def book(own: Program, tmp_path: Path) -> Path:
    """The program's own template, filled in with three meetings, and loaded into the empty store."""
    path = tmp_path / "lehtola.xlsx"
    assert own.run("template", "-o", str(path)).code == 0
    fill(path, "Dataset", [{"id": "lehtola", "title": "Lehtolan verkosto (keksitty)", "fictional": "kyllä"}])
    fill(path, "Area", [{"id": "lehtola", "name@fi": "Lehtola"}])
    fill(path, "Organisation", [{"id": "tuuli", "name@fi": "Perheyhdistys Tuuli"}])
    fill(path, MEETING, MEETINGS)
    load(own, path)
    return path


def page(program: Program, day: str = BEFORE_THE_FOURTH) -> dict[str, list[Line]]:
    return sections(paper(program, "meeting", "Lehtola", "--as-of", day))


def texts(lines: Sequence[Line]) -> list[str]:
    return [line["text"] for line in lines]


def word(line: Line, code: str) -> str:
    """What a line's mark says."""
    return str(next(mark["text"] for mark in line["marks"] if mark["code"] == code))


def test_the_page_for_the_fourth_meeting(own: Program, book: Path) -> None:
    told = paper(own, "meeting", "Lehtola", "--as-of", BEFORE_THE_FOURTH)
    assert told["opening"] == ["Viime tapaaminen: 3.9.2026.", "Seuraava tapaaminen (suunniteltu): 8.10.2026 klo 9.00."]
    assert told["fictional"]
    parts = sections(told)
    assert texts(parts["concerns"]) == [BABIES, EVENINGS, CALENDAR]
    assert [word(line, "age") for line in parts["concerns"]] == [
        "kirjattu, 6 kk vanha",
        "kirjattu, 3 kk vanha",
        "kirjattu, 28 päivää vanha",
    ]
    # A concern is for the network only, unless the row says otherwise; what is to be developed is for everybody.
    assert ["network" in marks(line) for line in parts["concerns"]] == [True, False, False]
    assert texts(parts["agreed"]) == [LEAFLET, INVITE, TRIAL]
    leaflet, invite, trial = parts["agreed"]
    assert (word(leaflet, "who"), word(leaflet, "late")) == (
        "tekee: Perheyhdistys Tuuli",
        "määräpäivä oli 31.5.2026, 123 pv sitten",
    )
    assert word(invite, "late") == "määräpäivä oli 30.9.2026, 1 pv sitten"
    assert (word(trial, "who"), word(trial, "due")) == ("tekijää ei ole kirjattu", "määräpäivä 31.12.2026")
    for line in (*parts["concerns"], *parts["agreed"]):
        assert line["evidence"][0]["document"].startswith("verkostotapaaminen-lehtola-2026-")
        assert line["evidence"][0]["locator"].startswith("Verkostotapaaminen, rivi ")
    sources = " ".join(source["text"] for source in told["sources"])
    assert "Verkostotapaamisen kirjaus 5.3.2026" in sources


def test_a_meeting_planned_and_then_recorded_is_one(own: Program, book: Path) -> None:
    found = own.data("search", "Verkostotapaaminen 4.6.2026", "--kinds", "Event", "--as-of", BEFORE_THE_FOURTH)
    assert found["items"][0]["node"]["id"] == "event/verkostotapaaminen-lehtola-2026-06-04"
    assert page(own)["plans"] == []


def test_what_was_answered_is_gone_and_the_rest_has_aged(own: Program, book: Path) -> None:
    fill(book, DECISION, DECISIONS)
    load(own, book)
    later = page(own, "2026-12-01")
    assert texts(later["concerns"]) == [EVENINGS, CALENDAR]
    assert [word(line, "age") for line in later["concerns"]] == ["kirjattu, 5 kk vanha", "kirjattu, 2 kk vanha"]
    assert texts(later["agreed"]) == [INVITE, TRIAL]
    raised = own.run("gaps", "--area", "Lehtola", "--kinds", "raised").out
    assert "Vauvaperheet" not in raised


def test_taking_a_decision_back_brings_its_gap_back(own: Program, book: Path) -> None:
    before, raised = own.text("status"), own.run("gaps", "--area", "Lehtola", "--kinds", "raised").out
    fill(book, DECISION, DECISIONS)
    load(own, book)
    assert own.run("gaps", "--area", "Lehtola", "--kinds", "raised").out != raised
    empty(book, DECISION)
    load(own, book)
    assert texts(page(own)["concerns"]) == [BABIES, EVENINGS, CALENDAR]
    assert texts(page(own)["agreed"]) == [LEAFLET, INVITE, TRIAL]
    # The same sayings as before, to the last bit of the digest.
    assert _digest(own.text("status")) == _digest(before)


def test_decisions_in_a_book_of_their_own_can_be_removed(own: Program, book: Path, tmp_path: Path) -> None:
    """The next workbook, with names of the area to choose from, holds the decisions; taking it out undoes them."""
    decisions = tmp_path / "decisions.xlsx"
    assert own.run("template", "--area", "Lehtola", "-o", str(decisions)).code == 0
    fill(decisions, "Dataset", [{"id": "paatokset-2026", "title": "Päätökset (keksitty)", "fictional": "kyllä"}])
    fill(decisions, DECISION, DECISIONS)
    load(own, decisions)
    assert texts(page(own)["concerns"]) == [EVENINGS, CALENDAR]
    assert own.run("remove", "paatokset-2026").code == 0
    assert texts(page(own)["concerns"]) == [BABIES, EVENINGS, CALENDAR]


def test_who_has_not_been_seen_for_a_year(own: Program, book: Path) -> None:
    told = page(own, "2027-04-01")["not-seen"]
    assert texts(told) == ["Lehtolan seurakunta", "Perheyhdistys Tuuli"]
    assert {word(line, "last-seen") for line in told} == {"viimeksi mukana 5.3.2026"}
    assert page(own)["not-seen"] == []


def test_what_the_network_keeps_inside_is_on_no_public_answer(own: Program, book: Path) -> None:
    """The concern about babies is for the network; every door that is open to all is silent of it."""
    for command in ("handbook", "services"):
        assert "Vauvaperheet" not in own.run(command, "--area", "Lehtola").out
    assert "Vauvaperheet" not in own.run("search", "vauvaperheet ryhmiin").out
    assert "Vauvaperheet" in own.run("handbook", "--area", "Lehtola", "--network").out
    assert "Iltaisin nuorilla" in own.run("handbook", "--area", "Lehtola").out


def test_what_changed_since_the_last_meeting(own: Program, book: Path) -> None:
    fill(book, "Service", [{"id": "iltavuoro", "name@fi": "Iltavuoro", "available_in": "lehtola"}])
    load(own, book)
    assert "Iltavuoro" in " ".join(texts(page(own)["since"]))
    asked = ("--area", "Lehtola", "--as-of", BEFORE_THE_FOURTH)
    changed = own.data("changes", "--since", "viime tapaaminen", *asked)
    for words in ("senaste träffen", "senaste mötet", "viimeisin tapaaminen", "last meeting"):
        assert own.data("changes", "--since", words, *asked)["items"] == changed["items"]
    assert "service/iltavuoro" in [item["key"] for item in changed["items"]]
    assert changed["notes"][0]["text"] == "Alueen Lehtola muutokset alkaen: 3.9.2026."


def _digest(status: str) -> str:
    return next(line for line in status.splitlines() if line.startswith("Tiiviste"))
