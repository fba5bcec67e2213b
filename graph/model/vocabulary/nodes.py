"""Kinds of things, and the properties that every saying, every thing and every row of a source has."""

from __future__ import annotations

from graph.model.vocabulary.shapes import NodeKind, Property

COMMON = (
    Property("modality", "code", "modality"),
    Property("certainty", "code", "certainty"),
    Property("valid_from", "date"),
    Property("valid_to", "date"),
    Property("visibility", "code", "visibility"),
)
"""Properties of every saying, of a node and of a link."""

NODE_COMMON = (
    Property("name", "words"),
    Property("summary", "words"),
    Property("alt_names", "word_list"),
    Property("identifiers", "texts"),
    Property("matches", "texts"),
    Property("status", "code", "status"),
    Property("generic", "flag"),
    Property("count", "whole"),
    Property("examples", "flag"),
    *COMMON,
)

EVIDENCE = (
    Property("document"),
    Property("locator"),
    Property("said_on", "date"),
    Property("date_basis", "code", "date_basis"),
    Property("verified_on", "date"),
    Property("reported_by", "texts"),
    Property("evidence_note"),
)
"""Columns by which a row says where it comes from."""

EVIDENCE_FIELDS = {"evidence_note": "note"}
"""Columns of ``EVIDENCE`` that are named otherwise than the record's field."""

DATASET = (
    Property("id"),
    Property("title"),
    Property("publisher"),
    Property("licence"),
    Property("read_on", "date"),
    Property("fictional", "flag"),
)

DOCUMENT = (
    Property("id"),
    Property("title"),
    Property("publisher"),
    Property("date", "date"),
    Property("date_basis", "code", "date_basis"),
    Property("date_note"),
    Property("language", "languages"),
    Property("url", "url"),
)

NODE_KINDS = (
    NodeKind(
        "Area",
        "area",
        (
            Property("area_type", "code", "area_type"),
            Property("code"),
            Property("latitude", "number"),
            Property("longitude", "number"),
        ),
    ),
    NodeKind(
        "Network",
        "network",
        (
            Property("network_type", "code", "network_type"),
            Property("form", "codes", "network_form"),
        ),
    ),
    NodeKind(
        "Organisation",
        "organisation",
        (
            Property("organisation_type", "code", "organisation_type"),
            Property("sector", "code", "sector"),
            Property("ytunnus", identifies=True),
        ),
    ),
    NodeKind("Team", "team", (Property("team_type", "code", "team_type"),)),
    NodeKind(
        "Professional",
        "professional",
        (
            Property("profession"),
            Property("person_name", personal=True),
            Property("phone", personal=True),
            Property("email", personal=True),
        ),
    ),
    NodeKind(
        "Service",
        "service",
        (
            Property("level", "code", "level"),
            Property("form", "codes", "service_form"),
            Property("access", "code", "access"),
            Property("min_age", "number"),
            Property("max_age", "number"),
            Property("life_stage", "codes", "life_stage"),
            Property("languages", "languages"),
            Property("fee", "words"),
            Property("waiting_min_days", "whole"),
            Property("waiting_max_days", "whole"),
            Property("waiting_as_of", "date"),
            Property("capacity_status", "code", "capacity_status"),
            Property("capacity_as_of", "date"),
            Property("criteria", "words"),
            Property("exclusions", "words"),
        ),
    ),
    NodeKind(
        "Place",
        "place",
        (
            Property("place_type", "code", "place_type"),
            Property("address", hidden_by="hidden_address"),
            Property("postal_code", hidden_by="hidden_address"),
            Property("latitude", "number", hidden_by="hidden_address"),
            Property("longitude", "number", hidden_by="hidden_address"),
            Property("accessibility", "words"),
            Property("hidden_address", "flag"),
        ),
    ),
    NodeKind(
        "Channel",
        "channel",
        (
            Property("channel_type", "code", "channel_type"),
            Property("url", "url"),
            Property("phone"),
            Property("hours"),
            Property("languages", "languages"),
        ),
    ),
    NodeKind("Need", "need", (Property("urgent", "flag"),)),
    NodeKind("TargetGroup", "target-group"),
    NodeKind(
        "Method",
        "method",
        (Property("method_type", "code", "method_type"), Property("national", "flag")),
    ),
    NodeKind(
        "Guideline",
        "guideline",
        (
            Property("guideline_type", "code", "guideline_type"),
            Property("publisher"),
            Property("period", "date"),
        ),
    ),
    NodeKind(
        "Initiative",
        "initiative",
        (
            Property("initiative_type", "code", "initiative_type"),
            Property("begins", "date"),
            Property("ends", "date"),
            Property("funder"),
        ),
    ),
    NodeKind(
        "Event",
        "event",
        (
            Property("event_type", "code", "event_type"),
            Property("begins", "date"),
            Property("ends", "date"),
            Property("remote", "flag"),
            Property("theme", "words"),
        ),
    ),
    NodeKind(
        "Observation",
        "observation",
        (
            Property("text", "words"),
            Property("theme", "words"),
            Property("tone", "code", "tone"),
            Property("state", "code", "state"),
            Property("said_by"),
            Property("due", "date"),
        ),
    ),
)
