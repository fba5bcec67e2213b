"""Faults of kinds, ids, ends and sources, and of records that do not go together."""

from __future__ import annotations

from dataclasses import replace

from graph.model.records import Dataset, Node
from tests.graph.checking.records import (
    PHONE,
    SAID,
    SERVICE,
    TWINS,
    WEB,
    Case,
    document,
    link,
    node,
    said,
)

RECORD_CASES = (
    Case("unknown-kind", (replace(node("need/a"), kind="Wish"),), (node("need/a"),)),
    Case("unknown-kind", (link("need/a", "likes", "need/b"),), (link("need/a", "broader", "need/b"),)),
    Case("missing-id", (replace(node("need/a"), id=""),), (node("need/a"),), column="id"),
    Case("missing-id", (link("", "broader", "need/b"),), (link("need/a", "broader", "need/b"),), 1, "source"),
    Case("missing-id", (link("need/b", "broader", ""),), (link("need/a", "broader", "need/b"),), 1, "target"),
    Case("missing-id", (document(id=""),), (document(),), column="id"),
    Case("missing-id", (Dataset("", "Text"),), (Dataset("a", "Text"),), column="id"),
    Case("malformed-id", (node("need/Ähky"),), (node("need/a.b_c-1"),), column="id"),
    Case("malformed-id", (node("need/.."),), (node("need/a.."),), column="id"),
    Case("malformed-id", (node(f"need/{'a' * 201}"),), (node(f"need/{'a' * 200}"),), column="id"),
    Case("malformed-id", (replace(node("need/a"), id="need"),), (node("need/need"),), column="id"),
    Case("malformed-id", (link("need/a", "broader", "need/ö"),), (), column="target"),
    Case("malformed-id", (link("wish/a", "broader", "need/a"),), (), column="source"),
    Case("id-of-another-kind", (replace(node("need/a"), kind="Method"),), (node("method/a"),), column="id"),
    Case(
        "missing-name",
        (Node("Need", "need/a", {"summary@fi": "x"}, SAID),),
        (Node("Need", "need/a", {"summary@fi": "x"}, replace(SAID, locator="2")), node("need/a")),
        column="name",
    ),
    Case("missing-name", (node("need/a", {"name@fi": " "}),), (node("need/a", {"name@fi": "x"}),), 1, "name"),
    Case(
        "missing-name",
        (Node("Need", "need/a", {}, SAID),),
        (Node("Need", "need/a", {}, replace(SAID, verified_on="2024-06-01")),),
        column="name",
    ),
    Case("missing-name", (document(title=""),), (document(),), column="title"),
    Case("missing-name", (Dataset("a", " "),), (Dataset("a", "Text"),), column="title"),
    Case("forbidden-ends", (link("need/a", "provides", "service/b"),), (link("team/a", "provides", "place/b"),)),
    Case("forbidden-ends", (link("need/a", "same_as", "area/b"),), (link("need/a", "same_as", "need/b"),)),
    Case(
        "contradicting-rows",
        (
            said(node("need/a", status="active"), locator="1"),
            said(node("need/a", status="ended"), locator="1"),
        ),
        (
            said(node("need/a", status="active"), locator="1"),
            said(node("need/a", status="ended"), locator="2"),
        ),
        row=2,
        column="status",
    ),
    Case(
        "contradicting-rows",
        (node("need/a", status="active"), node("need/a", status="ended")),
        (node("need/a", status="active"), said(node("need/a", status="ended"), said_on="2025")),
        row=2,
        column="status",
    ),
    Case(
        "contradicting-rows",
        (
            said(link("team/a", "cooperates_with", "team/b", strength="close"), locator="1"),
            said(link("team/b", "cooperates_with", "team/a", strength="regular"), locator="1"),
        ),
        (
            said(link("team/a", "member_of", "network/b", role="partner"), locator="1"),
            said(link("team/a", "member_of", "network/b", role="core service"), locator="1"),
            said(node("need/a", matches=("yso:p1",)), locator="1"),
            said(node("need/a", matches=("yso:p2",)), locator="1"),
            said(node("need/a"), locator="1", dataset="b"),
        ),
        row=2,
        column="strength",
    ),
    Case(
        "circle",
        (
            link("area/a", "part_of", "area/b"),
            link("area/b", "part_of", "area/c"),
            link("area/c", "part_of", "area/a"),
            link("area/x", "part_of", "area/a"),
            link("area/c", "part_of", "area/y"),
        ),
        (
            link("area/a", "part_of", "area/b"),
            link("area/b", "part_of", "area/c"),
            link("area/a", "part_of", "area/c"),
        ),
    ),
    Case("circle", (link("need/a", "broader", "need/a"),), (link("need/a", "broader", "need/b"),)),
    Case(
        "unknown-document",
        (said(node("need/a"), document="e"), document()),
        (said(node("need/a"), document="d"), document()),
        column="document",
    ),
    Case(
        "undated",
        (said(node("need/a"), said_on=""),),
        (said(node("need/a"), said_on="", verified_on="2024"), said(node("need/b"), said_on="2019?")),
        column="said_on",
    ),
    Case(
        "undated",
        (said(link("need/a", "broader", "need/b"), said_on=""),),
        (link("need/a", "broader", "need/b"),),
        1,
        "said_on",
    ),
    Case("service-without-contact", SERVICE[:2], SERVICE),
    Case(
        "service-without-contact",
        (
            *SERVICE[:2],
            link("organisation/a", "provides", "service/b"),
            link("organisation/a", "reached_through", "channel/a"),
        ),
        (
            *SERVICE[:2],
            link("organisation/a", "provides", "service/a"),
            link("organisation/a", "reached_through", "channel/a"),
        ),
    ),
    Case(
        "service-without-contact",
        (*SERVICE[:2], link("service/a", "delivered_at", "place/a")),
        (
            *SERVICE[:2],
            link("service/a", "delivered_at", "place/a"),
            link("place/a", "reached_through", "channel/a"),
        ),
    ),
    Case(
        "service-without-area",
        (SERVICE[0], SERVICE[2]),
        (node("service/a", generic=True), node("service/b", status="ended")),
    ),
    Case(
        "outside-finland",
        (node("place/a", latitude=25.0, longitude=60.2),),
        (node("place/a", latitude=59, longitude=19), node("place/b", latitude=70.2, longitude=31.7)),
        column="latitude",
    ),
    Case("outside-finland", (node("area/a", longitude=31.8),), (node("area/a", longitude=31.7),), 1, "latitude"),
    Case(
        "possible-duplicate",
        (*TWINS, link("place/b", "located_in", "area/a")),
        (*TWINS, link("place/b", "located_in", "area/b")),
        row=2,
    ),
    Case(
        "possible-duplicate",
        (*TWINS, link("place/b", "located_in", "area/a"), link("place/b", "different_from", "place/c")),
        (*TWINS, link("place/b", "located_in", "area/a"), link("place/b", "different_from", "place/a")),
        row=2,
    ),
    Case(
        "possible-duplicate",
        (node("channel/a", phone="+358 40 000 0000"), node("channel/b", phone=PHONE)),
        (node("channel/a", phone="+358 50 000 0000"), node("channel/b", phone=PHONE)),
        row=2,
    ),
    Case(
        "possible-duplicate",
        (node("channel/a", url=WEB), node("channel/b", url="http://www.Esimerkki.example/perheet/")),
        (node("channel/a", url=WEB), node("channel/b", url=f"{WEB}/2")),
        row=2,
    ),
    Case(
        "possible-duplicate",
        (node("method/a", {"name@sv": "Metod"}), node("method/b", {"name@sv": "metod!"})),
        (
            node("method/a", {"name@sv": "Metod"}, generic=True),
            node("method/b", {"name@sv": "metod"}),
            node("need/b", {"name@sv": "Metod"}),
            node("method/c", {"name@sv": "x"}, identifiers=("ptv:1",)),
            node("method/d", {"name@sv": "x"}, identifiers=("ptv:1",)),
        ),
        row=2,
    ),
    Case(
        "self-link",
        (link("team/a", "cooperates_with", "team/a"),),
        (link("team/a", "cooperates_with", "team/b"),),
    ),
)
