"""Who acts in the area: organisations by sector, and teams."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model.records import Merged, MergedLink, MergedNode
from graph.model.vocabulary import CODES
from graph.questions.base import Coded
from graph.questions.draft import Draft, Statement
from graph.questions.paper import Section

_ACTS = ("provides", "member_of", "takes_part", "cooperates_with", "coordinates", "develops")


def sections(draft: Draft) -> list[Section]:
    """Organisations of the area and those that act there from further away; then teams and groups."""
    here = list(draft.own("Organisation"))
    found = [_organisation(draft, one, ()) for one in here]
    found += [_organisation(draft, one, (link,)) for one, link in acting(draft)]
    written = draft.section("actors", found)
    return written + draft.section("teams", [_team(draft, one) for one in draft.own("Team")], 2, none=False)


def acting(draft: Draft) -> Iterable[tuple[MergedNode, MergedLink]]:
    """Organisations from elsewhere that a real link joins to something of the area's own."""
    own = draft.picture.own
    found: dict[str, tuple[MergedNode, MergedLink]] = {}
    for link in draft.picture.links(*_ACTS):
        for end in (link.source, link.target):
            node = draft.web.source.nodes.get(end)
            if node is not None and node.kind == "Organisation" and end not in own:
                found.setdefault(end, (node, link))
    return [found[key] for key in sorted(found)]


def _organisation(draft: Draft, node: MergedNode, links: tuple[MergedLink, ...]) -> Statement:
    web, key = draft.web, node.key
    provided = [one for one in web.targets(key, "provides") if one[1].kind != "Channel"]
    told = {
        "sector": draft.word("sector", node, "sector"),
        "provides": draft.told(provided),
        "networks": draft.told(web.targets(key, "member_of")),
        "channels": draft.channels(node),
    }
    details = draft.details(told)
    kind = draft.word("organisation_type", node, "organisation_type")
    text = ". ".join(part for part in (kind[:1].upper() + kind[1:], draft.text(node, "summary")) if part)
    order = (_sector(node), int(bool(node.values.get("generic"))))
    marks = _group(draft, node)
    name, how = draft.name(node), draft.how(node)
    records: list[Merged] = [node, *links]
    return draft.statement(
        how, records, title=name, text=text, about=(node,), details=details, marks=marks, order=order
    )


def _sector(node: MergedNode) -> int:
    sector = str(node.values.get("sector", ""))
    return CODES["sector"].index(sector) if sector in CODES["sector"] else len(CODES["sector"])


def _group(draft: Draft, node: MergedNode) -> Iterable[Coded]:
    """A group that the source does not name one by one, with its number if that is told."""
    if node.values.get("generic"):
        count = node.values.get("count")
        yield Coded("generic", draft.say("mark:generic-count", count=count) if count else draft.say("mark:generic"))


def _team(draft: Draft, node: MergedNode) -> Statement:
    members = [*draft.web.sources(node.key, "works_in"), *draft.web.sources(node.key, "takes_part")]
    told = {
        "team_type": draft.word("team_type", node, "team_type"),
        "part-of": draft.told(draft.web.targets(node.key, "part_of")),
        "members": draft.told(members),
    }
    details = draft.details(told)
    name, text = draft.name(node), draft.text(node, "summary")
    return draft.statement(draft.how(node), (node,), title=name, text=text, about=(node,), details=details)
