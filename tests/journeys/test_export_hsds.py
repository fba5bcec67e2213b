"""Whoever keeps a directory of services takes the network into it: HSDS as one file, and as tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.hsds import described_faults, page_faults, table_faults, tables
from tests.journeys.program import Program

WARNING = {"fi": "KUVITTEELLINEN", "sv": "FIKTIV", "en": "FICTIONAL"}
YARD = {"fi": "Perheiden piha", "sv": "Perheiden piha (familjernas gård)", "en": "Perheiden piha (Families' Yard)"}
PLAN = {
    "fi": "Suunnitteilla (suunniteltu). Ei ole kirjattu voimassa olevaksi.",
    "sv": "På planeringsstadiet (planerat). Inte antecknad som gällande.",
    "en": "Only planned (planned). Not recorded as in force.",
}
NOBODY = {
    "fi": "Palvelun järjestäjää ei ole kirjattu",
    "sv": "Ingen anordnare är antecknad",
    "en": "No provider is recorded",
}


def page_of(program: Program, folder: Path, *options: str) -> dict[str, Any]:
    """The JSON form, as the command writes it."""
    path = folder / "services.json"
    assert str(path) in program.text("export", "hsds", "-o", str(path), *options)
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    assert page_faults(found) == []
    return found


def named(page: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Services by name."""
    return {one["name"]: one for one in page["contents"]}


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_plan_of_kemi_is_no_active_service(language: str, program: Program, tmp_path: Path) -> None:
    page = page_of(program, tmp_path, "--language", language)
    yard = named(page)[YARD[language]]
    assert (yard["status"], yard["alert"]) == ("inactive", PLAN[language])
    assert yard["description"].startswith(PLAN[language])
    assert yard["organization"]["name"].startswith(NOBODY[language])
    assert not {"phones", "service_areas", "service_at_locations"} & set(yard)
    assert page["notice"].startswith(WARNING[language])


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_tables_can_be_taken_in_as_they_are(language: str, program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "hsds"
    assert str(folder) in program.text("export", "hsds-csv", "-o", str(folder), "--language", language)
    assert described_faults(folder) == table_faults(folder) == []
    found = tables(folder)
    assert {one["status"] for one in found["service"] if one["name"] == YARD[language]} == {"inactive"}
    made_up = [one for one in found["organization"] if WARNING[language] in one["description"]]
    assert len(made_up) > 20
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert package["description"].startswith(WARNING[language])


def test_the_address_of_the_shelter_is_not_told(program: Program, tmp_path: Path) -> None:
    page = page_of(program, tmp_path, "--personal", "--network")
    places = [at["location"] for one in page["contents"] for at in one.get("service_at_locations", [])]
    hidden = [one for one in places if "Osoite ei ole julkinen." in one.get("description", "")]
    assert hidden
    assert not [one for one in hidden if {"addresses", "latitude", "longitude"} & set(one)]


def test_kemi_alone_has_nothing_made_up(program: Program, tmp_path: Path) -> None:
    page = page_of(program, tmp_path, "--area", "Kemi", "--language", "en")
    assert YARD["en"] in named(page)
    assert "fictional" not in json.dumps(page).lower()


def test_referrals_of_the_made_up_network_are_told(program: Program, tmp_path: Path) -> None:
    found = named(page_of(program, tmp_path, "--area", "Esimerkkilä", "--language", "en"))
    clinic = found["Maternity and child health clinic, Esimerkkilä"]
    paths = [one["value"] for one in clinic["attributes"] if one["link_type"] == "refers_to"]
    assert any("manner: guided" in one and "feedback: always" in one and "fictional" in one for one in paths)
    assert clinic["status"] == "active"
    assert clinic["phones"]
    assert clinic["service_at_locations"][0]["location"]["addresses"]


def test_the_addresses_begin_as_the_keeper_says(
    own_file: Program, repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert own_file.run("load", str(repository / "docs" / "example-network")).code == 0
    monkeypatch.setenv("SEINATON_BASE_URI", "https://perheet.example/")
    monkeypatch.setenv("SEINATON_PUBLISHER", "Mallilan kunta")
    page = page_of(own_file, tmp_path)
    assert "Julkaisija: Mallilan kunta" in page["notice"]
    uris = [one["organization"].get("uri", "") for one in page["contents"]]
    assert any(uri.startswith("https://perheet.example/id/") for uri in uris)
