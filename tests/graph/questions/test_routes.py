"""What a route may go through, and what is said beside routes: one rule a test."""

from __future__ import annotations

from graph.questions.base import Asking
from graph.questions.routes.question import RoutesAnswer, routes
from tests.networks import TODAY, Drawn, helping, link, need, organisation


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
