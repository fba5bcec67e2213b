"""The network of an area, around one thing, or of everything: every thing a dot, who is linked with whom the lines."""

from __future__ import annotations

from graph.questions.base import Ref
from graph.questions.describe import age_text
from graph.questions.network.answer import NetworkAnswer
from graph.store.base import View
from visuals.drawing import Dot, Drawing
from visuals.views.frame import asking_of, framed, taken_for
from visuals.views.lines import Line, gathered, line_of
from visuals.views.things import dot_of
from visuals.wording import say


def drawn_network(view: View, answer: NetworkAnswer) -> Drawing:
    """The map of an area or of everything, or what is around a thing."""
    centre, area = taken_for(answer, "node"), taken_for(answer, "area")
    return framed(
        answer,
        "around" if centre else "map",
        _title(centre, area, answer.language),
        dots_of(answer),
        gathered(lines_of(answer)),
        of=centre or area,
        left_out=left_out_of(answer),
    )


def dots_of(answer: NetworkAnswer) -> tuple[Dot, ...]:
    """The things of an answer, in its order."""
    asking = asking_of(answer)
    return tuple(dot_of(item, asking) for item in answer.items)


def lines_of(answer: NetworkAnswer) -> list[Line]:
    """The links of an answer, in its order."""
    asking = asking_of(answer)
    return [line_of(link, age_text(link.age_days, asking)) for link in answer.links]


def left_out_of(answer: NetworkAnswer) -> tuple[str, ...]:
    """What an answer leaves out; of a map of organisations also which services do not show in it at all."""
    told = [one.text for one in answer.left_out]
    if "node" not in answer.asked and "kinds" not in answer.asked:
        told.append(say("map-of-organisations", answer.language))
    return tuple(told)


def _title(centre: Ref | None, area: Ref | None, language: str) -> str:
    if centre:
        return say("title:around", language, name=centre.name)
    return say("title:map", language, name=area.name) if area else say("title:everything", language)
