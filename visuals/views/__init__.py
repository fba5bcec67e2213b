"""The register of views: which answers can be drawn, and how. A new view is one file beside this one, and a line here.

``frame.py`` says what every picture tells of itself, ``things.py`` makes dots, ``lines.py`` makes strokes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from graph.questions.base import Answer
from graph.store.base import View
from visuals.drawing import Drawing
from visuals.plain import plain

Draw = Callable[[View, Any], Drawing]
"""Makes the drawing of an answer of one question; what else it shows it reads in the same view."""


def can_be_drawn(question: str) -> bool:
    """Whether answers to a question can be drawn."""
    return question in _views()


def drawn(view: View, answer: Answer) -> Drawing:
    """The drawing of an answer, in its language and scope and on its day; ``view`` is the one it was asked in.

    Raises ValueError for an answer to a question that has no view (``can_be_drawn``).
    """
    if not can_be_drawn(answer.question):
        raise ValueError(f"answers to {answer.question!r} cannot be drawn")
    return plain(_views()[answer.question](view, answer))


def _views() -> Mapping[str, Draw]:
    from visuals.views import gaps, network, route

    return {"network": network.drawn_network, "gaps": gaps.drawn_gaps, "routes": route.drawn_routes}
