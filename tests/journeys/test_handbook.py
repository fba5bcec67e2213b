"""The handbook: what a new worker of a family centre reads, on the real network and on the made-up one."""

from __future__ import annotations

import pytest

from tests.journeys.papers import about, all_lines, details, line_about, marks, paper, sections
from tests.journeys.program import Program

CENTRE = "network/kemin-perhekeskus"


def test_five_core_services_are_examples_of_an_open_list(program: Program) -> None:
    told = paper(program, "handbook", "Kemi")
    core = sections(told)["core-open"]
    assert set(about(core)) == {
        "service/kemi-aitiys-ja-lastenneuvola",
        "service/kemi-perhetyo",
        "service/kemi-lapsiperheiden-kotipalvelu",
        "service/kemi-perheneuvola",
        "service/kemi-lastenvalvojat",
    }
    intro = next(one["text"] for one in told["items"] if one["code"] == "core-open")
    assert "esimerkkeinä" in intro
    assert "avoin" in intro
    for line in core:
        # The texts say of none of them who provides it.
        assert "järjestäjä" in details(line)["Ei kirjattu"]
        assert "Järjestäjä" not in details(line)


def test_six_partner_groups(program: Program) -> None:
    partners = sections(paper(program, "handbook", "Kemi"))["partners"]
    assert set(about(partners)) == {
        "service/kemi-varhaiskasvatus",
        "organisation/koulut-kemi",
        "service/kemi-lastensuojelu",
        "service/kemi-lastenpsykiatria",
        "organisation/jarjestot-kemi",
        "organisation/seurakunnat-kemi",
    }
    assert all(line["evidence"][0]["locator"] == "rivi 11, virke 3" for line in partners)


def test_principles_and_methods_with_who_is_trained(program: Program) -> None:
    told = sections(paper(program, "handbook", "Kemi"))
    assert "method/ratkaisut-perheen-kanssa" in about(told["principles"])
    teachers = line_about(told["methods"], "method/lapset-puheeksi", "service/kemi-varhaiskasvatus")
    assert details(teachers)["Koulutettuja"] == "53, kevät 2021"
    everyone = [*told["methods"], *told["methods-planned"]]
    others = [line for line in everyone if line is not teachers]
    assert others
    assert {details(line)["Koulutettuja"] for line in others} == {"määrää ei ole kirjattu"}
    planned = line_about(told["methods-planned"], "method/lapset-puheeksi", "service/kemi-sotepalvelut")
    assert "planned" in marks(planned)


def test_meeting_places_and_digital_services(program: Program) -> None:
    told = sections(paper(program, "handbook", "Kemi"))
    assert about(told["meeting-places"]) == ["place/jukolan-kohtaamispaikka"]
    assert about(told["meeting-places-planned"]) == ["service/perheiden-piha"]
    online = about(told["online"])
    assert {"channel/pyyda-apua-nappi", "channel/enjaksa-fi", "channel/kemin-sahkoinen-perhekeskus"} <= set(online)
    # The survey ended in 2020, and with it the page on which it was answered.
    assert "channel/kemin-perhekeskuskysely" not in online


def test_coordination_is_an_open_question(program: Program) -> None:
    told = sections(paper(program, "handbook", "Kemi"))
    asked = [line for line in told["coordination"] if "open-question" in marks(line)]
    assert [one["id"] for line in asked for one in line["about"]] == [CENTRE]
    assert asked[0]["text"] == "Kuka koordinoi verkostoa ”Kemin perhekeskus”? Sitä ei ole kirjattu."
    assert "observation/kemi-2023-koordinaatio" in about(told["open-questions"])


@pytest.mark.parametrize("area", ["Kemi", "Kymenlaakso", "Esimerkkilä"])
def test_nothing_planned_is_shown_as_real(program: Program, area: str) -> None:
    """What a source only plans stands in a section of its own, with its word; no real section holds it."""
    told = paper(program, "handbook", area)
    for section in told["items"]:
        apart = section["code"].endswith("-planned")
        for line in section["lines"]:
            assert ("planned" in marks(line)) == apart, (section["code"], line["title"])
            if apart:
                assert any("ei vahvistettu" in mark["text"] for mark in line["marks"]), line


@pytest.mark.parametrize("area", ["Kemi", "Kymenlaakso", "Esimerkkilä"])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_statement_names_document_and_place(program: Program, area: str, language: str) -> None:
    told = paper(program, "handbook", area, "--language", language)
    numbers = {str(source["number"]): source for source in told["sources"]}
    assert [source["number"] for source in told["sources"]] == list(range(1, len(numbers) + 1))
    for line in all_lines(told):
        assert line["evidence"], line
        for one in line["evidence"]:
            assert one["document"], line
            assert one["locator"], line
        first = line["references"].removeprefix("[").partition(",")[0].rstrip("]")
        assert numbers[first]["document"] == line["evidence"][0]["document"]


def test_no_two_sections_have_the_same_code(program: Program) -> None:
    for area in ("Kemi", "Esimerkkilä"):
        codes = [section["code"] for section in paper(program, "handbook", area)["items"]]
        assert len(codes) == len(set(codes))


def test_sources_are_numbered_in_the_order_of_reading(program: Program) -> None:
    told = paper(program, "handbook", "Kemi")
    met = [(one["dataset"], one["document"]) for line in all_lines(told) for one in line["evidence"]]
    assert list(dict.fromkeys(met)) == [(source["dataset"], source["document"]) for source in told["sources"]]


def test_the_age_of_what_is_known_comes_first(program: Program) -> None:
    told = paper(program, "handbook", "Kemi")
    assert "yli 2 vuotta vanha" in told["known"]["text"]
    assert [note["code"] for note in told["notes"]] == ["paper-old"]
    assert not told["fictional"]


def test_a_worker_of_the_made_up_centre_finds_whom_to_call(program: Program) -> None:
    told = paper(program, "handbook", "Esimerkkilä")
    assert told["fictional"]
    parts = sections(told)
    services = [line for code, lines in parts.items() if code.startswith(("level", "wider")) for line in lines]
    speech = line_about(services, "service/esimerkkila-puheterapia")
    assert "0000" in details(speech)["Yhteydenotto"]
    assert "Äitiys- ja lastenneuvola, Esimerkkilä" in details(speech)["Tänne ohjaa"]
    leaders = line_about(parts["coordination"], "professional/perhekeskuskoordinaattori-esimerkkila")
    assert "Koordinoi" in leaders["text"]
    meetings = parts["meetings"]
    assert about(meetings)[0] == "event/verkostotapaaminen-2026-10"
    assert about(parts["meetings-planned"]) == ["event/verkostotapaaminen-2027-02"]


def test_what_has_ended_is_told_apart_and_nowhere_else(program: Program) -> None:
    told = sections(paper(program, "handbook", "Esimerkkilä"))
    ended = told.pop("ended")
    outreach = "service/esimerkkila-etsiva-nuorisotyo"
    assert "ended" in marks(line_about(ended, outreach))
    assert not any(line["details"] for line in ended), "how to get in is of no use"
    others = [line for lines in told.values() for line in lines]
    # That it has ended is what a point raised tells of; no section offers it.
    assert outreach not in about(others)
    assert not [line for line in others if "ended" in marks(line)]


def test_an_area_of_which_nothing_is_recorded(program: Program) -> None:
    told = paper(program, "handbook", "Utsjoki")
    assert told["items"] == []
    assert "Se ei tarkoita, ettei palveluja ole" in told["known"]["text"]
