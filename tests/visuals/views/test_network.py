"""The map: who is linked with whom, how surely, and how old that is, exactly as the answer tells it."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import pytest

from graph.model.vocabulary import LANGUAGES
from graph.questions.network.answer import NetworkAnswer
from graph.store.base import Store
from tests.networks import MADE_UP, Drawn, area, helping, link, need, organisation, service, thing
from tests.visuals.drawn import asked_and_drawn, between, the_dot
from visuals.drawing import Drawing
from visuals.style import LINES, family_of
from visuals.views import can_be_drawn, drawn

ASKED: list[dict[str, Any]] = [
    {"area": "Kemi"},
    {"area": "Esimerkkilä"},
    {"area": "Esimerkkilä", "kinds": "all"},
    {"node": "Esimerkkilän perhekeskus", "depth": 2},
    {"node": "Kemin perhekeskus"},
    {"limit": 40},
]


@pytest.mark.parametrize("given", ASKED, ids=str)
def test_every_thing_is_a_dot_and_every_link_is_in_exactly_one_stroke(network: Store, given: dict[str, Any]) -> None:
    answer, drawing = asked_and_drawn(network, "network", **given)
    assert [dot.ref for dot in drawing.dots] == [item.node for item in answer.items]
    told = [link.id for stroke in drawing.strokes for link in stroke.links]
    assert sorted(told) == sorted(link.id for link in answer.links)
    assert len(told) == len(set(told))
    assert_as_told(answer, drawing)


def assert_as_told(answer: NetworkAnswer, drawing: Drawing) -> None:
    links = {one.id: one for one in answer.links}
    for stroke in drawing.strokes:
        for told in stroke.links:
            link = links[told.id]
            ends = (stroke.target, stroke.source) if told.backwards else (stroke.source, stroke.target)
            assert {link.source, link.target} == set(ends)
            assert not link.directed or (link.source, link.target) == ends
            assert stroke.family == family_of(link.kind.code)
            assert (told.kind, told.standing, told.text, told.fictional) == (
                link.kind,
                link.standing,
                link.text,
                link.fictional,
            )
        ways = {(one.source, one.target) for one in (links[told.id] for told in stroke.links) if one.directed}
        assert stroke.arrows == {0: "none", 1: "target", 2: "both"}[len(ways)]
        assert stroke.standing in [one.standing for one in stroke.links]


@pytest.mark.parametrize("given", ASKED, ids=str)
def test_lines_between_the_same_two_are_told_apart(network: Store, given: dict[str, Any]) -> None:
    _, drawing = asked_and_drawn(network, "network", **given)
    assert len({stroke.key for stroke in drawing.strokes}) == len(drawing.strokes)

    def pair(stroke: Any) -> list[str]:
        return sorted((stroke.source, stroke.target))

    for _, found in groupby(sorted(drawing.strokes, key=pair), pair):
        beside = sorted(found, key=lambda one: one.number)
        assert [one.number for one in beside] == list(range(len(beside)))
        assert {one.of for one in beside} == {len(beside)}
        order = [list(LINES).index(one.family) for one in beside]
        assert order == sorted(set(order))


def test_a_plan_stays_a_plan(network: Store) -> None:
    _, drawing = asked_and_drawn(network, "network", area="Kemi")
    (stroke,) = between(drawing, "organisation/mll-kemi", "organisation/kemin-kaupunki")
    assert stroke.standing.code == "planned"
    assert [one.standing.code for one in stroke.links] == ["planned"]


def test_the_surest_link_says_how_a_line_stands_and_each_link_how_it_stands_itself(store: Store) -> None:
    Drawn(store).draw(
        organisation("a"),
        organisation("b"),
        link("cooperates_with", "organisation/a", "organisation/b", manner="network", modality="planned"),
        link("cooperates_with", "organisation/a", "organisation/b"),
        link("part_of", "organisation/b", "organisation/a", modality="planned"),
    )
    _, drawing = asked_and_drawn(store, "network")
    standing = {stroke.family: stroke.standing.code for stroke in drawing.strokes}
    assert standing == {"together": "in_force", "belongs": "planned"}
    (together,) = [stroke for stroke in drawing.strokes if stroke.family == "together"]
    assert sorted(one.standing.code for one in together.links) == ["in_force", "planned"]


def test_arrows_follow_the_links(store: Store) -> None:
    Drawn(store).draw(
        [service(slug) for slug in "abcd"],
        link("refers_to", "service/b", "service/a"),
        link("refers_to", "service/a", "service/c"),
        link("refers_to", "service/c", "service/a"),
        link("cooperates_with", "service/a", "service/d"),
    )
    _, drawing = asked_and_drawn(store, "network", node="service/a")
    (one_way,) = between(drawing, "service/a", "service/b")
    (both_ways,) = between(drawing, "service/a", "service/c")
    (together,) = between(drawing, "service/a", "service/d")
    assert (one_way.source, one_way.target, one_way.arrows) == ("service/b", "service/a", "target")
    assert [one.backwards for one in one_way.links] == [False]
    assert both_ways.arrows == "both"
    assert sorted(one.backwards for one in both_ways.links) == [False, True]
    assert (together.arrows, [one.directed for one in together.links]) == ("none", [False])


@pytest.mark.parametrize(
    ("said_on", "freshness"),
    [("2025-11-22", "fresh"), ("2025-11-21", "old"), ("2019", "old"), ("", "undated")],
)
def test_what_is_older_than_a_year_is_old(store: Store, said_on: str, freshness: str) -> None:
    Drawn(store).draw(
        organisation("a", said_on=said_on),
        organisation("b"),
        link("cooperates_with", "organisation/a", "organisation/b", said_on=said_on),
    )
    _, drawing = asked_and_drawn(store, "network")
    assert the_dot(drawing, "organisation/a").freshness == freshness
    assert [one.freshness for one in drawing.strokes[0].links] == [freshness]
    assert the_dot(drawing, "organisation/b").freshness == "fresh"


def test_a_dot_tells_its_facts_and_who_says_so(network: Store) -> None:
    answer, drawing = asked_and_drawn(network, "network", area="Kemi", language="en")
    centre, item = drawing.dots[0], answer.items[0]
    assert ("Newest information", "1 December 2023") in centre.facts
    assert ("Links in the picture", str(item.degree)) in centre.facts
    assert ("how far along", item.modality.text) in centre.facts
    assert centre.sources == tuple(one.text for one in item.evidence)
    assert (centre.more, centre.distance, centre.areas, centre.sectors) == (
        item.more,
        item.distance,
        item.areas,
        item.sectors,
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("given", ASKED, ids=str)
def test_a_picture_says_what_it_shows_and_what_it_does_not(
    network: Store, given: dict[str, Any], language: str
) -> None:
    answer, drawing = asked_and_drawn(network, "network", language=language, **given)
    assert {one.text for one in answer.filter} <= set(drawing.about)
    assert answer.known is not None
    assert answer.known.text in drawing.about
    assert {one.text for one in answer.left_out} <= set(drawing.left_out)
    assert (drawing.language, drawing.as_of, drawing.digest) == (language, answer.as_of, answer.digest)
    assert drawing.view == ("around" if "node" in given else "map")
    assert drawing.of == (answer.taken[0].ref if answer.taken else None)
    assert drawing.title
    assert drawing.of is None or drawing.of.name in drawing.title


def test_a_map_of_organisations_says_which_services_it_cannot_show(network: Store) -> None:
    _, of_kemi = asked_and_drawn(network, "network", area="Kemi", language="en")
    assert any("nobody is recorded as the provider" in one for one in of_kemi.left_out)
    _, whole = asked_and_drawn(network, "network", area="Kemi", kinds="all", language="en")
    assert not any("provider" in one for one in whole.left_out)


def test_a_picture_of_nothing_says_that_this_does_not_mean_that_there_is_nothing(store: Store) -> None:
    Drawn(store).draw(area("home"))
    _, drawing = asked_and_drawn(store, "network", area="area/home", language="en")
    assert (drawing.dots, drawing.strokes) == ((), ())
    assert "does not mean that there is nothing" in drawing.about[0]


def test_what_is_made_up_is_marked(store: Store) -> None:
    Drawn(store).draw(
        organisation("a"),
        organisation("b"),
        organisation("c", dataset=MADE_UP),
        link("cooperates_with", "organisation/a", "organisation/b", dataset=MADE_UP),
        link("part_of", "organisation/b", "organisation/a"),
    )
    _, drawing = asked_and_drawn(store, "network")
    assert drawing.fictional
    assert {dot.key: dot.ref.fictional for dot in drawing.dots} == {
        "organisation/a": False,
        "organisation/b": False,
        "organisation/c": True,
    }
    assert {one.id.split("|")[0]: one.fictional for stroke in drawing.strokes for one in stroke.links} == {
        "cooperates_with": True,
        "part_of": False,
    }


def test_what_the_network_keeps_inside_is_drawn_only_for_those_inside(store: Store) -> None:
    Drawn(store).draw(
        helping("s"),
        need("x"),
        thing("observation/secret", name="SECRET", visibility="network"),
        link("concerns", "observation/secret", "service/s"),
    )
    _, public = asked_and_drawn(store, "network", node="service/s")
    _, inside = asked_and_drawn(store, "network", node="service/s", scope="network")
    assert "SECRET" not in repr(public)
    assert "observation/secret" in {dot.key for dot in inside.dots}
    assert (public.scope, inside.scope) == ("public", "network")


def test_only_answers_that_have_a_view_can_be_drawn(network: Store) -> None:
    drawable = [name for name in ("network", "gaps", "routes", "search", "nothing") if can_be_drawn(name)]
    assert drawable == ["network", "gaps", "routes"]
    answer = Drawn(network).search("Kemi")
    with pytest.raises(ValueError, match="search"):
        network.ask(lambda view: drawn(view, answer))
