"""Networks of any size for tests of where things stand: some things linked much, some little, some with nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import hypot
from random import Random
from statistics import median

from hypothesis import strategies as st

from tests.visuals.made import dot, drawing, stroke, texts
from visuals.drawing import Bunch, Drawing, Placed, Position, View
from visuals.layout.boxes import Box, boxes

_WORDS = (
    "perhe",
    "neuvola",
    "varhaiskasvatus",
    "perheoikeudelliset",
    "palvelut",
    "seurakunta",
    "tuki",
    "ry",
    "Kuusela",
)


def net(dots: int, lines: int, seed: int = 0, view: View = "map") -> Drawing:
    """Things with names of one to four words; a tenth has no lines, a few have many."""
    chance = Random(seed)
    keys = [f"organisation/{number}" for number in range(dots)]
    things = tuple(dot(key, " ".join(chance.choices(_WORDS, k=chance.randint(1, 4)))) for key in keys)
    ends = keys[:1]
    pairs = []
    for _ in range(lines):
        one = chance.choice(keys[: dots - dots // 10])
        other = chance.choice(ends if chance.random() < 0.5 else keys[: dots - dots // 10])
        ends += [one, other]
        pairs.append((one, other))
    return replace(drawing(things, tuple(stroke(*pair) for pair in pairs)), view=view)


def changed(before: Drawing, seed: int) -> Drawing:
    """One thing in a hundred gone, as many new and renamed; as many lines gone and new."""
    chance = Random(seed)
    few = max(1, len(before.dots) // 100)
    gone = {one.key for one in chance.sample(before.dots, few)}
    stay = [one for one in before.dots if one.key not in gone]
    renamed = {one.key for one in chance.sample(stay, few)}
    stay = [
        replace(one, ref=replace(one.ref, name=one.ref.name + " ja muut")) if one.key in renamed else one
        for one in stay
    ]
    new = [dot(f"organisation/new{seed}-{number}", "Uusi toimija") for number in range(few)]
    lines = [one for one in before.strokes if not {one.source, one.target} & gone and chance.random() > 0.01]
    lines += [stroke(one.key, chance.choice(stay).key) for one in new for _ in range(2)]
    pairs = [chance.sample(stay, 2) for _ in range(max(1, len(lines) // 100))]
    lines += [stroke(one.key, other.key) for one, other in pairs]
    return replace(before, dots=(*stay, *new), strokes=tuple(lines))


@st.composite
def any_drawings(draw: st.DrawFn, most: int = 60) -> Drawing:
    """Any drawing: loops, lines drawn several times, names that are long, empty or odd, bunches of any members."""
    keys = [f"thing/{number}" for number in range(draw(st.integers(0, most)))]
    things = tuple(dot(key, draw(texts())) for key in keys)
    end = st.sampled_from(keys) if keys else st.nothing()
    pairs = draw(st.lists(st.tuples(end, end), max_size=90)) if keys else []
    groups = draw(st.lists(st.lists(end, max_size=12), max_size=3)) if keys else []
    bunches = tuple(Bunch(f"group/{at}", draw(texts()), tuple(members)) for at, members in enumerate(groups))
    steps = {key: draw(st.integers(0, 4)) for key in keys if draw(st.booleans())}
    made = drawing(things, tuple(stroke(*pair) for pair in pairs), bunches)
    return replace(made, view=draw(st.sampled_from(["map", "around", "gaps", "route"])), layers=steps)


def overlapping(placed: Placed) -> list[tuple[str, str]]:
    """Dots whose boxes overlap by more than a tenth of a pixel and a rounding."""
    found = []
    room = boxes(placed.drawing)
    order = sorted(room, key=lambda key: placed.places[key][0] - room[key].left)
    for number, one in enumerate(order):
        for other in order[number + 1 :]:
            if not _meet(placed.places[one], room[one], placed.places[other], room[other]):
                continue
            found.append((one, other))
    return found


def _meet(at: Position, box: Box, where: Position, other: Box, allowed: float = 0.2) -> bool:
    across = min(at[0] + box.right, where[0] + other.right) - max(at[0] - box.left, where[0] - other.left)
    down = min(at[1] + box.bottom, where[1] + other.bottom) - max(at[1] - box.top, where[1] - other.top)
    return across > allowed and down > allowed


def radius(places: Iterable[Position]) -> float:
    """Half of the diagonal of a picture."""
    found = list(places)
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return hypot(max(xs) - min(xs), max(ys) - min(ys)) / 2


def usual_move(before: Mapping[str, Position], after: Mapping[str, Position]) -> float:
    """How far the median thing that is in both moved, of the radius of the picture."""
    moves = [
        hypot(before[key][0] - after[key][0], before[key][1] - after[key][1]) for key in before.keys() & after.keys()
    ]
    return median(moves) / radius(before.values())
