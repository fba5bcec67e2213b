"""The selection ``area_projection``: what belongs to an area, step by step, and who owns what stands beside it."""

from __future__ import annotations

import pytest

from graph.store.base import Scope, Slice, Store
from tests.networks import Drawn, area, channel, link, network, organisation, place, professional, service, thing

HOME = "area/home"


@pytest.fixture
def drawn(store: Store) -> Drawn:
    """An area with what is recorded there, what hangs on that, and what does not."""
    net = Drawn(store)
    net.draw(
        *(area(slug) for slug in ("home", "away")),
        *(organisation(slug) for slug in ("town", "county", "unplaced", "club")),
        *(service(slug) for slug in ("here", "there", "hangs", "hangs-on-club")),
        *(network(slug) for slug in ("local", "national")),
        place("house"),
        channel("line"),
        professional("nurse"),
        professional("coordinator"),
        *(thing(one) for one in ("team/unit", "event/meeting", "observation/point", "method/method")),
        link("located_in", "organisation/town", HOME),
        link("located_in", "organisation/county", "area/away"),
        link("available_in", "service/here", HOME),
        link("available_in", "service/there", "area/away"),
        link("coordinates", "professional/coordinator", HOME),
        link("provides", "organisation/county", "service/here"),
        link("delivered_at", "service/here", "place/house"),
        link("reached_through", "place/house", "channel/line"),
        link("works_in", "professional/nurse", "service/here"),
        link("part_of", "team/unit", "organisation/town"),
        link("takes_part", "team/unit", "event/meeting"),
        link("raised_at", "observation/point", "event/meeting"),
        link("takes_part", "organisation/town", "network/national"),
        link("takes_part", "organisation/club", "network/national"),
        link("member_of", "organisation/unplaced", "network/local"),
        link("available_in", "network/local", HOME),
        link("provides", "organisation/unplaced", "service/hangs"),
        link("uses", "service/here", "method/method"),
        link("uses", "service/there", "method/method"),
        link("refers_to", "service/here", "service/there"),
        link("provides", "organisation/club", "service/there"),
        link("provides", "organisation/club", "service/hangs-on-club"),
    )
    return net


def cut(net: Drawn, scope: Scope = "public") -> Slice:
    return net.store.ask(lambda view: view.select("area_projection", scope, areas=[HOME]))


def test_what_is_recorded_there_and_what_hangs_on_it(drawn: Drawn) -> None:
    hits = dict(cut(drawn).hits)
    placed = {"organisation/town", "service/here", "professional/coordinator", "network/local"}
    assert {key for key, ring in hits.items() if ring == 0} == placed
    one_step = {"place/house", "professional/nurse", "team/unit", "network/national", "organisation/unplaced"}
    assert {key for key, ring in hits.items() if ring == 1} == one_step
    assert {key for key, ring in hits.items() if ring == 2} == {"channel/line", "event/meeting"}


def test_nothing_is_added_through_an_organisation_or_what_is_only_taken_part_in(drawn: Drawn) -> None:
    hits = dict(cut(drawn).hits)
    assert "service/hangs" not in hits
    assert "organisation/club" not in hits
    assert "observation/point" not in hits, "three links away"
    assert not {"method/method", "area/away", "service/there", "organisation/county"} & hits.keys()


def test_the_links_at_it_and_who_owns_what_stands_beside(drawn: Drawn) -> None:
    found = cut(drawn)
    keys = {(one.kind, one.source, one.target) for one in found.links}
    assert ("refers_to", "service/here", "service/there") in keys
    assert ("provides", "organisation/club", "service/there") in keys, "who provides the service beside"
    assert ("uses", "service/there", "method/method") not in keys
    assert ("provides", "organisation/club", "service/hangs-on-club") not in keys
    ends = {end for one in found.links for end in (one.source, one.target)}
    assert ends | dict(found.hits).keys() == found.nodes.keys()


def test_of_no_area_there_is_nothing(drawn: Drawn) -> None:
    found = drawn.store.ask(lambda view: view.select("area_projection", "public", areas=[]))
    assert (found.hits, found.links, dict(found.nodes)) == ((), (), {})


def test_what_only_the_network_may_see_hangs_on_nothing_in_public(drawn: Drawn) -> None:
    drawn.draw(
        thing("observation/secret", visibility="network", dataset="secret"),
        link("concerns", "observation/secret", HOME, dataset="secret"),
    )
    assert "observation/secret" not in dict(cut(drawn).hits)
    assert dict(cut(drawn, "network").hits)["observation/secret"] == 0


def test_a_circle_ends(store: Store) -> None:
    net = Drawn(store)
    net.draw(
        area("home"),
        service("a"),
        service("b"),
        link("available_in", "service/a", HOME),
        link("part_of", "service/a", "service/b"),
        link("part_of", "service/b", "service/a"),
    )
    assert dict(cut(net).hits) == {"service/a": 0, "service/b": 1}
