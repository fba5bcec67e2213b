"""What the work is guided by, and the projects that develop it."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model.records import MergedNode
from graph.questions.draft import Draft, Statement
from graph.questions.paper import Section


def sections(draft: Draft) -> list[Section]:
    """Guidelines of the area's networks, services and places; projects in force or planned."""
    own = [draft.picture.node(key) for key in sorted(draft.picture.own)]
    projects = [_project(draft, one) for one in own if one.kind == "Initiative"]
    return [*draft.section("guidelines", _guidelines(draft)), *draft.section("projects", projects, none=False)]


def _guidelines(draft: Draft) -> Iterable[Statement]:
    nodes = draft.web.source.nodes
    for link in draft.web.source.links:
        if link.kind != "guided_by" or link.source not in draft.picture.own or link.target not in nodes:
            continue
        guideline, who = nodes[link.target], nodes[link.source]
        told = {
            "guideline_type": draft.word("guideline_type", guideline, "guideline_type"),
            "publisher": str(guideline.values.get("publisher", "")),
            "period": draft.date(guideline.values.get("period")),
            "guides": draft.name(who),
            "note": draft.text(link, "note"),
        }
        details = [one for name, value in told.items() for one in draft.known(name, value)]
        title, text = draft.name(guideline), draft.text(guideline, "summary")
        how = draft.how(guideline, link)
        yield draft.statement(how, (link,), title=title, text=text, about=(guideline,), details=details)


def _project(draft: Draft, node: MergedNode) -> Statement:
    told = {
        "initiative_type": draft.word("initiative_type", node, "initiative_type"),
        "begins": draft.date(node.values.get("begins")),
        "ends": draft.date(node.values.get("ends")),
        "funder": str(node.values.get("funder", "")),
        "develops": draft.standing_names(draft.best(draft.web.targets(node.key, "develops"))),
    }
    details = [one for name, value in told.items() for one in draft.known(name, value)]
    title, text = draft.name(node), draft.text(node, "summary")
    return draft.statement(draft.how(node), (node,), title=title, text=text, about=(node,), details=details)
