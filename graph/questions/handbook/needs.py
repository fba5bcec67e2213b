"""Where to turn with which need: an index of the services by need."""

from __future__ import annotations

from graph.model.records import MergedLink, MergedNode
from graph.questions.draft import Draft, Statement
from graph.questions.need_table import Entry
from graph.questions.paper import Section
from graph.questions.standing import real
from graph.questions.whereabouts import HELPS_HERE, RANK


def sections(draft: Draft) -> list[Section]:
    """Every need that something in force meets, with the names of what meets it."""
    table = draft.picture.needs
    found = []
    for key in sorted({need for entry in table.entries for need in entry.needs}):
        entries = [one for one in table.entries if key in one.needs and one.counts and one.place.relation in HELPS_HERE]
        if entries:
            found.append(_need(draft, table.needs[key], sorted(entries, key=lambda one: _nearness(draft, one))))
    return draft.section("needs", found)


def _nearness(draft: Draft, entry: Entry) -> tuple[int, str]:
    return RANK[entry.place.relation], draft.name(entry.node)


def _need(draft: Draft, need: MergedNode, entries: list[Entry]) -> Statement:
    names = "; ".join(dict.fromkeys(draft.name(one.node) for one in entries))
    links: list[MergedLink] = []
    for one in entries:
        links += [link for link, met in draft.web.targets(one.node.key, "meets") if met.key == need.key]
    shown = [link for link in links if real(link, draft.picture.today)]
    urgent = [draft.asking.say("urgent")] if need.values.get("urgent") else []
    details = [one for text in urgent for one in draft.known("urgent", text)]
    how = draft.how(need)
    return draft.statement(how, shown, title=draft.name(need), text=names, about=(need,), details=details)
