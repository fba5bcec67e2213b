"""What keeps the page on one sheet: few lines, none of them long, and a word on what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.questions.draft import Draft, Statement
from graph.questions.paper import Line, Section

LETTERS = 150
"""Of a line; longer ones are cut at a word."""

_SAID_ELSEWHERE = ("stale", "undated")
"""Marks that the page leaves out: it tells how long a point has been open, or how old a plan is, in its own words."""


def short(text: str) -> str:
    """A text of at most ``LETTERS`` letters."""
    return text if len(text) <= LETTERS else text[: LETTERS - 2].rsplit(" ", 1)[0] + " …"


def sheet_section(draft: Draft, code: str, found: Sequence[Statement], limit: int) -> Section:
    """A section of the first lines, in the order given."""
    lines = tuple(_line(one.line) for one in found[:limit])
    more = draft.say("more", count=len(found) - limit) if len(found) > limit else None
    text = None if lines else draft.say(f"none:{code}")
    return Section(code, draft.say(f"title:{code}"), 1, text, lines, more)


def _line(line: Line) -> Line:
    return replace(line, marks=tuple(mark for mark in line.marks if mark.code not in _SAID_ELSEWHERE))
