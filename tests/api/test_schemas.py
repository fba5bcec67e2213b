"""Answers as JSON keep to their published schemas: every question, on the bundled data, through the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from api.schemas import published, schema
from graph.questions import questions

AS_OF = "2026-11-22"

ASKED = {
    "meeting": [("--area", "Kemi"), ("--area", "Esimerkkilä", "--language", "sv"), ("--area", "Utsjoki")],
    "handbook": [("--area", "Kemi", "--language", "en"), ("--area", "Kymenlaakso"), ("--area", "Mallila", "--network")],
    "services": [("--area", "Kemi"), ("--area", "Esimerkkilä", "--language", "en"), ("--area", "Utsjoki")],
    "partners": [
        ("vertaistuki", "--area", "Kemi"),
        ("puheen ja kielen kehitys", "--area", "Kotka", "--age", "3", "--service-language", "sv"),
        ("lapsen kasvu ja kehitys", "--area", "Kouvola", "--asked-by", "Kymsote", "--in-force", "--language", "sv"),
        ("vanhemmuuden tuki", "--language", "en", "--limit", "2", "--channel", "phone"),
        ("vertaistuki", "--area", "Utsjoki"),
        ("puheen ja kielen kehitys", "--area", "Mallila"),
        ("vertaistuki", "--area", "Mallila", "--language", "en"),
    ],
    "show": [
        ("service/perheiden-piha",),
        ("network/kemin-perhekeskus", "--limit", "1", "--language", "en"),
        ("area/kemi", "--language", "sv"),
        ("service/mallila-puheterapia",),
    ],
    "browse": [("Need", "--language", "sv"), ("network", "--limit", "2"), ("tiimit ja työryhmät",)],
    "search": [
        ("neuvola", "--limit", "3"),
        ("neuvula",),
        ("xyzzy",),
        ("rådgivning", "--language", "sv", "--kinds", "Service,Need"),
        ("Mallila",),
    ],
    "routes": [
        ("varhaiskasvatus", "lastenpsykiatria", "--area", "Kemi"),
        ("family", "puheen kehitys", "--area", "Mallila", "--language", "en"),
        ("perhe", "vertaistuki", "--support"),
        ("Perhetyö, Kemi", "service/mallila-puheterapia", "--language", "sv"),
    ],
    "network": [
        ("--area", "Kemi"),
        ("--area", "Esimerkkilä", "--kinds", "Organisation,Network,Team", "--language", "sv", "--limit", "10"),
        ("--node", "Kemin perhekeskus", "--depth", "2", "--language", "en"),
        ("--area", "Utsjoki"),
        (),
    ],
    "gaps": [
        ("--area", "Kemi"),
        ("--area", "Kymenlaakso", "--language", "en", "--limit", "2"),
        ("--area", "Utsjoki", "--language", "sv"),
        ("--area", "Mallila", "--kinds", "no-language,no-contact"),
    ],
    "coverage": [
        ("--area", "Kymenlaakso"),
        ("--area", "Mallila", "--language", "sv"),
        ("--area", "Utsjoki", "--language", "en"),
    ],
    "changes": [
        ("--since", "0", "--limit", "5"),
        ("--since", "3", "--language", "en"),
        (
            "--since",
            "2100",
        ),
    ],
}


def run(root: Path, store: Path, *arguments: str) -> str:
    """What ``seinaton`` prints as its answer."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SEINATON_")}
    environment |= {"PYTHONPATH": str(root), "SEINATON_STORE": f"sqlite:{store}"}
    done = subprocess.run(
        [sys.executable, "-m", "api.cli", *arguments],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def store(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the bundled networks and the made-up example of the documents."""
    path = tmp_path_factory.mktemp("store") / "network.sqlite"
    run(repository, path, "demo", "--no-serve", "--store", f"sqlite:{path}")
    run(repository, path, "load", str(repository / "docs" / "example-network"))
    return path


def read_schema(repository: Path, name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((repository / "docs" / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    return read


def test_every_question_is_asked_here() -> None:
    assert set(ASKED) == set(questions())


@pytest.mark.parametrize(
    ("name", "arguments"),
    [(name, arguments) for name, asked in ASKED.items() for arguments in asked],
    ids=lambda part: " ".join(part) if isinstance(part, tuple) else part,
)
def test_an_answer_keeps_to_its_schema(repository: Path, store: Path, name: str, arguments: tuple[str, ...]) -> None:
    answer = json.loads(run(repository, store, name, *arguments, "--as-of", AS_OF, "--format", "json"))
    faults = Draft202012Validator(read_schema(repository, name)).iter_errors(answer)
    assert [f"{fault.json_path}: {fault.message}" for fault in faults] == []


@pytest.mark.parametrize("name", questions())
def test_a_schema_is_a_schema_and_names_every_field(repository: Path, name: str) -> None:
    read = read_schema(repository, name)
    Draft202012Validator.check_schema(read)
    assert read["$id"] == f"{name}.json"
    named = [one.name for one in fields(questions()[name].answer_type)]
    assert sorted(read["required"]) == sorted(named) == sorted(read["properties"])


@pytest.mark.parametrize("name", questions())
def test_no_object_of_a_schema_is_open(name: str) -> None:
    made = schema(questions()[name])
    shapes = [made, *(one for one in made["$defs"].values() if one["type"] == "object")]
    assert len(shapes) > 1
    for shape in shapes:
        assert shape["additionalProperties"] is False
        assert shape["required"] == list(shape["properties"])


@pytest.mark.parametrize("spoil", ["a field too many", "a field too few", "another type", "another question"])
def test_an_answer_of_another_form_is_refused(repository: Path, store: Path, spoil: str) -> None:
    answer = json.loads(run(repository, store, "partners", "need/vertaistuki", "--format", "json"))
    item = answer["items"][0]
    if spoil == "a field too many":
        item["phone"] = ""
    elif spoil == "a field too few":
        del item["fee"]
    elif spoil == "another type":
        item["languages"] = None
    else:
        answer["question"] = "show"
    assert not Draft202012Validator(read_schema(repository, "partners")).is_valid(answer)


def test_the_folder_holds_the_published_files_and_no_others(repository: Path) -> None:
    held = {one.name for one in (repository / "docs" / "schemas").iterdir()}
    assert held == {name for name, _ in published()}
