"""Open questions: what the network has raised itself, and what a new worker would ask and nobody has recorded."""

from __future__ import annotations

from graph.model.wording import label
from graph.questions.draft import Draft, Statement
from graph.questions.gaps import gap_kinds
from graph.questions.gaps.found import Found
from graph.questions.gaps.words import sentence
from graph.questions.handbook.lessons import point
from graph.questions.paper import Section
from graph.questions.standing import State

_ASKED = ("no-meeting-place", "no-family-voice", "part-missing", "uncovered-need")
"""Kinds of gaps that are asked here beside the points raised; who coordinates is asked in its own section."""


def sections(draft: Draft) -> list[Section]:
    """Points raised and not answered, then what is not recorded."""
    picture = draft.picture
    raised = [point(draft, picture.node(one.about[0])) for one in gap_kinds()["raised"](picture)]
    asked = [_question(draft, kind, one) for kind in _ASKED for one in gap_kinds()[kind](picture)]
    return [*draft.section("open-questions", raised), *draft.section("not-recorded", asked, 2, none=False)]


def _question(draft: Draft, kind: str, found: Found) -> Statement:
    about = [draft.picture.node(key) for key in found.about]
    title = label("gap", kind, draft.language)
    text = sentence("text", kind, found, draft.picture)
    return draft.statement(
        State("in_force"), found.records, title=title, text=text, about=about, order=(_ASKED.index(kind),)
    )
