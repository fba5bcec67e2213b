"""Names that people write on the sheet of meetings: persons are refused, roles and families become what they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.merge.check import summarise
from graph.merge.checks.persons import first_names
from graph.model.records import Finding
from loaders.workbook.somebody import names_somebody
from loaders.workbook.word_endings import new_kind
from tests.graph.checking.records import EMAIL, PHONE, SOMEBODY
from tests.loaders.books import codes, findings
from tests.loaders.minutes import by_id, ends, meeting_book

FIRST = min(first_names())
DAY = "2026-10-08"
SMALL = {"date": DAY, "area": "Lehtola"}
EVENT = f"event/verkostotapaaminen-lehtola-{DAY}"
KNOWN = "nimi;laji;tunnus\n"


@pytest.mark.parametrize(
    "text",
    [
        SOMEBODY,
        SOMEBODY.lower(),
        SOMEBODY.upper(),
        f"Keksitty {FIRST}",
        f"{FIRST} K.",
        f"{FIRST}",
        f"Perheohjaaja {FIRST}",
        f"{FIRST.lower()} (perheohjaaja)",
        f"{FIRST}-{FIRST} Keksitty",
        f"Lehtolan kunta, {FIRST}",
        f"Lehtolan kunta {FIRST}",
        f"{FIRST} Lehtolan kunta",
        f"päiväkoti {FIRST} keksitty".lower(),
        f"{FIRST} Keksitalo",
        EMAIL,
    ],
)
def test_a_first_name_is_somebody(text: str) -> None:
    assert names_somebody(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lehtolan seurakunta",
        f"Päiväkoti {FIRST}",
        f"Villa {FIRST}",
        f"{FIRST}-koti",
        f"{FIRST} kunta",
        f"Lehtolan {FIRST} ry",
        f"{FIRST.lower()} oy",
        f"Ab {FIRST}",
        f"Familjecafé {FIRST} rf",
        f"Lehtola, {FIRST} association",
        f"{FIRST}la",
        "Perheohjaaja",
        "040 000",
        "",
    ],
)
def test_what_plainly_is_an_organisation_is_nobody(text: str) -> None:
    assert not names_somebody(text)


@pytest.mark.parametrize("column", ["took_part", "agreed_who", "place", "about"])
def test_a_person_in_small_letters_is_refused_and_not_repeated(tmp_path: Path, column: str) -> None:
    (told,) = findings(meeting_book(tmp_path, [{**SMALL, "agreed": "Soitto", column: SOMEBODY.lower()}]))
    assert (told.level, told.code, told.place.column) == ("error", "person-as-name", column)
    assert "keksitty" not in repr(told)


def test_an_area_may_be_called_as_a_person_is(tmp_path: Path) -> None:
    sheets = {"Area": f"id;name@fi\na;{FIRST}\n"}
    assert codes(meeting_book(tmp_path / "a", [{"date": DAY, "area": FIRST}], **sheets)) == []
    assert codes(meeting_book(tmp_path / "b", [{"date": DAY, "area": FIRST}])) == ["unknown-name-alone"]
    assert codes(meeting_book(tmp_path / "c", [{"date": DAY, "area": SOMEBODY.lower()}])) == ["person-as-name"]


@pytest.mark.parametrize("column", ["works", "develop", "concern", "agreed", "theme"])
@pytest.mark.parametrize("text", [f"{SOMEBODY} kertoi jonosta", f"Kysy: {EMAIL}"])
def test_a_person_in_a_text_is_an_error_at_its_cell(tmp_path: Path, column: str, text: str) -> None:
    (told,) = findings(meeting_book(tmp_path, [{**SMALL, column: text}]))
    assert (told.level, told.code, told.place.column, told.place.row) == ("error", "person-in-text", column, 2)
    assert told.facts == {"property": column}


def test_a_phone_in_a_text_is_left_to_the_checks(tmp_path: Path) -> None:
    assert codes(meeting_book(tmp_path, [{**SMALL, "works": f"Numero {PHONE} vastaa"}])) == []


BOTH = ("Organisation", "Professional", "TargetGroup")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *((one, "Professional") for one in ("perheohjaaja", "Terveydenhoitaja", "perhekeskussuunnittelija, Lehtola")),
        *((one, "Professional") for one in ("nuorisotyöntekijä", "kuraattori", "rehtori (alakoulu)", "Perheohjaajat")),
        *((one, "Professional") for one in ("familjearbetare", "hälsovårdare", "school nurse", "Family Worker")),
        *((one, "TargetGroup") for one in ("äiti", "vanhemmat", "perheet", "Vauvaperheet", "kehittäjäasiakas")),
        *((one, "TargetGroup") for one in ("asiakkaat", "föräldrar", "families", "isä", "Lapset", "barn")),
        *((one, "Organisation") for one in ("Pelastakaa Lapset", "Perheohjaajat ry", "kotihoidonlisä", "Lehtolan 4H")),
        *((one, "Organisation") for one in ("Ohjaajan talo", "…", "", "(")),
    ],
)
def test_the_last_word_tells_the_kind(name: str, kind: str) -> None:
    assert new_kind(name, BOTH, "Organisation") == kind


def test_roles_and_families_take_part_as_what_they_are(tmp_path: Path) -> None:
    row = {**SMALL, "took_part": "perheohjaaja|vanhemmat", "agreed": "Esite", "agreed_who": "kuraattori|perheet"}
    path = meeting_book(tmp_path, [row])
    assert ends(path, "takes_part") == {("professional/perheohjaaja", EVENT), ("target-group/vanhemmat", EVENT)}
    assert {who for _, who in ends(path, "assigned_to")} == {"professional/kuraattori", "organisation/perheet"}
    assert by_id(path)["professional/perheohjaaja"].values == {"name@fi": "perheohjaaja"}


def test_a_role_is_said_again_when_its_name_is_known(tmp_path: Path) -> None:
    known = KNOWN + "perheohjaaja;;professional/perheohjaaja\n"
    path = meeting_book(tmp_path, [{**SMALL, "took_part": "Perheohjaaja"}], **{"Tutut nimet": known})
    assert findings(path) == []
    assert "professional/perheohjaaja" in by_id(path)


def test_the_beginning_of_one_known_name_is_that_one(tmp_path: Path) -> None:
    known = KNOWN + "Suunnittelija (Lehtola);;professional/s\nOhjaaja, Lehtola;;professional/a\n"
    known += "Ohjaaja (Puisto);;professional/b\n"
    rows = [{**SMALL, "took_part": "suunnittelija|Ohjaaja"}, {"took_part": "Suunnittelija"}]
    path = meeting_book(tmp_path, rows, **{"Tutut nimet": known})
    told = findings(path)
    assert [(one.level, one.code) for one in told] == [("warning", "taken-for-known"), ("warning", "new-name-near")]
    assert told[0].facts["id"] == "professional/s"
    assert ends(path, "takes_part") == {("professional/s", EVENT), ("professional/ohjaaja", EVENT)}


@pytest.mark.parametrize("mark", ["|", ";", "; ", "\n", "\n\n"])
def test_several_names_in_a_cell(tmp_path: Path, mark: str) -> None:
    both = mark.join(("Kunta", "Perheohjaaja"))
    path = meeting_book(tmp_path, [{**SMALL, "took_part": both, "agreed": "Esite", "agreed_who": both}])
    expected = {"organisation/lehtolan-kunta", "professional/perheohjaaja"}
    assert {who for who, _ in ends(path, "takes_part")} == {who for _, who in ends(path, "assigned_to")} == expected


def test_a_known_name_with_a_semicolon_stays_whole(tmp_path: Path) -> None:
    known = KNOWN + '"Yksi; kaksi";;organisation/yksi\n'
    path = meeting_book(tmp_path, [{**SMALL, "took_part": "yksi; kaksi"}], **{"Tutut nimet": known})
    assert ends(path, "takes_part") == {("organisation/yksi", EVENT)}


def test_a_second_doer_on_a_row_of_its_own_is_told_how_to_write(tmp_path: Path) -> None:
    rows = [{**SMALL, "agreed": "Esite", "agreed_who": "Kunta"}, {"agreed_who": "Kunta"}]
    (told,) = findings(meeting_book(tmp_path, rows))
    assert (told.code, told.place.row, told.place.column) == ("doer-without-task", 3, "agreed_who")


def test_new_names_are_told_one_by_one() -> None:
    found = [Finding("warning", code, facts={"value": str(at)}) for at, code in enumerate(("new-name",) * 3)]
    assert summarise(found) == found
