"""Gaps on the map: exactly the missing partnerships as lines, exactly the gaps about somebody as marks."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

import pytest

from graph.model.vocabulary import LANGUAGES
from graph.store.base import Store
from tests.networks import MADE_UP, Drawn, area, helping, link, need, organisation
from tests.visuals.drawn import asked_and_drawn, between
from visuals.drawing import Drawing

ASKED: list[dict[str, Any]] = [
    {"area": "Kemi"},
    {"area": "Esimerkkilä"},
    {"area": "Esimerkkilä", "scope": "network"},
    {"area": "Esimerkkilä", "kinds": "hangs-on-one,bridge-load"},
]


def marks(drawing: Drawing) -> Counter[tuple[str, str, str]]:
    return Counter((dot.key, mark.code, mark.text) for dot in drawing.dots for mark in dot.marks)


def missing(drawing: Drawing) -> set[frozenset[str]]:
    return {frozenset((one.source, one.target)) for one in drawing.strokes if one.family == "missing"}


@pytest.mark.parametrize("given", ASKED, ids=str)
def test_missing_partnerships_are_exactly_the_gaps_of_that_kind(network: Store, given: dict[str, Any]) -> None:
    answer, drawing = asked_and_drawn(network, "gaps", **given)
    gaps = [gap for gap in answer.items if gap.kind.code == "missing-partnership"]
    assert missing(drawing) == {frozenset(one.id for one in gap.about) for gap in gaps}
    told = {one.text: one for stroke in drawing.strokes if stroke.family == "missing" for one in stroke.links}
    assert set(told) == {gap.text for gap in gaps}
    for gap in gaps:
        line = told[gap.text]
        assert (line.kind, line.sources) == (gap.kind, tuple(one.text for one in gap.evidence))
        assert not line.directed


@pytest.mark.parametrize("given", ASKED, ids=str)
def test_marks_are_exactly_what_the_gaps_are_about(network: Store, given: dict[str, Any]) -> None:
    answer, drawing = asked_and_drawn(network, "gaps", **given)
    drawn = {dot.key for dot in drawing.dots}
    wanted = [gap for gap in answer.items if gap.kind.code != "too-little-named"]
    assert marks(drawing) == Counter(
        (key, gap.kind.code, gap.text) for gap in wanted for key in {one.id for one in gap.about} & drawn
    )
    undrawn = sum(not {one.id for one in gap.about} & drawn for gap in wanted)
    said = [one for one in drawing.about if "joita ei voi piirtää" in one]
    assert (said == []) == (undrawn == 0)
    assert all(str(undrawn) in one for one in said)


def test_apart_from_missing_partnerships_it_is_the_map_of_the_area(network: Store) -> None:
    _, drawing = asked_and_drawn(network, "gaps", area="Esimerkkilä")
    _, of_area = asked_and_drawn(network, "network", area="Esimerkkilä")
    assert [dot.ref for dot in drawing.dots] == [dot.ref for dot in of_area.dots]
    real = {stroke.key: stroke.links for stroke in drawing.strokes if stroke.family != "missing"}
    assert real == {stroke.key: stroke.links for stroke in of_area.strokes}
    assert drawing.view == "gaps"


def test_the_line_on_which_others_hang_is_marked_on_it_and_at_both_ends(network: Store) -> None:
    answer, drawing = asked_and_drawn(network, "gaps", area="Esimerkkilä")
    (gap,) = [one for one in answer.items if one.detail == "bridge"]
    ends = [one.id for one in gap.about]
    lines = between(drawing, *ends)
    assert lines
    marked = [stroke for stroke in drawing.strokes if stroke.marks]
    assert marked
    assert {stroke.key for stroke in marked} <= {stroke.key for stroke in lines}
    assert all(gap.text in [mark.text for mark in stroke.marks] for stroke in marked)
    assert {dot.key for dot in drawing.dots if gap.text in [mark.text for mark in dot.marks]} == set(ends)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_too_little_is_known_that_is_read_first_and_marks_nobody(network: Store, language: str) -> None:
    answer, drawing = asked_and_drawn(network, "gaps", area="Kemi", language=language)
    (gap,) = [one for one in answer.items if one.kind.code == "too-little-named"]
    assert drawing.about[0] == gap.text
    assert "too-little-named" not in {code for _, code, _ in marks(drawing)}
    assert {one.text for one in answer.filter} <= set(drawing.about)
    assert answer.known.text in drawing.about


def one_need_two_helpers(number: int = 9, **said: Any) -> list[Any]:
    """So many organisations that work together in a row, and two of them that help in the same and do not."""
    slugs = [f"o{at}" for at in range(number)]
    return [
        area("home"),
        need("x"),
        *(organisation(slug, **said) for slug in slugs),
        *(link("located_in", f"organisation/{slug}", "area/home") for slug in slugs),
        *(link("cooperates_with", f"organisation/{one}", f"organisation/{other}") for one, other in pairwise(slugs)),
        *helping("first", "need/x", "area/home"),
        *helping("last", "need/x", "area/home"),
        link("provides", "organisation/o0", "service/first"),
        link("provides", f"organisation/{slugs[-1]}", "service/last"),
    ]


def test_a_partnership_that_was_recorded_is_missing_no_more(store: Store) -> None:
    drawn = Drawn(store)
    drawn.draw(one_need_two_helpers())
    _, before = asked_and_drawn(store, "gaps", area="area/home")
    assert missing(before) == {frozenset(("organisation/o0", "organisation/o8"))}
    drawn.draw(one_need_two_helpers(), link("cooperates_with", "organisation/o0", "organisation/o8"))
    _, after = asked_and_drawn(store, "gaps", area="area/home")
    assert missing(after) == set()
    assert [one.family for one in between(after, "organisation/o0", "organisation/o8")] == ["together"]


def test_a_planned_partnership_is_drawn_as_planned_beside_the_missing_one(store: Store) -> None:
    planned = link("cooperates_with", "organisation/o0", "organisation/o8", modality="planned")
    Drawn(store).draw(one_need_two_helpers(), planned)
    _, drawing = asked_and_drawn(store, "gaps", area="area/home")
    lines = between(drawing, "organisation/o0", "organisation/o8")
    assert {(one.family, one.standing.code, one.number, one.of) for one in lines} == {
        ("together", "planned", 0, 2),
        ("missing", "not_recorded", 1, 2),
    }


def test_what_is_made_up_is_marked_in_the_missing_too(store: Store) -> None:
    Drawn(store).draw(one_need_two_helpers(dataset=MADE_UP))
    _, drawing = asked_and_drawn(store, "gaps", area="area/home")
    assert drawing.fictional
    assert [one.fictional for stroke in drawing.strokes if stroke.family == "missing" for one in stroke.links] == [True]


def test_partners_that_the_map_has_no_room_for_are_drawn_nevertheless(store: Store) -> None:
    Drawn(store).draw(one_need_two_helpers(320))
    answer, drawing = asked_and_drawn(store, "gaps", area="area/home", kinds="missing-partnership")
    assert len(answer.items) == 1
    assert missing(drawing) == {frozenset(("organisation/o0", "organisation/o319"))}
    assert {"organisation/o0", "organisation/o319"} <= {dot.key for dot in drawing.dots}
    for key in ("organisation/o0", "organisation/o319"):
        (dot,) = [one for one in drawing.dots if one.key == key]
        assert (dot.standing.code, dot.freshness, dot.kind.code) == ("in_force", "fresh", "Organisation")
        assert dot.more


def test_an_area_of_which_nothing_is_recorded_has_a_picture_that_says_so(store: Store) -> None:
    Drawn(store).draw(area("home"))
    _, drawing = asked_and_drawn(store, "gaps", area="area/home", language="en")
    assert drawing.dots == ()
    assert any("does not mean" in one for one in drawing.about)
