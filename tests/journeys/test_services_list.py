"""The public list of services."""

from __future__ import annotations

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
    assert about(sections(told)["planned"]) == ["service/perheiden-piha"]
    # The clinic's name is all that says what it helps with; and of some nobody has recorded it at all.
    assert "implied" in marks(clinic)
    assert "service/kemi-vasu-keskustelut" in about(sections(told)["no-need"])
    assert all(line["evidence"] for line in all_lines(told))
