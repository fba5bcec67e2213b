"""The gaps of an area on its map: partnerships that nobody recorded, and marks on what other gaps are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from graph.questions.base import Asking, Coded
from graph.questions.describe import age_text
from graph.questions.gaps.lines import DIRECT, SHARED
from graph.questions.gaps.question import Gap, GapsAnswer
from graph.questions.need_table import COUNTED
from graph.questions.network.question import network
from graph.store.base import View
from visuals.drawing import Dot, Drawing, Stroke, Told
from visuals.views.frame import asking_of, framed
from visuals.views.lines import Line, Pair, gathered
from visuals.views.network import dots_of, left_out_of, lines_of
from visuals.views.things import dot_of, freshness, not_recorded, sources, things_told
from visuals.wording import say

PARTNERSHIP = "missing-partnership"
"""The kind of gap that is drawn as a line of its own."""

TOO_LITTLE = "too-little-named"
"""The kind that is about the whole picture: it is said first, and marks nobody."""

BRIDGE = "bridge"
"""The detail of a gap about the line between two."""

Marks = Mapping[str, Sequence[Coded]]


def drawn_gaps(view: View, answer: GapsAnswer) -> Drawing:
    """The map of the area that the gaps are of, with missing partnerships as lines, and marks on the rest.

    Gaps about nobody in the picture are counted. Of a gap about the line between two, every line between them is marked
    that the gap may be about.
    """
    asking = asking_of(answer)
    (area,) = [one.ref for one in answer.taken if one.parameter == "area"]
    around = network(view, asking, area=area.id)
    dots = [*dots_of(around)]
    beside = _partners(answer.items) - {dot.key for dot in dots}
    dots += [dot_of(item, asking) for item in things_told(view, asking, beside)]
    keys = {dot.key for dot in dots}
    strokes = gathered([*lines_of(around), *_missing(answer.items, keys, asking)])
    drawing = framed(
        answer,
        "gaps",
        say("title:gaps", answer.language, name=area.name),
        _marked(dots, _marks(answer.items)),
        _marked_between(strokes, _bridges(answer.items)),
        of=area,
        about=[*_first(answer.items), *_told(answer), *_undrawn(answer, keys)],
        left_out=[*(one.text for one in answer.left_out), *left_out_of(around)],
    )
    return replace(drawing, fictional=answer.fictional or around.fictional)


def _told(answer: GapsAnswer) -> Iterator[str]:
    """What gaps are, and how much is known. Notes of the answer are about its list, which a picture does not have."""
    yield from (one.text for one in answer.filter)
    if answer.known:
        yield answer.known.text


def _partners(items: Sequence[Gap]) -> set[str]:
    return {one.id for gap in items if gap.kind.code == PARTNERSHIP for one in gap.about}


def _missing(items: Sequence[Gap], keys: Collection[str], asking: Asking) -> Iterator[Line]:
    """Missing partnerships between two in the picture as lines, which are as old as what they were concluded from."""
    for gap in items:
        if gap.kind.code != PARTNERSHIP or not all(one.id in keys for one in gap.about):
            continue
        one, other = sorted(one.id for one in gap.about)
        age = min((said.age_days for said in gap.evidence if said.age_days is not None), default=None)
        told = Told(
            id=f"{PARTNERSHIP}|{one}|{other}",
            kind=gap.kind,
            text=gap.text,
            directed=False,
            backwards=False,
            standing=not_recorded(asking),
            freshness=freshness(age),
            age=age_text(age, asking),
            fictional=any(one.fictional for one in gap.about) or any(said.fictional for said in gap.evidence),
            sources=sources(gap.evidence),
        )
        yield Line(one, other, "missing", told)


def _mark(gap: Gap) -> Coded:
    return Coded(gap.kind.code, gap.text)


def _marks(items: Sequence[Gap]) -> Marks:
    """The gaps about each thing, in their order."""
    found: dict[str, list[Coded]] = defaultdict(list)
    for gap in items:
        if gap.kind.code == TOO_LITTLE:
            continue
        for key in dict.fromkeys(one.id for one in gap.about):
            found[key].append(_mark(gap))
    return found


def _bridges(items: Sequence[Gap]) -> Mapping[Pair, Sequence[Coded]]:
    """The gaps about the line between two."""
    found: dict[Pair, list[Coded]] = defaultdict(list)
    for gap in items:
        if gap.detail == BRIDGE:
            one, other = sorted(one.id for one in gap.about)
            found[one, other].append(_mark(gap))
    return found


def _marked(dots: Sequence[Dot], marks: Marks) -> list[Dot]:
    return [replace(dot, marks=tuple(marks.get(dot.key, ()))) for dot in dots]


def _marked_between(strokes: Sequence[Stroke], marks: Mapping[Pair, Sequence[Coded]]) -> list[Stroke]:
    pairs = ((min(one.source, one.target), max(one.source, one.target)) for one in strokes)
    return [
        replace(stroke, marks=tuple(marks[pair])) if pair in marks and _in_touch(stroke) else stroke
        for pair, stroke in zip(pairs, strokes, strict=True)
    ]


def _in_touch(stroke: Stroke) -> bool:
    """Whether a line has a link by which the two are in touch today, which is what gaps about lines look at."""
    return any(one.kind.code in (*DIRECT, *SHARED) and one.standing.code in COUNTED for one in stroke.links)


def _first(items: Sequence[Gap]) -> list[str]:
    """What must be read before the picture: where too little is known, few gaps do not mean that all is well."""
    return [gap.text for gap in items if gap.kind.code == TOO_LITTLE]


def _undrawn(answer: GapsAnswer, keys: Collection[str]) -> Iterator[str]:
    """How many gaps are about nobody in the picture."""
    count = sum(gap.kind.code != TOO_LITTLE and not any(one.id in keys for one in gap.about) for gap in answer.items)
    if count:
        yield say("gaps-undrawn", answer.language, count=count)
