"""What is written under each thing of a picture: its name, and what must not be taken for real or for present."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from visuals.drawing import Dot, Drawing
from visuals.layout.lettering import wrapped
from visuals.style import faint
from visuals.wording import say


def written(drawing: Drawing) -> Mapping[str, tuple[str, ...]]:
    """The lines under each dot, by key. Made-up things say so where others in the picture are not made up: otherwise
    the whole picture does.
    """
    mixed = len({dot.ref.fictional for dot in drawing.dots if dot.kind.code != "Family"}) > 1
    return {dot.key: (*wrapped(dot.ref.name), *_said(dot, mixed, drawing.language)) for dot in drawing.dots}


def _said(dot: Dot, mixed: bool, language: str) -> Iterator[str]:
    if mixed and dot.ref.fictional:
        yield f"({say('made-up', language)})"
    if faint(dot.standing.code):
        yield f"({say(f'over:{dot.standing.code}', language)})"
