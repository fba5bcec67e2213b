"""What every picture tells of itself: whose answer it is, how it was cut, how fresh it is, and what is not in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import cast

from graph.questions.base import Answer, Asking, Ref
from graph.store.base import Scope
from visuals.drawing import Dot, Drawing, Stroke, View
from visuals.wording import say


def asking_of(answer: Answer) -> Asking:
    """The circumstances in which an answer was asked for."""
    return Asking(date.fromisoformat(answer.as_of), answer.language, cast(Scope, answer.scope))


def taken_for(answer: Answer, parameter: str) -> Ref | None:
    """The thing that a name in a parameter was taken for; None where none was given."""
    return next((one.ref for one in answer.taken if one.parameter == parameter), None)


def framed(
    answer: Answer,
    view: View,
    title: str,
    dots: Iterable[Dot],
    strokes: Iterable[Stroke],
    *,
    of: Ref | None = None,
    about: Iterable[str] | None = None,
    left_out: Iterable[str] | None = None,
) -> Drawing:
    """The drawing of an answer without layers and bunches. ``about`` and ``left_out``: the answer's own if not given.

    One for the network alone begins with that. A picture of nothing says that this does not mean that there is nothing.
    """
    told = told_of(answer) if about is None else about
    things = tuple(dots)
    first = [say("inside", answer.language)] if answer.scope == "network" else []
    first += [] if things else [say("picture-empty", answer.language)]
    return Drawing(
        view=view,
        title=title,
        language=answer.language,
        as_of=answer.as_of,
        digest=answer.digest,
        scope=answer.scope,
        fictional=answer.fictional,
        of=of,
        about=tuple(dict.fromkeys([*first, *told, *([say("who-says", answer.language)] if things else [])])),
        left_out=tuple(dict.fromkeys([one.text for one in answer.left_out] if left_out is None else left_out)),
        dots=things,
        strokes=tuple(strokes),
    )


def told_of(answer: Answer) -> list[str]:
    """What an answer notes of itself, how it was cut, and how much is known and how fresh that is, in sentences."""
    told = [one.text for one in (*answer.notes, *answer.filter)]
    return [*told, answer.known.text] if answer.known else told
