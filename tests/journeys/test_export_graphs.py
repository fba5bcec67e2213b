"""An analyst takes the network into Gephi and R: the real network's facts are in the files, plans as plans."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from tests.exporting import READERS, edges, nodes
from tests.journeys.program import Program

PIHA = "provides|organisation/kemin-kaupunki|service/perheiden-piha|producer"
MEETING = "takes_part|organisation/kemin-kaupunki|event/kemin-verkostotapaaminen-2023-11|participant"
LETTER = "Kemin perhekeskuksen uutiskirje, kevät 2021"
NOTICE = "Kemin perhekeskuksen marraskuun verkostotapaaminen"


def export(program: Program, form: str, path: Path, *options: str) -> Path:
    """Run the command; it says where the export is."""
    assert str(path) in program.text("export", form, "-o", str(path), *options)
    return path


def graph(program: Program, form: str, folder: Path, *options: str) -> Any:
    return READERS[form](export(program, form, folder / f"network.{form}", *options))


@pytest.mark.parametrize("form", sorted(READERS))
def test_a_plan_and_a_fact_of_kemi_stand_in_a_graph_with_their_sources(
    form: str, program: Program, tmp_path: Path
) -> None:
    found = graph(program, form, tmp_path)
    plan, fact = edges(found)[PIHA], edges(found)[MEETING]
    assert (plan["modality"], plan["in_force"], plan["cited"]) == ("planned", False, LETTER)
    assert (fact["modality"], fact["in_force"], fact["cited"]) == ("in_force", True, NOTICE)
    assert not plan["fictional"]
    assert nodes(found)["service/perheiden-piha"]["label"] == "Perheiden piha"
    assert nodes(found)["service/esimerkkila-perhetyo"]["fictional"]


@pytest.mark.parametrize("form", sorted(READERS))
def test_one_area_alone_has_nothing_made_up(form: str, program: Program, tmp_path: Path) -> None:
    found = nodes(graph(program, form, tmp_path, "--area", "Kemi", "--language", "en"))
    assert found["service/perheiden-piha"]["label"] == "Perheiden piha (Families' Yard)"
    assert not any(one["fictional"] for one in found.values())


@pytest.mark.parametrize("form", sorted(READERS))
def test_what_is_kept_inside_is_there_when_asked_for(form: str, program: Program, tmp_path: Path) -> None:
    public = nodes(graph(program, form, tmp_path))
    (tmp_path / "inside").mkdir()
    inside = nodes(graph(program, form, tmp_path / "inside", "--network"))
    assert {one["visibility"] for one in public.values()} == {"public"}
    assert {one["visibility"] for one in inside.values()} == {"public", "network"}


def test_the_tables_tell_who_met_and_that_a_plan_serves_no_need_yet(program: Program, tmp_path: Path) -> None:
    folder = export(program, "two-mode", tmp_path / "tables", "--language", "en")
    assert cell(folder / "organisation-event.csv", "City of Kemi", "event/kemin-verkostotapaaminen-2023-11") == "1"
    assert cell(folder / "organisation-event.csv", "City of Kemi", "event/perhefoorumi-2026") == ""
    assert cell(folder / "organisation-need.csv", "City of Kemi", "need/vertaistuki") == "0"
    pairs = (folder / "organisation-need-pairs.csv").read_text(encoding="utf-8").splitlines()
    assert f"organisation/kemin-kaupunki;need/vertaistuki;service/perheiden-piha;planned;{LETTER}" in pairs
    page = (folder / "README.txt").read_text(encoding="utf-8")
    assert "FICTIONAL" in page
    assert "Empty cell = not recorded" in page


def test_the_tables_of_kemi_have_nothing_made_up(program: Program, tmp_path: Path) -> None:
    folder = export(program, "two-mode", tmp_path / "tables", "--area", "Kemi", "--language", "en")
    assert cell(folder / "organisation-event.csv", "City of Kemi", "event/kemin-verkostotapaaminen-2023-11") == "1"
    assert "ictional" not in "".join(one.read_text(encoding="utf-8") for one in folder.iterdir())


def cell(path: Path, organisation: str, column: str) -> str:
    """The cell of an organisation, by its name, under a column."""
    with path.open(encoding="utf-8", newline="") as file:
        (row,) = [one for one in csv.DictReader(file, delimiter=";") if one["name"] == organisation]
    return row[column]
