"""The steps that docker-compose.yml gives do what they say, in the image's settings but without Docker."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from tests.journeys.program import Done, run_inside

STEP = re.compile(r"^#   docker compose run --rm (?P<options>.*?)seinaton (?P<arguments>.+)$", re.MULTILINE)


@pytest.fixture
def data(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in the place of the volume /data, in the environment that the file sets."""
    compose = (repository / "docker-compose.yml").read_text(encoding="utf-8")
    setting = re.search(r"^ +SEINATON_STORE: (.+)$", compose, re.MULTILINE)
    assert setting
    dockerfile = (repository / "Dockerfile").read_text(encoding="utf-8")
    assert f"SEINATON_STORE={setting[1]}\n" in dockerfile
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setenv("SEINATON_STORE", setting[1].replace("/data", str(folder)))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    return folder


def run(text: str, data: Path, repository: Path) -> Done:
    """Run a step with the volumes' folders in their place."""
    own = str(repository / "docs" / "example-network")
    return run_inside(*shlex.split(text.replace("/data", str(data)).replace("/networks/mine.xlsx", own)))


def test_the_three_steps_use_one_store_that_stays(repository: Path, data: Path) -> None:
    compose = (repository / "docker-compose.yml").read_text(encoding="utf-8")
    steps = [match["arguments"] for match in STEP.finditer(compose)]
    assert [one.split()[0] for one in steps] == ["demo", "load", "partners"]
    done = [run(step, data, repository) for step in steps]
    assert [one.code for one in done] == [0, 0, 0], [one.err for one in done]
    assert "1. Lasten kehitykselliset palvelut" in done[2].lines
    assert not (data.parent / "home").exists(), "nothing is left where it goes with the container"
    assert "mallila" in run("datasets", data, repository).out


def test_what_runs_by_itself_is_the_demo_in_the_same_store(repository: Path, data: Path) -> None:
    compose = (repository / "docker-compose.yml").read_text(encoding="utf-8")
    command = re.search(r"^ +command: (\[.+\])$", compose, re.MULTILINE)
    assert command
    for _ in range(2):
        assert run(shlex.join(json.loads(command[1])), data, repository).code == 0
    assert run("show service/perheiden-piha", data, repository).code == 0
