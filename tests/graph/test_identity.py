"""Who is the same, and which link a saying belongs to."""

from __future__ import annotations

import pytest

from graph.merge.identity import clusters, identifier_ties, link_ends, link_key, ties
from graph.model.records import Saying
from tests.colliding import link, node

YTUNNUS = "0112038-9"


@pytest.mark.parametrize(
    "sayings",
    [
        [node("service/a", "A", by="one"), node("service/a", "B", by="two")],
        [node("service/a", identifiers=("ptv:1",)), node("service/b", identifiers=("ptv:1", "ptv:2"))],
        [node("service/a", identifiers=("oid:1.2",)), node("service/b", identifiers=("oid:1.2",))],
        [node("service/a", identifiers=("hsds:x",)), node("service/b", identifiers=("hsds:x",))],
        [node("organisation/a", ytunnus=YTUNNUS), node("organisation/b", ytunnus=YTUNNUS)],
        [
            node("area/a", area_type="municipality", code="240"),
            node("area/b", area_type="municipality", code="240"),
        ],
        [node("service/a"), node("service/b"), link("service/a", "same_as", "service/b")],
        [node("service/a"), node("service/b"), link("service/b", "same_as", "service/a")],
    ],
)
def test_what_is_one_thing(sayings: list[Saying]) -> None:
    for order in (sayings, sayings[::-1]):
        assert set(clusters(order).values()) == {min(clusters(order))}


@pytest.mark.parametrize(
    "sayings",
    [
        [node("service/a", "Neuvola"), node("service/b", "Neuvola")],
        [node("service/a", matches=("ptv:1",)), node("service/b", matches=("ptv:1",))],
        [node("service/a", identifiers=("www:x",)), node("service/b", identifiers=("www:x",))],
        [node("channel/a", url="https://example.org"), node("channel/b", url="https://example.org")],
        # Kind is part of every key: a municipality is an area and an organisation.
        [node("service/a", identifiers=("ptv:1",)), node("channel/a", identifiers=("ptv:1",))],
        [node("organisation/a", ytunnus=YTUNNUS), node("area/a", ytunnus=YTUNNUS)],
        # A code says nothing without its type.
        [node("area/a", area_type="municipality", code="01"), node("area/b", area_type="region", code="01")],
        [node("area/a", code="240"), node("area/b", code="240")],
        [node("area/a", area_type="municipality"), node("area/b", area_type="municipality")],
        # What is empty identifies nothing.
        [node("service/a", identifiers=("ptv:",)), node("service/b", identifiers=("ptv:",))],
        [node("organisation/a", ytunnus=""), node("organisation/b", ytunnus="")],
        [node("area/a", area_type="region", code=""), node("area/b", area_type="region", code="")],
        # Only a decision that two are the same ties; that they differ, or that one is part of the other, does not.
        [node("service/a"), node("service/b"), link("service/a", "different_from", "service/b")],
        [node("service/a"), node("service/b"), link("service/a", "part_of", "service/b")],
    ],
)
def test_what_stays_two_things(sayings: list[Saying]) -> None:
    assert all(node_id == key for node_id, key in clusters(sayings).items())
    assert len(clusters(sayings)) == 2


def test_a_cluster_is_tied_through_others_and_named_by_its_smallest_id() -> None:
    sayings: list[Saying] = [
        node("service/d", identifiers=("ptv:2",)),
        node("service/c", identifiers=("ptv:1", "ptv:2")),
        node("service/b", identifiers=("ptv:1",)),
        link("service/a", "same_as", "service/b"),
        node("service/z"),
    ]
    # Nobody says anything of service/a itself, so it names nothing.
    expected = {"service/b": "service/b", "service/c": "service/b", "service/d": "service/b", "service/z": "service/z"}
    assert clusters(sayings) == clusters(sayings[::-1]) == expected


def test_a_decision_ties_also_over_an_id_that_nobody_speaks_of() -> None:
    sayings: list[Saying] = [
        node("service/a"),
        node("service/b"),
        link("service/a", "same_as", "service/x"),
        link("service/x", "same_as", "service/b"),
    ]
    assert clusters(sayings) == {"service/a": "service/a", "service/b": "service/a"}


def test_long_chains_are_no_trouble() -> None:
    chain = [link(f"service/{n:05}", "same_as", f"service/{n + 1:05}") for n in range(5_000)]
    named = [node(f"service/{n:05}") for n in range(5_001)]
    assert set(clusters([*chain[::2], *named, *chain[1::2]]).values()) == {"service/00000"}


def test_links_other_than_decisions_tie_nothing() -> None:
    assert ties(link("service/a", "meets", "need/a")) == ()
    assert ties(link("service/a", "same_as", "service/b")) == ("service/a", "service/b")


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("ptv:1", node("service/a", identifiers=("ptv:1",))),
        (f"ytunnus:{YTUNNUS}", node("organisation/a", ytunnus=YTUNNUS)),
        ("municipality:851", node("area/a", area_type="municipality", code="851")),
        ("joint authority area:7", node("area/a", area_type="joint authority area", code="7")),
    ],
)
def test_what_a_person_types_finds_the_identifier(text: str, of: Saying) -> None:
    assert set(identifier_ties(text)) & set(ties(of))


@pytest.mark.parametrize(
    "text", ["service/a", "ptv", "www:1", "matches:1", "", "municipality", "municipality:", "851", "area:851"]
)
def test_other_texts_are_no_identifiers(text: str) -> None:
    assert identifier_ties(text) == ()


RESOLVE = {"service/a": "service/a", "service/b": "service/a", "need/a": "need/a", "organisation/a": "organisation/a"}
RESOLVE |= {"organisation/b": "organisation/b"}


def test_a_links_key_is_kind_ends_and_what_tells_apart() -> None:
    meets = link("service/b", "meets", "need/a", certainty="implied")
    assert link_key(meets, RESOLVE) == "meets|service/a|need/a"
    assert link_ends(meets, RESOLVE) == ("service/a", "need/a")
    plain = link_key(link("organisation/a", "provides", "service/a", note="x"), RESOLVE)
    role = link_key(link("organisation/a", "provides", "service/a", role="responsible"), RESOLVE)
    other = link_key(link("organisation/a", "provides", "service/a", role="producer"), RESOLVE)
    assert len({plain, role, other}) == 3


def test_a_symmetric_link_has_no_direction() -> None:
    there = link("organisation/b", "cooperates_with", "organisation/a", manner="network")
    back = link("organisation/a", "cooperates_with", "organisation/b", manner="network")
    assert link_key(there, RESOLVE) == link_key(back, RESOLVE)
    assert link_ends(there, RESOLVE) == link_ends(back, RESOLVE) == ("organisation/a", "organisation/b")
    refers = link("service/a", "refers_to", "organisation/a"), link("organisation/a", "refers_to", "service/a")
    assert link_key(refers[0], RESOLVE) != link_key(refers[1], RESOLVE)


def test_a_link_waits_while_an_end_is_unknown() -> None:
    assert link_key(link("service/a", "meets", "need/x"), RESOLVE) is None
    assert link_key(link("service/x", "meets", "need/a"), RESOLVE) is None


def test_a_decision_is_no_link_of_the_graph() -> None:
    assert link_key(link("service/a", "same_as", "service/b"), RESOLVE) is None
