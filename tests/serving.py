"""Random networks of who serves which need and where: few needs and areas, helpers of every kind, circles too."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from graph.model.records import Saying
from graph.model.vocabulary import CODES, allowed_ends, kind_of_id
from tests.networks import MADE_UP, link, thing

NEEDS = [f"need/{slug}" for slug in "xyzw"]
AREAS = [f"area/{slug}" for slug in "abcde"]
HELPERS = ["service/a", "service/b", "service/c", "initiative/a", "initiative/b", "network/a", "channel/a"]
ACTORS = ["organisation/a", "organisation/b", "network/b", "place/a", "channel/b", "team/a", "professional/a"]
DATES = ("", "2019", "2025-12-31", "2026-11-21", "2026-11-22", "2026-11-23", "2027", "2026/..")
DATASETS = ("d", "other", MADE_UP)
LINKS = (
    "meets",
    "broader",
    "part_of",
    "available_in",
    "neighbour_of",
    "provides",
    "delivered_at",
    "reached_through",
    "cooperates_with",
    "member_of",
    "refers_to",
    "coordinates",
    "works_in",
    "located_in",
)
NOTHING: dict[str, str] = {}
REALITY: st.SearchStrategy[dict[str, str]] = st.sampled_from([NOTHING] * 3) | st.fixed_dictionaries(
    {},
    optional={
        "modality": st.sampled_from(CODES["modality"]),
        "certainty": st.sampled_from(CODES["certainty"]),
        "valid_to": st.sampled_from(DATES[1:]),
    },
)
"""Mostly nothing, so that most of what is drawn is in force."""
EVIDENCE = st.fixed_dictionaries({}, optional={"said_on": st.sampled_from(DATES), "dataset": st.sampled_from(DATASETS)})
STATUS = {"status": st.sampled_from(CODES["status"])}
OWN: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "Service": st.fixed_dictionaries(
        {},
        optional={
            **STATUS,
            "access": st.sampled_from(CODES["access"]),
            "form": st.sampled_from([("home",), ("digital", "phone")]),
            "min_age": st.sampled_from([-0.75, 0.0, 6.5]),
            "max_age": st.sampled_from([-0.1, 7.0, 18.0]),
            "languages": st.sampled_from([("fi",), ("fi", "sv")]),
        },
    ),
    "Initiative": st.fixed_dictionaries({}, optional={**STATUS, "ends": st.sampled_from(DATES[1:])}),
    "Network": st.just({}),
    "Channel": st.fixed_dictionaries({}, optional={"channel_type": st.sampled_from(CODES["channel_type"])}),
    "Area": st.fixed_dictionaries(
        {"area_type": st.sampled_from(CODES["area_type"])},
        optional={"latitude": st.sampled_from([60.0, 65.0]), "longitude": st.sampled_from([21.0, 25.0])},
    ),
}
WAYS = [
    (name, source, target)
    for name in LINKS
    for source in [*NEEDS, *AREAS, *HELPERS, *ACTORS]
    for target in [*NEEDS, *AREAS, *HELPERS, *ACTORS]
    if source != target and allowed_ends(name, kind_of_id(source) or "", kind_of_id(target) or "")
]
AROUND = [way for way in WAYS if way[1] in AREAS and way[2] in AREAS]
BROADER = [("broader", "need/y", "need/x"), *(way for way in WAYS if way[0] == "broader")]


@st.composite
def networks(draw: st.DrawFn) -> list[Saying]:
    """All the things there are, helpers and areas with any properties, and links; circles may be among them.

    Every helper meets some need, most needs are narrower than ``need/x``, and most helpers are available somewhere.
    """
    records: list[Saying] = [thing(node_id) for node_id in (*NEEDS, *ACTORS)]
    records += [thing(node_id, **draw(OWN["Area"])) for node_id in AREAS]
    chosen = draw(st.lists(st.sampled_from(BROADER), min_size=2, max_size=4))
    chosen += draw(st.lists(st.sampled_from(AROUND), min_size=2, max_size=6))
    for node_id in HELPERS:
        own = draw(OWN[kind_of_id(node_id) or ""])
        records.append(thing(node_id, **{**own, **draw(REALITY), **draw(EVIDENCE)}))
        chosen.append(("meets", node_id, draw(st.sampled_from(NEEDS))))
        chosen += [("available_in", node_id, area) for area in draw(st.lists(st.sampled_from(AREAS), max_size=2))]
    chosen += draw(st.lists(st.sampled_from(WAYS), max_size=20))
    for kind, source, target in dict.fromkeys(chosen):
        records.append(link(kind, source, target, **{**draw(REALITY), **draw(EVIDENCE)}))
    return records
