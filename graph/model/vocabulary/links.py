"""Kinds of relations: which kinds they join, and what they say beside that."""

from __future__ import annotations

from graph.model.vocabulary.nodes import COMMON
from graph.model.vocabulary.shapes import LinkKind, Property

LINK_COMMON = (*COMMON, Property("note", "words"))


def _pairs(sources: str, targets: str) -> tuple[tuple[str, str], ...]:
    """Every pair of the kinds named in two comma-separated lists."""
    return tuple((s.strip(), t.strip()) for s in sources.split(",") for t in targets.split(","))


def _same(kinds: str) -> tuple[tuple[str, str], ...]:
    """Each kind of a comma-separated list paired with itself."""
    return tuple((kind.strip(), kind.strip()) for kind in kinds.split(","))


_DECISION = (Property("decided_by"), Property("decided_on", "date"))
_ACTORS = "Organisation, Team, Service, Network, Initiative"

LINK_KINDS = (
    LinkKind(
        "part_of",
        (
            *_same("Area, Organisation, Place, Initiative, Service, Network"),
            ("Team", "Organisation"),
            ("Event", "Initiative"),
        ),
    ),
    LinkKind("broader", _same("Need, TargetGroup")),
    LinkKind(
        "member_of",
        _pairs("Organisation, Team, Service, Place, Channel", "Network"),
        (Property("role", "code", "member_role", in_key=True),),
    ),
    LinkKind(
        "provides",
        _pairs("Organisation, Team, Network, Initiative", "Service, Place, Channel"),
        (Property("role", "code", "provider_role", in_key=True),),
    ),
    LinkKind(
        "coordinates",
        _pairs(
            "Organisation, Team, Professional, Network, Initiative",
            "Network, Service, Place, Initiative, Area, Event",
        ),
        (Property("valid_from", "date", in_key=True),),
    ),
    LinkKind("works_in", _pairs("Professional", "Organisation, Team, Service, Network, Initiative")),
    LinkKind("meets", _pairs("Service, Channel, Method, Network, Initiative", "Need")),
    LinkKind("serves", _pairs("Service, Channel, Place, Initiative, Network", "TargetGroup")),
    LinkKind(
        "available_in",
        _pairs("Service, Channel, Network, Initiative, Event", "Area"),
        (Property("extent", "code", "extent"),),
    ),
    LinkKind("expected_in", _pairs("Need", "Area, Network")),
    LinkKind("located_in", _pairs("Place, Organisation", "Area")),
    LinkKind("neighbour_of", _same("Area"), symmetric=True),
    LinkKind(
        "delivered_at",
        _pairs("Service, Event, Network, Team, Initiative", "Place, Network"),
        (Property("outreach", "flag"), Property("hours"), Property("contact")),
    ),
    LinkKind(
        "reached_through",
        _pairs("Service, Organisation, Place, Network, Initiative", "Channel"),
        (Property("hours"),),
    ),
    LinkKind(
        "refers_to",
        _pairs("Service, Organisation, Team, Professional, Place", "Service"),
        (
            Property("manner", "code", "manner", in_key=True),
            Property("who_may_refer", "words"),
            Property("criteria", "words"),
            Property("documents", "words"),
            Property("consent_needed", "flag"),
            Property("waiting_min_days", "whole"),
            Property("waiting_max_days", "whole"),
            Property("feedback", "code", "feedback"),
            Property("used", "code", "used"),
        ),
    ),
    LinkKind(
        "cooperates_with",
        _pairs(_ACTORS, _ACTORS),
        (
            Property("manner", "code", "cooperation_manner", in_key=True),
            Property("strength", "code", "strength"),
            Property("since", "date"),
            Property("until", "date"),
            Property("confirmed_by", "texts"),
        ),
        symmetric=True,
    ),
    LinkKind(
        "uses",
        _pairs("Organisation, Team, Service, Network", "Method"),
        (Property("trained_people", "whole"), Property("trained_on", "date")),
    ),
    LinkKind("guided_by", _pairs("Network, Service, Place, Method, Guideline", "Guideline")),
    LinkKind(
        "develops",
        _pairs(
            "Initiative, Organisation, Team, Professional, Network",
            "Service, Method, Place, Network, Team, Channel, Guideline",
        ),
    ),
    LinkKind(
        "takes_part",
        _pairs("Organisation, Team, Professional, TargetGroup, Service", "Event, Initiative, Network, Team"),
        (Property("role", "code", "participant_role", in_key=True),),
    ),
    LinkKind("concerns", _pairs("Observation", "*")),
    LinkKind("raised_at", _pairs("Observation", "Event, Initiative, Guideline")),
    LinkKind("assigned_to", _pairs("Observation", "Organisation, Team, Professional, Service, Network, Initiative")),
    LinkKind("answered_by", _pairs("Observation", "*"), _DECISION),
    LinkKind("succeeded_by", _same("Organisation, Network, Initiative, Team"), (Property("on", "date"),)),
    LinkKind("same_as", (("*", "="),), _DECISION, symmetric=True),
    LinkKind("different_from", (("*", "="),), _DECISION, symmetric=True),
)
