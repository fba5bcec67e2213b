"""What counts as in force in a file that depends on no day: only what is told as real, with no end, at both ends."""

from __future__ import annotations

import pytest

from graph.export.standing import in_force, standings
from graph.merge.merge import merge_all
from graph.model.records import MergedLink, MergedNode, Saying, Value
from tests.networks import initiative, link, organisation, service, thing


def found(*said: Saying) -> dict[str, str]:
    """How everything stands that sayings amount to."""
    merged = merge_all(said).values()
    nodes = {one.key: one for one in merged if isinstance(one, MergedNode)}
    return standings(nodes, [one for one in merged if isinstance(one, MergedLink)])


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        ({}, "in_force"),
        ({"modality": "under_way"}, "under_way"),
        ({"status": "unknown"}, "in_force"),
        ({"modality": "planned"}, "planned"),
        ({"modality": "wanted"}, "wanted"),
        ({"status": "planned"}, "planned"),
        ({"status": "paused"}, "paused"),
        ({"status": "ended"}, "ended"),
        ({"valid_to": "2019"}, "end recorded"),
        ({"valid_to": "2099"}, "end recorded"),
        ({"valid_to": "2019/.."}, "in_force"),
        ({"valid_from": "2026-10-01"}, "in_force"),
        ({"valid_from": "2026-10-02"}, "not known to have begun"),
        ({"valid_from": "2026-10-02", "verified_on": "2026-11-01"}, "in_force"),
        ({"valid_from": "2019", "said_on": ""}, "not known to have begun"),
    ],
)
def test_a_thing(said: dict[str, Value], standing: str) -> None:
    assert found(service("cafe", **said)) == {"service/cafe": standing}
    assert in_force(standing) == (standing in {"in_force", "under_way"})


@pytest.mark.parametrize(
    ("said", "standing"),
    [({}, "in_force"), ({"until": "2025"}, "end recorded"), ({"modality": "proposed"}, "proposed")],
)
def test_a_relation(said: dict[str, Value], standing: str) -> None:
    together = link("cooperates_with", "organisation/a", "organisation/b", **said)
    stands = found(organisation("a"), organisation("b"), together)
    assert stands["cooperates_with|organisation/a|organisation/b|"] == standing


@pytest.mark.parametrize("end", ["organisation", "service"])
def test_a_relation_is_no_more_real_than_its_ends(end: str) -> None:
    said: dict[str, dict[str, Value]] = {"organisation": {}, "service": {}, end: {"modality": "possible"}}
    provided = link("provides", "organisation/a", "service/b", modality="under_way")
    stands = found(organisation("a", **said["organisation"]), service("b", **said["service"]), provided)
    assert stands["provides|organisation/a|service/b|"] == "possible"


def test_a_project_ends_with_its_programme_and_an_event_stays_what_it_was() -> None:
    stands = found(
        initiative("programme", ends="2023"),
        initiative("project"),
        initiative("pilot"),
        thing("event/meeting", begins="2023-05-01", ends="2023-05-02"),
        link("part_of", "initiative/pilot", "initiative/project"),
        link("part_of", "initiative/project", "initiative/programme"),
    )
    ended = [key for key, one in stands.items() if one == "end recorded" and "|" not in key]
    assert sorted(ended) == ["initiative/pilot", "initiative/programme", "initiative/project"]
    assert stands["event/meeting"] == "in_force"
