"""Show: everything known of one thing, who said it, when, how surely, and who says otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.model.records import Merged, MergedLink, MergedNode
from graph.model.vocabulary import link_kinds, properties
from graph.model.wording import label, labels
from graph.questions.base import Answer, Asking, Cited, Coded, LeftOut, Parameter, Reason, Ref, check_limit, frame
from graph.questions.describe import STALE_DAYS, age_text, cited, newest_age, property_label, ref, value_text
from graph.questions.naming import find
from graph.questions.standing import COUNTED, modality
from graph.store.base import Slice, View

PARAMETERS = (Parameter("node", required=True), Parameter("limit", "whole", default=50))


_FIRST = ("name", "text", "summary", "status", "modality", "certainty", "alt_names")


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A value that some source says and the newest does not."""

    text: str
    evidence: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the thing: a property with its value, or a relation to another thing (``other``)."""

    what: Coded
    value: str
    other: Ref | None
    details: tuple[str, ...]
    evidence: tuple[Cited, ...]
    differing: tuple[Otherwise, ...]


@dataclass(frozen=True, slots=True)
class ShowAnswer(Answer):
    """All facts of one thing: its own first, then its relations by kind."""

    node: Ref | None = None
    kind: Coded | None = None
    aliases: tuple[str, ...] = ()
    items: tuple[Fact, ...] = ()


def show(view: View, asking: Asking, *, node: str, limit: int = 50) -> ShowAnswer:
    """Everything known of the thing that ``node`` names; at most ``limit`` relations of each kind.

    Raises NothingFound and Ambiguous, and BadQuestion for an impossible limit.
    """
    check_limit(limit)
    record, taken = find(view, asking, "node", node)
    around = view.select("neighbourhood", asking.scope, keys=[record.key], limit=limit)
    items = [*_own(record, around, asking), *_relations(record, around, asking)]
    age = newest_age(record, asking.today)
    notes: list[Reason] = []
    if (said := modality(record)) not in COUNTED:
        notes.append(asking.reason("show-planned", modality=label("modality", said, asking.language)))
    if age is None:
        notes.append(asking.reason("undated-why"))
    elif age > STALE_DAYS:
        notes.append(asking.reason("stale", age=age_text(age, asking)))
    parts = {
        "taken": (taken,),
        "notes": tuple(notes),
        "left_out": tuple(_left_out(record, around, asking, limit)),
        "node": taken.ref,
        "kind": Coded(record.kind, label("node", record.kind, asking.language)),
        "aliases": record.aliases,
        "items": tuple(items),
    }
    return ShowAnswer(**frame(view, asking, "show", {"node": node, "limit": limit}, **parts))


def _own(record: MergedNode, around: Slice, asking: Asking) -> Iterable[Fact]:
    """Its own facts: what it is called and what it is come first, texts in other languages last."""
    sources = cited(record, around, asking)
    order = list(properties(record.kind))
    for name in sorted(record.values, key=lambda one: _own_order(one, order, asking.language)):
        text = value_text(record.kind, name, record.values[name], asking)
        unreal = str(record.values.get("modality", "in_force")) not in COUNTED
        if unreal and name in {"valid_from", "begins"}:
            text = asking.say("only-planned", value=text)
        if unreal and (name, record.values[name]) == ("status", "ended"):
            text = asking.say("not-come-about")
        yield Fact(
            Coded(name, property_label(name, asking)),
            text,
            None,
            (),
            tuple(sources[at] for at in record.supports.get(name, ())),
            tuple(_otherwise(record, name, sources, asking)),
        )


def _own_order(key: str, order: list[str], language: str) -> tuple[bool, int, int, str]:
    name, _, spoken = key.partition("@")
    foreign = spoken not in {"", language}
    return (foreign, _FIRST.index(name) if name in _FIRST else len(_FIRST), order.index(name), spoken)


def _otherwise(record: Merged, name: str, sources: tuple[Cited, ...], asking: Asking) -> Iterable[Otherwise]:
    for said in record.differing:
        if said.property == name:
            text = value_text(record.kind, name, said.value, asking)
            yield Otherwise(text, tuple(sources[at] for at in said.evidence))


def _relations(record: MergedNode, around: Slice, asking: Asking) -> Iterable[Fact]:
    kinds = list(link_kinds())
    for link in sorted(around.links, key=lambda one: (kinds.index(one.kind), one.source != record.key, one.key)):
        outward = link.source == record.key
        other = around.nodes.get(link.target if outward else link.source)
        if other is None:
            continue
        key = f"link:{link.kind}" if outward or link_kinds()[link.kind].symmetric else f"link:{link.kind}:inverse"
        name = ref(other, asking, around.datasets)
        yield Fact(
            Coded(link.kind if outward else f"{link.kind}:inverse", labels().text(key, asking.language)),
            name.name,
            name,
            tuple(_details(link, asking)),
            cited(link, around, asking),
            tuple(one for value in link.values for one in _otherwise(link, value, cited(link, around, asking), asking)),
        )


def _details(link: MergedLink, asking: Asking) -> Iterable[str]:
    """Properties of a link; of a text only the reader's language, where it is said in that."""
    for name, value in link.values.items():
        base, _, spoken = name.partition("@")
        if spoken in {"", asking.language} or f"{base}@{asking.language}" not in link.values:
            yield f"{property_label(name, asking)}: {value_text(link.kind, name, value, asking)}"


def _left_out(record: MergedNode, around: Slice, asking: Asking, limit: int) -> Iterable[LeftOut]:
    for hit, count in around.hits:
        _, kind, way = hit.split("|")
        if count > limit:
            key = f"link:{kind}" if way == "out" or link_kinds()[kind].symmetric else f"link:{kind}:inverse"
            relation = labels().text(key, asking.language)
            text = asking.say("left-relations", count=count - limit, relation=relation)
            yield LeftOut("more", count - limit, text)
