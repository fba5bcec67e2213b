"""A researcher asks the network in SPARQL at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.journeys.program import Program

WHO_HELPS = """
SELECT ?name WHERE {
  ?service a sn:Service ; sn:addressesNeed <https://seinaton.example/id/need/vertaistuki> ; dct:title ?name
  FILTER(lang(?name) = "fi")
} ORDER BY ?name
"""


@pytest.fixture
def query(tmp_path: Path) -> Path:
    path = tmp_path / "query.rq"
    path.write_text(WHO_HELPS, encoding="utf-8")
    return path


def test_a_table_and_the_same_as_json(program: Program, query: Path) -> None:
    table = program.run("sparql", str(query), "--language", "en")
    assert table.code == 0, table.err
    head, line, *rows = table.out.splitlines()
    assert head.strip() == "name"
    assert set(line.strip()) == {"─"}
    assert "Eron jälkeen -vertaisryhmä, Pihlaja [fi]" in rows
    assert not any("Perheiden piha" in row for row in rows), "that is only planned"
    assert f"{len(rows)} rows" in table.err
    assert "made-up example data (esimerkkila-palvelut, esimerkkila-verkosto)" in table.err
    found = json.loads(program.run("sparql", str(query), "--format", "json").out)
    assert [f"{row['name']['value']} [fi]" for row in found["results"]["bindings"]] == rows


def test_one_area_alone(program: Program, query: Path) -> None:
    asked = ("sparql", str(query), "--format", "csv")
    here = program.run(*asked, "--area", "Kymenlaakson hyvinvointialue").out.splitlines()
    everywhere = program.run(*asked).out.splitlines()
    assert set(here) < set(everywhere)
    assert len(here) > 1


@pytest.mark.parametrize(
    ("text", "more", "code", "words"),
    [
        ("SELECT ?x {", (), 2, "line 1"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", (), 2, "SERVICE"),
        ("DROP ALL", (), 2, "would change"),
        ("ASK { ?s ?p ?o }", ("--format", "csv"), 2, "json, xml"),
        ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", ("--seconds", "0.5"), 1, "--seconds"),
    ],
)
def test_what_cannot_be_answered_is_told(
    program: Program, tmp_path: Path, text: str, more: tuple[str, ...], code: int, words: str
) -> None:
    path = tmp_path / "query.rq"
    path.write_text(text, encoding="utf-8")
    done = program.run("sparql", str(path), "--language", "en", *more)
    assert done.code == code
    assert words in done.err
    assert "Traceback" not in done.err


def test_a_file_that_is_not_there(program: Program, tmp_path: Path) -> None:
    done = program.run("sparql", str(tmp_path / "nowhere.rq"))
    assert done.code == 2
    assert "nowhere.rq" in done.err
