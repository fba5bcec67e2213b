"""What is said of a gap, in the reader's language."""

from __future__ import annotations

from graph.model.wording import catalogue
from graph.questions.gaps.found import Found
from graph.questions.picture import Picture


def sentence(part: str, kind: str, found: Found, picture: Picture) -> str:
    """The sentence of a kind (``part`` is ``text`` or ``next``), in the gap's own wording where there is one."""
    key = f"{part}:{kind}:{found.wording}"
    own = found.wording and key in catalogue("graph.questions.gaps")
    return picture.say(key if own else f"{part}:{kind}", **found.facts)
