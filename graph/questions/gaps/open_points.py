"""Points that people have raised and nobody has closed: the one rule for gaps, papers and the names of an area."""

from __future__ import annotations

from graph.model.records import MergedNode
from graph.questions.picture import Picture
from graph.questions.standing import real

TONES = ("concern", "development")
"""Points that ask for an answer."""

AGREED = "agreed"
"""The state of a point about which it is agreed what to do."""

_CLOSED = ("done", "dropped")


def is_open(node: MergedNode, picture: Picture) -> bool:
    """Whether a point asks for an answer and has none on the day. What answered it may be over: a meeting has been."""
    if node.values.get("tone") not in TONES or node.values.get("state") in _CLOSED:
        return False
    return not any(real(link, picture.today) for link, _ in picture.web.targets(node.key, "answered_by"))
