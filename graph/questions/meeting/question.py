"""Meeting: the page that a coordinator takes to the next network meeting. It fits on one sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.model.records import MergedNode
from graph.questions.base import Asking, Fact, Parameter, check_limit, frame
from graph.questions.draft import Draft
from graph.questions.meeting import introductions, not_seen, plans, points, since
from graph.questions.meetings import held, planned
from graph.questions.naming import AREA_KINDS
from graph.questions.paper import PaperAnswer, Section
from graph.store.base import View

PARAMETERS = (
    Parameter("area", node_kinds=AREA_KINDS),
    Parameter("limit", "whole", default=5),
)


@dataclass(frozen=True, slots=True)
class MeetingAnswer(PaperAnswer):
    """The page before a meeting."""


def meeting(view: View, asking: Asking, *, area: str | None = None, limit: int = 5) -> MeetingAnswer:
    """The page for the next meeting of an area's network; ``limit`` is the most lines of a section.

    Raises BadQuestion without an area or for an impossible limit, NothingFound and Ambiguous for the area's name.
    """
    check_limit(limit)
    draft = Draft(view, asking, area, "graph.questions.meeting")
    written = _sections(view, draft, limit) if draft.known_of_area.things else []
    asked: dict[str, Fact] = {"area": area, "limit": limit}
    parts = draft.paper(
        written,
        opening=_opening(draft),
        heading=draft.say("meeting-heading", area=draft.area),
        on_one_sheet=True,
    )
    return MeetingAnswer(**frame(view, asking, "meeting", asked, **parts))


def _sections(view: View, draft: Draft, limit: int) -> list[Section]:
    return [
        points.concerns(draft, limit),
        points.agreed(draft, limit),
        plans.section(draft, limit),
        since.section(view, draft, limit),
        not_seen.section(draft, limit),
        introductions.section(draft),
    ]


def _opening(draft: Draft) -> Iterable[str]:
    """The last meeting and the next one, as far as they are recorded."""
    last, ahead = held(draft.picture)[:1], planned(draft.picture)[:1]
    yield _told(draft, "last", last[0]) if last else draft.say("last-none")
    yield _told(draft, "next", ahead[0]) if ahead else draft.say("next-none")


def _told(draft: Draft, which: str, meeting: MergedNode) -> str:
    theme = draft.text(meeting, "theme")
    places = draft.told(draft.web.targets(meeting.key, "delivered_at"))
    parts = [draft.say("theme", theme=theme) if theme else "", draft.say("place", place=places) if places else ""]
    said = " ".join(part for part in parts if part)
    when = draft.date(meeting.values.get("begins"))
    return f"{draft.say(which, date=when)} {said}".rstrip()
