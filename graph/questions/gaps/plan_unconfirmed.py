"""Plans of which nobody has told what became of them: their day has passed, or they are older than a year.

It cannot tell whether a plan came true. A plan that no source dates is not judged: its age is not known.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.records import Merged, MergedLink, MergedNode
from graph.model.vocabulary import link_kinds
from graph.model.wording import label, labels
from graph.questions.describe import STALE_DAYS, age_text
from graph.questions.gaps.found import Found
from graph.questions.picture import Picture
from graph.questions.standing import is_over, over

_PLANS = ("planned", "aim", "wanted")
_DAYS = ("valid_from", "begins", "ends")
_AROUND = ("Method", "Guideline")
"""Kinds that belong to no area: looked at where something of the area's own is linked to them."""


def find(picture: Picture) -> Iterator[Found]:
    """Things, then links between things that are no items themselves."""
    nodes = [node for node in _things(picture) if _word(node) and _open(node, picture)]
    told = {node.key for node in nodes}
    for node in nodes:
        facts = {"name": picture.name(node.key), **_facts(node, picture)}
        yield Found((node.key,), facts, (node,))
    for link in sorted(picture.web.source.links, key=lambda one: one.key):
        if _looked_at(link, picture) and told.isdisjoint((link.source, link.target)) and _open(link, picture):
            yield _of_link(link, picture)


def _things(picture: Picture) -> list[MergedNode]:
    own = [picture.node(key) for key in sorted(picture.own)]
    around = [node for node in picture.web.source.nodes.values() if node.kind in _AROUND]
    beside = sorted((node for node in around if _is_told_here(node.key, picture)), key=lambda one: one.key)
    return [node for node in (*own, *beside) if node.kind != "Observation" and not _gone(node, picture)]


def _is_told_here(key: str, picture: Picture) -> bool:
    """Whether something of the area's own is linked to a thing, and nothing that is told of in another picture."""
    pairs = (*picture.web.sources(key, *link_kinds()), *picture.web.targets(key, *link_kinds()))
    ends = {node.key for _, node in pairs}
    return not picture.own.isdisjoint(ends) and picture.beside.isdisjoint(ends)


def _gone(record: Merged, picture: Picture) -> bool:
    """Whether a plan is over. That its last day has passed does not end it: that is what is asked about."""
    if record.values.get("status") == "ended":
        return True
    return any(
        is_over(str(record.values[name]), picture.today) for name in ("valid_to", "until") if name in record.values
    )


def _looked_at(link: MergedLink, picture: Picture) -> bool:
    """Whether a link is a plan at something of the area's own, between things that are not over."""
    nodes = picture.web.source.nodes
    ends = [nodes.get(end) for end in (link.source, link.target)]
    if not _word(link) or _gone(link, picture) or picture.own.isdisjoint((link.source, link.target)):
        return False
    if not picture.beside.isdisjoint((link.source, link.target)):
        return False
    return all(end and end.kind != "Observation" and not over(end, picture.today) for end in ends)


def _word(record: Merged) -> str:
    """How far along a plan is; "" for what is none."""
    modality = str(record.values.get("modality", ""))
    if modality in _PLANS:
        return modality
    return "planned" if record.values.get("status") == "planned" else ""


def _open(record: Merged, picture: Picture) -> bool:
    days = [str(record.values[name]) for name in _DAYS if name in record.values]
    if days:
        return any(is_over(day, picture.today) for day in days)
    age = picture.age(record)
    return age is not None and age > STALE_DAYS


def _of_link(link: MergedLink, picture: Picture) -> Found:
    relation = labels().text(f"link:{link.kind}", picture.asking.language)
    ends = {"source": picture.name(link.source), "target": picture.name(link.target), "relation": relation}
    return Found((link.source, link.target), {**ends, **_facts(link, picture)}, (link,), link.kind, "link")


def _facts(record: Merged, picture: Picture) -> dict[str, str]:
    word = label("modality", _word(record), picture.asking.language)
    return {"word": word, "age": age_text(picture.age(record), picture.asking)}
