"""The public list of services, and what no public paper holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.journeys.papers import about, all_lines, details, line_about, marks, paper, sections
from tests.journeys.program import Program


def test_services_stand_by_what_they_help_with(program: Program) -> None:
    told = paper(program, "services", "Esimerkkilä")
    assert told["fictional"]
    by_need = sections(told)
    speech = by_need["need/lapsen-kasvu-ja-kehitys"]
    assert "service/esimerkkila-puheterapia" in about(speech)
    therapy = details(line_about(speech, "service/esimerkkila-puheterapia"))
    assert therapy["Miten pääsee"]
    assert "0000" in therapy["Yhteydenotto"]
    assert therapy["Tiedon päivä"]
    # The area's own come before those of the county, and what is only planned comes last and says so.
    assert [section["code"] for section in told["items"]][-1] == "planned"
    for line in by_need["planned"]:
        assert "planned" in marks(line)
    for code, lines in by_need.items():
        assert code == "planned" or not [line for line in lines if "planned" in marks(line)]


def test_own_services_come_before_wider_ones(program: Program) -> None:
    for lines in sections(paper(program, "services", "Esimerkkilä")).values():
        wider = ["Alue" in details(line) for line in lines]
        assert wider == sorted(wider)


def test_the_list_of_kemi_says_what_nobody_recorded(program: Program) -> None:
    told = paper(program, "services", "Kemi", "--language", "en")
    clinic = sections(told)["need/lapsen-kasvu-ja-kehitys"][0]
    assert clinic["about"][0]["id"] == "service/kemi-aitiys-ja-lastenneuvola"
    assert details(clinic)["Not recorded"] == "provided by, where, the way in, service languages"
    assert about(sections(told)["planned"]) == ["network/kemin-perhekeskus", "service/perheiden-piha"]
    assert all(line["evidence"] for line in all_lines(told))


@pytest.mark.parametrize("question", ["handbook", "services"])
def test_what_the_network_keeps_inside_is_on_no_public_paper(program: Program, question: str, repository: Path) -> None:
    """The one concern of the made-up network that is for the network only; the coordinator may ask for it."""
    secret = "observation/koordinaattorin-aika"
    assert secret in json.dumps(program.data("show", secret))
    assert secret not in json.dumps(paper(program, question, "Esimerkkilä"))
    found = program.run("search", "Koordinaattorin työaika")
    assert secret not in found.out
    assert "työaika ei riittänyt" not in found.out
