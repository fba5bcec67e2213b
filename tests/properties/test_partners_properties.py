"""What holds of partners in any network: it always answers, in one order, and hides nothing without counting it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

from hypothesis import strategies as st

from graph.model.records import Link, Saying
from graph.questions.base import MOST_ITEMS
from graph.questions.partners import PartnersAnswer
from tests.networks import TODAY, Drawn
from tests.properties.each_engine import fresh, on_each_engine
from tests.serving import AREAS, NEEDS, networks

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


@contextmanager
def drawn(engine: str, records: Sequence[Saying]) -> Iterator[Drawn]:
    """A store with nothing but these records, put in by dataset in the order given."""
    with fresh(engine) as store:
        net = Drawn(store)
        net.draw(records)
        yield net


def ids(answer: PartnersAnswer) -> list[str]:
    return [one.service.id for one in answer.items]


SHARE = 4 / 15  # of an engine's examples: a network is larger here than elsewhere


@on_each_engine(SHARE, records=networks(), asked=QUESTIONS)
def test_it_answers_and_whatever_is_shown_meets_the_need_or_a_narrower_one(
    engine: str, records: list[Saying], asked: dict[str, Any]
) -> None:
    with drawn(engine, records) as net:
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


@on_each_engine(SHARE, records=networks(), asked=QUESTIONS)
def test_the_order_is_one_and_a_limit_cuts_it(engine: str, records: list[Saying], asked: dict[str, Any]) -> None:
    with drawn(engine, records) as net:
        whole = net.partners(**asked, limit=MOST_ITEMS)
        assert net.partners(**asked, limit=MOST_ITEMS) == whole
        assert len(set(ids(whole))) == len(whole.items)
        for limit in range(1, len(whole.items) + 2):
            cut = net.partners(**asked, limit=limit)
            assert cut.items == whole.items[:limit]
            more = [one.count for one in cut.left_out if one.code == "more"]
            assert more == ([len(whole.items) - limit] if limit < len(whole.items) else [])


@on_each_engine(SHARE, records=networks(), asked=QUESTIONS)
def test_a_filter_only_takes_away_and_counts_what_it_takes(
    engine: str, records: list[Saying], asked: dict[str, Any]
) -> None:
    filters = {"age", "service_language", "channel", "in_force"}
    plain = {name: one for name, one in asked.items() if name not in filters}
    with drawn(engine, records) as net:
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


@on_each_engine(SHARE, records=networks(), asked=QUESTIONS, seed=st.integers(0, 10**6))
def test_the_order_of_loading_does_not_matter(
    engine: str, records: list[Saying], asked: dict[str, Any], seed: int
) -> None:
    with drawn(engine, records) as net:
        one = net.partners(**asked, limit=MOST_ITEMS)
        for dataset in net.store.datasets():
            net.store.remove(dataset)
        net.draw(Random(seed).sample(records, len(records)))  # datasets come in the order of their first record
        other = net.partners(**asked, limit=MOST_ITEMS)
    assert replace(other, revision=0) == replace(one, revision=0)
