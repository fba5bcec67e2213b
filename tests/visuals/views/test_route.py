"""Routes as pictures: each step once, from left to right, and a hole only where the answer says there is one."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from graph.model.vocabulary import LANGUAGES
from graph.questions.routes.question import RoutesAnswer
from graph.store.base import Store
from tests.networks import MADE_UP, Drawn, helping, link, need, professional, service
from tests.visuals.drawn import asked_and_drawn, between, the_dot
from visuals.drawing import Drawing

ASKED: list[dict[str, Any]] = [
    {"origin": "perhe", "target": "need/nepsy", "area": "Esimerkkilä"},
    {"origin": "service/esimerkkila-neuvola", "target": "need/vammaisuus", "area": "Esimerkkilä", "limit": 200},
    {"origin": "perhe", "target": "need/uusperhe"},
    {"origin": "organisation/esimerkkilan-kunta", "target": "need/suru", "support": True},
]


def walked(answer: RoutesAnswer, beginning: str) -> list[tuple[str, str]]:
    """The steps of the routes, the best route's first."""
    found: dict[tuple[str, str], None] = {}
    for route in answer.items:
        places = [beginning, *(step.target.id for step in route.steps)]
        found.update(dict.fromkeys(pairwise(places)))
    return list(found)


def drawn_steps(drawing: Drawing) -> list[tuple[str, str]]:
    found = [
        (stroke.target, stroke.source) if link.backwards else (stroke.source, stroke.target)
        for stroke in drawing.strokes
        for link in stroke.links
    ]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("given", ASKED, ids=str)
def test_the_lines_are_exactly_the_steps_of_the_routes(network: Store, given: dict[str, Any]) -> None:
    answer, drawing = asked_and_drawn(network, "routes", **given)
    assert answer.items
    beginning = drawing.dots[0].key
    steps = walked(answer, beginning)
    assert set(drawn_steps(drawing)) == set(steps)
    assert drawn_steps(drawing)[0] == steps[0]
    assert {dot.key for dot in drawing.dots} == {end for step in steps for end in step}
    texts = {step.text for route in answer.items for step in route.steps}
    assert {one.text for stroke in drawing.strokes for one in stroke.links} <= texts
    best = {step.text for step in answer.items[0].steps}
    assert best <= {one.text for stroke in drawing.strokes for one in stroke.links}
    assert any(answer.items[0].text in one for one in drawing.about)


@pytest.mark.parametrize("given", ASKED, ids=str)
def test_the_best_route_leads_from_left_to_right(network: Store, given: dict[str, Any]) -> None:
    answer, drawing = asked_and_drawn(network, "routes", **given)
    assert set(drawing.layers) == {dot.key for dot in drawing.dots}
    places = [drawing.dots[0].key, *(step.target.id for step in answer.items[0].steps)]
    layers = [drawing.layers[key] for key in places]
    assert layers[0] == 0
    assert layers == sorted(set(layers))
    assert all(dot.distance == drawing.layers[dot.key] for dot in drawing.dots)


def test_a_route_begins_at_the_family_or_at_the_thing_that_was_asked(network: Store) -> None:
    _, of_family = asked_and_drawn(network, "routes", language="en", **ASKED[0])
    family = of_family.dots[0]
    assert (family.kind.code, family.ref.name) == ("Family", "the family itself")
    assert family.standing.code == "not_recorded", "nobody records families"
    assert {one.kind.code for stroke in of_family.strokes if stroke.source == "family" for one in stroke.links} == {
        "own_way"
    }
    answer, of_service = asked_and_drawn(network, "routes", **ASKED[1])
    assert of_service.dots[0].ref == answer.taken[0].ref
    assert of_service.view == "route"


def test_two_places_that_routes_use_in_either_order_stand_as_the_better_route_has_them(store: Store) -> None:
    Drawn(store).draw(
        need("x"),
        helping("end"),
        service("start"),
        service("a"),
        service("b"),
        *(
            link("refers_to", f"service/{one}", f"service/{other}", manner="warm handover")
            for one, other in (("start", "a"), ("a", "b"), ("b", "end"))
        ),
        *(
            link("refers_to", f"service/{one}", f"service/{other}", manner="told about")
            for one, other in (("start", "b"), ("b", "a"), ("a", "end"))
        ),
    )
    answer, drawing = asked_and_drawn(store, "routes", origin="service/start", target="need/x")
    ways = [[step.target.id for step in route.steps] for route in answer.items]
    assert ["service/a", "service/b", "service/end"] in ways
    assert ["service/b", "service/a", "service/end"] in ways
    first = next(way for way in ways if len(way) == 3)
    assert drawing.layers == {"service/start": 0, first[0]: 1, first[1]: 2, "service/end": 3}
    (both,) = between(drawing, "service/a", "service/b")
    assert both.arrows == "both"


def test_a_role_that_refers_is_no_place_of_its_own(store: Store) -> None:
    Drawn(store).draw(
        need("x"),
        helping("end"),
        service("start"),
        professional("nurse"),
        link("works_in", "professional/nurse", "service/start"),
        link("refers_to", "professional/nurse", "service/end"),
    )
    _, drawing = asked_and_drawn(store, "routes", origin="service/start", target="need/x")
    assert drawn_steps(drawing) == [("service/start", "service/end")]
    assert "nurse" in drawing.strokes[0].links[0].text
    assert the_dot(drawing, "service/start").more == 1, "who works there is not in the picture"
    assert the_dot(drawing, "service/end").more == 1, "what it helps in is not in the picture"


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_the_way_breaks_there_is_a_hole(store: Store, language: str) -> None:
    Drawn(store).draw(
        need("x"),
        [service(slug) for slug in ("start", "middle", "door")],
        helping("end"),
        link("refers_to", "service/start", "service/middle"),
        link("refers_to", "service/door", "service/end"),
    )
    answer, drawing = asked_and_drawn(store, "routes", origin="service/start", target="service/end", language=language)
    assert answer.broken is not None
    (stroke,) = drawing.strokes
    assert (stroke.family, stroke.source, stroke.target, stroke.arrows) == (
        "missing",
        "service/middle",
        "service/door",
        "target",
    )
    assert answer.broken.missing in stroke.links[0].text
    assert any(answer.broken.missing in one for one in drawing.about)
    assert drawing.layers == {"service/start": 0, "service/middle": 1, "service/door": 2, "service/end": 3}
    assert answer.notes[0].text in drawing.about


def test_a_way_of_too_many_recorded_steps_has_no_hole(store: Store) -> None:
    slugs = [f"s{number}" for number in range(8)]
    Drawn(store).draw(
        need("x"),
        [service(slug) for slug in slugs[:-1]],
        helping(slugs[-1]),
        [link("refers_to", f"service/{one}", f"service/{other}") for one, other in pairwise(slugs)],
    )
    for first, holes in ((0, 1), (1, 0)):  # of six steps the two ends meet, of seven they do not
        answer, drawing = asked_and_drawn(store, "routes", origin=f"service/s{first}", target="need/x")
        assert answer.items == ()
        assert len(drawing.strokes) == holes
        assert any(answer.broken.missing in one for one in drawing.about)


def test_the_family_that_nobody_refers_stands_before_the_hole(store: Store) -> None:
    Drawn(store).draw(need("x"), helping("end"))
    _, drawing = asked_and_drawn(store, "routes", origin="family", target="need/x")
    assert [(one.source, one.target, one.family) for one in drawing.strokes] == [("family", "service/end", "missing")]
    assert drawing.layers == {"family": 0, "service/end": 2}


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_is_recorded_to_lead_to_there_is_a_picture_of_nothing(store: Store, language: str) -> None:
    Drawn(store).draw(need("x"), service("start"))
    answer, drawing = asked_and_drawn(store, "routes", origin="service/start", target="need/x", language=language)
    assert (drawing.dots, drawing.strokes, drawing.layers) == ((), (), {})
    assert {one.text for one in answer.notes} <= set(drawing.about)


def test_what_is_planned_is_no_step_and_is_counted(store: Store) -> None:
    Drawn(store).draw(
        need("x"),
        service("start"),
        helping("end"),
        helping("later"),
        link("refers_to", "service/start", "service/end", dataset=MADE_UP),
        link("refers_to", "service/start", "service/later", modality="planned"),
    )
    answer, drawing = asked_and_drawn(store, "routes", origin="service/start", target="need/x")
    assert drawn_steps(drawing) == [("service/start", "service/end")]
    assert {one.text for one in answer.left_out} <= set(drawing.left_out)
    assert drawing.left_out
    assert drawing.strokes[0].links[0].fictional
    assert drawing.fictional
