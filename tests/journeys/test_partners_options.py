"""Narrowing the question for partners, who is asking, the slip for the family, and the answer as CSV."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.journeys.program import Program, codes, ids

PILOT = "initiative/puheterapia-jalkautuu-varhaiskasvatukseen"
DEVELOPMENT = "service/lasten-kehitykselliset-palvelut"
YARD = "service/perheiden-piha"
SUPERVISORS = "service/kemi-lastenvalvojat"
MEETING_PLACES = "service/kymenlaakso-kohtaamispaikkatoiminta"

NEEDS = {
    "fi": ("puheen kehitys", "vertaistuki", "ero ja lapsen asuminen"),
    "sv": ("barnet pratar inte", "kamratstöd", "skilsmässa"),
    "en": ("speech and language", "peer support", "separation and where the child lives"),
}


def reasons(item: Mapping[str, Any]) -> dict[str, str]:
    """Why an item stands where it stands: sentences by code."""
    return {one["code"]: one["text"] for one in item["why"]}


def test_in_force_hides_what_is_not_and_counts_it(program: Program) -> None:
    plan = program.data("partners", "vertaistuki", "--area", "Kemi", "--in-force")
    assert ids(plan) == []
    assert [(one["code"], one["count"]) for one in plan["left_out"]] == [("planned", 1)]
    assert "none-recorded" not in codes(plan["notes"]), "something is recorded, though not in force"
    ended = program.data("partners", "puheen kehitys", "--area", "Kouvola", "--in-force")
    assert ids(ended) == [DEVELOPMENT]
    assert [(one["code"], one["count"]) for one in ended["left_out"]] == [("ended", 1)]
    told = program.text("partners", "vertaistuki", "--area", "Kemi", "--in-force")
    assert "Näytetään vain voimassa olevat." in told
    assert "1 suunniteltua jätettiin pois." in told
    assert "Tarpeeseen ”Vertaistuki” on kirjattu jotakin" in told


@pytest.mark.parametrize(
    ("options", "filter_code", "reason"),
    [
        (("--age", "3"), "filter-age", "age-not-recorded"),
        (("--age", "-0.5"), "filter-age", "age-not-recorded"),
        (("--service-language", "sv"), "filter-language", "language-not-recorded"),
        (("--channel", "home"), "filter-channel", "channel-not-recorded"),
    ],
)
def test_a_filter_never_hides_what_is_not_recorded(
    program: Program, options: tuple[str, str], filter_code: str, reason: str
) -> None:
    answer = program.data("partners", "vertaistuki", "--area", "Kemi", *options)
    assert codes(answer["filter"]) == [filter_code]
    assert ids(answer) == [YARD]
    assert reason in reasons(answer["items"][0])


def test_the_filter_is_told_in_the_readers_words(program: Program) -> None:
    options = ("--age", "3", "--service-language", "sv", "--channel", "home", "--in-force")
    told = program.text("partners", "vertaistuki", "--area", "Kemi", *options).splitlines()
    assert "Ikä: 3 vuotta." in told
    assert "Palvelukieli: ruotsi." in told
    assert "Asiointitapa: kotona." in told


def test_a_channel_leaves_out_what_is_used_otherwise(program: Program) -> None:
    need = ("partners", "raskaus", "--area", "Kouvola")
    everything = program.data(*need)
    assert [(item["service"]["id"], item["standing"]["code"]) for item in everything["items"]] == [
        ("service/odottavien-olohuone", "in_force"),
        ("service/kymenlaakso-fyysinen-perhevalmennus", "ended"),
    ]
    assert "channel-not-recorded" not in reasons(program.data(*need, "--channel", "digital")["items"][0])
    phone = program.data(*need, "--channel", "phone")
    assert "service/odottavien-olohuone" not in ids(phone)
    assert "channel" in codes(phone["left_out"])
    assert sum(one["count"] for one in phone["left_out"]) + len(phone["items"]) == 2


@pytest.mark.parametrize(
    ("asker", "need", "partner", "known"),
    [
        ("Kemin perhekeskus", "need/lapsen-turvallisuus", "service/kemi-lastensuojelu", True),
        ("Kemin perhekeskus", "ero ja lapsen asuminen", SUPERVISORS, True),
        ("Perheneuvola, Kemi", "ero ja lapsen asuminen", SUPERVISORS, True),
        ("MLL (Kemi)", "ero ja lapsen asuminen", SUPERVISORS, False),
        ("Kemin kaupunki", "ero ja lapsen asuminen", SUPERVISORS, False),
        ("Kemin kaupunki", "vertaistuki", YARD, True),
        ("Kemin perhekeskus", "vertaistuki", YARD, True),
        ("Kymsote", "vertaistuki", YARD, False),
    ],
)
def test_the_asker_sees_whom_it_works_with_already(
    program: Program, asker: str, need: str, partner: str, known: bool
) -> None:
    answer = program.data("partners", need, "--area", "Kemi", "--asked-by", asker)
    assert [one["ref"]["name"] for one in answer["taken"] if one["parameter"] == "asked_by"] == [asker]
    assert {item["service"]["id"]: item["known_partner"] for item in answer["items"]} == {partner: known}


def test_a_proposed_cooperation_is_no_cooperation_yet(program: Program) -> None:
    """Working pairs of the clinic and early education are what the network wishes for."""
    asker = ("--asked-by", "Äitiys- ja lastenneuvola, Kemi")
    (item,) = program.data("partners", "päivähoito", "--area", "Kemi", *asker)["items"]
    assert item["service"]["id"] == "service/kemi-varhaiskasvatus"
    assert item["known_partner"] is False
    told = program.text("partners", "päivähoito", "--area", "Kemi", *asker)
    assert "Yhteistyötä tämän järjestäjän kanssa ei ole kirjattu." in told


def test_mll_asks_and_must_say_which(program: Program) -> None:
    done = program.run("partners", "vertaistuki", "--area", "Kemi", "--asked-by", "MLL")
    assert (done.code, done.out) == (1, "")
    for one in ("organisation/mll-kemi", "organisation/mll-kotka", "organisation/mll-kaakkois-suomen-piiri"):
        assert one in done.err
    answer = program.data("partners", "vertaistuki", "--area", "Kemi", "--asked-by", "organisation/mll-kemi")
    assert ids(answer) == [YARD]


def test_the_limit_cuts_the_end_and_counts_it(program: Program) -> None:
    whole = ids(program.data("partners", "vertaistuki"))
    assert len(whole) > 2
    cut = program.data("partners", "vertaistuki", "--limit", "1")
    assert ids(cut) == whole[:1]
    assert [(one["code"], one["count"]) for one in cut["left_out"]] == [("more", len(whole) - 1)]


@pytest.mark.parametrize(
    ("area", "need", "expected"),
    [
        ("Kemin perhekeskus", "vertaistuki", [YARD]),
        ("Kemin kaupunki", "vertaistuki", [YARD]),
        ("MLL (Kotka)", "vertaistuki", [MEETING_PLACES]),
        ("Kymsote", "puheen kehitys", [DEVELOPMENT, PILOT]),
        ("Kymenlaakson perhekeskus", "puheen kehitys", [DEVELOPMENT, PILOT]),
        ("Lappi", "vertaistuki", [YARD]),
        ("Lapin hyvinvointialue", "vertaistuki", [YARD]),
        ("240", "vertaistuki", []),
    ],
)
def test_an_area_may_be_a_network_an_organisation_or_a_county(
    program: Program, area: str, need: str, expected: list[str]
) -> None:
    done = program.run("partners", need, "--area", area)
    if expected:
        assert set(expected) <= set(ids(program.data("partners", need, "--area", area)))
        assert f"Alue: {area}" in done.out
    else:
        assert done.code == 1, "a bare number is no name"


@pytest.mark.parametrize(("language", "unsure"), [("fi", "HUOM."), ("sv", "OBS."), ("en", "NOTE:")])
def test_the_slip_is_short_and_takes_no_plan_for_real(program: Program, language: str, unsure: str) -> None:
    for need in NEEDS[language]:
        asked = ("partners", need, "--language", language)
        slips = [slip for slip in program.text(*asked, "--slip").strip().split("\n\n") if slip]
        items = program.data(*asked)["items"]
        assert [item["slip"] for item in items if item["slip"]] == slips
        for item in (item for item in items if item["slip"]):
            slip = item["slip"]
            assert item["standing"]["code"] != "ended", "what has ended is handed to nobody"
            assert len(slip) <= 320
            assert slip.startswith(unsure) or item["standing"]["code"] == "in_force"
            assert item["service"]["name"] in slip


def test_places_that_are_only_possible_are_in_no_slip(program: Program) -> None:
    answer = program.data("partners", "vertaistuki", "--area", "Kymenlaakso")
    item = next(item for item in answer["items"] if item["service"]["id"] == MEETING_PLACES)
    assert {one["modality"]["code"] for one in item["places"]} == {"possible"}
    assert "Perhekahvila" not in item["slip"]
    assert "Alue: Kymenlaakso." in item["slip"]


def test_csv_has_a_row_for_each_item_with_its_sources(program: Program) -> None:
    rows = program.rows("partners", "puheen kehitys", "--area", "Kouvola")
    answer = program.data("partners", "puheen kehitys", "--area", "Kouvola")
    assert [row["service"].rpartition("(")[2].rstrip(")") for row in rows] == ids(answer)
    assert list(rows[0]) == [*answer["items"][0], "fictional"]
    for row, item in zip(rows, answer["items"], strict=True):
        assert row["evidence"].split(" | ") == [one["text"] for one in item["evidence"]]
        assert row["waiting"] == "", "not recorded"


def test_the_same_question_gives_the_same_answer(program: Program) -> None:
    asked = ("partners", "vanhemmuuden tuki", "--area", "Kemi", "--format", "json")
    assert program.text(*asked) == program.text(*asked)


def test_every_item_says_why_and_who_says_so(program: Program) -> None:
    needs = ("vanhemmuuden tuki", "arjen tuki", "lapsen mielenterveys", "avun löytäminen")
    for need in needs:
        answer = program.data("partners", need)
        assert answer["items"], need
        for item in answer["items"]:
            assert item["why"]
            assert item["evidence"]
            for one in item["evidence"]:
                assert one["document"]
                assert one["title"]
                assert one["locator"]
                assert one["age_days"] is None or one["age_days"] > 0
            assert any(one["age_days"] for one in item["evidence"])


def test_the_age_of_a_baby_is_told_in_months(program: Program) -> None:
    for text, language, told in (("2 kk", "fi", "Ikä: 2 kk."), ("2 mån", "sv", "Ålder: 2 mån.")):
        assert told in program.text("partners", "need/vauvan-uni", "--age", text, "--language", language)
    refused = program.run("partners", "need/vauvan-uni", "--age", "2 koiraa")
    assert (refused.code, refused.out) == (2, "")
    assert "Kirjoita esimerkiksi 3, 0,5 tai 2 kk." in refused.err


def test_a_day_may_be_written_as_in_finland(program: Program) -> None:
    asked = ("partners", "vertaistuki", "--area", "Kemi")
    days = [program.data(*asked, "--as-of", day)["as_of"] for day in ("22.11.2026", "1.2.2026", "2026-02-01")]
    assert days == ["2026-11-22", "2026-02-01", "2026-02-01"]
    assert program.run(*asked, "--as-of", "31.2.2026").code == 2
