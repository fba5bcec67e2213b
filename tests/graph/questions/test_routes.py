"""What a route may go through, and what is said beside routes: one rule a test."""

from __future__ import annotations

from itertools import pairwise

from graph.model.records import Value
from graph.questions.base import Asking
from graph.questions.routes.question import RoutesAnswer, routes
from tests.networks import TODAY, Drawn, channel, helping, link, need, network, organisation, place, service


def _ask(net: Drawn, origin: str = "family", target: str = "need/x") -> RoutesAnswer:
    return net.store.ask(lambda view: routes(view, Asking(TODAY, "en"), origin=origin, target=target))


def _through(answer: RoutesAnswer) -> list[list[str]]:
    return [[step.target.id for step in one.steps] for one in answer.items]


def test_what_was_said_after_the_asked_day_is_no_step(net: Drawn) -> None:
    net.draw(
        need("x"),
        helping("a", access="open"),
        helping("b", access="open", said_on="2026-11-23"),
        helping("c", "", access="open"),
        link("refers_to", "service/c", "service/a", said_on="2026-11-23"),
    )
    assert _through(_ask(net)) == [["service/a"]]


def test_an_origin_that_helps_itself_is_told_so_beside_routes_to_others(net: Drawn) -> None:
    net.draw(
        need("x"),
        organisation("o"),
        helping("a"),
        helping("b", access="open"),
        link("provides", "organisation/o", "service/a"),
    )
    answer = _ask(net, "organisation/o")
    assert _through(answer) == [["service/b"]]
    assert [note.code for note in answer.notes] == ["route-own"]


def test_a_route_that_begins_with_the_familys_own_way_has_three_steps_at_most(net: Drawn) -> None:
    """Also where other referrals of the origin have shown the longer way."""
    chain = [link("refers_to", f"service/{one}", f"service/{other}") for one, other in ("ab", "bc", "cd")]
    services = [helping(one, "need/x" if one == "d" else "", access="open" if one in "ab" else "") for one in "abcd"]
    net.draw(need("x"), organisation("o"), *services, *chain)
    assert _through(_ask(net, "organisation/o")) == [["service/b", "service/c", "service/d"]]
    assert _through(_ask(net)) == [
        ["service/b", "service/c", "service/d"],
        ["service/a", "service/b", "service/c", "service/d"],
    ]


def _reached(net: Drawn) -> tuple[str | None, str | None]:
    """The number or address of the one step there is, and whose it is where the service has none of its own."""
    (way,) = _ask(net).items
    (step,) = way.steps
    if step.reach is not None:
        assert step.reach in step.text
    return step.reach, step.through.code if step.through else None


def test_a_step_to_what_has_no_number_tells_that_of_its_place_provider_or_network(net: Drawn) -> None:
    """By the rule of the cards of partners, and it says whose number it is."""
    base = [
        need("x"),
        *helping("a", access="open"),
        service("whole"),
        place("p"),
        organisation("o"),
        network("n"),
        *(channel(one, phone=f"0000 {one}") for one in ("own", "of-place", "of-provider", "of-network", "later")),
        link("part_of", "service/a", "service/whole"),
        link("provides", "organisation/o", "service/whole"),
        link("delivered_at", "service/a", "place/p"),
        link("member_of", "service/a", "network/n"),
    ]
    more = [
        (link("reached_through", "network/n", "channel/of-network"), ("0000 of-network", "network/n")),
        (link("reached_through", "organisation/o", "channel/of-provider"), ("0000 of-provider", "organisation/o")),
        (link("reached_through", "place/p", "channel/of-place"), ("0000 of-place", "place/p")),
        (link("reached_through", "service/a", "channel/own"), ("0000 own", None)),
    ]
    net.draw(base)
    assert _reached(net) == (None, None)
    for count, (_, told) in enumerate(more, start=1):
        net.draw(base, [one for one, _ in more[:count]])
        assert _reached(net) == told


def test_a_number_that_is_only_planned_is_not_told_of_a_step(net: Drawn) -> None:
    net.draw(
        need("x"),
        helping("a", access="open"),
        channel("later", phone="0000 100"),
        link("reached_through", "service/a", "channel/later", modality="planned"),
    )
    assert _reached(net) == (None, None)


def test_a_step_tells_the_whole_waiting_time_and_ends_no_sentence_before_its_end(net: Drawn) -> None:
    waiting: dict[str, Value] = {"waiting_min_days": 21, "waiting_max_days": 60, "waiting_as_of": "2026-10"}
    net.draw(need("x"), helping("a", access="open", criteria="Kun on epäselvää.", **waiting))
    (way,) = _ask(net).items
    (step,) = way.steps
    assert "epäselvää; waiting time 21–60 days (as of October 2026); " in step.text
    assert step.waiting is not None
    assert (step.waiting.min_days, step.waiting.max_days, step.waiting_days) == (21, 60, 60)


def test_an_answer_says_where_it_begins_and_only_of_routes_how_they_are_ordered(net: Drawn) -> None:
    net.draw(need("x"), organisation("o"), helping("a", access="open"))
    assert [one.code for one in _ask(net).filter] == ["routes-from-family", "routes-both"]
    assert [one.code for one in _ask(net, "organisation/o").filter] == ["routes-both"]
    net.draw(need("x"), organisation("o"))
    answer = _ask(net)
    assert [one.code for one in answer.filter] == ["routes-from-family"]
    (note,) = answer.notes
    assert note.text.endswith("That does not mean that there is none.")


def test_a_recorded_way_of_too_many_steps_is_not_told_to_lack_a_referral_that_is_recorded(net: Drawn) -> None:
    """The searches from both ends do not meet, but what they have reached is joined."""
    slugs = "abcdefg"
    net.draw(
        need("x"),
        *(helping(one, "need/x" if one == "g" else "") for one in slugs),
        [link("refers_to", f"service/{one}", f"service/{other}") for one, other in pairwise(slugs)],
    )
    broken = _ask(net, "service/a").broken
    assert broken is not None
    assert broken.missing == "the route would take more than 5 steps"
    assert _through(_ask(net, "service/b")) == [[f"service/{one}" for one in slugs[2:]]]
