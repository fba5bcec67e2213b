"""The vocabulary: the one table that says which kinds, properties, codes and ends there are.

Checks, stores, the workbook's headings, ``docs/model.md`` and (later) RDF and the pages are made from it. Names
follow the field's standards: Open Referral HSDS, FHIR, CPSV-AP and W3C ORG for structure, THL and PTV for what
Finns call things. Words for people are in ``labels.csv`` under ``node:``, ``link:``, ``property:`` and the code
list's name.

The rows stand in ``nodes.py``, ``links.py`` and ``codes.py``. To add a kind, add one row there, and its words to
``labels.csv``: ``node:`` and ``sheet:`` for a kind of node; ``link:``, and for a link with a direction also
``link:KIND:inverse``, for a kind of link. Then it is checked, kept, loaded and shown. What treats some kinds in a way
of their own names them, and has to be looked at for a new one:

- ``NETWORK_VISIBLE`` below: what may be kept inside the network
- the selections of each store: ``need_cover`` (what helps with a need, and which links tell who, where and how),
  ``known`` and ``area_scope`` (which links lead to an area)
- ``graph/questions``: what an area may be named by (``naming.py``, ``area.py``), who may ask (``partners.py``)
- ``graph/merge/checks``: which names may stand twice (``duplicates.py``) or sound like a person (``persons.py``)
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from graph.model.vocabulary.codes import CODES
from graph.model.vocabulary.links import LINK_COMMON, LINK_KINDS
from graph.model.vocabulary.nodes import COMMON, DATASET, DOCUMENT, EVIDENCE, EVIDENCE_FIELDS, NODE_COMMON, NODE_KINDS
from graph.model.vocabulary.shapes import LinkKind, NodeKind, Property

__all__ = [
    "CODES",
    "COMMON",
    "DATASET",
    "DOCUMENT",
    "EVIDENCE",
    "EVIDENCE_FIELDS",
    "IDENTIFYING_SCHEMES",
    "LANGUAGES",
    "LINK_COMMON",
    "LINK_KINDS",
    "NETWORK_VISIBLE",
    "NODE_COMMON",
    "NODE_KINDS",
    "OLDEST",
    "TEXT_LANGUAGES",
    "YOUNGEST",
    "LinkKind",
    "NodeKind",
    "Property",
    "allowed_ends",
    "base_name",
    "kind_of_id",
    "language_codes",
    "link_kinds",
    "node_kinds",
    "properties",
    "property_of",
]

LANGUAGES = ("fi", "sv", "en")
"""Languages of the program itself. Text may be in others too (``TEXT_LANGUAGES``)."""

TEXT_LANGUAGES = ("fi", "sv", "en", "se", "smn", "sms", "ru", "et", "uk", "ar", "so", "fa", "ku")
"""Languages that names and summaries may be given in (ISO 639)."""

YOUNGEST, OLDEST = -0.75, 120.0
"""Ages in years that a service may be for; −0.75 is the beginning of a pregnancy."""

IDENTIFYING_SCHEMES = ("ptv", "oid", "hsds")
"""Schemes of ``identifiers`` by which two nodes of one kind are the same thing."""

NETWORK_VISIBLE = ("Observation", "Event")
"""Kinds that may be of visibility ``network``; so may links to or from them."""


@cache
def language_codes() -> frozenset[str]:
    """Languages a service may be given in: ISO 639-1, and from ISO 639-3 Sámi, sign, Roma and a few more."""
    return frozenset(files("graph.model").joinpath("language_codes.txt").read_text(encoding="utf-8").split())


@cache
def node_kinds() -> dict[str, NodeKind]:
    """Node kinds by name."""
    return {kind.name: kind for kind in NODE_KINDS}


@cache
def link_kinds() -> dict[str, LinkKind]:
    """Link kinds by name."""
    return {kind.name: kind for kind in LINK_KINDS}


@cache
def properties(kind: str) -> dict[str, Property]:
    """All properties by name that a saying of ``kind`` (node or link) may carry; a kind's own come first."""
    own: tuple[Property, ...]
    common: tuple[Property, ...]
    if kind in node_kinds():
        own, common = node_kinds()[kind].properties, NODE_COMMON
    else:
        own, common = link_kinds()[kind].properties, LINK_COMMON
    return {prop.name: prop for prop in (*own, *(c for c in common if c.name not in {p.name for p in own}))}


def kind_of_id(node_id: str) -> str | None:
    """The node kind an id belongs to by its slug (``service/…`` → ``Service``), or None."""
    return _kinds_by_slug().get(node_id.partition("/")[0])


@cache
def _kinds_by_slug() -> dict[str, str]:
    return {kind.slug: kind.name for kind in NODE_KINDS}


def allowed_ends(link_kind: str, source: str, target: str) -> bool:
    """Whether a link of this kind may lead from a node of kind ``source`` to one of kind ``target``."""
    kind = link_kinds()[link_kind]
    pairs = {(source, target)} | ({(target, source)} if kind.symmetric else set())
    return any(
        left in {s, "*"} and (right in {t, "*"} or (right == "=" and s == t))
        for s, t in pairs
        for left, right in kind.ends
    )


def base_name(key: str) -> str:
    """The property's name of a value's key: ``name@fi`` → ``name``."""
    return key.partition("@")[0]


def property_of(kind: str, key: str) -> Property | None:
    """The property that a value's key belongs to, or None where the kind has none of that name."""
    prop = properties(kind).get(base_name(key))
    return prop if prop is not None and prop.by_language == ("@" in key) else None
