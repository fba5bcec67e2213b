"""Roster: what is recorded of an area, by name, for whoever writes of it and has to choose from a list.

It tells no more than names and keys. What is over is left out, but for a plan whose day has passed: somebody has to
say what became of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.model.records import Merged, MergedLink, MergedNode
from graph.model.vocabulary import link_kinds
from graph.model.wording import label, labels
from graph.questions.area import OVERLAPPING, asked_area
from graph.questions.base import Asking, Ref
from graph.questions.describe import fictional, name_of, value_text
from graph.questions.gaps import plan_unconfirmed, raised
from graph.questions.gaps.open_points import is_open
from graph.questions.picture import Picture
from graph.questions.standing import COUNTED, is_over, modality, over
from graph.store.base import View

KINDS = ("Area", "Network", "Organisation", "Team", "Professional", "Service", "TargetGroup", "Place")
"""Kinds that are listed whole, in this order: those that one column may name stand side by side."""

_POINTS = "Observation"
_NEVER_PLANS = ("Observation", "Need", "Area")
_LONGEST = 250
"""Letters of a name in a list; a cell that one chooses from should be seen whole."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing or link by the name that nothing else of the roster has. ``kind`` is that of the node or link.

    ``inside``: the network keeps it inside. ``modality``: how far along it is, "" for what is real. ``asked``: it is
    open, and somebody has to say what became of it.
    """

    name: str
    kind: str
    key: str
    inside: bool
    modality: str = ""
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Roster:
    """What an area's people may name: things by kind in the order of ``KINDS``, open points, plans, planned links."""

    area: Ref
    as_of: str
    entries: tuple[Entry, ...]
    fictional: bool

    @property
    def inside(self) -> bool:
        """Whether any of it is what the network keeps inside."""
        return any(entry.inside for entry in self.entries)


def roster(view: View, asking: Asking, area: str) -> Roster:
    """The names of an area, of its parts and of what contains it. Raises NothingFound and Ambiguous for the area."""
    scope, taken = asked_area(view, asking, area)
    picture = Picture(view, asking, taken.ref, scope, scope.own)
    pictures = (picture, picture.wider)
    around = [key for key, number in scope.relation.items() if number < OVERLAPPING]
    areas = view.select("record", asking.scope, ids=around)
    nodes = {node.key: node for one in pictures for node in _listed(one)} | dict(areas.nodes)
    asked = _asked(picture)
    plans = {node.key: node for one in pictures for node in _plans(one) if node.key not in nodes}
    planned = {link.key: link for one in pictures for link in _planned_links(one)}
    plans |= {one.key: one for one in asked if isinstance(one, MergedNode) and one.key not in nodes}
    planned |= {one.key: one for one in asked if isinstance(one, MergedLink)}
    records: list[Merged] = [*_in_order(nodes.values()), *_in_order(plans.values())]
    records.sort(key=lambda one: _rank(one.kind))
    names = {node.key: _plain(name_of(node, asking.language)[0]) for node in (*nodes.values(), *plans.values())}
    around_links = {key: node for one in pictures for key, node in one.web.source.nodes.items()}
    names |= {link.key: _plain(_link_name(link, around_links, asking)) for link in planned.values()}
    records += [planned[key] for key in sorted(planned)]
    datasets = {**picture.datasets, **picture.wider.datasets, **areas.datasets}
    made_up = any(fictional(record.evidence, datasets) for record in records)
    entries = tuple(_entries(records, names, {one.key for one in asked}))
    return Roster(taken.ref, asking.today.isoformat(), entries, made_up)


def _asked(picture: Picture) -> list[MergedNode | MergedLink]:
    """Points raised and plans of the area's own of which nobody has told what became of them, as gaps tell them.

    Those of wider areas are for whoever coordinates there.
    """
    found = [*raised.find(picture), *plan_unconfirmed.find(picture)]
    return [one.records[0] for one in found if isinstance(one.records[0], MergedNode | MergedLink)]


def _listed(picture: Picture) -> Iterator[MergedNode]:
    """Things of the kinds that are listed whole, the area's own and those at the other ends; and open points.

    Unnamed groups too: whoever writes "the associations" should find those that are recorded.
    """
    for node in picture.web.source.nodes.values():
        if over(node, picture.today):
            continue
        if node.kind in KINDS[1:] or (node.kind == _POINTS and node.key in picture.own and is_open(node, picture)):
            yield node


def _plans(picture: Picture) -> Iterator[MergedNode]:
    """The area's own things that are not in force yet, as far as anybody has said."""
    for key in sorted(picture.own):
        node = picture.node(key)
        if node.kind not in _NEVER_PLANS and _is_plan(node, picture):
            yield node


def _planned_links(picture: Picture) -> Iterator[MergedLink]:
    """Links at the area's own things that are plans, between things that are known and no points raised."""
    nodes = picture.web.source.nodes
    for link in picture.web.source.links:
        ends = [nodes[end] for end in (link.source, link.target) if end in nodes]
        own = not picture.own.isdisjoint((link.source, link.target))
        if own and len(ends) == 2 and all(end.kind != _POINTS for end in ends) and _is_plan(link, picture):
            yield link


def _is_plan(record: Merged, picture: Picture) -> bool:
    """Whether a thing or link is a plan that nobody has given up. That its day has passed does not end it."""
    given_up = (str(record.values.get(name, "")) for name in ("valid_to", "until"))
    if record.values.get("status") == "ended" or any(is_over(day, picture.today) for day in given_up):
        return False
    return modality(record) not in COUNTED or record.values.get("status") == "planned"


def _in_order(nodes: Iterable[MergedNode]) -> list[MergedNode]:
    return sorted(nodes, key=lambda node: (_rank(node.kind), node.key))


def _rank(kind: str) -> tuple[int, str]:
    """Listed kinds in their order, then open points, then plans of other kinds."""
    if kind in KINDS:
        return KINDS.index(kind), ""
    return (len(KINDS), "") if kind == _POINTS else (len(KINDS) + 1, kind)


def _link_name(link: MergedLink, nodes: Mapping[str, MergedNode], asking: Asking) -> str:
    """A link as a person says it: "Kemin kaupunki – järjestää – Perheiden piha (tuottaja)"."""
    source, target = (name_of(nodes[end], asking.language)[0] for end in (link.source, link.target))
    apart = (prop.name for prop in link_kinds()[link.kind].properties if prop.in_key)
    told = [value_text(link.kind, name, link.values[name], asking) for name in apart if name in link.values]
    relation = labels().text(f"link:{link.kind}", asking.language)
    return f"{source} – {relation} – {target}" + (f" ({', '.join(told)})" if told else "")


def _plain(name: str) -> str:
    """A name as it may stand in a cell that lists several: on one line, without the signs that part a list."""
    return " ".join(name.replace("|", "/").replace("\\", "/").split())[:_LONGEST]


def _entries(records: Iterable[Merged], names: dict[str, str], asked: Collection[str]) -> Iterator[Entry]:
    """Each record by its name; what shares one with another has its key after it."""
    shared = Counter(name.casefold() for name in names.values())
    for record in records:
        name = names[record.key]
        if shared[name.casefold()] > 1:
            name = f"{name} ({record.key})"
        inside = record.visibility == "network"
        yield Entry(name, record.kind, record.key, inside, _modality(record), record.key in asked)


def _modality(record: Merged) -> str:
    """How far along a thing or link is; "" for what is real."""
    said = modality(record)
    return said if said not in COUNTED else "planned" if record.values.get("status") == "planned" else ""


def kind_word(kind: str, language: str) -> str:
    """The plain word of a node's or link's kind."""
    return label("link" if kind in link_kinds() else "node", kind, language)
