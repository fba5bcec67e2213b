"""The network of the bundled areas as data: who is joined with whom in Kemi and in Esimerkkilä, from every engine."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.journeys.program import TODAY, Done, Program


def asked(program: Program, *arguments: str) -> dict[str, Any]:
    return program.data("network", "--as-of", TODAY, *arguments)


def item(answer: dict[str, Any], node_id: str) -> dict[str, Any]:
    (found,) = (one for one in answer["items"] if one["node"]["id"] == node_id)
    return dict(found)


def ways(answer: dict[str, Any]) -> set[tuple[str, str, str]]:
    return {(one["kind"]["code"], one["source"], one["target"]) for one in answer["links"]}


@pytest.mark.parametrize(
    "arguments",
    [
        ("--area", "Kemi"),
        ("--area", "Kemi", "--kinds", "all"),
        ("--area", "Esimerkin hyvinvointialue", "--limit", "50", "--kinds", "all"),
        ("--node", "Kemin perhekeskus", "--depth", "2", "--limit", "80"),
        (),
    ],
)
def test_both_ends_of_every_link_are_there(program: Program, arguments: tuple[str, ...]) -> None:
    answer = asked(program, *arguments)
    ids = {one["node"]["id"] for one in answer["items"]}
    assert answer["links"]
    assert all({one["source"], one["target"]} <= ids for one in answer["links"])
    ends = Counter(end for one in answer["links"] for end in (one["source"], one["target"]))
    assert all(one["degree"] == ends[one["node"]["id"]] for one in answer["items"])


@pytest.mark.needs_neo4j
@pytest.mark.parametrize(
    "arguments", [("--area", "Kemi"), ("--area", "Esimerkkilä", "--limit", "100", "--kinds", "all"), ()]
)
def test_every_engine_tells_the_same(
    demo_on_sqlite: tuple[Program, Done], demo_on_neo4j: tuple[Program, Done], arguments: tuple[str, ...]
) -> None:
    assert asked(demo_on_sqlite[0], *arguments) == asked(demo_on_neo4j[0], *arguments)


def test_in_kemi_the_family_centre_is_in_the_middle_and_the_yard_is_planned(program: Program) -> None:
    answer = asked(program, "--area", "Kemi", "--kinds", "all")
    assert answer["items"][0]["node"]["id"] == "network/kemin-perhekeskus"
    assert answer["items"][0]["more"] == 0
    assert answer["left_out"] == []
    yard = item(answer, "service/perheiden-piha")
    assert yard["standing"]["code"] == "planned"
    assert ("member_of", "service/perheiden-piha", "network/kemin-perhekeskus") in ways(answer)
    at_yard = [one for one in answer["links"] if one["source"] == "service/perheiden-piha"]
    assert any(one["standing"]["code"] == "planned" for one in at_yard)


def test_in_esimerkkila_referrals_between_services_join_the_organisations(program: Program) -> None:
    answer = asked(program, "--area", "Esimerkkilä")
    assert {one["kind"]["code"] for one in answer["items"]} == {"Organisation", "Network", "Team"}
    referrals = [one for one in answer["links"] if one["kind"]["code"] == "refers_to"]
    assert ("refers_to", "organisation/perhetuki-pihlaja", "organisation/esimerkin-hyvinvointialue") in ways(answer)
    assert all(one["parts"] and one["fictional"] for one in referrals)
    assert answer["fictional"]
    assert [one["code"] for one in answer["left_out"]] == ["kinds"]


def test_the_map_of_everything_is_of_organisations_networks_and_teams(program: Program) -> None:
    answer = asked(program)
    counts = Counter(one["kind"]["code"] for one in answer["items"])
    assert set(counts) == {"Organisation", "Network", "Team"}
    assert answer["known"]["area"] is None
    assert answer["known"]["things"] == sum(counts.values())
    named = program.data("browse", "Organisation", "--as-of", TODAY, "--limit", "1000")["items"]
    assert {one["node"]["id"] for one in named} <= {one["node"]["id"] for one in answer["items"]}


def test_around_one_thing_what_is_further_only_adds(program: Program) -> None:
    near, far = (asked(program, "--node", "Kemin kaupunki", "--depth", depth) for depth in ("1", "2"))
    assert ways(near) <= ways(far)
    assert {one["distance"] for one in near["items"]} == {0, 1}
    assert {one["distance"] for one in far["items"]} == {0, 1, 2}


def test_it_can_be_read(program: Program) -> None:
    told = program.text("network", "--as-of", TODAY, "--area", "Kemi", "--limit", "2")
    assert "1. Kemin perhekeskus – Verkosto" in told
    assert "Etäisyys: 0" in told
    assert "jätettiin näyttämättä rajan vuoksi" in told
    rows = program.rows("network", "--as-of", TODAY, "--area", "Kemi")
    assert len(rows) == len(asked(program, "--area", "Kemi")["items"])


def test_an_area_of_which_nothing_is_recorded_says_so(program: Program) -> None:
    assert asked(program, "--area", "Utsjoki")["items"] == []
    assert "ei ole kirjattu mitään" in program.text("network", "--as-of", TODAY, "--area", "Utsjoki")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--area", "Kemi", "--node", "Kemi"), "joko alue (--area) tai kohde (--node)"),
        (("--area", "Kemi", "--depth", "2"), "--node"),
        (("--node", "Kemi", "--depth", "3"), "1, 2"),
        (("--kinds", "linna"), "linna"),
    ],
)
def test_what_cannot_be_asked_is_told_with_what_to_do(program: Program, arguments: tuple[str, ...], said: str) -> None:
    done = program.run("network", *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
