"""What holds of partners in any network: it always answers, in one order, and hides nothing without counting it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model.records import Link, Saying
from graph.model.vocabulary import CODES, allowed_ends, kind_of_id
from graph.questions.base import MOST_ITEMS
from graph.questions.partners import PartnersAnswer
from tests.networks import MADE_UP, TODAY, Drawn, datasets, link, thing
from tests.stores import ENGINES

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
QUESTIONS = st.fixed_dictionaries(
    {
        "need": st.sampled_from(["need/x", "need/x", *NEEDS]),
        "area": st.sampled_from([None, *AREAS, "organisation/a", "network/a"]),
        "today": st.sampled_from([TODAY, TODAY, TODAY, date(2020, 1, 1), date(2030, 1, 1)]),
    },
    optional={
        "age": st.sampled_from([-0.75, 0, 6.5, 17.5]),
        "service_language": st.sampled_from(["fi", "sv"]),
        "channel": st.sampled_from(["phone", "home", "chat"]),
        "asked_by": st.sampled_from(["organisation/a", "service/a", "network/b", "team/a"]),
        "in_force": st.booleans(),
        "language": st.sampled_from(["fi", "sv", "en"]),
    },
)
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


@pytest.fixture(scope="module", params=sorted(ENGINES))
def net(request: pytest.FixtureRequest) -> Iterator[Drawn]:
    """One store for all examples of a test: each example is put in the place of the one before."""
    with TemporaryDirectory() as folder:
        store = ENGINES[request.param](Path(folder))
        yield Drawn(store)
        store.close()


def redraw(net: Drawn, records: Sequence[Saying]) -> None:
    """Nothing but these records, put in by dataset in the order given."""
    drawn = datasets(records)
    for gone in net.store.datasets().keys() - {one.id for one in drawn}:
        net.store.remove(gone)
    net.draw(records)


def ids(answer: PartnersAnswer) -> list[str]:
    return [one.service.id for one in answer.items]


FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@FEW
@given(records=networks(), asked=QUESTIONS)
def test_it_answers_and_whatever_is_shown_meets_the_need_or_a_narrower_one(
    net: Drawn, records: list[Saying], asked: dict[str, Any]
) -> None:
    redraw(net, records)
    answer = net.partners(**asked, limit=MOST_ITEMS)
    narrower = {asked["need"]}
    links = [one for one in records if isinstance(one, Link)]
    for _ in NEEDS:
        narrower |= {one.source for one in links if one.kind == "broader" and one.target in narrower}
    meeting = {one.source for one in links if one.kind == "meets" and one.target in narrower}
    assert set(ids(answer)) <= meeting
    for one in answer.items:
        named = [reason.facts["need"] for reason in one.why if reason.code in {"need-exact", "need-narrower"}]
        assert len(named) == 1
        met = {one_link.target for one_link in links if one_link.kind == "meets" and one_link.source == one.service.id}
        assert f"need/{named[0]}" in met & narrower, "the reason names a need that it meets"
        assert len(one.slip) <= 320
        assert one.evidence


@FEW
@given(records=networks(), asked=QUESTIONS)
def test_the_order_is_one_and_a_limit_cuts_it(net: Drawn, records: list[Saying], asked: dict[str, Any]) -> None:
    redraw(net, records)
    whole = net.partners(**asked, limit=MOST_ITEMS)
    assert net.partners(**asked, limit=MOST_ITEMS) == whole
    assert len(set(ids(whole))) == len(whole.items)
    for limit in range(1, len(whole.items) + 2):
        cut = net.partners(**asked, limit=limit)
        assert cut.items == whole.items[:limit]
        more = [one.count for one in cut.left_out if one.code == "more"]
        assert more == ([len(whole.items) - limit] if limit < len(whole.items) else [])


@FEW
@given(records=networks(), asked=QUESTIONS)
def test_a_filter_only_takes_away_and_counts_what_it_takes(
    net: Drawn, records: list[Saying], asked: dict[str, Any]
) -> None:
    redraw(net, records)
    filters = {"age", "service_language", "channel", "in_force"}
    plain = {name: one for name, one in asked.items() if name not in filters}
    everything = net.partners(**plain, limit=MOST_ITEMS)
    real = net.partners(**{**asked, "in_force": True}, limit=MOST_ITEMS)
    some = net.partners(**{**asked, "in_force": False}, limit=MOST_ITEMS)
    place = {one: position for position, one in enumerate(ids(everything))}
    assert set(ids(real)) <= set(ids(some)) <= set(place)
    for answer in (real, some):
        assert [place[one] for one in ids(answer)] == sorted(place[one] for one in ids(answer)), "the order stays"
        assert len(answer.items) + sum(one.count for one in answer.left_out) == len(everything.items) + sum(
            one.count for one in everything.left_out
        )
    # What nobody says to have ended or to be a plan is in force, and all of it stays.
    kept = [one.service.id for one in some.items if one.standing.code not in {"undated", "planned", "paused", "ended"}]
    assert kept == ids(real)


@FEW
@given(records=networks(), asked=QUESTIONS, seed=st.integers(0, 10**6))
def test_the_order_of_loading_does_not_matter(
    net: Drawn, records: list[Saying], asked: dict[str, Any], seed: int
) -> None:
    redraw(net, records)
    one = net.partners(**asked, limit=MOST_ITEMS)
    mixed = Random(seed).sample(records, len(records))  # datasets come in the order of their first record
    for dataset in net.store.datasets():
        net.store.remove(dataset)
    net.draw(mixed)
    other = net.partners(**asked, limit=MOST_ITEMS)
    assert replace(other, revision=0) == replace(one, revision=0)
