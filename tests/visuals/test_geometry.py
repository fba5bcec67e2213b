"""Lines end at the edge of what they lead to, whatever its shape, and heads lie along the line."""

from __future__ import annotations

from itertools import pairwise
from math import cos, hypot, isclose, pi, sin

from hypothesis import given
from hypothesis import strategies as st

from visuals.geometry import arrow, between, bow, reach
from visuals.style import OUTLINES

NUMBERS = st.floats(-2000, 2000)


@given(outline=st.sampled_from(sorted(OUTLINES)), turn=st.floats(0, 2 * pi), size=st.floats(1, 60))
def test_the_edge_is_within_the_farthest_corner_and_beyond_the_middle(outline: str, turn: float, size: float) -> None:
    farthest = max((hypot(*corner) for corner in OUTLINES[outline]), default=1.0)
    assert 0.2 * size < reach(outline, size, (cos(turn), sin(turn))) <= size * farthest + 1e-6


def test_the_edge_of_a_square_is_where_its_side_is() -> None:
    assert isclose(reach("square", 10, (1, 0)), 8.5)
    assert isclose(reach("square", 10, (0, -3)), 8.5)
    assert isclose(reach("diamond", 10, (1, 1)), 10 / 2**0.5, rel_tol=1e-3)


@given(st.tuples(NUMBERS, NUMBERS), st.tuples(NUMBERS, NUMBERS), st.integers(1, 5))
def test_bends_of_lines_between_the_same_two_are_apart(
    one: tuple[float, float], other: tuple[float, float], of: int
) -> None:
    bends = [between(one, other, bow(number, of)).middle for number in range(of)]
    for first, second in pairwise(bends):
        assert hypot(first[0] - second[0], first[1] - second[1]) > 10


def test_an_arrow_points_away_from_where_the_line_comes_from() -> None:
    tip, *base = arrow((10, 0), (0, 0), 4)
    assert tip == (10, 0)
    assert all(isclose(x, 6) for x, _ in base)
    assert isclose(base[0][1], -base[1][1])
