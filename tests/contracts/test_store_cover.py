"""The selection ``need_cover``: what meets a need in some areas, and all that is needed to tell who, where and how."""

from __future__ import annotations

import pytest

from graph.store.base import Slice, Store
from tests.colliding import Record, dataset, link, node

NETWORK: list[Record] = [
    node("need/speech", "Puhe"),
    node("need/stammer", "Änkytys"),
    node("need/late", "Myöhäinen puhe"),
    node("need/sleep", "Uni"),
    link("need/stammer", "broader", "need/speech"),
    link("need/late", "broader", "need/stammer"),
    node("area/kemi", "Kemi"),
    node("area/oulu", "Oulu"),
    *(node(f"service/{slug}", slug) for slug in ("here", "there", "anywhere", "narrow", "narrowest", "sleep")),
    link("service/here", "meets", "need/speech"),
    link("service/there", "meets", "need/speech"),
    link("service/anywhere", "meets", "need/speech"),
    link("service/narrow", "meets", "need/stammer"),
    link("service/narrowest", "meets", "need/late"),
    link("service/narrowest", "meets", "need/stammer"),
    link("service/sleep", "meets", "need/sleep"),
    link("service/here", "available_in", "area/kemi"),
    link("service/there", "available_in", "area/oulu"),
    link("service/narrow", "available_in", "area/kemi"),
    link("service/narrow", "available_in", "area/oulu"),
    link("service/narrowest", "available_in", "area/oulu"),
]
SURROUNDINGS: list[Record] = [
    node("initiative/project", "Hanke"),
    node("initiative/programme", "Ohjelma"),
    node("organisation/o", "O"),
    node("team/t", "T"),
    node("place/p", "P"),
    node("network/n", "N"),
    node("target-group/g", "G"),
    node("professional/r", "R"),
    *(node(f"channel/{slug}", slug) for slug in ("own", "of-provider", "of-place", "of-network")),
    node("area/lapland", "Lappi"),
    link("service/here", "delivered_at", "place/p"),
    link("service/here", "reached_through", "channel/own"),
    link("service/here", "serves", "target-group/g"),
    link("service/here", "member_of", "network/n"),
    link("organisation/o", "provides", "service/here"),
    link("team/t", "coordinates", "service/here"),
    link("professional/r", "works_in", "service/here"),
    link("organisation/o", "reached_through", "channel/of-provider"),
    link("place/p", "reached_through", "channel/of-place"),
    link("place/p", "located_in", "area/kemi"),
    link("network/n", "reached_through", "channel/of-network"),
    link("organisation/o", "located_in", "area/kemi"),
    link("area/kemi", "part_of", "area/lapland"),
    link("service/here", "refers_to", "service/sleep"),
]


def cover(store: Store, *needs: str, areas: list[str] | None = None) -> Slice:
    return store.ask(lambda view: view.select("need_cover", "public", needs=list(needs), areas=areas))


@pytest.mark.parametrize(
    ("needs", "areas", "expected"),
    [
        (
            ["need/speech"],
            None,
            [
                ("service/anywhere", 0),
                ("service/here", 0),
                ("service/there", 0),
                ("service/narrow", 1),
                ("service/narrowest", 1),
            ],
        ),
        (["need/speech"], ["area/kemi"], [("service/anywhere", 0), ("service/here", 0), ("service/narrow", 1)]),
        (
            ["need/speech"],
            ["area/oulu"],
            [("service/anywhere", 0), ("service/there", 0), ("service/narrow", 1), ("service/narrowest", 1)],
        ),
        (["need/speech"], [], [("service/anywhere", 0)]),
        (["need/stammer"], ["area/oulu", "area/kemi"], [("service/narrow", 0), ("service/narrowest", 0)]),
        (["need/late"], None, [("service/narrowest", 0)]),
        (["need/late", "need/sleep"], None, [("service/narrowest", 0), ("service/sleep", 0)]),
        (["need/speech", "need/late"], ["area/oulu"], [
            ("service/anywhere", 0),
            ("service/narrowest", 0),
            ("service/there", 0),
            ("service/narrow", 1),
        ]),
        (["need/x"], None, []),
        ([], None, []),
    ],
)  # fmt: skip
def test_needs_narrower_needs_and_areas(
    store: Store, needs: list[str], areas: list[str] | None, expected: list[tuple[str, int]]
) -> None:
    store.change(dataset(), NETWORK)
    assert list(cover(store, *needs, areas=areas).hits) == expected


def test_areas_may_be_left_out(store: Store) -> None:
    store.change(dataset(), NETWORK)
    without = store.ask(lambda view: view.select("need_cover", "public", needs=["need/speech"]))
    assert without == cover(store, "need/speech")


def test_the_asked_and_the_narrower_needs_come_along(store: Store) -> None:
    store.change(dataset(), NETWORK)
    assert {key for key in cover(store, "need/speech", areas=[]).nodes if key.startswith("need/")} == {
        "need/speech",
        "need/stammer",
        "need/late",
    }


def test_all_that_tells_who_where_and_how_comes_along(store: Store) -> None:
    store.change(dataset(), [*NETWORK, *SURROUNDINGS])
    found = cover(store, "need/speech", areas=["area/kemi"])
    about_here = {one.key for one in found.links if {one.source, one.target} & {"service/here"}}
    assert about_here == {
        "meets|service/here|need/speech",
        "available_in|service/here|area/kemi",
        "delivered_at|service/here|place/p",
        "reached_through|service/here|channel/own",
        "serves|service/here|target-group/g",
        "member_of|service/here|network/n|",
        "provides|organisation/o|service/here|",
        "coordinates|team/t|service/here|",
        "works_in|professional/r|service/here",
    }
    further = {one.key for one in found.links} - about_here
    assert {
        "reached_through|organisation/o|channel/of-provider",
        "reached_through|place/p|channel/of-place",
        "located_in|place/p|area/kemi",
    } <= further
    assert not [key for key in further if key.startswith(("refers_to", "part_of|area"))]
    ends = {end for one in found.links for end in (one.source, one.target)}
    assert ends <= set(found.nodes)


def test_what_an_item_is_part_of_tells_its_provider(store: Store) -> None:
    store.change(
        dataset(),
        [
            *NETWORK,
            *SURROUNDINGS,
            link("initiative/project", "meets", "need/sleep"),
            link("initiative/project", "part_of", "initiative/programme"),
            link("organisation/o", "provides", "initiative/programme"),
        ],
    )
    found = cover(store, "need/sleep", areas=["area/oulu"])
    assert [key for key, _ in found.hits] == ["initiative/project", "service/sleep"]
    assert "part_of|initiative/project|initiative/programme" in {one.key for one in found.links}
    assert "organisation/o" in found.nodes
    assert "channel/of-provider" in found.nodes


def test_circles_come_to_an_end(store: Store) -> None:
    circles = [
        link("need/speech", "broader", "need/late"),
        link("need/sleep", "broader", "need/sleep"),
        link("service/here", "part_of", "service/there"),
        link("service/there", "part_of", "service/here"),
    ]
    store.change(dataset(), [*NETWORK, *circles])
    found = dict(cover(store, "need/speech", areas=["area/kemi"]).hits)
    assert found == {"service/anywhere": 0, "service/here": 0, "service/narrow": 1}
    assert dict(cover(store, "need/late").hits)["service/here"] == 1
    assert dict(cover(store, "need/sleep").hits) == {"service/sleep": 0}
