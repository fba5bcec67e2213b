"""Whom to contact, by role: never by a person's name."""

from __future__ import annotations

from graph.model.records import MergedNode
from graph.questions.base import Coded
from graph.questions.draft import Draft, Statement
from graph.questions.paper import Section


def sections(draft: Draft) -> list[Section]:
    """The roles of the area's own, with where they work and how they are reached."""
    return draft.section("contacts", [_role(draft, one) for one in draft.own("Professional")])


def _role(draft: Draft, node: MergedNode) -> Statement:
    web = draft.web
    works = web.targets(node.key, "works_in")
    told = {
        "works-in": draft.told(works),
        "coordinates": draft.told(web.targets(node.key, "coordinates")),
        "channels": draft.reached(node),
    }
    details = draft.details(told)
    details += draft.missing(name for name in ("works-in", "channels") if not told[name])
    marks = [Coded("generic", draft.say("mark:generic"))] if node.values.get("generic") else []
    links = [link for _, link, _ in draft.best(works)[:1]]
    return draft.statement(
        draft.how(node, *links),
        (node, *links),
        title=draft.name(node),
        text=draft.text(node, "summary"),
        about=(node,),
        details=details,
        marks=marks,
    )
