"""The made-up network Esimerkkilä: what its README promises is what the program finds, and nothing beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.program import Program

FOLDER = Path("loaders/bundled/esimerkkila")
README = (Path(__file__).resolve().parents[2] / FOLDER / "README.md").read_text(encoding="utf-8")
AREAS = ("Esimerkkilä", "Naapurila", "Esimerkin hyvinvointialue")
ID = re.compile(r"`([a-z-]+/[a-z0-9-]+)`")

Row = list[str]


def table(heading: str) -> Iterator[Row]:
    """The rows of the first table under a heading of the README."""
    lines = README.partition(f"## {heading}\n")[2].splitlines()
    started = False
    for line in lines:
        if line.startswith("|"):
            started = True
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if not set(cells[0]) <= {"-", " "}:
                yield cells
        elif started:
            return


def promised(area: str) -> set[tuple[str, frozenset[str], str]]:
    """The gaps that the README lists for an area."""
    _, *rows = table("What `gaps` should find")
    return {(kind, frozenset(ID.findall(about)), detail) for asked, kind, about, detail, _ in rows if asked == area}


def told(program: Program, area: str, place: str) -> list[tuple[str, frozenset[str], str]]:
    """The gaps that the program finds."""
    items = program.data("gaps", "--area", area, "--limit", "1000")["items"]
    return [
        (one["kind"]["code"], frozenset(ref["id"] for ref in one["about"]), one["detail"] or "")
        for one in items
        if one["place"]["code"] == place
    ]


@pytest.mark.parametrize("area", AREAS)
def test_the_gaps_of_the_readme_are_found_and_none_beside(program: Program, area: str) -> None:
    found = told(program, area, "own")
    assert len(promised(area)) > 5
    assert sorted(map(str, set(found) ^ promised(area))) == []
    assert len(found) == len(set(found))


@pytest.mark.parametrize("area", ["Esimerkkilä", "Naapurila"])
def test_what_belongs_to_the_county_is_listed_apart(program: Program, area: str) -> None:
    assert set(told(program, area, "wider")) == {
        ("raised", frozenset({"observation/lahetteet-eri-tavoin"}), ""),
        ("stale", frozenset({"team/esimerkin-kriisitiimi"}), ""),
    }


ROUTES = [*table("What `routes` should find")][1:]


@pytest.mark.parametrize("support", [False, True], ids=["both", "support"])
@pytest.mark.parametrize("row", ROUTES, ids=lambda row: f"{ID.findall(row[0]) or row[0]} to {ID.findall(row[1])}")
def test_the_best_routes_are_those_of_the_readme(program: Program, row: Row, support: bool) -> None:
    origin, target, area, best, with_support = row
    wanted = best if not support or with_support == "the same" else with_support
    asked = ID.findall(origin)[0] if ID.findall(origin) else origin
    options = ["--support"] if support else []
    answer = program.data("routes", asked, ID.findall(target)[0], "--area", area, *options)
    if best == "no route":
        assert answer["items"] == []
        assert answer["broken"]["missing"]
        return
    first = answer["items"][0]
    assert [step["target"]["id"] for step in first["steps"]] == ID.findall(wanted)
    if efforts := re.search(r"\((\d+) \+ (\d+)\)", wanted):
        assert (str(first["family_effort"]), str(first["staff_effort"])) == efforts.groups()


def test_support_changes_the_order_where_the_family_would_carry_the_way() -> None:
    assert sum(row[4] != "the same" for row in ROUTES) >= 5


def test_a_route_in_everyday_words_tells_each_step(program: Program) -> None:
    answer = program.text("routes", "family", "puheen kehitys", "--area", "Esimerkkilä", "--language", "en")
    assert "FICTIONAL" in answer.splitlines()[0]
    steps = [line.strip() for line in answer.splitlines() if re.match(r"- \d\. .+ → ", line.strip())]
    assert len(steps) > 5
    for told_of in ("waiting time", "contact: ", "fictional"):
        assert all(told_of in step for step in steps), told_of
    for told_of in ("feedback: ", "consent", "who may refer: ", "criteria: "):
        assert any(told_of in step for step in steps), told_of


@pytest.mark.parametrize("command", [("gaps",), ("coverage",)])
@pytest.mark.parametrize(("language", "word"), [("fi", "kuvitteellinen"), ("sv", "fiktiv"), ("en", "fictional")])
def test_whatever_shows_it_says_that_it_is_made_up(
    program: Program, command: tuple[str, ...], language: str, word: str
) -> None:
    told = program.text(*command, "--area", "Esimerkkilä", "--language", language)
    assert word in told.splitlines()[0].lower()
    if command == ("gaps",):
        cards = [part for part in told.split("\n\n") if re.match(r"\d+\. ", part)]
        assert cards
        assert all(word in card.lower() for card in cards)
