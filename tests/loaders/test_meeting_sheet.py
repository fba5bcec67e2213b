"""A network meeting written on its sheet becomes a document, an event, links and points, with ids that stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.merge.check import check
from graph.merge.merge import merge_all
from graph.model.records import Document, Node, Row
from graph.model.vocabulary import LANGUAGES
from loaders.workbook import read
from loaders.workbook.writer import write
from tests.loaders.books import codes, findings, folder, nodes
from tests.loaders.minutes import (
    BOOK,
    MEETING_ROWS,
    by_id,
    csv_text,
    encoded,
    ends,
    meeting_book,
    meeting_workbook,
    noted,
    sheet,
    without_language,
)

DAY = "2026-10-08"
DOCUMENT = f"verkostotapaaminen-lehtola-{DAY}"
EVENT = f"event/{DOCUMENT}"
NEXT = "event/verkostotapaaminen-lehtola-2026-11-12"
POINT = f"observation/lehtola-{DAY}"
SMALL = {"date": DAY, "area": "Lehtola"}


def test_the_document_comes_before_what_cites_it(tmp_path: Path) -> None:
    sheets = {"Dataset": "id;title;publisher\nkemi;Lehtolan verkosto;Lehtolan kunta\n"}
    first, *rest = noted(meeting_book(tmp_path, MEETING_ROWS, "fi", **sheets))
    title = "Verkostotapaamisen kirjaus 8.10.2026"
    assert first == Document("kemi", DOCUMENT, title, "Lehtolan kunta", DAY, "stated", language="fi")
    assert {(one.evidence.document, one.evidence.said_on) for one in rest if not isinstance(one, Document)} == {
        (DOCUMENT, DAY)
    }
    assert {one.evidence.locator for one in rest if not isinstance(one, Document)} == {
        "Verkostotapaaminen, rivi 2",
        "Verkostotapaaminen, rivi 3",
    }


def test_the_event(tmp_path: Path) -> None:
    path = meeting_book(tmp_path, MEETING_ROWS, "fi")
    assert by_id(path)[EVENT].values == {
        "name@fi": "Verkostotapaaminen 8.10.2026, Lehtola",
        "name@sv": "Nätverksträff 8 oktober 2026, Lövlunda",
        "name@en": "Network meeting 8 October 2026, Lehtola",
        "event_type": "network meeting",
        "begins": DAY,
        "modality": "in_force",
        "remote": False,
        "theme@fi": "Arki",
    }
    assert (EVENT, "area/lehtola") in ends(path, "available_in")
    assert ends(path, "delivered_at") == {(EVENT, "place/lehtolan-kirjasto")}
    assert ends(path, "takes_part") == {
        ("organisation/lehtolan-kunta", EVENT),
        ("organisation/lehtolan-seurakunta", EVENT),
    }


def test_the_points(tmp_path: Path) -> None:
    path = meeting_book(tmp_path, MEETING_ROWS, "fi")
    points = {one.id: dict(one.values) for one in by_id(path).values() if one.kind == "Observation"}
    text = "Perhekahvila on täynnä joka viikko ja kaikki viihtyvät"
    assert points[f"{POINT}-perhekahvila-on-taynna-joka-viikko-ja"] == {
        "name@fi": text,
        "text@fi": text,
        "tone": "strength",
    }
    concern = points[f"{POINT}-neuvolaan-jonottaa-kuukauden"]
    assert (concern["tone"], concern["state"], concern["visibility"]) == ("concern", "open", "network")
    develop = points[f"{POINT}-pidempi-puhelinaika"]
    assert (develop["tone"], develop["state"], "visibility" in develop) == ("development", "open", False)
    agreed = points[f"{POINT}-kutsutaan-nuoret-mukaan"]
    assert (agreed["tone"], agreed["state"], agreed["due"]) == ("development", "agreed", "2026-12-31")
    assert ends(path, "assigned_to") == {
        (f"{POINT}-kutsutaan-nuoret-mukaan", "organisation/lehtolan-kunta"),
        (f"{POINT}-kutsutaan-nuoret-mukaan", "organisation/lehtolan-seurakunta"),
    }
    assert (f"{POINT}-pidempi-puhelinaika", "organisation/lehtolan-kunta") in ends(path, "concerns")
    assert (f"{POINT}-neuvolaan-jonottaa-kuukauden", "area/lehtola") in ends(path, "concerns")
    assert {source for source, target in ends(path, "raised_at") if target == EVENT} == set(points)


def test_a_meeting_of_a_network_is_coordinated_by_it(tmp_path: Path) -> None:
    path = meeting_book(tmp_path, [{"date": DAY, "area": "Lehtolan perhekeskus", "concern": "Kiire"}])
    event = f"event/verkostotapaaminen-lehtolan-perhekeskus-{DAY}"
    assert ends(path, "coordinates") == {("network/lehtolan-perhekeskus", event)}
    assert ends(path, "available_in") == set()
    assert {target for _, target in ends(path, "concerns")} == {"network/lehtolan-perhekeskus"}


def test_the_next_meeting_is_a_plan_until_it_is_recorded(tmp_path: Path) -> None:
    path = meeting_book(tmp_path / "a", MEETING_ROWS)
    planned = by_id(path)[NEXT]
    assert (planned.values["modality"], planned.values["begins"]) == ("planned", "2026-11-12T09:00")
    rows = [*MEETING_ROWS, {"date": "2026-11-12T13:00", "area": "Lehtola"}]
    sayings = [one for one in noted(meeting_book(tmp_path / "b", rows)) if not isinstance(one, Document)]
    merged = merge_all(sayings)
    assert (merged[NEXT].values["modality"], merged[NEXT].values["begins"]) == ("in_force", "2026-11-12T13:00")


@pytest.mark.parametrize("language", [None, *LANGUAGES])
def test_in_every_language_and_dress_it_says_the_same(tmp_path: Path, language: str | None) -> None:
    expected = [without_language(one) for one in noted(meeting_book(tmp_path / "fi", MEETING_ROWS, "fi"))]
    in_csv = noted(meeting_book(tmp_path / "csv", MEETING_ROWS, language))
    in_xlsx = noted(meeting_workbook(tmp_path / "book.xlsx", MEETING_ROWS, language))
    assert [without_language(one) for one in in_csv] == expected
    assert in_xlsx == in_csv
    points = [one for one in in_csv if isinstance(one, Node) and one.kind == "Observation"]
    assert all(f"text@{language or 'fi'}" in one.values for one in points)


def test_days_and_times_of_a_spreadsheet_are_read(tmp_path: Path) -> None:
    from datetime import datetime

    from openpyxl import load_workbook

    path = meeting_workbook(tmp_path / "book.xlsx", [SMALL], None)
    book = load_workbook(path)
    book["Meeting"]["A2"] = datetime(2026, 10, 8, 9, 30)
    book.save(path)
    assert by_id(path)[EVENT].values["begins"] == f"{DAY}T09:30"


def test_ids_stay_when_rows_are_moved(tmp_path: Path) -> None:
    points = [{"develop": text} for text in ("Lisää aikaa neuvolaan", "Kahvila", "Kahvila", "Lisää aikaa. Neuvolaan!")]
    there = by_id(meeting_book(tmp_path / "a", [SMALL, *points]))
    back = by_id(meeting_book(tmp_path / "b", [SMALL, *points[::-1]]))
    assert {key: node.values for key, node in there.items()} == {key: node.values for key, node in back.items()}
    assert {f"{POINT}-kahvila", f"{POINT}-kahvila-2", f"{POINT}-lisaa-aikaa-neuvolaan-2"} <= set(there)


def test_a_date_on_every_row_is_still_one_meeting(tmp_path: Path) -> None:
    rows = [{**SMALL, "develop": "Kahvila"}, {**SMALL, "works": "Yhteistyö"}, {"date": DAY, "works": "Lupa"}]
    path = meeting_book(tmp_path, rows)
    assert [key for key in by_id(path) if key.startswith("event/")] == [EVENT]
    assert len(ends(path, "raised_at")) == 3


def test_a_document_has_the_id_that_it_would_have_alone(tmp_path: Path) -> None:
    """A meeting of another area that is added to the book must not give the earlier one another document."""
    for rows in ([SMALL], [SMALL, {"date": DAY, "area": "Puisto"}]):
        path = meeting_book(tmp_path / str(len(rows)), rows)
        documents = [one.id for one in noted(path) if isinstance(one, Document)]
        assert documents == [DOCUMENT, f"verkostotapaaminen-puisto-{DAY}"][: len(rows)]


def test_a_document_of_the_book_is_cited_instead(tmp_path: Path) -> None:
    sheets = {"Document": f"id;title;date\nmuistio;Muistio;{DAY}\n"}
    made = noted(meeting_book(tmp_path, [{**SMALL, "document": "muistio", "works": "Lupa"}], **sheets))
    assert not any(isinstance(one, Document) for one in made)
    assert {one.evidence.document for one in made if not isinstance(one, Document)} == {"muistio"}


def test_a_row_says_who_may_see_its_points(tmp_path: Path) -> None:
    rows = [
        {**SMALL, "concern": "Jono", "visibility": "public"},
        {"develop": "Kahvila", "visibility": "vain verkostolle"},
    ]
    points = by_id(meeting_book(tmp_path, rows))
    assert "visibility" not in points[f"{POINT}-jono"].values
    assert points[f"{POINT}-kahvila"].values["visibility"] == "network"


def test_a_long_text_is_named_by_its_beginning(tmp_path: Path) -> None:
    text = "Perheiden kanssa tehtävä työ " * 10
    (point,) = (
        one for key, one in by_id(meeting_book(tmp_path, [{**SMALL, "works": text}])).items() if "observation" in key
    )
    name = str(point.values["name@fi"])
    assert len(name) <= 80
    assert name.endswith(" …")
    assert point.values["text@fi"] == text.strip()


def test_new_names_are_told_once_and_said_in_every_meeting(tmp_path: Path) -> None:
    rows = [
        {**SMALL, "took_part": "Lehtolan 4H"},
        {"date": "2026-11-12", "area": "Lehtola", "took_part": "lehtolan 4h"},
    ]
    path = meeting_book(tmp_path, rows)
    (told,) = findings(path)
    assert (told.level, told.code, told.facts["id"]) == ("warning", "new-name-near", "organisation/lehtolan-4h")
    assert "Lehtolan kunta" in str(told.facts["near"])
    said = [one for one in noted(path) if isinstance(one, Node) and one.id == "organisation/lehtolan-4h"]
    assert [one.evidence.said_on for one in said] == [DAY, "2026-11-12"]
    assert {one.values["name@fi"] for one in said} == {"Lehtolan 4H"}


def test_what_is_made_passes_the_checks(tmp_path: Path) -> None:
    rows = [item for item in read(meeting_book(tmp_path, MEETING_ROWS)) if isinstance(item, Row)]
    assert [finding for finding in check(rows) if finding.level == "error"] == []


def test_written_out_again_it_stands_on_the_sheets_of_its_kinds(tmp_path: Path) -> None:
    made = [item.record for item in read(meeting_book(tmp_path / "a", MEETING_ROWS)) if isinstance(item, Row)]
    write(made, tmp_path / "b", "fi")
    assert not (tmp_path / "b" / "Verkostotapaaminen.csv").exists()
    again = [item.record for item in read(tmp_path / "b") if isinstance(item, Row)]
    assert sorted(map(encoded, again)) == sorted(map(encoded, made))


def test_known_names_are_understood_and_make_nothing(tmp_path: Path) -> None:
    known = "nimi;laji;tunnus\nRantala;Alue;area/rantala\nNuorisotalo (place/talo);Paikka;talo\n"
    rows = [{"date": DAY, "area": "rantala", "place": "Nuorisotalo"}]
    path = meeting_book(tmp_path, rows, **{"Tutut nimet": known})
    assert findings(path) == []
    event = f"event/verkostotapaaminen-rantala-{DAY}"
    assert by_id(path)[event].values["name@sv"] == "Nätverksträff 8 oktober 2026, Rantala"
    assert ends(path, "delivered_at") == {(event, "place/talo")}
    assert set(by_id(path)) == {event}


def test_what_the_sheet_made_is_made_again_when_its_name_is_known(tmp_path: Path) -> None:
    """The store knows it from this very book: loaded anew, the book must not leave it without a name."""
    known = "nimi;laji;tunnus\n"
    known += "Lehtolan seurakunta;;organisation/lehtolan-seurakunta\nLehtolan kirjasto;;place/lehtolan-kirjasto\n"
    path = meeting_book(tmp_path / "b", MEETING_ROWS, **{"Tutut nimet": known})
    assert findings(path) == []
    assert noted(path) == noted(meeting_book(tmp_path / "a", MEETING_ROWS))


@pytest.mark.parametrize(
    ("row", "code"),
    [("Rantala;Alue;", "missing-cell"), (";Alue;area/x", "missing-cell"), ("Rantala;Kylä;rantala", "bad-known-id")],
)
def test_a_faulty_known_name_is_told(tmp_path: Path, row: str, code: str) -> None:
    assert codes(folder(tmp_path, **{"Tutut nimet": f"nimi;laji;tunnus\n{row}\n"})) == [code]


def test_a_book_without_a_dataset_is_told_once(tmp_path: Path) -> None:
    assert codes(folder(tmp_path, Dataset="id;title\n", Area=BOOK["Area"], Meeting=csv_text(sheet([SMALL])))) == [
        "no-dataset"
    ]


def test_many_points_that_begin_alike_each_have_an_id_of_their_own(tmp_path: Path) -> None:
    rows = [{**SMALL, "concern": f"yksi kaksi kolme neljä viisi kuusi {number}"} for number in range(40)]
    rows.append({"concern": "yksi kaksi kolme neljä viisi kuusi-2"})
    made = [node.id for node in nodes(meeting_book(tmp_path, rows)) if node.kind == "Observation"]
    assert len(made) == len(set(made)) == 41
