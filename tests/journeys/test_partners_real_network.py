"""Who serves a need, asked of the real network as a nurse, a coordinator or a parent would ask it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.journeys.program import Program, cards, codes, ids

PILOT = "initiative/puheterapia-jalkautuu-varhaiskasvatukseen"
DEVELOPMENT = "service/lasten-kehitykselliset-palvelut"
YARD = "service/perheiden-piha"
SUPERVISORS = "service/kemi-lastenvalvojat"

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
    coordinating = [one for one in yard["contacts"] if one["role"]["code"] == "coordinates"]
    for one in (*yard["providers"], *yard["places"], *coordinating):
        assert one["modality"]["code"] == "planned", "who runs a plan and where is a plan as well"
    assert [one["ref"]["id"] for one in yard["places"]] == ["place/pruntsi"]
    assert {one["ref"]["id"] for one in coordinating} == {"organisation/mll-kemi", "organisation/kemin-kaupunki"}
    roles = [one["ref"]["kind"] for one in yard["contacts"] if one["role"]["code"] == "works_in"]
    assert roles == ["Professional"] * len(roles), "who works at the provider is told by role"


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
