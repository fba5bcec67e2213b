"""Services: the public list of an area by need, in plain language. The electronic family centre on a page.

What is in force comes under the need it helps with, the nearest first; what is only planned stands apart at the end.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.questions.base import Asking, Coded, LeftOut, Parameter, frame
from graph.questions.describe import newest_by
from graph.questions.draft import Draft, Statement
from graph.questions.naming import AREA_KINDS
from graph.questions.need_table import Entry
from graph.questions.paper import Named, PaperAnswer, Section
from graph.questions.service_lines import service_statement
from graph.questions.whereabouts import HELPS_HERE, RANK
from graph.store.base import View

PARAMETERS = (Parameter("area", node_kinds=AREA_KINDS),)


@dataclass(frozen=True, slots=True)
class ServicesAnswer(PaperAnswer):
    """The public list of services."""


def services(view: View, asking: Asking, *, area: str | None = None) -> ServicesAnswer:
    """The services that help families of an area, by need.

    Raises BadQuestion without an area, NothingFound and Ambiguous for its name.
    """
    draft = Draft(view, asking, area, "graph.questions")
    entries = [one for one in draft.picture.needs.entries if _is_listed(one)]
    entries.sort(key=lambda one: (RANK[one.place.relation], draft.name(one.node), one.node.key))
    counted = [one for one in entries if one.counts]
    written = [*_by_need(draft, counted), *_of_no_need(draft, entries), *_planned(draft, entries)]
    over = sorted({draft.name(one.node) for one in entries if one.standing in ("paused", "ended")})
    told_over = asking.say("paper-ended", count=len(over), names="; ".join(over))
    left = (LeftOut("ended", len(over), told_over),) if over else ()
    none = () if written else (asking.reason("services-none", area=draft.area),)
    parts = draft.paper(
        written,
        opening=(asking.say("services-opening"), asking.say("urgent")),
        heading=asking.say("services-heading", area=draft.area),
        left_out=left,
        notes=none,
    )
    return ServicesAnswer(**frame(view, asking, "services", {"area": area}, **parts))


def _is_listed(entry: Entry) -> bool:
    """What a family can turn to, where it helps families of the area. A network is made of such things."""
    return entry.place.relation in HELPS_HERE and entry.node.kind != "Network"


def _of_no_need(draft: Draft, entries: list[Entry]) -> Iterable[Section]:
    """The area's own services in force of which nobody has recorded what they help with."""
    told = {one.node.key for one in entries}
    others = [node for node in draft.picture.services if node.key not in told]
    found = [service_statement(draft, node, *draft.here(node), full=False) for node in others]
    lines = [one for one in found if not one.later]
    if lines:
        title, text = draft.asking.say("services-of-no-need"), draft.asking.say("services-of-no-need-text")
        yield Section("no-need", title, 1, text, tuple(one.line for one in lines))


def _by_need(draft: Draft, entries: list[Entry]) -> Iterable[Section]:
    """A section for each of the widest needs, by name; a service stands under each that it helps with."""
    table = draft.picture.needs
    by_top: dict[str, list[Entry]] = {}
    for entry in entries:
        for top in sorted({top for need in entry.needs for top in _tops(draft, need)}):
            by_top.setdefault(top, []).append(entry)
    for top in sorted(by_top, key=lambda key: (draft.name(table.needs[key]), key)):
        lines = tuple(_statement(draft, one).line for one in by_top[top])
        text = draft.asking.say("urgent") if table.needs[top].values.get("urgent") else None
        yield Section(top, draft.name(table.needs[top]), 1, text, lines)


def _tops(draft: Draft, need: str) -> list[str]:
    """The widest needs that a need is a part of; itself where there is none (or they go in a circle)."""
    wider = draft.picture.needs.wider
    above = wider.get(need, frozenset())
    return [top for top in above if not wider.get(top, frozenset()) - {top}] or [need]


def _planned(draft: Draft, entries: list[Entry]) -> Iterable[Section]:
    planned = [one for one in entries if one.standing == "planned"]
    if planned:
        title, text = draft.asking.say("services-planned"), draft.asking.say("paper-planned-text")
        yield Section("planned", title, 1, text, tuple(_statement(draft, one).line for one in planned))


def _statement(draft: Draft, entry: Entry) -> Statement:
    evidence = [*entry.node.evidence, *(one for link in entry.links for one in link.evidence)]
    checked = draft.date(newest_by(evidence, draft.picture.today)) or draft.asking.say("undated")
    beside = [Named(draft.say("detail:checked"), checked)]
    if entry.place.relation != "own":
        where = draft.asking.say(f"area-{entry.place.relation}", area=entry.place.name).rstrip(".")
        beside.insert(0, Named(draft.say("detail:area"), entry.place.name or where))
    met = [link for link, need in draft.web.targets(entry.node.key, "meets") if need.key in entry.needs]
    implied = met and all(link.values.get("certainty") == "implied" for link in met)
    marks = [Coded("implied", draft.asking.say("services-implied"))] if implied else []
    return service_statement(draft, entry.node, *entry.links, full=False, beside=beside, marks=marks)
