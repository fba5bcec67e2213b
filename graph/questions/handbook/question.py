"""Handbook: the network of an area from its services to its open questions, to be read, printed and edited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graph.questions.base import Asking, Parameter, frame
from graph.questions.draft import Draft
from graph.questions.handbook import (
    about,
    actors,
    contacts,
    coordination,
    ended,
    guidelines,
    lessons,
    meeting_places,
    methods,
    needs,
    online,
    open_questions,
    partnerships,
    services,
)
from graph.questions.naming import AREA_KINDS
from graph.questions.paper import PaperAnswer, Section
from graph.store.base import View

PARAMETERS = (Parameter("area", node_kinds=AREA_KINDS),)

SECTIONS: tuple[Callable[[Draft], list[Section]], ...] = (
    about.sections,
    needs.sections,
    services.sections,
    meeting_places.sections,
    online.sections,
    actors.sections,
    contacts.sections,
    partnerships.sections,
    coordination.sections,
    methods.sections,
    guidelines.sections,
    lessons.sections,
    open_questions.sections,
    ended.sections,
)
"""What the handbook tells, in the order of reading: first what a worker with a family needs.

``ended`` is the last: it tells what the others have left out.
"""


@dataclass(frozen=True, slots=True)
class HandbookAnswer(PaperAnswer):
    """The handbook of an area."""


def handbook(view: View, asking: Asking, *, area: str | None = None) -> HandbookAnswer:
    """The handbook of the area that a text names.

    Raises BadQuestion without an area, NothingFound and Ambiguous for its name.
    """
    draft = Draft(view, asking, area, "graph.questions.handbook")
    written = [one for write in SECTIONS for one in write(draft)] if draft.known_of_area.things else []
    opening = (draft.say("opening-what", area=draft.area), draft.say("opening-reading"))
    parts = draft.paper(written, opening=opening, heading=draft.say("handbook-heading", area=draft.area))
    return HandbookAnswer(**frame(view, asking, "handbook", {"area": area}, **parts))
