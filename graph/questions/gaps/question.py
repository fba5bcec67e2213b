"""Collaboration gaps of an area: questions to discuss, each with whom it is about, why, a next step and its sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import BadQuestion
from graph.model.wording import code_of, label
from graph.questions.area import asked_area, known, needed
from graph.questions.base import (
    Answer,
    Asking,
    Cited,
    Coded,
    Fact,
    Known,
    LeftOut,
    Parameter,
    Reason,
    Ref,
    check_limit,
    frame,
)
from graph.questions.describe import STALE_DAYS, cited, ref
from graph.questions.gaps import MEASURED, WIDER, gap_kinds
from graph.questions.gaps.expected import expected
from graph.questions.gaps.found import Found
from graph.questions.gaps.too_little_named import enough
from graph.questions.gaps.words import sentence
from graph.questions.naming import AREA_KINDS
from graph.questions.picture import Picture
from graph.store.base import Slice, View

STALE_FIRST_DAYS = 1095
"""Days: where nothing of an area is newer, stale facts come first."""

_CITED_AT_MOST = 5
"""Records of a gap whose sources are told."""

_NEEDS = "uncovered-need"
"""The kind that looks at what is expected to be met."""

PARAMETERS = (
    Parameter("area", node_kinds=AREA_KINDS),
    Parameter("kinds"),
    Parameter("limit", "whole", default=20),
)


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap: a question to discuss, never a grade. ``place`` is ``own`` or ``wider``; ``about`` those it is about.

    ``detail`` is a code that tells two gaps about the same apart, None where there is none.
    """

    kind: Coded
    place: Coded
    text: str
    about: tuple[Ref, ...]
    detail: str | None
    why: tuple[Reason, ...]
    next_step: str
    evidence: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class GapsAnswer(Answer):
    """Gaps, what people said first; those of wider areas after the area's own."""

    items: tuple[Gap, ...] = ()


def gaps(
    view: View, asking: Asking, *, area: str | None = None, kinds: str | None = None, limit: int = 20
) -> GapsAnswer:
    """Where the network of an area does not hold together.

    ``kinds`` are codes or plain words of kinds, separated by commas (none: all); ``limit`` is the most of one kind.
    Raises BadQuestion without an area, for an unknown kind or an impossible limit, NothingFound and Ambiguous for the
    area's name.
    """
    check_limit(limit)
    asked_for = _asked_for(kinds)
    scope, taken = asked_area(view, asking, needed(area))
    told = known(view, asking, scope, taken.ref)
    own = Picture(view, asking, taken.ref, scope, scope.own, asked_for)
    wanted = asked_for or list(gap_kinds())
    if not asked_for and _old(told, asking):
        wanted = ["stale", *(kind for kind in wanted if kind != "stale")]
    items: list[Gap] = []
    left: list[LeftOut] = []
    looked_at = [("own", kind) for kind in (_measurable(own, wanted) if own.own else [])]
    looked_at += [("wider", kind) for kind in wanted if kind in WIDER]
    for place, kind in looked_at:
        picture = own if place == "own" else own.wider
        found = list(gap_kinds()[kind](picture))
        items += [_gap(kind, one, place, picture) for one in found[:limit]]
        left += _left(kind, place, len(found) - limit, picture)
    parts = {
        "taken": (taken,),
        "known": told,
        "notes": tuple(_notes(own, items, wanted, asking)),
        "filter": tuple(_filter(asked_for, asking)),
        "left_out": tuple(left),
        "items": tuple(items),
    }
    asked: Mapping[str, Fact] = {"area": area, "kinds": kinds, "limit": limit}
    return GapsAnswer(**frame(view, asking, "gaps", asked, **parts))


def _asked_for(kinds: str | None) -> list[str]:
    wanted: list[str] = []
    whole = code_of("gap", gap_kinds(), kinds) if kinds else None  # the name of a kind may have a comma in it
    for text in [whole] if whole else kinds.split(",") if kinds else ():
        kind = code_of("gap", gap_kinds(), text)
        if kind is None:
            raise BadQuestion("bad-choice", parameter="kinds", text=text.strip(), known=", ".join(gap_kinds()))
        wanted.append(kind)
    return list(dict.fromkeys(wanted))


def _old(told: Known, asking: Asking) -> bool:
    """Whether nothing of an area is newer than some years."""
    from datetime import date

    return told.newest is not None and (asking.today - date.fromisoformat(told.newest)).days > STALE_FIRST_DAYS


def _measurable(picture: Picture, wanted: Collection[str]) -> list[str]:
    """The kinds that can be judged: with too few named organisations nothing is measured."""
    if enough(picture):
        return list(wanted)
    found = [kind for kind in wanted if kind not in MEASURED]
    measured = any(kind in MEASURED for kind in wanted)
    return found if "too-little-named" in found or not measured else [*found, "too-little-named"]


def _gap(kind: str, found: Found, place: str, picture: Picture) -> Gap:
    source = Slice(documents=picture.documents, datasets=picture.datasets)
    evidence: dict[str, Cited] = {}
    for record in found.records[:_CITED_AT_MOST]:
        for one in cited(record, source, picture.asking)[: found.sources]:
            evidence.setdefault(one.text, one)
    about = tuple(ref(picture.node(key), picture.asking, source.datasets) for key in found.about)
    return Gap(
        Coded(kind, label("gap", kind, picture.asking.language)),
        Coded(place, picture.say(f"place:{place}", area=picture.area.name)),
        _text(kind, found, picture, made_up=_made_up(about, evidence.values())),
        about,
        found.detail or None,
        tuple(_why(kind, found, picture)),
        sentence("next", kind, found, picture),
        tuple(evidence.values()),
    )


def _made_up(about: Iterable[Ref], evidence: Iterable[Cited]) -> bool:
    return any(one.fictional for one in about) or any(one.fictional for one in evidence)


def _text(kind: str, found: Found, picture: Picture, made_up: bool) -> str:
    """The gap in a sentence, which says itself that it is made up: it may be read on its own."""
    text = sentence("text", kind, found, picture)
    return f"{text} ({picture.asking.say('fictional')})" if made_up else text


def _why(kind: str, found: Found, picture: Picture) -> Iterator[Reason]:
    yield Reason(kind, found.facts, picture.say(f"why:{kind}", **found.facts))
    if any(picture.node(key).values.get("urgent") for key in found.about):
        yield picture.asking.reason("urgent")


def _left(kind: str, place: str, more: int, picture: Picture) -> Iterator[LeftOut]:
    if more > 0:
        word = label("gap", kind, picture.asking.language)
        there = picture.say(f"place:{place}", area=picture.area.name)
        yield LeftOut("more", more, picture.asking.say("left-gaps", count=more, kind=word, place=there))


def _notes(picture: Picture, items: Sequence[Gap], wanted: Collection[str], asking: Asking) -> Iterator[Reason]:
    area = picture.area.name
    if not picture.own:
        yield asking.reason("gaps-no-data", area=area)
        if items:
            yield asking.reason("gaps-wider-only", area=area)
        return
    if not items:
        yield asking.reason("gaps-none", area=area)
    elif any(item.place.code == "wider" for item in items):
        yield asking.reason("gaps-wider-too", area=area)
    if _NEEDS in wanted and not expected(picture):
        yield asking.reason("gaps-needs-not-expected")


def _filter(asked_for: Iterable[str], asking: Asking) -> Iterator[Reason]:
    yield asking.reason("gaps-rule", days=STALE_DAYS)
    if asking.scope == "network":
        yield asking.reason("gaps-inside")
    if kinds := ", ".join(label("gap", kind, asking.language) for kind in asked_for):
        yield asking.reason("gaps-kinds", kinds=kinds)
