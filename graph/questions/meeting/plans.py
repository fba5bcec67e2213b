"""Plans of which nobody has told what became of them."""

from __future__ import annotations

from graph.model.records import MergedLink
from graph.model.wording import label, labels
from graph.questions.base import Coded
from graph.questions.describe import age_text
from graph.questions.draft import Draft, Statement
from graph.questions.gaps import plan_unconfirmed
from graph.questions.gaps.found import Found
from graph.questions.meeting.sheet import sheet_section, short
from graph.questions.paper import Section
from graph.questions.standing import State, modality


def section(draft: Draft, limit: int) -> Section:
    """The same plans that the gaps tell, in a line each: those that were confirmed last come first."""
    found = sorted(plan_unconfirmed.find(draft.picture), key=lambda one: (_age(draft, one), one.about))
    return sheet_section(draft, "plans", [_plan(draft, one) for one in found], limit)


def _age(draft: Draft, found: Found) -> int:
    age = draft.picture.age(found.records[0])
    return 10**6 if age is None else age


def _plan(draft: Draft, found: Found) -> Statement:
    record, language = found.records[0], draft.language
    about = [draft.picture.node(key) for key in found.about]
    word = modality(record) if "modality" in record.values else "planned"
    text = draft.name(about[0])
    if isinstance(record, MergedLink):
        relation = labels().text(f"link:{record.kind}", language)
        text = f"{draft.name(about[0])} – {relation} – {draft.name(about[1])}"
    marks = [
        Coded("planned", label("modality", word, language)),
        Coded("age", age_text(draft.picture.age(record), draft.asking)),
    ]
    return draft.statement(State("in_force"), (record,), text=short(text), about=about, marks=marks)
