"""Bunches: never more at first than was said, nothing lost, and the same again whoever asks and when."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model.vocabulary import LANGUAGES
from graph.questions.base import Coded, Ref
from graph.questions.chance import chance
from visuals.bunches import AT_FIRST, GROUPED_ABOVE, HUB, SHOWN_AT_HUB, bunched
from visuals.drawing import Dot, Drawing, Freshness, Stroke, View
from visuals.style import SECTORS

IN_FORCE = Coded("in_force", "kirjattu")
FRESHNESSES: tuple[Freshness, ...] = ("fresh", "old", "undated")


def dot(key: str, *, freshness: Freshness = "fresh", sector: str = "", more: int = 0, marked: bool = False) -> Dot:
    return Dot(
        ref=Ref(key, "Organisation", key.upper(), "fi"),
        kind=Coded("Organisation", "Organisaatio"),
        standing=IN_FORCE,
        freshness=freshness,
        sectors=(Coded(sector, sector),) if sector else (),
        more=more,
        marks=(Coded("stale", "Vanha?"),) if marked else (),
    )


def stroke(source: str, target: str) -> Stroke:
    return Stroke(f"{source}|{target}|together", source, target, "together", "none", IN_FORCE, ())


def drawing(view: View, dots: list[Dot], lines: list[tuple[str, str]], of: str = "") -> Drawing:
    return Drawing(
        view=view,
        title="",
        language="fi",
        as_of="2026-11-22",
        digest="",
        scope="public",
        fictional=False,
        of=Ref(of, "Organisation", of, "fi") if of else None,
        about=(),
        left_out=("1 asia jätettiin pois.",),
        dots=tuple(dots),
        strokes=tuple(stroke(*one) for one in lines),
    )


@st.composite
def drawings(draw: st.DrawFn) -> Drawing:
    """Any drawing: hubs, parts that hang together, things that nothing is linked with."""
    count = draw(st.integers(0, 130))
    keys = [f"o{number:03}" for number in range(count)]
    sector = st.sampled_from(["", *SECTORS])
    dots = [
        dot(
            key,
            freshness=draw(st.sampled_from(FRESHNESSES)),
            sector=draw(sector),
            more=draw(st.integers(0, 9)),
            marked=draw(st.integers(0, 5)) == 0,
        )
        for key in keys
    ]
    hubs = draw(st.integers(0, 5))
    lines = set()
    if hubs and count > hubs:
        lines = {(draw(st.sampled_from(keys[:hubs])), key) for key in keys[hubs:] if draw(st.booleans())}
    if count:
        ends = st.tuples(st.sampled_from(keys), st.sampled_from(keys))
        lines |= set(draw(st.lists(ends, max_size=60)))
    view: View = draw(st.sampled_from(["map", "around", "gaps", "route"]))
    of = draw(st.sampled_from(keys)) if count and draw(st.booleans()) else ""
    return drawing(view, dots, sorted(lines), of)


def at_first(told: Drawing) -> int:
    inside = {key for one in told.bunches for key in one.members}
    return len([one for one in told.dots if one.key not in inside]) + len(told.bunches)


@settings(max_examples=150, deadline=None)
@given(drawings(), st.integers(1, 150))
def test_there_are_never_more_at_first_than_was_said_and_nothing_is_lost(before: Drawing, most: int) -> None:
    after = bunched(before, most)
    assert at_first(after) <= most
    assert (after.dots, after.strokes) == (before.dots, before.strokes)
    inside = [key for one in after.bunches for key in one.members]
    assert len(inside) == len(set(inside)), "a dot is in one bunch at most"
    assert set(inside) <= {one.key for one in before.dots}
    assert all(len(one.members) > 1 for one in after.bunches)
    assert len({one.key for one in after.bunches}) == len(after.bunches)
    assert all(one.key.startswith(("group/", "more/")) and one.name for one in after.bunches)
    assert all(one.hub not in one.members for one in after.bunches)
    assert len(after.left_out) == len(before.left_out) + bool(inside)
    assert not inside or str(len(inside)) in after.left_out[-1]


@settings(max_examples=40, deadline=None)
@given(drawings(), st.integers(1, 150), st.randoms())
def test_the_same_picture_begins_the_same(before: Drawing, most: int, random: object) -> None:
    after = bunched(before, most)
    assert bunched(before, most) == after
    assert bunched(after, most) == after
    shuffled = list(before.strokes)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert bunched(replace(before, strokes=tuple(shuffled)), most).bunches == after.bunches


def large(count: int = 600) -> Drawing:
    """Parts of twenty in which everybody is linked with the next five, and one line from part to part."""
    keys = [f"o{number:03}" for number in range(count)]
    lines = [
        (key, keys[other])
        for at, key in enumerate(keys)
        for other in range(at + 1, min(at + 6, count))
        if at // 20 == other // 20 or other == at + 1
    ]
    return drawing("map", [dot(key, sector=list(SECTORS)[at % 8]) for at, key in enumerate(keys)], lines)


def test_threads_do_not_disturb_each_other() -> None:
    picture = large()
    alone = bunched(picture)
    assert alone.bunches
    with ThreadPoolExecutor(4) as pool:
        assert all(one == alone for one in pool.map(bunched, [picture] * 8))


def test_whoever_else_draws_by_chance_meanwhile_disturbs_nobody() -> None:
    import igraph

    picture = large()
    alone = bunched(picture)

    def other(seed: int) -> None:
        with chance(seed):
            igraph.Graph.Erdos_Renyi(200, 0.1)

    with ThreadPoolExecutor(4) as pool:
        drawn = [pool.submit(bunched, picture) for _ in range(4)]
        others = [pool.submit(other, seed) for seed in range(40)]
        assert all(one.result() == alone for one in drawn)
        assert not any(one.result() for one in others)


def test_groups_are_what_hangs_together_and_are_called_after_the_best_connected() -> None:
    after = bunched(large(100))
    assert sorted(one.members for one in after.bunches) == [
        tuple(f"o{number:03}" for number in range(at, at + 20)) for at in range(0, 100, 20)
    ]
    (first,) = [one for one in after.bunches if "o005" in one.members]
    ends = [end for one in after.strokes for end in (one.source, one.target)]
    best = max(first.members, key=ends.count)
    assert first.name.endswith(" ja 19 muuta")
    named = first.name.split()[0].lower()
    assert ends.count(named) == ends.count(best)


def test_a_map_that_can_be_looked_at_is_not_grouped() -> None:
    picture = large(GROUPED_ABOVE)
    assert bunched(picture) == picture
    assert bunched(large(GROUPED_ABOVE + 1)).bunches


def star(rays: int) -> Drawing:
    keys = [f"r{number:02}" for number in range(rays)]
    return drawing("around", [dot("hub"), *(dot(key) for key in keys)], [("hub", key) for key in keys], "hub")


def test_what_hangs_on_one_hub_alone_is_gathered_but_for_the_first_few() -> None:
    picture = star(HUB)
    assert bunched(picture).bunches == ()
    (more,) = bunched(star(45)).bunches
    assert (more.key, more.hub, more.name) == ("more/hub", "hub", f"+{45 - SHOWN_AT_HUB} muuta")
    assert len(more.members) == 45 - SHOWN_AT_HUB


def test_at_a_hub_the_marked_the_freshest_and_the_most_linked_stay() -> None:
    picture = star(30)
    best = {
        "r29": dot("r29", marked=True, freshness="undated"),
        "r28": dot("r28", more=5),
        "r27": dot("r27", more=1),
    }
    dots = [best.get(one.key) or (replace(one, freshness="old") if one.key < "r25" else one) for one in picture.dots]
    (more,) = bunched(replace(picture, dots=tuple(dots))).bunches
    assert not {"r25", "r26", "r27", "r28", "r29"} & set(more.members)


def test_what_a_picture_is_of_stays_even_where_it_hangs_on_a_hub() -> None:
    picture = replace(star(30), of=Ref("r29", "Organisation", "R29", "fi"))
    assert "r29" not in bunched(picture).bunches[0].members


def test_what_gaps_are_about_is_not_put_away() -> None:
    picture = replace(large(200), view="gaps")
    dots = tuple(replace(one, marks=(Coded("stale", "?"),)) if one.key == "o007" else one for one in picture.dots)
    hole = replace(stroke("o020", "o160"), family="missing")
    after = bunched(replace(picture, dots=dots, strokes=(*picture.strokes, hole)))
    inside = {key for one in after.bunches for key in one.members}
    assert {"o007", "o020", "o160"} & inside == set()
    assert len(inside) > 100


def test_many_that_nothing_is_linked_with_become_one_for_each_sector() -> None:
    dots = [dot(f"o{number:03}", sector=list(SECTORS)[number % 8]) for number in range(400)]
    after = bunched(drawing("map", dots, []))
    assert at_first(after) == AT_FIRST
    sector = {one.key: one.sectors[0].code for one in dots}
    assert all(len({sector[key] for key in one.members}) == 1 for one in after.bunches)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_says_how_much_is_closed_in_the_readers_language(language: str) -> None:
    after = bunched(replace(star(45), language=language))
    words = {"fi": "Suljetuissa ryhmissä", "sv": "slutna grupper", "en": "closed groups"}
    assert words[language] in after.left_out[-1]
    assert after.left_out[0] == "1 asia jätettiin pois."


def test_nothing_cannot_be_the_most() -> None:
    with pytest.raises(ValueError, match="at least one"):
        bunched(large(3), 0)
