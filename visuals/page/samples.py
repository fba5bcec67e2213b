"""Samples of the legend's signs, as small drawings in the page."""

from __future__ import annotations

from markupsafe import Markup

from visuals.drawing import Position
from visuals.legend import Entry
from visuals.style import OUTLINES, LineLook, Look, sign_text

_SIZE = 9.0


def sample(entry: Entry, language: str) -> Markup:
    """How an entry looks, "" where it has no look of its own. Who listens is not told: the entry's text says it."""
    if isinstance(entry.look, Look):
        return _thing(entry.look, language)
    return _line(entry.look) if entry.look else Markup("")


def _thing(look: Look, language: str) -> Markup:
    corners = OUTLINES[look.outline]
    outline = _path(corners) if corners else Markup('<circle r="{}"/>').format(_SIZE)
    sign = sign_text(look.sign, language)
    letters = Markup('<text y="3" text-anchor="middle">{}</text>').format(sign) if sign else Markup("")
    return Markup('<svg class="sample tone-{}" viewBox="-13 -12 26 24" aria-hidden="true">{}{}</svg>').format(
        look.colour, outline, letters
    )


def _path(corners: tuple[Position, ...]) -> Markup:
    points = " ".join(f"{round(x * _SIZE, 1)},{round(y * _SIZE, 1)}" for x, y in corners)
    return Markup('<polygon points="{}"/>').format(points)


def _line(look: LineLook) -> Markup:
    return Markup(
        '<svg class="sample line tone-{}" viewBox="0 0 40 12" aria-hidden="true">'
        '<line x1="1" y1="6" x2="39" y2="6" stroke-width="{}" stroke-dasharray="{}"/></svg>'
    ).format(look.colour, look.width, " ".join(str(one) for one in look.dashes) or "none")
