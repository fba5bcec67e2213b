"""Who serves a need, asked of the real network as a nurse, a coordinator or a parent would ask it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.journeys.program import Program, cards, codes, ids, run_inside

PILOT = "initiative/puheterapia-jalkautuu-varhaiskasvatukseen"
DEVELOPMENT = "service/lasten-kehitykselliset-palvelut"
YARD = "service/perheiden-piha"
SUPERVISORS = "service/kemi-lastenvalvojat"
MEETING_PLACES = "service/kymenlaakso-kohtaamispaikkatoiminta"

SPEECH = {"fi": "puheen kehitys", "sv": "barnet pratar inte", "en": "speech and language"}
PEERS = {"fi": "vertaistuki", "sv": "kamratstöd", "en": "peer support"}
SEPARATION = {"fi": "ero ja lapsen asuminen", "sv": "skilsmässa", "en": "separation and where the child lives"}
LANGUAGES = ("fi", "sv", "en")

NOT_RECORDED: dict[str, list[str] | None] = {
    **dict.fromkeys(("access", "ages", "fee", "waiting")),
    **{name: [] for name in ("providers", "places", "contacts", "languages")},
}


def reasons(item: Mapping[str, Any]) -> dict[str, str]:
    """Why an item stands where it stands: sentences by code."""
    return {one["code"]: one["text"] for one in item["why"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_speech_in_kouvola_the_service_of_the_county_and_the_pilot_that_ended(program: Program, language: str) -> None:
    asked = ("partners", SPEECH[language], "--area", "Kouvola", "--language", language)
    answer = program.data(*asked)
    assert answer["taken"][0]["ref"]["id"] == "need/puheen-ja-kielen-kehitys"
    assert ids(answer) == [DEVELOPMENT, PILOT], "what is in force comes before what has ended"
    service, pilot = answer["items"]
    assert (service["area_match"]["relation"], service["standing"]["code"]) == ("wider", "in_force")
    assert (pilot["area_match"]["relation"], pilot["standing"]["code"]) == ("own", "ended")
    assert pilot["service"]["kind"] == "Initiative"
    told = [one for one in (*service["evidence"], *pilot["evidence"]) if one["document"] == "kymsote-tiedote-2021"]
    assert {one["date_basis"] for one in told} == {"inferred"}
    assert all(one["age_days"] > 4 * 365 for one in told)


@pytest.mark.parametrize(
    ("language", "partly", "ended", "age"),
    [
        ("fi", "osassa aluetta", "joka päättyi (2022)", "yli 4 vuotta vanha"),
        ("sv", "i en del av området", "som avslutades (2022)", "över 4 år gammal"),
        ("en", "in a part of the area", "which ended (2022)", "more than 4 years old"),
    ],
)
def test_the_pilot_is_told_with_its_part_its_end_and_its_age(
    program: Program, language: str, partly: str, ended: str, age: str
) -> None:
    told = program.text("partners", SPEECH[language], "--area", "Kouvola", "--language", language)
    pilot = next(card for heading, card in cards(told).items() if "pilot" in heading)
    assert f"{partly}: kouvola" in pilot.lower()
    assert ended in pilot
    assert "2020–2022" in pilot
    assert f"({age})" in pilot
    assert "Perhekeskus kokoaa lapsiperheiden palvelut yhteen myös verkossa, rivi 23, virke 2" in pilot


@pytest.mark.parametrize("language", LANGUAGES)
def test_speech_in_kotka_nothing_of_its_own_and_kouvola_only_as_elsewhere(program: Program, language: str) -> None:
    answer = program.data("partners", SPEECH[language], "--area", "Kotka", "--language", language)
    assert codes(answer["notes"]) == ["none-of-own", "wider-follows", "elsewhere-follows"]
    assert ids(answer) == [DEVELOPMENT, PILOT]
    assert [item["area_match"]["relation"] for item in answer["items"]] == ["wider", "same-county"]
    assert answer["items"][1]["area_match"]["area"] == "Kouvola"


def test_kotka_in_plain_finnish(program: Program) -> None:
    told = program.text("partners", SPEECH["fi"], "--area", "Kotka")
    assert "ei ole kirjattu mitään omaa alueelta Kotka." in told
    assert "Alla on laajempaa aluetta palvelevia: Kymenlaakso." in told
    assert "eivät korvaa oman alueen palvelua" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_peer_support_in_kemi_a_plan_of_2021_that_nobody_confirmed(program: Program, language: str) -> None:
    answer = program.data("partners", PEERS[language], "--area", "Kemi", "--language", language)
    assert ids(answer) == [YARD]
    (yard,) = answer["items"]
    assert (yard["status"]["code"], yard["modality"]["code"], yard["standing"]["code"]) == ("planned",) * 3
    assert yard["service"]["kind"] == "Service"
    why = reasons(yard)
    assert "2021" in why["why-planned"]
    assert "need-implied" in why, "the text does not use the word peer support"
    for one in (*yard["providers"], *yard["places"], *yard["contacts"]):
        assert one["modality"]["code"] == "planned", "who runs a plan and where is a plan as well"
    assert [one["ref"]["id"] for one in yard["places"]] == ["place/pruntsi"]
    assert {one["ref"]["id"] for one in yard["contacts"]} == {"organisation/mll-kemi", "organisation/kemin-kaupunki"}


def test_the_plan_in_plain_words(program: Program) -> None:
    card = cards(program.text("partners", "vertaistuki", "--area", "Kemi"))["Perheiden piha"]
    assert "suunniteltu, ei vahvistettu toteutuneeksi" in card
    assert "(kevät 2021). Toteutumista ei ole vahvistettu." in card
    assert "Paikka: Pruntsi (suunniteltu)" in card
    assert "MLL (Kemi) (koordinoi: Perheiden piha, suunniteltu)" in card
    assert "voimassa" not in card


@pytest.mark.parametrize("language", LANGUAGES)
def test_separation_in_kemi_the_supervisors_of_whom_little_is_recorded(program: Program, language: str) -> None:
    answer = program.data("partners", SEPARATION[language], "--area", "Kemi", "--language", language)
    assert ids(answer) == [SUPERVISORS]
    (supervisors,) = answer["items"]
    assert supervisors["standing"]["code"] == "in_force"
    assert {name: supervisors[name] for name in NOT_RECORDED} == NOT_RECORDED


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", ("Ei kirjattu:", "järjestäjä", "keneen ottaa yhteyttä", "odotusaika")),
        ("sv", ("Inte antecknat:", "anordnare", "vem man kontaktar", "väntetid")),
        ("en", ("Not recorded:", "provided by", "whom to contact", "waiting time")),
    ],
)
def test_what_is_not_recorded_is_said(program: Program, language: str, words: tuple[str, ...]) -> None:
    told = program.text("partners", SEPARATION[language], "--area", "Kemi", "--language", language)
    (line,) = (line for line in told.splitlines() if line.strip().startswith(words[0]))
    assert all(word in line for word in words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_known_of_the_area_comes_first(program: Program, language: str) -> None:
    answer = program.data("partners", PEERS[language], "--area", "Kemi", "--language", language)
    known = answer["known"]
    assert known["area"]["id"] == "area/kemi"
    assert known["things"] > 30
    assert known["newest"] == "2023-12-01"
    assert known["verified_share"] == 0.0
    told = program.text("partners", PEERS[language], "--area", "Kemi", "--language", language).splitlines()
    assert told.index(known["text"]) < next(at for at, line in enumerate(told) if line.startswith("1. "))


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
    for need in (SPEECH, PEERS, SEPARATION):
        asked = ("partners", need[language], "--language", language)
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
    assert "Missä: Kymenlaakso." in item["slip"]


def test_csv_has_a_row_for_each_item_with_its_sources(program: Program) -> None:
    rows = program.rows("partners", "puheen kehitys", "--area", "Kouvola")
    answer = program.data("partners", "puheen kehitys", "--area", "Kouvola")
    assert [row["service"].rpartition("(")[2].rstrip(")") for row in rows] == ids(answer)
    assert list(rows[0]) == list(answer["items"][0])
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


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("partners", "vertaistuki", "--area", "Kemmi"), "(area/kemi)"),
        (("partners", "vertaistuki", "--area", "Kouvoola"), "Kouvola"),
        (("partners", "vertaistuki", "--area", "Atlantis"), "”Atlantis” ei vastaa mitään kirjattua (alue)."),
        (("partners", "verttaistuki"), "ertaistuki"),
        (("partners", "qwertyuiop"), "”qwertyuiop” ei vastaa mitään kirjattua (tarve)."),
        (("partners", "vertaistuki", "--asked-by", "Kemin kapunki"), "Kemin kaupunki"),
        (("partners", "service/perheiden-piha"), "ei vastaa mitään kirjattua (tarve)."),
        (("show", "service/perheiden-pihaa"), "Perheiden piha"),
        (("show", "MLL"), "(organisation/mll-kotka)"),
        (("partners", "", "--area", "Kemi"), "(tarve)"),
        (("partners", "vertaistuki", "--area", " "), "(alue)"),
    ],
)
def test_a_name_that_does_not_fit_gets_candidates_or_near_ones(
    program: Program, arguments: tuple[str, ...], expected: str
) -> None:
    done = program.run(*arguments)
    assert (done.code, done.out) == (1, "")
    assert expected in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("partnerz",),
        ("partners",),
        ("partners", "vertaistuki", "liikaa"),
        ("partners", "vertaistuki", "--nonsense"),
        ("partners", "vertaistuki", "--age", "kolme"),
        ("partners", "vertaistuki", "--age", "200"),
        ("partners", "vertaistuki", "--age", "nan"),
        ("partners", "vertaistuki", "--age"),
        ("partners", "vertaistuki", "--channel", "savumerkit"),
        ("partners", "vertaistuki", "--service-language", "ruotsi"),
        ("partners", "vertaistuki", "--service-language", ""),
        ("partners", "vertaistuki", "--limit", "0"),
        ("partners", "vertaistuki", "--limit", "9" * 40),
        ("partners", "vertaistuki", "--limit", "1.5"),
        ("partners", "vertaistuki", "--format", "xml"),
        ("partners", "vertaistuki", "--language", "de"),
        ("partners", "vertaistuki", "--as-of", "eilen"),
        ("partners", "vertaistuki", "--as-of", "2026-02-30"),
        ("partners", "x" * 100_000),
        ("search", ""),
        ("search", " \t"),
        ("search", "neuvola", "--kinds", "Palvelu"),
        ("search", "neuvola", "--limit", "9" * 40),
        ("show", "Kemi", "--limit", "-1"),
        ("changes",),
        ("changes", "--since", "eilen"),
        ("changes", "--since", "²"),
        ("changes", "--since", "2026-13-01"),
        ("changes", "--since", "1", "--limit", "9" * 40),
        ("load",),
        ("template",),
        ("status", "--nonsense"),
    ],
    ids=lambda arguments: " ".join(arguments)[:60] or "nothing",
)
def test_wrong_usage_is_said_with_exit_code_2(program: Program, arguments: tuple[str, ...]) -> None:
    done = run_inside(*arguments) if arguments in {(), ("template",)} else program.run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.strip()
    assert len(done.err) < 3_000, "nobody's whole input is thrown back"
    assert "Odottamaton vika" not in done.err


@pytest.mark.parametrize(
    "text", ["a\x00b", "\x1b[31mKemi", "\u202e\u200b", "\udcff\udce4", "%", "*", '"', "' OR 1=1 --", "../..", "🦄", "|"]
)
@pytest.mark.parametrize("command", ["partners", "show", "search"])
def test_strange_letters_find_nothing_and_break_nothing(program: Program, command: str, text: str) -> None:
    done = program.run(command, text)
    assert done.code in ({0, 2} if command == "search" else {1})
    assert "Odottamaton vika" not in done.err
    assert "\x1b" not in done.out + done.err
    assert "\x00" not in done.out + done.err


def test_any_day_may_be_asked_for(program: Program) -> None:
    for day in ("0001-01-01", "9999-12-31"):
        done = program.run("partners", "vertaistuki", "--area", "Kemi", "--as-of", day)
        assert (done.code, done.err) == (0, ""), day
