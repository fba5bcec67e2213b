"""A paper as its reader finds things in it: sections by code, lines by what they are about, details by name."""

from __future__ import annotations

from typing import Any

from tests.journeys.program import Program

Line = dict[str, Any]


def paper(program: Program, question: str, area: str, *arguments: str) -> dict[str, Any]:
    """A paper as JSON."""
    return program.data(question, "--area", area, *arguments)


def sections(told: dict[str, Any]) -> dict[str, list[Line]]:
    """Lines of each section by its code."""
    return {section["code"]: section["lines"] for section in told["items"]}


def all_lines(told: dict[str, Any]) -> list[Line]:
    return [line for section in told["items"] for line in section["lines"]]


def about(lines: list[Line]) -> list[str]:
    """The first thing that each line is about."""
    return [line["about"][0]["id"] for line in lines]


def line_about(lines: list[Line], *ids: str) -> Line:
    """The one line that is about these things."""
    found = [line for line in lines if {one["id"] for one in line["about"]} >= set(ids)]
    assert len(found) == 1, found
    return found[0]


def details(line: Line) -> dict[str, str]:
    return {one["name"]: one["value"] for one in line["details"]}


def marks(line: Line) -> set[str]:
    return {one["code"] for one in line["marks"]}
