"""A question that is only a file and a line of a register: every form of its answer, its help, its route and its page,
and who sees what.

The question made here has parameters, fields and a kind of answer that nobody has written words for.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer
from fastapi import FastAPI
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from api.commands.ask import add_questions
from api.exception_handlers import add_problems
from api.loaded import Loaded
from api.pages.site import Site
from api.routes.pages import page_routes
from api.routes.questions import question_routes
from api.schemas import schema
from api.settings import Settings
from graph.questions import questions
from graph.questions.area import needed
from graph.questions.base import Answer, Asking, Coded, Fact, Parameter, Question, Ref, Taken, frame
from graph.store.base import View
from tests.api.pages.reading import BROWSER, PROGRAM, Page
from tests.stores import open_sqlite


@dataclass(frozen=True, slots=True)
class Sound:
    """What comes back. None of the fields is one that the door knows, or not in the form it knows."""

    pitch: str
    value: int | None
    loud: bool
    kind: str
    why: str
    echoes: tuple[Coded, ...]


@dataclass(frozen=True, slots=True)
class HearAnswer(Answer):
    """Sounds, in the order they come."""

    items: tuple[Sound, ...] = ()


def hear(
    view: View, asking: Asking, *, wood: str, times: int = 2, pace: float | None = None, hushed: bool = False
) -> HearAnswer:
    """Hear what comes back out of a wood.

    This part of the docstring is not for the help.
    """
    asked: dict[str, Fact] = {"wood": wood, "times": times, "pace": pace, "hushed": hushed}
    taken = (Taken("wood", wood, Ref("place/wood", "Place", "Wood", "fi"), exact=True),)
    items = tuple(
        Sound("=" + wood * count, count if pace else None, not hushed, "bird", "no wind", (Coded("c", "far off"),))
        for count in range(1, times + 1)
    )
    return HearAnswer(**frame(view, asking, "hear", asked, taken=taken, items=items))


PARAMETERS = (
    Parameter("wood", required=True),
    Parameter("times", "whole", default=2),
    Parameter("pace", "number"),
    Parameter("hushed", "flag", default=False),
)
HEAR = Question("hear", hear, HearAnswer, PARAMETERS)


def listen(view: View, asking: Asking, *, area: str | None = None) -> HearAnswer:
    """Listen to an area."""
    return HearAnswer(**frame(view, asking, "listen", {"area": needed(area)}))


LISTEN = Question("listen", listen, HearAnswer, (Parameter("area"),), audience="help", of_area=True)


def ran(store: Path, *arguments: str, question: Question = HEAR) -> str:
    """What the program prints with one question more in its register."""
    app = typer.Typer()
    register: Mapping[str, Question] = {**questions(), question.name: question}
    add_questions(app, register)
    asked = [] if "--help" in arguments else ["--store", f"sqlite:{store}"]
    done = CliRunner().invoke(app, [*arguments, *asked], env={"COLUMNS": "200"}, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the question's store is."""
    return tmp_path / "network.sqlite"


def test_its_help_comes_from_its_docstring_and_its_parameters(path: Path) -> None:
    assert "Hear what comes back out of a wood." in ran(path, "--help")
    told = ran(path, "hear", "--help")
    assert "Hear what comes back out of a wood." in told
    assert "not for the help" not in told
    for word in ("WOOD", "--times", "--pace", "--hushed", "--format"):
        assert word in told


def test_one_without_a_docstring_goes_by_its_name(path: Path) -> None:
    def silent(view: View, asking: Asking) -> HearAnswer:
        return HearAnswer(**frame(view, asking, "silent", {}))

    question = Question("silent", silent, HearAnswer)
    assert "silent" in ran(path, "silent", "--help", question=question)
    for form in ("table", "json", "csv"):
        ran(path, "silent", "--format", form, question=question)


def test_it_is_printed_for_reading(path: Path) -> None:
    lines = ran(path, "hear", "oo", "--pace", "1,5", "--language", "en").splitlines()
    assert lines[0] == "wood: Wood [fi] (place/wood)"
    first, second = lines.index("1. =oo"), lines.index("2. =oooo")
    assert lines[first + 1 : second - 1] == [
        "   value: 1",
        "   loud: yes",
        "   Kind: bird",
        "   Why: no wind",
        "   echoes: far off",
    ]
    silent = ran(path, "hear", "oo", "--times", "1", "--hushed", "--language", "en")
    assert "   loud: no" in silent
    assert "   Not recorded: value" in silent


def test_it_is_printed_for_programs(path: Path) -> None:
    answer = json.loads(ran(path, "hear", "oo", "--format", "json"))
    assert answer["asked"] == {"wood": "oo", "times": 2}
    assert answer["items"][1] == {
        "pitch": "=oooo",
        "value": None,
        "loud": True,
        "kind": "bird",
        "why": "no wind",
        "echoes": [{"code": "c", "text": "far off"}],
    }
    rows = list(csv.reader(io.StringIO(ran(path, "hear", "oo", "--pace", "2", "--format", "csv")), delimiter=";"))
    assert rows == [
        ["pitch", "value", "loud", "kind", "why", "echoes", "fictional"],
        ["'=oo", "1", "True", "bird", "no wind", "far off", "False"],
        ["'=oooo", "2", "True", "bird", "no wind", "far off", "False"],
    ]


def test_it_has_a_schema(path: Path) -> None:
    made = schema(HEAR)
    assert made["properties"]["question"] == {"const": "hear"}
    assert set(made["$defs"]["Sound"]["required"]) == {"pitch", "value", "loud", "kind", "why", "echoes"}


@pytest.mark.parametrize(("sees", "scope"), [(False, "public"), (True, "network")])
def test_it_says_itself_whether_its_command_is_for_the_network(path: Path, sees: bool, scope: str) -> None:
    question = Question("hear", hear, HearAnswer, PARAMETERS, sees_network=sees)
    assert json.loads(ran(path, "hear", "oo", "--format", "json", question=question))["scope"] == scope


def test_of_the_registers_own_show_gaps_network_meeting_and_changes_are_for_the_network() -> None:
    seeing = {one.name for one in questions().values() if one.sees_network}
    assert seeing == {"show", "gaps", "network", "meeting", "changes"}


# Over HTTP. Its route, its entry in the description and its page come from the same line of the register.


@pytest.fixture
def served(tmp_path: Path) -> Iterator[TestClient]:
    """An application with one question more in its register."""
    store = open_sqlite(tmp_path)
    settings = Settings.from_env({"HOME": str(tmp_path)})
    register: Mapping[str, Question] = {**questions(), HEAR.name: HEAR, LISTEN.name: LISTEN}
    app, site = FastAPI(), Site(settings, register, store)
    add_problems(app, site)
    app.include_router(question_routes(register, settings, store, site))
    app.include_router(page_routes(register, settings, store, site, Loaded(store)))
    yield TestClient(app, raise_server_exceptions=False)
    store.close()


def test_it_has_a_route_and_an_entry_in_the_description(served: TestClient) -> None:
    told = served.get("/hear?wood=oo&times=1&pace=1.5", headers=PROGRAM)
    assert told.status_code == 200
    assert [one["pitch"] for one in told.json()["items"]] == ["=oo"]
    described = served.get("/openapi.json").json()["paths"]["/hear"]["get"]
    assert described["operationId"] == "hear"
    assert described["description"].startswith("Hear what comes back out of a wood.")
    asked = {one["name"]: one["required"] for one in described["parameters"]}
    assert asked["wood"]
    assert {"times", "pace", "hushed", "as_of", "language", "format"} <= asked.keys()
    assert served.get("/hear?wood=oo&times=many", headers=PROGRAM).status_code == 422


def test_it_has_a_form(served: TestClient) -> None:
    told = served.get("/hear?language=en", headers=BROWSER)
    assert told.status_code == 200
    found = Page(told.text)
    assert found.text("h1") == "hear"
    assert {"wood", "times", "pace", "hushed", "as_of"} <= found.fields().keys()
    assert found.fields()["hushed"].given["type"] == "checkbox"
    faulty = served.get("/hear?times=many&wood=oo", headers=BROWSER)
    assert faulty.status_code == 422
    again = Page(faulty.text)
    assert (again.filled()["times"], again.fields()["times"].given["aria-invalid"]) == ("many", "true")
    assert again.at("error-times").text


def test_it_has_a_page(served: TestClient) -> None:
    told = served.get("/hear?wood=oo&pace=1.5&language=en", headers=BROWSER)
    assert told.status_code == 200
    found = Page(told.text, "/hear")
    assert "wood: Wood" in found.text("ul", marked="taken")
    assert [one.text.strip() for one in found.all("h2")][:2] == ["=oo", "=oooo"]
    for text in ("loud", "far off", "no wind", "echoes"):
        assert text in found.text("main")
    assert "/hear?wood=oo&pace=1.5&language=en&format=csv" in found.links()


def test_pages_lead_to_it_where_its_readers_look(served: TestClient) -> None:
    for address, own, others in (("/coordination", "/hear", "/listen"), ("/", "/listen", "/hear")):
        (menu,) = (one for one in Page(served.get(address).text).all("nav", marked="within"))
        found = Page(served.get(address).text, address)
        assert own in found.links()
        assert own.strip("/") in menu.text.split()
        assert others not in found.links()
        there = Page(served.get(own, headers=BROWSER).text, own)
        assert [one.given["href"] for one in there.all("a") if one.given.get("aria-current") == "page"] == [own]


def test_one_that_is_asked_of_an_area_is_asked_by_coordinators_together_with_the_others(served: TestClient) -> None:
    assert "/listen" in Page(served.get("/coordination").text, "/coordination").targets()
    assert "/hear" not in Page(served.get("/coordination").text, "/coordination").targets()


def test_the_area_of_one_that_needs_it_must_be_filled_in(served: TestClient) -> None:
    labels = [one.text for one in Page(served.get("/listen?language=en", headers=BROWSER).text).all("label")]
    assert [one for one in labels if "required" in one] == ["Municipality or area (required)"]
