"""What is said of a gap, in the reader's language."""

from __future__ import annotations

from graph.model.wording import catalogue, labels
from graph.questions.gaps.found import Found
from graph.questions.picture import Picture


def sentence(part: str, kind: str, found: Found, picture: Picture) -> str:
    """The sentence of a kind (``part`` is ``text`` or ``next``), in the gap's own wording where there is one."""
    key = f"{part}:{kind}:{found.wording}"
    own = found.wording and key in catalogue("graph.questions.gaps")
    return picture.say(key if own else f"{part}:{kind}", **found.facts)


def told_apart(code: str, language: str) -> str:
    """The code by which gaps about the same are told apart, in words: a relation, a sector, a part, a reason."""
    for texts, group in ((labels(), "link"), (labels(), "sector"), (catalogue("graph.questions.gaps"), "part")):
        if f"{group}:{code}" in texts:
            return texts.text(f"{group}:{code}", language)
    return catalogue("graph.questions.gaps").text(f"apart:{code}", language)
