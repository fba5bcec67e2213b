"""Things and links of the network in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.model.dates import last_day
from graph.model.records import MergedLink, MergedNode
from graph.model.vocabulary import link_kinds
from graph.model.wording import label
from graph.questions.area import VERIFIED_WITHIN
from graph.questions.base import Asking, Cited, Coded, Known
from graph.questions.describe import age_text, cited, coded, fictional, name_of, newest_age, newest_by, ref
from graph.questions.network.answer import CITED, NetworkLink, NetworkNode
from graph.questions.network.folding import Folded
from graph.questions.standing import COUNTED, ORDER, State, begins_later, end_of, modality, over, said_real, state
from graph.questions.standing_words import standing_told
from graph.questions.web import Web

_WHERE = ("located_in", "available_in")


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown: the keys in order, how far each is, and how many ends of links are recorded at it.

    ``web`` holds every node and link that is needed to tell of them.
    """

    keys: Sequence[str]
    distance: Mapping[str, int]
    recorded: Mapping[str, int]
    web: Web


def nodes_told(shown: Shown, links: Sequence[NetworkLink], asking: Asking) -> tuple[NetworkNode, ...]:
    """The things, in the order in which they are shown."""
    degree = Counter(end for link in links for end in (link.source, link.target))
    own = Counter(end for link in links if not link.parts for end in (link.source, link.target))
    return tuple(_node(key, shown, degree[key], shown.recorded[key] - own[key], asking) for key in shown.keys)


def _node(key: str, shown: Shown, degree: int, more: int, asking: Asking) -> NetworkNode:
    node = shown.web.source.nodes[key]
    return NetworkNode(
        ref(node, asking, shown.web.source.datasets),
        Coded(node.kind, label("node", node.kind, asking.language)),
        standing_told(state(node, shown.web.wholes(key), (), asking.today), node, asking),
        coded("modality", node.values.get("modality"), asking),
        tuple(Coded(one, label("sector", one, asking.language)) for one in _sectors(node, shown.web)),
        newest_by(node.evidence, asking.today) or None,
        newest_age(node, asking.today),
        shown.distance[key],
        degree,
        more,
        tuple(ref(area, asking, shown.web.source.datasets) for area in _areas(node, shown.web)),
        cited(node, shown.web.source, asking)[:CITED],
    )


def _sectors(node: MergedNode, web: Web) -> list[str]:
    """Its own sector, or those of the organisations that provide it, or that it works in or is part of."""
    if "sector" in node.values:
        return [str(node.values["sector"])]
    beside = [*web.sources_now(node.key, "provides"), *web.targets_now(node.key, "works_in", "part_of")]
    return sorted({str(owner.values["sector"]) for _, owner in beside if "sector" in owner.values})


def _areas(node: MergedNode, web: Web) -> list[MergedNode]:
    """Where a thing is, or is available, as far as the read links tell."""
    areas = {area.key: area for _, area in web.targets_now(node.key, *_WHERE) if area.kind == "Area"}
    return [areas[key] for key in sorted(areas)]


def _newest_cited(links: Iterable[MergedLink], web: Web, asking: Asking) -> tuple[Cited, ...]:
    found = [one for link in links for one in cited(link, web.source, asking)[:CITED]]
    return tuple(sorted(found, key=lambda one: (one.age_days is None, one.age_days))[:CITED])


def links_told(links: Iterable[MergedLink | Folded], web: Web, asking: Asking) -> tuple[NetworkLink, ...]:
    """The links, by their ends."""
    ordered = sorted(links, key=lambda one: (one.source, one.target, one.kind, one.key))
    return tuple(_link(one, web, asking) for one in ordered)


def _link(link: MergedLink | Folded, web: Web, asking: Asking) -> NetworkLink:
    """A link; one that stands for several is told as the one of them that holds most surely."""
    of = link.links if isinstance(link, Folded) else (link,)
    parts = len(of) if isinstance(link, Folded) else 0
    first = min(of, key=lambda one: (ORDER.index(_state(one, web, asking.today).standing), one.key))
    standing = standing_told(_state(first, web, asking.today), first, asking)
    evidence = [said for one in of for said in one.evidence]
    ages = [age for one in of if (age := newest_age(one, asking.today)) is not None]
    made_up = fictional(evidence, web.source.datasets)
    kind = Coded(link.kind, label("link", link.kind, asking.language))
    directed = not link_kinds()[link.kind].symmetric
    marks = [
        *([standing.text] if standing.code != "in_force" else []),
        *([asking.say("network-parts", count=parts)] if parts else []),
        *([asking.say("fictional")] if made_up else []),
    ]
    source, target = (name_of(web.source.nodes[end], asking.language)[0] for end in (link.source, link.target))
    manner = _manner(link, asking) if isinstance(link, MergedLink) else None
    text = f"{source} {'→' if directed else '–'} {target}: {kind.text}{f' ({manner.text})' if manner else ''}"
    return NetworkLink(
        link.key,
        link.source,
        link.target,
        kind,
        manner,
        directed,
        standing,
        coded("modality", first.values.get("modality"), asking),
        newest_by(evidence, asking.today) or None,
        min(ages, default=None),
        len(evidence),
        parts,
        made_up,
        " · ".join([text, *marks]),
        _newest_cited(of, web, asking),
    )


def _manner(link: MergedLink, asking: Asking) -> Coded | None:
    """The code by which a link differs from others of its kind between the same two; None where none is recorded."""
    for prop in link_kinds()[link.kind].properties:
        if prop.in_key and prop.codes and prop.name in link.values:
            return coded(prop.codes, link.values[prop.name], asking)
    return None


def _state(link: MergedLink, web: Web, today: date) -> State:
    """How a link stands on a day. It is over with the thing at either end, but who was at a past meeting was there."""
    ends = [web.source.nodes[end] for end in (link.source, link.target) if end in web.source.nodes]
    if over(link, today) or any(over(node, today) for node in ends if node.kind != "Event"):
        return State("ended", end_of(link, today))
    if begins_later(link, today):
        return State("planned", str(link.values["valid_from"]), modality="planned", not_begun=True)
    if modality(link) not in COUNTED:
        return State("planned", modality=modality(link))
    dated = any(one.said_on or one.verified_on for one in link.evidence)
    return State("in_force", said=said_real((link,))) if dated else State("undated")


def known_of(nodes: Sequence[MergedNode], asking: Asking) -> Known | None:
    """How much is shown where no area was asked for, and how fresh it is; None where nothing is."""
    if not nodes:
        return None
    since = date.fromordinal(max(1, asking.today.toordinal() - VERIFIED_WITHIN.days))
    said = [day for node in nodes if (day := last_day(newest_by(node.evidence, asking.today))) is not None]
    newest = max((day for day in said if day <= asking.today), default=None)
    share = sum(_verified(node, since, asking.today) for node in nodes) / len(nodes)
    services = sum(node.kind == "Service" for node in nodes)
    facts = {"things": len(nodes), "services": services, "percent": round(100 * share)}
    age = age_text((asking.today - newest).days, asking) if newest else ""
    text = asking.say("network-known", age=age, **facts) if newest else asking.say("network-known-undated", **facts)
    return Known(None, len(nodes), services, newest.isoformat() if newest else None, share, text)


def _verified(node: MergedNode, since: date, until: date) -> bool:
    days = [day for one in node.evidence if (day := last_day(one.verified_on)) is not None]
    return bool(days) and since <= max(days) <= until
