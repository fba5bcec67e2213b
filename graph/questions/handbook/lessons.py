"""What people of the network say works, and what they aim at: views, told with whose they are."""

from __future__ import annotations

from graph.model.records import MergedNode
from graph.questions.draft import Draft, Statement
from graph.questions.gaps.open_points import AGREED
from graph.questions.paper import Section
from graph.questions.standing import State

_TONES = ("strength", "aim")


def sections(draft: Draft) -> list[Section]:
    """Observations of these tones, each tone a section."""
    points = draft.picture.things("Observation")
    written = []
    for tone in _TONES:
        found = [point(draft, one) for one in points if one.values.get("tone") == tone]
        written += draft.section(f"tone-{tone}", found, none=False)
    return written


def point(draft: Draft, node: MergedNode) -> Statement:
    """A point that somebody has raised, as a view: it is real as such, whatever becomes of it."""
    agreed = node.values.get("state") == AGREED
    told = {
        "state": draft.word("state", node, "state") if agreed else "",
        "assigned-to": draft.names(one for _, one in draft.picture.out(node.key, "assigned_to")) if agreed else "",
        "due": draft.date(node.values.get("due")) if agreed else "",
        "said-by": str(node.values.get("said_by", "")),
        "theme": draft.text(node, "theme"),
    }
    details = draft.details(told)
    text = draft.text(node, "text")
    title = draft.name(node)
    return draft.statement(State("in_force"), (node,), title=title, text=text, about=(node,), details=details)
