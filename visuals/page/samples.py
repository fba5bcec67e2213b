"""Samples of the legend's signs, as small drawings in the page."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from visuals.legend import Entry
from visuals.style import GAP, MISSING, OUTLINES, LineLook, Look, sign_text

_SIZE = 10.5

_SIGNS: Mapping[str, Markup] = {
    "planned": Markup('<circle class="edge" r="9" stroke-dasharray="5 4"/>'),
    "over": Markup('<circle class="edge" r="9"/>'),
    "single": Markup('<circle r="6"/><circle class="edge" r="10"/>'),
    "gap": Markup('<circle class="tone-missing" r="8"/><text class="inside" y="4">{}</text>').format(GAP),
    "unrecorded": Markup('<text class="tone-missing large" y="5">{}</text>').format(MISSING),
    "more": Markup('<text class="large" y="4">+3</text>'),
    "letters": Markup('<circle r="10.5"/><text class="inside" y="4">ab</text>'),
    "bunch": Markup('<circle r="8"/><circle class="edge" r="11"/><text class="inside" y="4">3</text>'),
}
"""Of ``legend.SIGNS``."""


def sample(entry: Entry, language: str) -> Markup:
    """How an entry looks, "" where it has no look of its own. Who listens is not told: the entry's text says it."""
    if isinstance(entry.look, Look):
        return _thing(entry.look, language)
    if entry.look:
        return _line(entry.look)
    return _drawn("soft", _SIGNS[entry.code]) if entry.code in _SIGNS else Markup("")


def _thing(look: Look, language: str) -> Markup:
    points = " ".join(f"{round(x * _SIZE, 1)},{round(y * _SIZE, 1)}" for x, y in OUTLINES[look.outline])
    outline = Markup('<polygon points="{}"/>').format(points) if points else Markup('<circle r="{}"/>').format(_SIZE)
    sign = sign_text(look.sign, language)
    return _drawn(look.colour, outline + (Markup('<text class="inside" y="4">{}</text>').format(sign) if sign else ""))


def _drawn(tone: str, inside: Markup) -> Markup:
    frame = Markup('<svg class="sample tone-{}" viewBox="-13 -12 26 24" aria-hidden="true">{}</svg>')
    return frame.format(tone, inside)


def _line(look: LineLook) -> Markup:
    dashes = " ".join(str(one) for one in look.dashes) or "none"
    ball = Markup('<circle cx="36" cy="6" r="3.5"/>') if look.head == "ball" else ""
    return Markup(
        '<svg class="sample line tone-{}" viewBox="0 0 40 12" aria-hidden="true">'
        '<line x1="1" y1="6" x2="{}" y2="6" stroke-width="{}" stroke-dasharray="{}"/>{}</svg>'
    ).format(look.colour, 33 if ball else 39, look.width, dashes, ball)
