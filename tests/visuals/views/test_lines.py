"""Lines out of any links, and layers out of any steps."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from graph.questions.base import Coded
from graph.questions.standing import ORDER
from visuals.drawing import Family, Told
from visuals.style import LINES
from visuals.views.depth import depths
from visuals.views.lines import Line, gathered

KEYS = st.sampled_from("abcd")


@st.composite
def lines(draw: st.DrawFn) -> list[Line]:
    """Links of any family and standing between four things."""
    found = []
    for number in range(draw(st.integers(0, 25))):
        family: Family = draw(st.sampled_from(list(LINES)))
        standing = draw(st.sampled_from([*ORDER, "not_recorded"]))
        told = Told(
            id=f"{number}",
            kind=Coded("kind", "laji"),
            text="",
            directed=draw(st.booleans()),
            backwards=False,
            standing=Coded(standing, standing),
            freshness="fresh",
        )
        found.append(Line(draw(KEYS), draw(KEYS), family, told))
    return found


@given(lines())
def test_every_link_is_in_the_one_line_of_its_family_between_its_two(links: list[Line]) -> None:
    strokes = gathered(links)
    at = {one.id: stroke for stroke in strokes for one in stroke.links}
    assert sum(len(stroke.links) for stroke in strokes) == len(links) == len(at)
    for link in links:
        stroke = at[link.told.id]
        assert {stroke.source, stroke.target} == {link.source, link.target}
        assert stroke.family == link.family
        (told,) = [one for one in stroke.links if one.id == link.told.id]
        if link.told.directed:
            ends = (stroke.target, stroke.source) if told.backwards else (stroke.source, stroke.target)
            assert ends == (link.source, link.target)
        else:
            assert not told.backwards
    assert len({(frozenset((one.source, one.target)), one.family) for one in strokes}) == len(strokes)
    assert len({one.key for one in strokes}) == len(strokes)


@given(lines())
def test_heads_are_where_links_lead_and_the_surest_link_counts(links: list[Line]) -> None:
    order = [*ORDER, "not_recorded"]
    for stroke in gathered(links):
        ways = {one.backwards for one in stroke.links if one.directed}
        both = len(ways) == 2 and stroke.source != stroke.target
        assert stroke.arrows == ("both" if both else "target" if ways else "none")
        assert order.index(stroke.standing.code) == min(order.index(one.standing.code) for one in stroke.links)
        assert 0 <= stroke.number < stroke.of


@given(st.lists(st.lists(st.sampled_from("bcdef"), unique=True, min_size=1), max_size=8))
def test_steps_lead_to_the_right_unless_better_ones_lead_back(routes: list[list[str]]) -> None:
    steps = [step for route in routes for step in pairwise(["a", *route])]
    layers = depths("a", steps)
    assert set(layers) == {"a", *(place for route in routes for place in route)}
    assert layers["a"] == 0
    best = [layers[place] for place in routes[0]] if routes else []
    assert best == sorted(set(best)), "the best route leads from left to right"
    forward = {(one, other) for one, other in steps if one in layers and layers.get(other, -1) > layers[one]}
    for key, layer in layers.items():
        assert layer == max((layers[one] + 1 for one, other in forward if other == key), default=0)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda one: one[0] < one[1]), max_size=14))
def test_without_circles_every_step_leads_to_the_right(steps: list[tuple[int, int]]) -> None:
    named = [(f"{one}", f"{other}") for one, other in steps]
    layers = depths("0", named)
    assert all(layers[other] > layers[one] for one, other in named if one in layers)
