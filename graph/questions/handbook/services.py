"""The services of the area: the core ones first, then by level, then what serves a wider area."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model.records import MergedLink, MergedNode
from graph.model.vocabulary import CODES
from graph.questions.draft import Draft, Statement
from graph.questions.paper import Section
from graph.questions.service_lines import service_statement

_WIDER = ("wider", "overlapping")
_ANYWHERE = ("national", "digital")


def sections(draft: Draft) -> list[Section]:
    """Core services, others by level, those of wider areas, and those that are for everybody in the country."""
    core = {node.key: link for node, link in _core(draft)}
    own = draft.own("Service")
    found = [
        service_statement(draft, node, *draft.here(node), member=core[node.key]) for node in own if node.key in core
    ]
    opens = any(draft.web.source.nodes[key].values.get("examples") for key in core)
    written = draft.section("core-open" if opens else "core", found, level=2, none=False)
    for level in (*CODES["level"], ""):
        others = [node for node in own if node.key not in core and str(node.values.get("level", "")) == level]
        wording = ("level" if core else "level-all") if level else "level-unknown"
        code = f"level-{level.replace(' ', '-')}" if level else wording
        word = draft.word("level", others[0], "level") if others and level else ""
        told = [service_statement(draft, node, *draft.here(node)) for node in others]
        written += draft.section(code, told, level=2, none=False, wording=wording, level_word=word)
    written += draft.section("wider", _around(draft, _WIDER), level=2, none=False)
    written += draft.section("anywhere", _around(draft, _ANYWHERE), level=2, none=False)
    text = draft.say("text:services") if written else draft.say("paper-none")
    return [Section("services", draft.say("title:services"), 1, text), *written]


def _core(draft: Draft) -> Iterable[tuple[MergedNode, MergedLink]]:
    """Services that a network of the area counts among its core."""
    for network in draft.picture.networks:
        for link, node in draft.web.sources(network.key, "member_of"):
            if node.kind == "Service" and link.values.get("role") == "core service" and draft.belongs(link, node):
                yield node, link


def _around(draft: Draft, relations: Iterable[str]) -> list[Statement]:
    """Services of other areas that serve this one too."""
    found = []
    for entry in draft.picture.needs.entries:
        if (
            entry.node.kind == "Service"
            and entry.place.relation in relations
            and entry.node.key not in draft.picture.own
        ):
            found.append(service_statement(draft, entry.node, *entry.links))
    return found
