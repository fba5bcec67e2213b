"""The bundled table of Finland's areas is whole: counts, ids, codes, and where each area belongs."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

Row = dict[str, str]


def table(repository: Path, name: str) -> list[Row]:
    path = repository / "loaders" / "bundled" / "areas" / name
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.fixture
def areas(repository: Path) -> dict[str, Row]:
    """Areas by id."""
    return {row["id"]: row for row in table(repository, "Area.csv")}


@pytest.fixture
def links(repository: Path) -> list[tuple[str, str]]:
    """(part, whole) of each part_of row."""
    return [(row["source"], row["target"]) for row in table(repository, "part_of.csv")]


def test_there_are_as_many_areas_as_finland_has(repository: Path, areas: dict[str, Row]) -> None:
    assert len(table(repository, "Area.csv")) == len(areas), "an id stands twice"
    assert Counter(row["area_type"] for row in areas.values()) == {
        "municipality": 308,
        "wellbeing services county": 21,
        "region": 19,
        "country": 1,
    }


def test_a_code_stands_once_in_its_type_and_has_its_leading_zeros(areas: dict[str, Row]) -> None:
    codes = Counter((row["area_type"], row["code"]) for row in areas.values())
    assert set(codes.values()) == {1}
    digits = {"municipality": 3, "wellbeing services county": 2, "region": 2, "country": 2}
    assert all(len(code) == digits[area_type] for area_type, code in codes)


def test_every_area_is_named_in_three_languages_and_cites_a_document(repository: Path, areas: dict[str, Row]) -> None:
    documents = {row["id"] for row in table(repository, "Document.csv")}
    assert all(row[f"name@{language}"] for row in areas.values() for language in ("fi", "sv", "en"))
    cited = {row["document"] for row in [*areas.values(), *table(repository, "part_of.csv")]}
    assert cited == documents


def test_every_municipality_is_in_one_region_and_one_county(
    areas: dict[str, Row], links: list[tuple[str, str]]
) -> None:
    """But Helsinki and Åland's 16 municipalities are in no wellbeing services county."""
    wholes: dict[str, list[str]] = {area: [] for area in areas}
    for part, whole in links:
        wholes[part].append(areas[whole]["area_type"])
    without_county = set()
    for area, row in areas.items():
        found = sorted(wholes[area])
        if row["area_type"] == "municipality":
            if found == ["region"]:
                without_county.add(area)
            else:
                assert found == ["region", "wellbeing services county"], area
        else:
            assert found == ([] if row["area_type"] == "country" else ["country"]), area
    aland = {part for part, whole in links if whole == "area/ahvenanmaan-maakunta"}
    assert len(aland) == 16
    assert without_county == {"area/helsinki"} | aland


@pytest.mark.parametrize(
    ("area", "code", "county", "region"),
    [
        ("area/kemi", "240", "lapin", "lapin"),
        ("area/tornio", "851", "lapin", "lapin"),
        ("area/kouvola", "286", "kymenlaakson", "kymenlaakson"),
        ("area/kotka", "285", "kymenlaakson", "kymenlaakson"),
        ("area/hamina", "075", "kymenlaakson", "kymenlaakson"),
        ("area/liminka", "425", "pohjois-pohjanmaan", "pohjois-pohjanmaan"),
        ("area/iitti", "142", "paijat-hameen", "paijat-hameen"),
        ("area/kerava", "245", "vantaan-ja-keravan", "uudenmaan"),
        ("area/loviisa", "434", "ita-uudenmaan", "uudenmaan"),
        ("area/heinavesi", "090", "pohjois-karjalan", "pohjois-karjalan"),
        ("area/isokyro", "152", "etela-pohjanmaan", "etela-pohjanmaan"),
        ("area/kruunupyy", "288", "pohjanmaan", "pohjanmaan"),
    ],
)
def test_places_known_by_heart(
    areas: dict[str, Row], links: list[tuple[str, str]], area: str, code: str, county: str, region: str
) -> None:
    assert areas[area]["code"] == code
    wholes = {whole for part, whole in links if part == area}
    assert wholes == {f"area/{county}-hyvinvointialue", f"area/{region}-maakunta"}


@pytest.mark.needs_shared
def test_codes_and_names_are_those_of_the_official_lists(shared: Path, areas: dict[str, Row]) -> None:
    import json

    lists = {
        "municipality": ("municipality_codes_2023.json", "results"),
        "wellbeing services county": ("codelist_wellbeing_counties.json", "codes"),
        "region": ("region_codes.json", "codes"),
    }
    for area_type, (file, key) in lists.items():
        content = json.loads((shared / "data" / "ptv" / "codelists" / file).read_text(encoding="utf-8"))
        official = {row["codeValue"]: row["prefLabel"] for row in content[key]}
        ours = {row["code"]: row for row in areas.values() if row["area_type"] == area_type}
        left_out = set(official) - set(ours)
        assert left_out == {"municipality": {"588"}, "wellbeing services county": {"90", "91"}}.get(area_type, set())
        for code, row in ours.items():
            for language in ("fi", "sv", "en"):
                if (code, language) != ("478", "fi"):
                    assert row[f"name@{language}"] == official[code][language]
