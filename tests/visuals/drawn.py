"""Answers and their drawings, made in one view, for tests of pictures."""

from __future__ import annotations

from datetime import date
from typing import Any

from graph.questions import questions
from graph.questions.base import Answer, Asking
from graph.store.base import Scope, Store
from tests.networks import TODAY
from visuals.drawing import Dot, Drawing, Stroke
from visuals.views import drawn


def asked_and_drawn(
    store: Store,
    question: str,
    *,
    today: date = TODAY,
    language: str = "fi",
    scope: Scope = "public",
    **given: Any,
) -> tuple[Any, Drawing]:
    """What a question comes back with, and the drawing of it."""

    def both(view: Any) -> tuple[Answer, Drawing]:
        answer = questions()[question].answer(view, Asking(today, language, scope), **given)
        return answer, drawn(view, answer)

    return store.ask(both)


def the_dot(drawing: Drawing, key: str) -> Dot:
    """The dot of a thing."""
    (found,) = [one for one in drawing.dots if one.key == key]
    return found


def between(drawing: Drawing, one: str, other: str) -> list[Stroke]:
    """The strokes between two things."""
    return [stroke for stroke in drawing.strokes if {stroke.source, stroke.target} == {one, other}]
