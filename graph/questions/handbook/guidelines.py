"""What the work is guided by, and the projects that develop it."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model.dates import first_day
from graph.model.records import MergedNode
from graph.questions.draft import Draft, Statement
from graph.questions.paper import Section
from graph.questions.standing import State, over


def sections(draft: Draft) -> list[Section]:
    """Guidelines of the area's networks, services and places; projects in force or planned."""
    projects = [_project(draft, one) for one in draft.own("Initiative")]
    return [
        *draft.section("guidelines", _guidelines(draft), of_links=True),
        *draft.section("projects", projects, none=False),
    ]


def _guidelines(draft: Draft) -> Iterable[Statement]:
    nodes = draft.web.source.nodes
    for link in draft.web.source.links:
        if link.kind != "guided_by" or link.source not in draft.picture.own or link.target not in nodes:
            continue
        guideline, who = nodes[link.target], nodes[link.source]
        if over(who, draft.picture.today):
            continue
        told = {
            "guideline_type": draft.word("guideline_type", guideline, "guideline_type"),
            "publisher": str(guideline.values.get("publisher", "")),
            "period": draft.date(guideline.values.get("period")),
            "guides": draft.name(who),
            "note": draft.text(link, "note"),
        }
        details = draft.details(told)
        title, text = draft.name(guideline), draft.text(guideline, "summary")
        how = draft.how(guideline, link)
        yield draft.statement(how, (link,), title=title, text=text, about=(guideline,), details=details)


def _project(draft: Draft, node: MergedNode) -> Statement:
    told = {
        "initiative_type": draft.word("initiative_type", node, "initiative_type"),
        "begins": draft.date(node.values.get("begins")),
        "ends": draft.date(node.values.get("ends")),
        "funder": str(node.values.get("funder", "")),
        "develops": draft.told(draft.web.targets(node.key, "develops")),
    }
    details = draft.details(told)
    title, text = draft.name(node), draft.text(node, "summary")
    ahead = (first_day(str(node.values.get("begins", ""))) or draft.picture.today) > draft.picture.today
    how = State("planned", modality="planned", not_begun=True) if ahead else draft.how(node)
    return draft.statement(how, (node,), title=title, text=text, about=(node,), details=details)
