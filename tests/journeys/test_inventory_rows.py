"""What five public texts say, row by row of the inventory, asked as a user would ask it.

Each saying is looked for in what ``seinaton show`` answers: the fact in words, and with it the whole line of its
source (document, place in it, date, age, how far along it is, whether it is said outright).
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.journeys.program import Program, codes, ids

SOURCES = {
    "000": (
        "Asiakkaat halutaan mukaan uuden perhekeskuksen suunnitteluun Kemissä",
        "marraskuu–joulukuu 2020, päätelty",
        5,
    ),
    "001": ("Perhekeskus: oman alueemme perhekeskusta kehittämässä", "15.2.2019", 7),
    "002": ("Kemin perhekeskuksen uutiskirje, kevät 2021", "kevät 2021, päätelty", 5),
    "003": ("Perhekeskus kokoaa lapsiperheiden palvelut yhteen myös verkossa", "noin 2021, päätelty", 4),
    "004": ("Kemin perhekeskuksen marraskuun verkostotapaaminen", "1.12.2023", 2),
}
"""Title, date in words and full years since, of each text."""

OUR_WORDS = "omat-sanat"
"""The document of translations and words to search by: they are this project's, not the texts'."""

KEMI, KAKSI, KYMEN = "Kemin perhekeskus", "Kaksineuvoisen perhekeskus", "Kymenlaakson perhekeskus"
MEETING = "Kemin perhekeskuksen verkostotapaaminen marraskuussa 2023"
NEXT = "Kemin perhekeskuksen verkostotapaaminen joulukuussa 2023"
PILOT = "Puheterapia jalkautuu varhaiskasvatukseen (pilotti)"
SERVICES = "Perhekeskuksen palvelut (Kaksineuvoinen)"
OWN_PLACES = "Kohtaamispaikat, Kaksineuvoinen"


class Said(NamedTuple):
    """One saying: of what, the fact in words, the text and the place in it.

    ``how`` and ``sure`` are how far along it is and whether it is said outright, where the inventory settles that.
    """

    row: int
    of: str
    fact: str
    text: str
    place: str
    how: str
    sure: str


def sayings() -> list[Said]:
    """What each row says, from ``sayings.csv``."""
    with Path(__file__).with_name("sayings.csv").open(encoding="utf-8", newline="") as table:
        return [Said(int(row), *rest) for row, *rest in list(csv.reader(table, delimiter=";"))[1:]]


def facts_of(program: Program, of: str) -> dict[str, dict[str, Any]]:
    """What ``show`` says of a thing, by the words of each fact."""
    return {f"{fact['what']['text']}: {fact['value']}": fact for fact in program.data("show", of)["items"]}


@pytest.mark.parametrize("row", range(1, 20))
def test_the_row_is_told_with_its_sources(program: Program, row: int) -> None:
    of_row = [said for said in sayings() if said.row == row]
    assert len(of_row) > 3
    told = {of: facts_of(program, of) for of in {said.of for said in of_row}}
    for said in of_row:
        title, date, years = SOURCES[said.text]
        source = f"{title}, {said.place} · {date} (yli {years} vuotta vanha)"
        assert said.fact in told[said.of], f"{said.of}: {said.fact}"
        cited = [one["text"] for one in told[said.of][said.fact]["evidence"] if one["text"].startswith(source)]
        assert cited, f"{said.of}: {said.fact}"
        for word in filter(None, (said.how, said.sure)):
            assert word in cited[0].split(" · "), f"{said.of}: {said.fact}: {cited[0]}"


# What a user asks beyond one fact.


@pytest.mark.parametrize(
    ("row", "need", "area", "expected", "standing"),
    [
        (1, "apua kotiin", "Kemi", "service/kemi-lapsiperheiden-kotipalvelu", "in_force"),
        (1, "elatus", "Kemi", "service/kemi-lastenvalvojat", "in_force"),
        (2, "lapsen mielenterveys", "Kemi", "service/kemi-lastenpsykiatria", "in_force"),
        (5, "vammaisuus", "area/kaksineuvoinen", "service/kaksineuvoinen-vammaispalvelut", "in_force"),
        (6, "vertaistuki", "Kuntayhtymä Kaksineuvoinen", "service/kaksineuvoinen-kohtaamispaikat", "in_force"),
        (8, "perheiden tapaaminen", "Kemi", "service/perheiden-piha", "planned"),
        (13, "lapsen mielenterveys", "Kotka", "service/lapsen-mielenterveyden-varhainen-tuki", ""),
        (14, "tarkkaavaisuus", "Hamina", "service/lasten-kehitykselliset-palvelut", "in_force"),
        (15, "perheiden tapaaminen", "Kotka", "service/kymenlaakso-kohtaamispaikkatoiminta", "in_force"),
        (16, "raskaus", "Kouvola", "service/odottavien-olohuone", "in_force"),
        (16, "raskaus", "Kouvola", "service/kymenlaakso-fyysinen-perhevalmennus", "ended"),
        (16, "vauva ei nuku", "Kotka", "service/vauvaperheiden-uniryhma", "unknown"),
        (19, "avun löytäminen", "Kemi", "channel/kemin-sahkoinen-perhekeskus", "in_force"),
    ],
)
def test_who_serves_the_need(program: Program, row: int, need: str, area: str, expected: str, standing: str) -> None:
    answer = program.data("partners", need, "--area", area)
    found = {item["service"]["id"]: item["standing"]["code"] for item in answer["items"]}
    assert expected in found, row
    assert found[expected] == standing or not standing, row


@pytest.mark.parametrize(
    ("row", "words", "expected"),
    [
        (1, "seinätön perhekeskus", "network/kemin-perhekeskus"),
        (3, "kysely", "initiative/kemin-perhekeskuskysely-2020"),
        (4, "LAPE", "initiative/lape"),
        (7, "hyvinvointikertomus", "guideline/kemin-hyvinvointikertomus-2017-2021"),
        (9, "TulSote", "initiative/lapin-tulevaisuuden-sote-keskus"),
        (10, "Lapset puheeksi", "method/lapset-puheeksi"),
        (11, "käsikirja", "guideline/kemin-perhekeskuskasikirja"),
        (16, "Odottavien olohuone", "service/odottavien-olohuone"),
        (17, "verkostokahvit", "event/kemin-verkostotapaaminen-2023-11"),
        (19, "Pyydä apua", "channel/pyyda-apua-nappi"),
    ],
)
def test_it_is_found_by_its_words(program: Program, row: int, words: str, expected: str) -> None:
    assert expected in ids(program.data("search", words))[:3], row


@pytest.mark.parametrize(
    ("of", "facts"),
    [
        (
            "initiative/kemin-perhekeskuskysely-2020",
            ("päättyy: 18.12.2020", f"kehittää: {KEMI}", "yhteys tätä kautta: Perhekeskuskyselyn vastaussivu"),
        ),
        (
            "Perhekeskuskyselyn vastaussivu",
            ("verkko-osoite: https://www.kemi.fi/tiedotteet/vaikuta-perhekeskuksen-kehittamiseen/",),
        ),
        (MEETING, ("etänä: kyllä", "teema (fi): varhainen tuki")),
        (
            NEXT,
            (
                "alkaa: 12.12.2023 klo 8.30 (suunnitelman mukaan)",
                "päättyy: 12.12.2023 klo 10.30",
                "toteutuminen: suunniteltu",
            ),
        ),
        ("lastensuojelu Kemi", ("palvelun taso: erityispalvelu",)),
        ("Odottavien olohuone", ("auttaa tässä: Raskaus ja synnytykseen valmistautuminen",)),
    ],
)
def test_dates_addresses_and_levels_are_told(program: Program, of: str, facts: tuple[str, ...]) -> None:
    told = facts_of(program, of)
    for fact in facts:
        assert fact in told, f"{fact} not among {sorted(told)}"


def test_the_survey_closes_on_a_day_whose_year_was_inferred(program: Program) -> None:
    closing = facts_of(program, "initiative/kemin-perhekeskuskysely-2020")["päättyy: 18.12.2020"]
    assert [(one["locator"], one["date_basis"]) for one in closing["evidence"]] == [("rivi 17, virke 4", "inferred")]


@pytest.mark.parametrize(
    ("of", "fact", "detail"),
    [
        ("Varhaiskasvatus, Kemi", "käyttää menetelmää: Lapset puheeksi", "koulutettujen määrä: 53"),
        (PILOT, "saatavilla alueella: Kouvola", "Vain osa alueen päiväkodeista on mukana."),
        ("Vammaispalvelut, Kaksineuvoinen", f"toteutetaan paikassa: {KAKSI}", "Jos lapsi ja perhe tarvitsevat sitä"),
    ],
)
def test_details_of_a_relation_are_told(program: Program, of: str, fact: str, detail: str) -> None:
    assert detail in "; ".join(facts_of(program, of)[fact]["details"])
    assert detail in program.text("show", of)


def test_what_was_planned_and_is_at_work_later_is_told_with_both(program: Program) -> None:
    status = facts_of(program, KEMI)["nykytila: toiminnassa"]
    assert [one["document"] for one in status["evidence"]] == ["kemi-verkostotapaaminen-2023"]
    (earlier,) = status["differing"]
    assert earlier["text"] == "suunnitteilla"
    assert {one["document"] for one in earlier["evidence"]} == {"kemi-suunnittelu-2020", "kemi-uutiskirje-2021"}


def test_the_sources_are_printed_with_the_facts(program: Program) -> None:
    told = program.text("show", "Perheiden piha")
    assert "toteutuminen: suunniteltu" in told
    for place in ("rivit 84–86", "rivit 88–90", "rivit 92–100", "rivit 102–108, virke 2"):
        assert f"{SOURCES['002'][0]}, {place} · kevät 2021, päätelty (yli 5 vuotta vanha)" in told


def test_every_fact_says_who_said_it_when_and_how_surely(program: Program) -> None:
    for of in (
        KEMI,
        KAKSI,
        KYMEN,
        "Perheiden piha",
        PILOT,
        MEETING,
        "Lastenvalvojien palvelut, Kemi",
        "Kemin kaupunki",
    ):
        answer = program.data("show", of)
        assert answer["left_out"] == []
        for fact in answer["items"]:
            assert fact["evidence"], fact["what"]
            for one in fact["evidence"]:
                assert one["title"]
                assert one["locator"]
                if one["document"] == OUR_WORDS:
                    assert "@" in fact["what"]["code"], "words in a language, and nothing else"
                else:
                    assert one["said_on"]
                    assert one["date_basis"] in {"stated", "inferred"}
                    assert "vanha)" in one["text"]
            if fact["other"] is not None:
                assert any(one["certainty"] for one in fact["evidence"]), fact["value"]


def test_facts_of_kaksineuvoinen_are_marked_as_more_than_seven_years_old(program: Program) -> None:
    for of in (KAKSI, SERVICES, OWN_PLACES, "Kuntayhtymä Kaksineuvoinen"):
        answer = program.data("show", of)
        cited = [
            one for fact in answer["items"] for one in fact["evidence"] if one["document"] == "kaksineuvoinen-2019"
        ]
        assert cited
        assert all(one["age_days"] > 7 * 365 and "(yli 7 vuotta vanha)" in one["text"] for one in cited)
        assert codes(answer["notes"]) == ["stale"]
        assert "Tieto on yli 7 vuotta vanha, tarkista ennen kuin ohjaat." in program.text("show", of)
    answer = program.data("partners", "vertaistuki", "--area", "area/kaksineuvoinen")
    assert [one["text"] for one in answer["items"][0]["why"] if one["code"] == "stale"] == [
        "Tieto on yli 7 vuotta vanha, tarkista ennen kuin ohjaat."
    ]


def test_nothing_planned_is_shown_as_in_force(program: Program) -> None:
    """Every need of the vocabulary, without an area: what is not real is marked, and hidden when asked."""
    needs = [
        hit["node"]
        for hit in program.data("search", "tuki perhe lapsi vanhempi", "--kinds", "Need", "--limit", "90")["items"]
    ]
    assert len(needs) > 15
    for need in needs:
        for item in program.data("partners", need["id"])["items"]:
            said = {one["modality"] for one in item["evidence"]} & {"planned", "aim", "possible", "proposed", "wanted"}
            if said or (item["status"] or {}).get("code") == "planned":
                assert item["standing"]["code"] == "planned", item["service"]["id"]
        for item in program.data("partners", need["id"], "--in-force")["items"]:
            assert item["standing"]["code"] in {"in_force", "unknown"}
            assert not {one["modality"] for one in item["evidence"]} & {"planned", "aim", "proposed", "wanted"}


def test_silence_stays_silence_about_the_core_services_of_kemi(program: Program) -> None:
    core = (
        "Äitiys- ja lastenneuvola",
        "Perhetyö",
        "Lapsiperheiden kotipalvelu",
        "Perheneuvola",
        "Lastenvalvojien palvelut",
    )
    silent = {
        "provides:inverse",
        "reached_through",
        "refers_to",
        "refers_to:inverse",
        "delivered_at",
        "works_in:inverse",
    }
    untold = {
        "phone",
        "hours",
        "languages",
        "min_age",
        "max_age",
        "waiting_min_days",
        "waiting_max_days",
        "access",
        "fee",
    }
    for name in core:
        said = {fact["what"]["code"].partition("@")[0] for fact in program.data("show", f"{name}, Kemi")["items"]}
        assert not said & (silent | untold), name
        assert "name" in said


def test_no_phone_hours_waiting_time_or_referral_is_in_the_whole_network(program: Program) -> None:
    columns = {"phone", "hours", "languages", "min_age", "max_age", "waiting_min_days", "waiting_max_days"}
    for kind in ("Service", "Channel", "Place"):
        found = program.data("search", "Kemi Kymenlaakso perhe lapsi neuvola", "--kinds", kind, "--limit", "200")
        real = [hit for hit in found["items"] if not hit["node"]["fictional"]]
        assert real
        for hit in real:
            said = {fact["what"]["code"] for fact in program.data("show", hit["node"]["id"])["items"]}
            assert not said & columns
            assert not said & {"refers_to", "refers_to:inverse"}


def test_three_records_of_mll_and_of_the_parishes_stay_three(program: Program) -> None:
    assert set(ids(program.data("search", "MLL", "--kinds", "Organisation"))) == {
        "organisation/mll-kemi",
        "organisation/mll-kotka",
        "organisation/mll-kaakkois-suomen-piiri",
    }
    assert {"organisation/seurakunta-kemi", "organisation/seurakunta-kotka"} <= set(
        ids(program.data("search", "seurakunta", "--kinds", "Organisation"))
    )
