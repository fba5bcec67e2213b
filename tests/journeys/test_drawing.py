"""A coordinator draws the network for a meeting: pages that open without a network, and files for other programs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.exporting import READERS, edges, nodes
from tests.journeys.program import TODAY, Done, Program

KEMI = ("--area", "Kemi")
MADE_UP = ("--area", "Esimerkkilä")
ROUTE = ("--origin", "family", "--target", "need/puheen-ja-kielen-kehitys", *MADE_UP)
VIEWS: dict[str, tuple[str, ...]] = {
    "map": KEMI,
    "everything": (),
    "around": ("--focus", "Perheiden piha", "--depth", "2"),
    "gaps": (*MADE_UP, "--view", "gaps"),
    "route": ROUTE,
    "coverage": ("--area", "Kymenlaakso", "--view", "coverage"),
}


def draw(program: Program, path: Path, *options: str) -> Path:
    """Draw into a file, which the program names."""
    assert str(path) in program.text("draw", *options, "-o", str(path), "--as-of", TODAY)
    return path


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("options", VIEWS.values(), ids=VIEWS)
def test_a_page_asks_nobody_for_anything_and_says_its_language(
    program: Program, tmp_path: Path, options: tuple[str, ...], language: str
) -> None:
    page = draw(program, tmp_path / "page.html", *options, "--language", language).read_text(encoding="utf-8")
    assert f'<html lang="{language}">' in page
    assert page.count("<h1") == 1
    assert not re.search(r"""(?:src|href)\s*=\s*["']?\s*(?:https?:)?//""", page)
    assert "Content-Security-Policy" in page


@pytest.mark.parametrize("options", VIEWS.values(), ids=VIEWS)
def test_a_picture_is_the_same_whenever_it_is_drawn(program: Program, tmp_path: Path, options: tuple[str, ...]) -> None:
    first, second = (draw(program, tmp_path / f"{name}.svg", *options).read_bytes() for name in ("one", "two"))
    assert first == second
    ElementTree.fromstring(first)


@pytest.mark.parametrize("form", sorted(READERS))
def test_other_programs_get_the_network_with_its_places(program: Program, tmp_path: Path, form: str) -> None:
    found: Any = READERS[form](draw(program, tmp_path / f"kemi.{form}", *KEMI))
    told = program.data("network", *KEMI, "--as-of", TODAY)
    assert set(nodes(found)) == {one["node"]["id"] for one in told["items"]}
    drawn = {frozenset(one["ends"]) for one in edges(found).values()}
    assert drawn == {frozenset((one["source"], one["target"])) for one in told["links"]}
    assert len(edges(found)) == len(told["links"])
    places = {(one["x"], one["y"]) for one in nodes(found).values()}
    assert len(places) == len(told["items"])


def test_made_up_things_are_said_to_be_made_up_and_real_ones_are_not(program: Program, tmp_path: Path) -> None:
    made_up, real = (draw(program, tmp_path / f"{area[-1]}.svg", *area).read_text("utf-8") for area in (MADE_UP, KEMI))
    assert "KUVITTEELLINEN" in made_up
    assert "KUVITTEELLINEN" not in real


def test_a_picture_that_is_there_is_not_written_over(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "kemi.svg"
    path.write_text("mine", encoding="utf-8")
    done = program.run("draw", *KEMI, "-o", str(path))
    assert (done.code, path.read_text(encoding="utf-8")) == (2, "mine")
    assert str(path) in done.err


@pytest.mark.parametrize(
    ("options", "name", "said"),
    [
        (KEMI, "kemi.pdf", ".html, .svg, .graphml, .gexf"),
        ((*KEMI, "--view", "coverage"), "kemi.gexf", ".html, .svg"),
        ((*KEMI, "--view", "gaps", "--focus", "Kemi"), "kemi.svg", "--focus"),
        (("--origin", "family"), "route.svg", "--target"),
        ((*KEMI, "--view", "gaps", "--limit", "3"), "kemi.svg", "--limit"),
        ((*ROUTE, "--view", "gaps"), "route.svg", "--view"),
        (("--view", "gaps"), "gaps.svg", "--area"),
        ((*KEMI, "--depth", "3"), "kemi.svg", "1, 2"),
        ((*KEMI, "--limit", "0"), "kemi.svg", "1–1000000"),
        (("--area", "xyzzy"), "nowhere.svg", "xyzzy"),
    ],
)
def test_what_cannot_be_drawn_is_told_with_what_to_do_and_nothing_is_written(
    program: Program, tmp_path: Path, options: tuple[str, ...], name: str, said: str
) -> None:
    done = program.run("draw", *options, "-o", str(tmp_path / name))
    assert done.code != 0
    assert said in done.err
    assert "Traceback" not in done.err
    assert list(tmp_path.iterdir()) == []


def test_an_area_of_which_nothing_is_recorded_has_a_picture_that_says_so(program: Program, tmp_path: Path) -> None:
    page = draw(program, tmp_path / "utsjoki.html", "--area", "Utsjoki").read_text(encoding="utf-8")
    assert "ei ole kirjattu mitään" in page


def test_what_the_network_keeps_inside_is_drawn_only_when_asked_for_and_says_so(
    program: Program, tmp_path: Path
) -> None:
    everything = ("--area", "Esimerkkilä", "--kinds", "all")
    public = draw(program, tmp_path / "public.graphml", *everything)
    inside = draw(program, tmp_path / "inside.graphml", *everything, "--network")
    assert set(nodes(READERS["graphml"](public))) < set(nodes(READERS["graphml"](inside)))
    for name, options, said in (("public", (), False), ("inside", ("--network",), True)):
        page = draw(program, tmp_path / f"{name}.html", *everything, *options).read_text(encoding="utf-8")
        assert ("VAIN VERKOSTOLLE" in page) == said


@pytest.mark.needs_neo4j
@pytest.mark.parametrize("options", VIEWS.values(), ids=VIEWS)
def test_every_engine_draws_the_same(
    demo_on_sqlite: tuple[Program, Done],
    demo_on_neo4j: tuple[Program, Done],
    tmp_path: Path,
    options: tuple[str, ...],
) -> None:
    pictures = [
        draw(program, tmp_path / f"{number}.svg", *options).read_bytes()
        for number, (program, _) in enumerate((demo_on_sqlite, demo_on_neo4j))
    ]
    assert pictures[0] == pictures[1]
