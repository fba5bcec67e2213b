"""What has ended or is paused: where a family must not be sent, told once and apart."""

from __future__ import annotations

from dataclasses import replace

from graph.questions.draft import Draft, Statement
from graph.questions.paper import Line, Section


def sections(draft: Draft) -> list[Section]:
    """All that the sections before have left out because it is over, each once."""
    lines = dict.fromkeys(sorted(map(_line, draft.ended), key=lambda one: (one.title or "", one.text or "")))
    if not lines:
        return []
    return [Section("ended", draft.say("title:ended"), 1, draft.say("text:ended"), tuple(lines))]


def _line(statement: Statement) -> Line:
    """The line without its details: how to get in is of no use any more."""
    return replace(statement.line, details=())
