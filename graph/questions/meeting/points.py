"""What people have raised: concerns still open, and what was agreed and is to be done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from graph.model.dates import first_day, last_day
from graph.model.records import MergedNode
from graph.questions.base import Coded
from graph.questions.describe import age_text
from graph.questions.draft import Draft, Statement
from graph.questions.gaps.open_points import AGREED, is_open
from graph.questions.meeting.sheet import sheet_section, short
from graph.questions.paper import Section
from graph.questions.standing import State

_SOON_DAYS = 30
_LONGEST_OPEN = 2
_CUT = "…"


def concerns(draft: Draft, limit: int) -> Section:
    """Concerns and what is to be developed, not yet answered: the two longest open first, then the newest.

    So neither what was said last time nor what has waited for years falls off the page.
    """
    points = [node for node in _open(draft) if node.values.get("state") != AGREED]
    points.sort(key=lambda one: (_raised_on(one) or date.max, one.key))
    oldest, newer = points[:_LONGEST_OPEN], points[_LONGEST_OPEN:]
    dated = [one for one in newer if _raised_on(one) is not None]
    undated = [one for one in newer if _raised_on(one) is None]
    told = [*oldest, *reversed(dated), *undated]
    return sheet_section(draft, "concerns", [_concern(draft, one) for one in told], limit)


def agreed(draft: Draft, limit: int) -> Section:
    """What was agreed and is not told to be done, the first due first, what has no day last."""
    points = [node for node in _open(draft) if node.values.get("state") == AGREED]
    points.sort(key=lambda one: (_due(one) or date.max, one.key))
    return sheet_section(draft, "agreed", [_agreement(draft, one) for one in points], limit)


def _open(draft: Draft) -> list[MergedNode]:
    return [node for node in draft.picture.things("Observation") if is_open(node, draft.picture)]


def _concern(draft: Draft, node: MergedNode) -> Statement:
    since = _raised_on(node)
    age = None if since is None else max(0, (draft.picture.today - since).days)
    marks = [Coded("tone", draft.word("tone", node, "tone")), Coded("age", draft.say("open-for", age=_old(draft, age)))]
    return _point(draft, node, marks)


def _old(draft: Draft, age: int | None) -> str:
    return age_text(age, draft.asking)


def _agreement(draft: Draft, node: MergedNode) -> Statement:
    who = draft.names(one for _, one in draft.picture.out(node.key, "assigned_to"))
    marks = [
        Coded("who", draft.say("who", names=who) if who else draft.say("who-none")),
        *_due_marks(draft, node),
    ]
    return _point(draft, node, marks)


def _due_marks(draft: Draft, node: MergedNode) -> Iterable[Coded]:
    due, today = _due(node), draft.picture.today
    when = draft.date(node.values.get("due"))
    if due is None:
        yield Coded("no-day", draft.say("due-none"))
    elif due < today:
        yield Coded("late", draft.say("due-late", date=when, days=(today - due).days))
    elif (due - today).days <= _SOON_DAYS:
        yield Coded("soon", draft.say("due-soon", date=when, days=(due - today).days))
    else:
        yield Coded("due", draft.say("due", date=when))


def _point(draft: Draft, node: MergedNode, marks: Iterable[Coded]) -> Statement:
    return draft.statement(State("in_force"), (node,), text=short(_said(draft, node)), about=(node,), marks=marks)


def _said(draft: Draft, node: MergedNode) -> str:
    """A point by its name, as it stands in the lists of the workbook; where that is cut, in full."""
    name = draft.name(node)
    return (draft.text(node, "text") or name) if name.endswith(_CUT) else name


def _raised_on(node: MergedNode) -> date | None:
    """The day a point was first said; None where none of its sources has a date."""
    return min((day for one in node.evidence if (day := first_day(one.said_on)) is not None), default=None)


def _due(node: MergedNode) -> date | None:
    return last_day(str(node.values.get("due", "")))
