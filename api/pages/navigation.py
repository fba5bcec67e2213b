"""What leads to pages, and the part of the site that each belongs to. Questions of the register say it themselves."""

from __future__ import annotations

from collections.abc import Mapping

from graph.questions.base import Question

START = "start"
TOP: Mapping[str, str] = {START: "/", "search": "/search", "coordination": "/coordination", "about": "/about"}
"""Pages that every page leads to, by name, with their addresses."""
_PLAIN: Mapping[str, str] = {
    START: "help",
    "coordination": "coordination",
    "about": "data",
    "datasets": "data",
    "documentation": "data",
    "sparql": "data",
}
"""Where pages belong that answer no question."""
_FIRST: Mapping[str, tuple[tuple[str, str], ...]] = {"data": (("datasets", "/datasets"),)}
_LAST: Mapping[str, tuple[tuple[str, str], ...]] = {"data": (("documentation", "/docs"),)}
"""Pages of a part that answer no question, before and behind those that do: names and addresses."""


def section_of(name: str, register: Mapping[str, Question]) -> str:
    """The part of the site that a page belongs to; "" for one that belongs to all, as that of a single thing."""
    question = register.get(name)
    if question is None:
        return _PLAIN.get(name, "")
    return "" if _is_of_a_thing(question) else question.audience


def within(section: str, register: Mapping[str, Question]) -> list[tuple[str, str]]:
    """Pages of a part of the site, as names and addresses: those of the register's questions in its order."""
    asked = [
        (name, f"/{name}")
        for name, question in register.items()
        if name not in TOP and section_of(name, register) == section
    ]
    return [*_FIRST.get(section, ()), *asked, *_LAST.get(section, ())]


def by_area(register: Mapping[str, Question]) -> list[str]:
    """Questions that can be asked of an area with nothing else said."""
    return [
        name
        for name, question in register.items()
        if any(one.name == "area" for one in question.parameters)
        and not any(one.required and one.name != "area" for one in question.parameters)
    ]


def _is_of_a_thing(question: Question) -> bool:
    """Whether a question is asked of one thing, which is looked up before: no menu leads to it."""
    return any(one.name == "node" and one.required for one in question.parameters)
