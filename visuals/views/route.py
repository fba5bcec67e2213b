"""Routes to help from left to right: a dot each service, a stroke each step, the lightest route's steps first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.model.wording import label
from graph.questions.base import Asking, Coded, Ref
from graph.questions.describe import age_text
from graph.questions.routes.question import RoutesAnswer
from graph.questions.routes.told import RouteStep
from graph.store.base import View
from visuals.drawing import Dot, Drawing, Told
from visuals.views.broken_route import hole, layers_of_break, told_of_break
from visuals.views.depth import depths
from visuals.views.frame import asking_of, framed, taken_for, told_of
from visuals.views.lines import Line, gathered
from visuals.views.things import dot_of, freshness, not_recorded, sources, things_told
from visuals.wording import say

FAMILY = "family"
"""Key of the dot at which a route begins that no service refers to."""


@dataclass(frozen=True, slots=True)
class Walked:
    """A step with the place where it begins: the beginning of all routes, or the service that the step before led to.

    ``step.source`` is who refers there, which may be somebody who works in that place.
    """

    place: str
    step: RouteStep


def drawn_routes(view: View, answer: RoutesAnswer) -> Drawing:
    """The routes of an answer, or where the way breaks, or a picture of nothing that says why there is none."""
    asking = asking_of(answer)
    origin, target = taken_for(answer, "origin"), taken_for(answer, "target")
    beginning = origin.id if origin else FAMILY
    walked = _walked(answer, beginning)
    lines = [_line(one, asking) for one in walked]
    layers: Mapping[str, int] = {}
    about = told_of(answer)
    if answer.items:
        layers = depths(beginning, [(one.place, one.step.target.id) for one in walked])
        about.append(say("route-best", answer.language, route=answer.items[0].text))
    elif answer.broken:
        layers = layers_of_break(answer.broken, beginning, target)
        lines = hole(answer.broken, beginning, asking)
        about += told_of_break(answer.broken, answer.language)
    drawing = framed(
        answer,
        "route",
        _title(origin, target, asking),
        _dots(view, asking, layers, walked) if layers else (),
        gathered(lines),
        of=target,
        about=about,
    )
    return replace(drawing, layers={dot.key: layers[dot.key] for dot in drawing.dots})


def _title(origin: Ref | None, target: Ref | None, asking: Asking) -> str:
    one = origin.name if origin else asking.say("route-family")
    return say("title:route", asking.language, one=one, other=target.name if target else "")


def _walked(answer: RoutesAnswer, beginning: str) -> list[Walked]:
    """The steps of all routes, each once, as the first route that takes it tells it."""
    found: dict[str, Walked] = {}
    for route in answer.items:
        place = beginning
        for step in route.steps:
            one = Walked(place, step)
            found.setdefault(_key(one), one)
            place = step.target.id
    return list(found.values())


def _key(walked: Walked) -> str:
    step = walked.step
    return "|".join(
        (
            "refers_to" if step.source else "own_way",
            walked.place,
            step.target.id,
            step.source.id if step.source else "",
            step.manner.code if step.manner else "",
        )
    )


def _line(walked: Walked, asking: Asking) -> Line:
    step = walked.step
    age = min((one.age_days for one in step.evidence if one.age_days is not None), default=None)
    kind = (
        Coded("refers_to", label("link", "refers_to", asking.language))
        if step.source
        else Coded("own_way", say("own-way", asking.language))
    )
    refs = (step.target, *([step.source] if step.source else []))
    told = Told(
        id=_key(walked),
        kind=kind,
        text=step.text,
        directed=True,
        backwards=False,
        standing=_standing(age, asking),
        freshness=freshness(age),
        age=age_text(age, asking),
        fictional=any(one.fictional for one in refs) or any(one.fictional for one in step.evidence),
        sources=sources(step.evidence),
    )
    return Line(walked.place, step.target.id, "refers" if step.source else "other", told)


def _standing(age_days: int | None, asking: Asking) -> Coded:
    """Routes go through nothing that is planned, paused or over."""
    if age_days is None:
        return Coded("undated", asking.say("standing-undated"))
    return Coded("in_force", asking.say("standing-recorded"))


def _dots(view: View, asking: Asking, layers: Mapping[str, int], walked: Sequence[Walked]) -> Iterator[Dot]:
    """The places, from the beginning on."""
    facts = {one.step.target.id: _facts(one.step, asking) for one in reversed(walked)}
    shown = _ends(walked)
    things = {one.node.id: one for one in things_told(view, asking, [key for key in layers if key != FAMILY])}
    for key, layer in layers.items():
        if key == FAMILY:
            yield _family(asking)
            continue
        dot = dot_of(things[key], asking)
        yield replace(dot, distance=layer, more=max(0, dot.more - shown[key]), facts=(*dot.facts, *facts.get(key, ())))


def _ends(walked: Sequence[Walked]) -> Counter[str]:
    """How many ends of recorded links the steps show at each place: a role's referral does not end where it works."""
    referred = [one for one in walked if one.step.source]
    return Counter(
        end
        for one in referred
        for end in (one.step.target.id, one.place)
        if end != one.place or (one.step.source and one.step.source.id == one.place)
    )


def _facts(step: RouteStep, asking: Asking) -> list[tuple[str, str]]:
    """What one needs to know to go there, as far as it is recorded."""
    reach = f"{step.reach} ({step.through.text})" if step.reach and step.through else step.reach
    contact = ", ".join(filter(None, (*(one.name for one in step.contact), reach)))
    return [
        *([(say("fact:waiting", asking.language), step.waiting.text)] if step.waiting else []),
        *([(say("fact:contact", asking.language), contact)] if contact else []),
    ]


def _family(asking: Asking) -> Dot:
    """Where a route begins that begins with the family itself. It is no thing: nobody records families."""
    return Dot(
        ref=Ref(FAMILY, "Family", asking.say("route-family"), asking.language),
        kind=Coded("Family", say("family", asking.language)),
        standing=not_recorded(asking),
        freshness="undated",
    )
