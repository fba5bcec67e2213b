"""Gaps of the real network: the network's own points first, plans nobody confirmed, and no measure of too few names."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.program import Program, codes

MEETING = "kemi-verkostotapaaminen-2023"


def gaps(program: Program, area: str, place: str = "own") -> dict[str, list[dict[str, Any]]]:
    """The gaps of an area, by kind."""
    found: dict[str, list[dict[str, Any]]] = {}
    for item in program.data("gaps", "--area", area, "--limit", "500")["items"]:
        if item["place"]["code"] == place:
            found.setdefault(item["kind"]["code"], []).append(item)
    return found


def about(items: list[dict[str, Any]]) -> set[str]:
    return {ref["id"] for item in items for ref in item["about"]}


def test_the_meetings_own_points_are_told_with_document_and_paragraph(program: Program) -> None:
    raised = gaps(program, "Kemi")["raised"]
    of_the_meeting = [one for one in raised if one["evidence"][0]["document"] == MEETING]
    assert about(of_the_meeting) == {
        "observation/kemi-2023-epatasa-arvo-tiedonhaussa",
        "observation/kemi-2023-koordinaatio",
        "observation/kemi-2023-tiedottaminen-perheille",
        "observation/kemi-2023-tiedottaminen-verkostossa",
        "observation/kemi-2023-tuen-saaminen",
        "observation/kemi-2023-tyoparit",
        "observation/kemi-2023-vanhemmuuden-tuki",
    }
    for item in of_the_meeting:
        assert item["evidence"][0]["locator"].startswith("rivi")
        assert item["evidence"][0]["said_on"] == "2023-12-01"
        assert item["next_step"]


def test_the_plans_of_2021_that_nobody_confirmed(program: Program) -> None:
    plans = gaps(program, "Kemi")["plan-unconfirmed"]
    assert {
        "guideline/kemin-perhekeskuskasikirja",
        "service/perheiden-piha",
        "event/lapset-puheeksi-koulutus-sote-2021",
        "team/kemin-perhekeskuksen-asiakasraati",
        "guideline/lapset-puheeksi-toimintaperiaatteet-kemi",
    } <= about(plans)
    told = program.text("gaps", "--area", "Kemi", "--kinds", "plan-unconfirmed")
    assert "Suunnitelma: Perheiden piha (suunniteltu). Toteutuiko se?" in told


def test_stale_facts_and_special_services_that_are_not_recorded_to_come_out(program: Program) -> None:
    found = gaps(program, "Kemi")
    documents = {one["evidence"][0]["document"] for one in found["stale"]}
    assert documents == {"kemi-suunnittelu-2020", "kemi-uutiskirje-2021", MEETING}
    assert about(found["special-stays-away"]) == {"service/kemi-lastenpsykiatria", "service/kemi-lastensuojelu"}
    assert "no-coordinator" in found


def test_too_few_are_named_so_nothing_is_measured(program: Program) -> None:
    found = gaps(program, "Kemi")
    assert not {"hangs-on-one", "bridge-load", "left-out", "inside-own-sector"} & found.keys()
    (item,) = found["too-little-named"]
    assert item["why"][0]["facts"]["count"] < item["why"][0]["facts"]["needed"]
    assert "MLL (Kemi)" in item["text"]
    assert "MLL (Kemi)" in {one["name"] for one in item["about"]}
    asked = program.data("gaps", "--area", "Kemi", "--kinds", "hangs-on-one")["items"]
    assert [one["kind"]["code"] for one in asked] == ["too-little-named"]


def test_where_no_need_is_expected_an_answer_without_gaps_says_what_was_looked_at(program: Program) -> None:
    answer = program.data("gaps", "--area", "Kemi", "--kinds", "uncovered-need")
    assert "gaps-needs-not-expected" in codes(answer["notes"])
    assert "gaps-needs-not-expected" not in codes(program.data("gaps", "--area", "Kemi", "--kinds", "stale")["notes"])


def test_a_table_of_gaps_names_what_tells_two_apart_in_words(program: Program) -> None:
    found = program.data("gaps", "--area", "Kemi")["items"]
    apart = {one["detail"] for one in found} - {None}
    assert apart
    rows = program.rows("gaps", "--area", "Kemi")
    told = {row["detail"] for row in rows} - {""}
    assert len(told) == len(apart)
    assert told.isdisjoint(apart)


def test_an_area_of_which_all_is_old_leads_with_that(program: Program) -> None:
    first = program.data("gaps", "--area", "Kaksineuvoinen")["items"][0]
    assert first["kind"]["code"] == "stale"
    assert "yli 7 vuotta vanha" in first["why"][0]["text"]
    assert program.data("gaps", "--area", "Kemi")["items"][0]["kind"]["code"] == "raised"


def test_an_area_without_data_has_no_gaps_of_its_own_and_wider_facts_apart(program: Program) -> None:
    answer = program.data("gaps", "--area", "Utsjoki")
    assert answer["known"]["things"] == 0
    assert codes(answer["notes"]) == ["gaps-no-data", "gaps-wider-only"]
    assert {item["place"]["code"] for item in answer["items"]} == {"wider"}
    assert "ei ole tietoja" in program.text("gaps", "--area", "Utsjoki")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), "--area Kemi"),
        (("--area", "Kemi", "--kinds", "kaikki"), "raised"),
        (("--area", "Kemi", "--limit", "0"), "1–"),
        (("--area", "Kemi", "--format", "xlsx"), "-o TIEDOSTO.xlsx"),
        (("--area", "Kemi", "-o", "aukot.xlsx"), "--format xlsx"),
    ],
)
def test_what_is_missing_is_said(program: Program, arguments: tuple[str, ...], expected: str) -> None:
    done = program.run("gaps", *arguments)
    assert (done.code, done.out) == (2, "")
    assert expected in done.err


def test_kinds_may_be_named_in_plain_words(program: Program) -> None:
    by_code = program.data("gaps", "--area", "Kemi", "--kinds", "no-contact,raised")["items"]
    by_word = program.data("gaps", "--area", "Kemi", "--kinds", "Yhteystieto puuttuu, Raised by the network itself")
    assert by_word["items"] == by_code
    assert {one["kind"]["code"] for one in by_code} == {"no-contact", "raised"}


def test_a_limit_of_one_kind_is_told(program: Program) -> None:
    answer = program.data("gaps", "--area", "Kemi", "--kinds", "raised", "--limit", "2")
    assert len([one for one in answer["items"] if one["place"]["code"] == "own"]) == 2
    assert "more" in codes(answer["left_out"])


def test_cooperation_is_no_referral(program: Program) -> None:
    answer = program.data("routes", "varhaiskasvatus", "lastenpsykiatria", "--area", "Kemi")
    assert answer["items"] == []
    assert codes(answer["notes"])[-2:] == ["route-none", "route-cooperation"]
    assert [one["id"] for one in answer["broken"]["reached"]] == ["service/kemi-varhaiskasvatus"]
    assert [one["id"] for one in answer["broken"]["leading"]] == ["service/kemi-lastenpsykiatria"]
    told = program.text("routes", "varhaiskasvatus", "lastenpsykiatria", "--area", "Kemi")
    assert "Puuttuva lenkki: esimerkiksi Varhaiskasvatus, Kemi → Lastenpsykiatria, Kemi" in told
    assert "yhteistyö ei ole ohjaamista" in told


def test_a_kind_may_be_asked_for_by_a_name_that_has_a_comma(program: Program) -> None:
    told = program.text("gaps", "--area", "Kemi", "--kinds", "Suunniteltu, toteutumisesta ei tietoa")
    assert told == program.text("gaps", "--area", "Kemi", "--kinds", "plan-unconfirmed")
