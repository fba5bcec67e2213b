"""The network as data, on every engine: what is shown, how it is connected, and what is only counted."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graph.errors import BadQuestion
from graph.model.records import Saying
from graph.questions.base import Asking
from graph.questions.network.answer import CITED, NetworkAnswer, NetworkLink, NetworkNode
from graph.questions.network.question import network as network_question
from graph.store.base import Scope, Store
from tests.networks import (
    MADE_UP,
    SAID,
    TODAY,
    Drawn,
    area,
    helping,
    link,
    need,
    network,
    organisation,
    place,
    professional,
    service,
    thing,
)


def ask(
    store: Store, *, today: date = TODAY, scope: Scope = "public", language: str = "fi", **given: Any
) -> NetworkAnswer:
    return store.ask(lambda view: network_question(view, Asking(today, language, scope), **given))


def ids(answer: NetworkAnswer) -> list[str]:
    return [one.node.id for one in answer.items]


def item(answer: NetworkAnswer, node_id: str) -> NetworkNode:
    (found,) = [one for one in answer.items if one.node.id == node_id]
    return found


def ways(answer: NetworkAnswer) -> list[tuple[str, str, str]]:
    return [(one.kind.code, one.source, one.target) for one in answer.links]


def the_link(answer: NetworkAnswer, kind: str) -> NetworkLink:
    (found,) = [one for one in answer.links if one.kind.code == kind]
    return found


def left_out(answer: NetworkAnswer) -> dict[str, int]:
    return {one.code: one.count for one in answer.left_out}


def star(rays: int) -> list[Saying]:
    """A service in the middle, what it meets, and services that meet the same."""
    others = [f"o{number:03}" for number in range(rays)]
    return [need("x"), *(one for slug in ("middle", *others) for one in helping(slug))]


def organisations() -> list[Saying]:
    """Two organisations that work together through a service, a team and a role alone; nothing joins a third."""
    return [
        *(organisation(slug) for slug in ("one", "other", "third")),
        thing("team/t"),
        network("net"),
        professional("nurse"),
        *(service(slug) for slug in ("a", "b", "c")),
        link("part_of", "team/t", "organisation/other"),
        link("provides", "organisation/one", "service/a"),
        link("provides", "team/t", "service/b"),
        link("provides", "organisation/other", "service/c"),
        link("works_in", "professional/nurse", "service/a"),
        link("refers_to", "service/a", "service/b", manner="warm handover"),
        link("refers_to", "service/a", "service/c"),
        link("refers_to", "professional/nurse", "service/c", said_on="2026-11-01"),
        link("coordinates", "professional/nurse", "network/net"),
    ]


def test_any_day_may_be_asked_for(store: Store) -> None:
    Drawn(store).draw(organisation("a"), organisation("b"))
    assert ask(store, today=date.max).items
    assert ask(store, today=date.min).known is None or ask(store, today=date.min).items


def test_around_one_thing_is_what_it_is_linked_with_and_what_joins_these(store: Store) -> None:
    Drawn(store).draw(star(3), link("refers_to", "service/o000", "service/middle"), place("apart"))
    near = ask(store, node="service/middle")
    assert ids(near) == ["service/middle", "need/x", "service/o000"]
    assert [one.distance for one in near.items] == [0, 1, 1]
    assert ways(near) == [
        ("meets", "service/middle", "need/x"),
        ("meets", "service/o000", "need/x"),
        ("refers_to", "service/o000", "service/middle"),
    ]
    assert [(one.degree, one.more) for one in near.items] == [(2, 0), (2, 2), (2, 0)]
    further = ask(store, node="service/middle", depth=2)
    assert ids(further) == [*ids(near), "service/o001", "service/o002"]
    assert [one.distance for one in further.items] == [0, 1, 1, 2, 2]
    assert not any(one.more for one in further.items)


def test_a_hub_tells_how_many_more_there_are(store: Store) -> None:
    Drawn(store).draw(star(60))
    answer = ask(store, node="service/middle", depth=2)
    hub = item(answer, "need/x")
    assert hub.degree + hub.more == 61
    assert len(answer.items) == hub.degree + 1
    assert left_out(answer)["hubs"] == hub.more > 0
    assert ask(store, node="need/x", limit=1000).left_out == (), "what was asked about is no hub"
    assert item(ask(store, node="need/x", limit=11), "need/x").more == 51


def test_a_limit_keeps_the_nearest_then_those_with_most_links_then_by_id(store: Store) -> None:
    Drawn(store).draw(star(3), place("p"), link("delivered_at", "service/o002", "place/p"))
    answer = ask(store, node="need/x", limit=3)
    assert ids(answer) == ["need/x", "service/middle", "service/o000"]
    assert ids(ask(store, node="need/x", depth=2, limit=3)) == ["need/x", "service/o002", "service/middle"]
    assert left_out(answer) == {"more": 2}
    assert item(answer, "need/x").more == 2


def test_in_an_area_is_what_belongs_to_it_and_what_that_is_linked_with(store: Store) -> None:
    Drawn(store).draw(
        [area("home"), area("away"), need("y"), need("z"), organisation("o")],
        helping("far", "need/y", "area/away"),
        helping("here", "need/z", "area/home"),
        link("provides", "organisation/o", "service/here"),
    )
    answer = ask(store, area="area/home", kinds="all")
    assert ids(answer) == ["service/here", "area/home", "need/z", "organisation/o"]
    assert [one.distance for one in answer.items] == [0, 0, 1, 1]
    assert answer.known is not None
    assert (answer.known.area, answer.known.things) == (answer.taken[0].ref, 1)
    assert left_out(answer) == {}
    usual = ask(store, area="area/home")
    assert (ids(usual), left_out(usual)) == (["organisation/o"], {"kinds": 3})


def test_it_says_where_things_are_and_who_says_so(store: Store) -> None:
    Drawn(store).draw(
        [area("home"), organisation("o"), need("z")],
        helping("here", "need/z", "area/home"),
        link("provides", "organisation/o", "service/here"),
        link("located_in", "organisation/o", "area/home"),
    )
    answer = ask(store, node="service/here")
    for one in ("service/here", "organisation/o"):
        assert [place.id for place in item(answer, one).areas] == ["area/home"]
    assert item(answer, "need/z").areas == ()
    told = [*(one.evidence for one in answer.items), *(one.evidence for one in answer.links)]
    assert all(1 <= len(evidence) <= CITED for evidence in told)
    assert {one.said_on for evidence in told for one in evidence} == {SAID}


def test_an_area_of_which_nothing_is_recorded_says_so(store: Store) -> None:
    Drawn(store).draw(area("home"))
    answer = ask(store, area="area/home")
    assert (answer.items, answer.links) == ((), ())
    assert [one.code for one in answer.notes] == ["network-none"]
    assert answer.known is not None
    assert answer.known.things == 0


@pytest.mark.parametrize("given", [{}, {"area": "area/home"}], ids=["everything", "an area"])
def test_the_map_tells_links_of_services_teams_and_roles_as_those_of_whoever_they_belong_to(
    store: Store, given: dict[str, Any]
) -> None:
    located = [link("located_in", f"organisation/{slug}", "area/home") for slug in ("one", "other", "third")]
    Drawn(store).draw(organisations(), area("home"), located)
    answer = ask(store, **given)
    assert set(ids(answer)) == {"organisation/one", "organisation/other", "organisation/third", "team/t", "network/net"}
    assert ways(answer) == [
        ("coordinates", "organisation/one", "network/net"),
        ("refers_to", "organisation/one", "organisation/other"),
        ("refers_to", "organisation/one", "team/t"),
        ("part_of", "team/t", "organisation/other"),
    ]
    assert [one.parts for one in answer.links] == [1, 2, 1, 0]
    both = answer.links[1]
    assert (both.sayings, both.newest, both.age_days) == (2, "2026-11-01", 21)
    assert item(answer, "organisation/third").degree == 0
    assert "organisation/one" in {one.node.id for one in answer.items if one.more}


def test_kinds_that_were_not_asked_for_are_counted_and_not_gone_through(store: Store) -> None:
    Drawn(store).draw(star(2), place("p"), link("delivered_at", "service/middle", "place/p"))
    answer = ask(store, node="service/middle", kinds="Place, palvelu tai toiminta", depth=2)
    assert ids(answer) == ["service/middle", "place/p"]
    assert left_out(answer) == {"kinds": 1}
    assert item(answer, "service/middle").more == 1


def test_what_is_planned_and_what_is_over_is_marked(store: Store) -> None:
    Drawn(store).draw(
        [service(slug) for slug in ("a", "c", "d")],
        service("b", status="ended"),
        organisation("o", sector="church"),
        link("provides", "organisation/o", "service/a", modality="planned", role="responsible"),
        link("refers_to", "service/a", "service/b"),
        link("refers_to", "service/a", "service/c", valid_to="2020"),
        link("cooperates_with", "service/a", "service/d", said_on=""),
    )
    answer = ask(store, node="service/a", language="en")
    told = {(one.kind.code, one.target): one for one in answer.links}
    planned = told["provides", "service/a"]
    assert planned.standing.code == "planned"
    assert planned.modality is not None
    assert (planned.modality.code, planned.manner and planned.manner.code) == ("planned", "responsible")
    assert planned.directed
    assert "planned" in planned.text
    assert item(answer, "service/b").standing.code == "ended"
    assert told["refers_to", "service/b"].standing.code == "ended", "it is over with what it leads to"
    assert told["refers_to", "service/c"].standing.code == "ended"
    undated = told["cooperates_with", "service/d"]
    assert (undated.standing.code, undated.newest, undated.age_days, undated.directed) == ("undated", None, None, False)
    assert [one.code for one in item(answer, "organisation/o").sectors] == ["church"]
    assert [one.code for one in item(answer, "service/d").sectors] == []


def test_who_was_at_a_meeting_was_there_though_it_is_over(store: Store) -> None:
    Drawn(store).draw(
        organisation("o"),
        thing("event/e", begins="2026-10-01", ends="2026-10-01"),
        link("takes_part", "organisation/o", "event/e"),
    )
    assert the_link(ask(store, node="organisation/o"), "takes_part").standing.code == "in_force"


def test_what_the_network_keeps_inside_is_neither_shown_nor_counted_in_public(store: Store) -> None:
    Drawn(store).draw(
        area("home"),
        helping("s", "", "area/home"),
        thing("observation/secret", name="SECRET", visibility="network"),
        link("concerns", "observation/secret", "service/s"),
    )
    for given in ({"area": "area/home", "kinds": "all"}, {"node": "service/s"}, {"node": "area/home", "depth": 2}):
        public, inside = ask(store, **given), ask(store, scope="network", **given)
        assert "SECRET" not in repr(public)
        assert (item(public, "service/s").degree, item(public, "service/s").more) == (1, 0)
        assert "observation/secret" in ids(inside)
        assert "concerns" in {kind for kind, _, _ in ways(inside)}


def test_what_a_source_made_up_marks_the_link_alone(store: Store) -> None:
    Drawn(store).draw(
        organisation("a"),
        organisation("b"),
        link("cooperates_with", "organisation/a", "organisation/b", dataset=MADE_UP),
    )
    answer = ask(store)
    assert [one.node.fictional for one in answer.items] == [False, False]
    assert the_link(answer, "cooperates_with").fictional
    assert answer.fictional


def test_how_much_of_what_is_shown_somebody_has_confirmed(store: Store) -> None:
    Drawn(store).draw(organisation("a", verified_on="2026-06-01"), organisation("b", verified_on="2020"))
    known = ask(store).known
    assert known is not None
    assert (known.area, known.things, known.verified_share, known.newest) == (None, 2, 0.5, "2026-10-01")


def test_that_two_things_are_not_the_same_connects_nothing(store: Store) -> None:
    Drawn(store).draw(place("a"), place("b"), link("different_from", "place/a", "place/b"))
    answer = ask(store, node="place/a")
    assert ids(answer) == ["place/a"]
    assert (answer.items[0].degree, answer.items[0].more) == (0, 0)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"area": "area/home", "node": "area/home"}, "network-one"),
        ({"depth": 2}, "network-depth"),
        ({"area": "area/home", "depth": 2}, "network-depth"),
        ({"node": "area/home", "depth": 3}, "bad-choice"),
        ({"node": "area/home", "depth": 0}, "bad-choice"),
        ({"kinds": "Service, castle"}, "bad-choice"),
        ({"limit": 0}, "bad-limit"),
    ],
)
def test_what_cannot_be_asked_is_refused(store: Store, given: dict[str, Any], code: str) -> None:
    Drawn(store).draw(area("home"))
    with pytest.raises(BadQuestion) as error:
        ask(store, **given)
    assert error.value.code == code
