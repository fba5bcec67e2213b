"""The compose file, the image and what is said about them: true to the program, and checked without Docker.

The steps that ``docker-compose.yml`` gives are run with the image's settings. The two ways, server and embedded store,
are the same steps on another address; here the embedded store stands for both.
"""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from api.cli import build
from tests.journeys.program import Done, run_inside
from tests.project.compose import config

ROOT = Path(__file__).resolve().parents[2]
COMPOSE, DOCKERFILE, EXAMPLE = ROOT / "docker-compose.yml", ROOT / "Dockerfile", ROOT / ".env.example"
OPERATIONS = ROOT / "docs" / "operations.md"
SERVER, IMAGE = "docker compose run", "docker run"
STEP = re.compile(r"^#   (?P<way>docker(?: compose)? run) --rm .*?seinaton(?::[\d.]+)? (?P<arguments>[a-z].+)$", re.M)
SHOWN = re.compile(r"^docker compose run (?:-\S+ |\"\S+ )*seinaton (?P<arguments>[a-z][^#\n]*)", re.M)
EMBEDDED = "sqlite:/data/seinaton.db"
VARIABLE = re.compile(r"\b(?:SEINATON|NEO4J)_\w+")
READ = re.compile(r"environ(?:\.get\(|\[)\s*\"(\w+)\"")
OF_THE_IMAGE = {"NEO4J_AUTH"}
"""What Neo4j's image reads itself, beside the settings of the server."""


def compose() -> dict[str, Any]:
    """The compose file as it is written."""
    read: dict[str, Any] = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))
    return read


def environment(service: str) -> dict[str, str]:
    """What a service is told."""
    told: dict[str, str] = compose()["services"][service]["environment"]
    return told


def setting_of(variable: str) -> str:
    """The setting of the server that Neo4j's image makes of a variable; "" for a name that is none."""
    name = variable.removeprefix("NEO4J_").replace("_", ".").replace("..", "_")
    return name if re.fullmatch(r"[a-z]+(?:\.[a-z_]+)+", name) else ""


def read_by_the_program() -> set[str]:
    """Every variable that the code reads."""
    folders = (ROOT / name for name in ("api", "graph", "loaders", "visuals"))
    code = [path.read_text(encoding="utf-8") for folder in folders for path in folder.rglob("*.py")]
    return {name for text in code for name in READ.findall(text)}


def read_by_tests() -> set[str]:
    """What the tests themselves read."""
    code = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py")]
    return {name for text in code for name in READ.findall(text)}


def steps(way: str) -> list[str]:
    """The arguments of the steps that the compose file gives for a way of running it."""
    return [one["arguments"] for one in STEP.finditer(COMPOSE.read_text(encoding="utf-8")) if one["way"] == way]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in the place of the volume /data, in the environment that the image sets."""
    assert f"SEINATON_STORE={EMBEDDED}\n" in DOCKERFILE.read_text(encoding="utf-8")
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setenv("SEINATON_STORE", EMBEDDED.replace("/data", str(folder)))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    return folder


def run(text: str, data: Path) -> Done:
    """Run a step with the volumes' folders in their place."""
    own = str(ROOT / "docs" / "example-network")
    return run_inside(*shlex.split(text.replace("/data", str(data)).replace("/networks/mine.xlsx", own)))


def test_the_three_steps_use_one_store_that_stays(data: Path) -> None:
    assert [one.split()[0] for one in steps(IMAGE)] == ["demo", "load", "partners"]
    done = [run(step, data) for step in steps(IMAGE)]
    assert [one.code for one in done] == [0, 0, 0], [one.err for one in done]
    assert "1. Lasten kehitykselliset palvelut" in done[2].lines
    assert not (data.parent / "home").exists(), "nothing is left where it goes with the container"
    assert "mallila" in run("datasets", data).out


def test_the_steps_are_the_same_with_a_server() -> None:
    address = environment("seinaton")["SEINATON_STORE"]
    assert [one.replace(address, EMBEDDED) for one in steps(SERVER)] == steps(IMAGE)
    assert address in steps(SERVER)[0], "the demo would otherwise keep to a file of its own"


def test_what_runs_by_itself_changes_nothing(data: Path) -> None:
    command = shlex.join(compose()["services"]["seinaton"]["command"])
    assert run(command, data).code == 0
    run(steps(IMAGE)[0], data)
    before = run("datasets", data)
    assert run(command, data).code == 0
    assert run("datasets", data) == before


@pytest.mark.parametrize("page", [COMPOSE, OPERATIONS], ids=["compose file", "operations.md"])
def test_the_commands_shown_for_containers_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8").replace("\n#   ", "\n")
    shown = [one["arguments"] for one in SHOWN.finditer(text)]
    assert len(shown) >= 3
    known = typer.main.get_group(build()).commands
    for one in shown:
        name, *arguments = shlex.split(one.partition(">")[0])
        with known[name].make_context(name, arguments):
            pass


def test_every_setting_that_the_program_reads_is_in_the_table() -> None:
    read = read_by_the_program()
    assert {"SEINATON_STORE", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"} <= read
    page = OPERATIONS.read_text(encoding="utf-8")
    home = {"HOME", "USERPROFILE"}  # the machine's own
    in_the_text = {"LOCALAPPDATA"}
    listed = set(re.findall(r"^\| `([A-Z0-9_]+)` \|", page, re.M))
    assert listed == read - home - in_the_text
    assert all(f"`{name}`" in page for name in in_the_text)


def test_no_variable_is_spoken_of_that_nobody_reads() -> None:
    pages = [COMPOSE, DOCKERFILE, EXAMPLE, ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    known = read_by_the_program() | read_by_tests() | OF_THE_IMAGE
    for page in pages:
        named = set(VARIABLE.findall(page.read_text(encoding="utf-8"))) - {"NEO4J_", "SEINATON_"}
        assert not {one for one in named - known if not setting_of(one)}, page.name
    assert setting_of("NEO4J_dbms_usage__report_enabled") == "dbms.usage_report.enabled"
    assert not any(map(setting_of, ("NEO4J_PASWORD", "NEO4J_heap", "NEO4J_", "SEINATON_STOR")))


def test_neo4js_image_is_told_only_what_it_understands() -> None:
    """Any other NEO4J_ variable would be taken for a setting, and the server would not start."""
    told = environment("neo4j")
    assert not {one for one in told if one not in OF_THE_IMAGE and not setting_of(one)}
    page = OPERATIONS.read_text(encoding="utf-8")
    values = {name: str(value) for one, value in told.items() if (name := setting_of(one))}
    assert dict(re.findall(r"^\| `([a-z_.]+)` \| (\w+) \|", page, re.M)) == values


def test_the_password_comes_from_the_environment_alone() -> None:
    services = compose()["services"]
    asked = "${NEO4J_PASSWORD:?"
    assert environment("neo4j")["NEO4J_AUTH"].startswith(f"neo4j/{asked}")
    assert environment("seinaton")["NEO4J_PASSWORD"].startswith(asked)
    assert environment("seinaton")["NEO4J_USERNAME"] == "neo4j", "the only one that Neo4j's image makes"
    assert json.dumps(services).count("NEO4J_PASSWORD:?") == 2
    lines = [one for one in EXAMPLE.read_text(encoding="utf-8").splitlines() if one and not one.startswith("#")]
    assert {one.partition("=")[0] for one in lines} == set(re.findall(r"\$\{(\w+)", json.dumps(services)))
    assert all(one.endswith("=") for one in lines), "no value, no secret"
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert ".env" in ignored
    assert not {".env*", ".env.example"} & set(ignored)
    allowed = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in allowed
    assert not [one for one in allowed if one.startswith("!") and "env" in one]


def test_only_this_machine_reaches_the_server_and_nothing_gains_rights() -> None:
    services = compose()["services"]
    for service in services.values():
        assert all(port.startswith("127.0.0.1:") for port in service.get("ports", []))
        assert "no-new-privileges:true" in service["security_opt"]
        assert "mem_limit" in service
    assert services["seinaton"]["read_only"]
    assert services["seinaton"]["cap_drop"] == ["ALL"]
    assert re.search(r"^USER (?!root\b|0\b)\w+$", DOCKERFILE.read_text(encoding="utf-8"), re.M)


def test_the_program_waits_for_a_server_that_answers() -> None:
    services = compose()["services"]
    assert services["seinaton"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert services["neo4j"]["healthcheck"]["test"][:2] == ["CMD", "wget"]
    assert services["neo4j"]["image"] == "neo4j:5.26-community"
    assert environment("seinaton")["SEINATON_STORE"] == "bolt://neo4j:7687"
    assert {"graph:/data", "graph-logs:/logs"} == set(services["neo4j"]["volumes"])


def test_the_servers_memory_fits_its_container() -> None:
    def megabytes(text: str) -> int:
        return int(text[:-1]) * {"m": 1, "g": 1024}[text[-1]]

    told = {setting_of(one): value for one, value in environment("neo4j").items()}
    heap, cache = told["server.memory.heap.max_size"], told["server.memory.pagecache.size"]
    assert told["server.memory.heap.initial_size"] == heap
    assert megabytes(heap) + megabytes(cache) + 500 <= megabytes(compose()["services"]["neo4j"]["mem_limit"])
    assert megabytes(told["dbms.memory.transaction.total.max"]) <= 0.7 * megabytes(heap)


def test_the_image_is_named_after_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    image = f"seinaton:{project['version']}"
    assert compose()["services"]["seinaton"]["image"] == image
    assert set(re.findall(r"\bseinaton:[\d.]+", COMPOSE.read_text(encoding="utf-8"))) == {image}
    assert re.search(r"^ARG BASE=python:3\.\d+-slim-\w+$", DOCKERFILE.read_text(encoding="utf-8"), re.M)


def test_the_image_is_built_from_what_is_there() -> None:
    copied = re.findall(r"^COPY (?!--)(.+) \S+$", DOCKERFILE.read_text(encoding="utf-8"), re.M)
    sources = {source for line in copied for source in line.split()}
    allowed = {one.strip("!/") for one in (ROOT / ".dockerignore").read_text().splitlines() if one.startswith("!")}
    assert sources == allowed
    assert all((ROOT / one).exists() for one in sources)


@pytest.mark.needs_compose
def test_compose_itself_takes_the_file(tmp_path: Path) -> None:
    done = config(COMPOSE, tmp_path, NEO4J_PASSWORD="made-up-for-this-test")
    assert (done.returncode, done.stderr) == (0, "")
    services = json.loads(done.stdout)["services"]
    assert set(services) == {"neo4j", "seinaton"}
    assert services["neo4j"]["environment"]["NEO4J_AUTH"] == "neo4j/made-up-for-this-test"
    assert services["seinaton"]["environment"]["NEO4J_PASSWORD"] == "made-up-for-this-test"
    assert done.stdout.count("made-up-for-this-test") == 2
    assert {port["host_ip"] for port in services["neo4j"]["ports"]} == {"127.0.0.1"}
    assert services["neo4j"]["mem_limit"] == str(2 * 1024**3)


@pytest.mark.needs_compose
@pytest.mark.parametrize("variables", [{}, {"NEO4J_PASSWORD": ""}], ids=["not set", "empty"])
def test_without_a_password_compose_says_where_to_write_one(tmp_path: Path, variables: dict[str, str]) -> None:
    done = config(COMPOSE, tmp_path, **variables)
    assert done.returncode != 0
    assert "NEO4J_PASSWORD" in done.stderr
    assert ".env.example" in done.stderr
