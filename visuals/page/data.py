"""What the page's script is given: nodes, edges and options as built, and what is known of each, compactly.

Every text that may come often stands once, in ``texts``, and is told by its number there; whatever the legend has an
entry for is told by the entry's number in its section.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from graph.model.dates import in_words
from graph.model.wording import catalogue
from graph.questions.base import Coded
from visuals.drawing import Bunch, Dot, Placed, Stroke, Told
from visuals.layout.lettering import wrapped
from visuals.layout.written import written
from visuals.legend import Section, sectors_of
from visuals.page.build import network, present, sureness
from visuals.style import COLOURS, LINES, OUTLINES, PLANNED, LineLook
from visuals.wording import say

_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


class _Texts(dict[str, int]):
    """Each text with its number, in the order in which they came."""

    def number(self, text: str) -> int:
        return self.setdefault(text, len(self))

    def numbers(self, texts: Iterable[str]) -> list[int]:
        return [self.number(one) for one in texts]


class _Entries:
    """The numbers of the legend's entries, by section, code and text."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._numbers = {
            (section.name, entry.code, entry.text): number
            for section in sections
            for number, entry in enumerate(section.entries)
        }
        self._codes = {(section, code): number for (section, code, _), number in self._numbers.items()}

    def number(self, section: str, one: Coded) -> int:
        return self._numbers[section, one.code, one.text]

    def code(self, section: str, code: str) -> int:
        return self._codes[section, code]


def data_of(
    placed: Placed,
    sections: Sequence[Section],
    *,
    addresses: Mapping[str, str] | None = None,
    packed: Sequence[Mapping[str, str]] = (),
) -> dict[str, Any]:
    """The data of a picture, as JSON knows it; ``sections`` are its legend.

    ``addresses``: where a thing's own page is (``{"thing": "/nodes/:id?language=fi"}``), if there are any.
    ``packed``: files to take along, each with ``name``, ``type`` and ``content`` (gzip, base64).
    """
    drawing = placed.drawing
    made = network(placed)
    names = written(drawing)
    texts, entries = _Texts(), _Entries(sections)
    dots = {dot.key: number for number, dot in enumerate(drawing.dots)}
    return {
        "title": drawing.title,
        "view": drawing.view,
        "language": drawing.language,
        "fictional": drawing.fictional,
        "about": [say("as-of", drawing.language, as_of=in_words(drawing.as_of, drawing.language)), *drawing.about],
        "nodes": made.nodes,
        "edges": made.edges,
        "options": made.options,
        "dots": [_dot(one, names[one.key], texts, entries, drawing.language) for one in drawing.dots],
        "strokes": [_stroke(one, dots, texts, entries) for one in drawing.strokes],
        "bunches": [_bunch(one, dots) for one in drawing.bunches],
        "sections": [_section(one) for one in sections],
        "outlines": {name: [[*one] for one in corners] for name, corners in OUTLINES.items()},
        "colours": {name: [*pair] for name, pair in COLOURS.items()},
        "planned": {"sure": sureness("planned"), "dashes": list(PLANNED)},
        "families": {family: _line(look) for family, look in LINES.items()},
        "words": _words(drawing.language),
        "addresses": dict(addresses or {}),
        "packed": [dict(one) for one in packed],
        "texts": [*texts],
    }


def as_script(data: Mapping[str, Any]) -> Markup:
    """The data as it may stand in a ``<script type="application/json">``: nothing in it ends the script."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Markup(text.translate(_ESCAPED))


def _dot(dot: Dot, name: tuple[str, ...], texts: _Texts, entries: _Entries, language: str) -> dict[str, Any]:
    told = {
        "id": dot.ref.id,
        "kind": entries.number("kinds", dot.kind),
        "standing": entries.number("standings", dot.standing),
        "fresh": entries.code("ages", dot.freshness),
        "age": texts.number(dot.age),
    }
    others = {
        "fictional": int(dot.ref.fictional),
        "lang": dot.ref.name_language if dot.ref.name_language != language else "",
        "sectors": [entries.number("sectors", one) for one in sectors_of(dot, language)],
        "areas": [entries.number("areas", Coded(one.id, one.name)) for one in dot.areas],
        "more": dot.more,
        "marks": texts.numbers(one.text for one in dot.marks),
        "lines": list(name) if name != (dot.ref.name,) else [],  # one that is written as it is stands there already
        "facts": [texts.numbers(one) for one in dot.facts],
        "sources": texts.numbers(dot.sources),
    }
    return {**told, **present(others)}


def _stroke(stroke: Stroke, dots: Mapping[str, int], texts: _Texts, entries: _Entries) -> dict[str, Any]:
    told = {
        "source": dots[stroke.source],
        "target": dots[stroke.target],
        "family": entries.code("families", stroke.family),
        "links": [_link(one, texts, entries) for one in stroke.links],
    }
    return {**told, **present({"marks": texts.numbers(one.text for one in stroke.marks)})}


def _link(link: Told, texts: _Texts, entries: _Entries) -> dict[str, Any]:
    told = {
        "kind": entries.number("links", link.kind),
        "sure": sureness(link.standing.code),
        "text": texts.number(link.text),
        "standing": entries.number("standings", link.standing),
        "fresh": entries.code("ages", link.freshness),
        "age": texts.number(link.age),
    }
    others = {
        "directed": int(link.directed),
        "backwards": int(link.backwards),
        "fictional": int(link.fictional),
        "sources": texts.numbers(link.sources),
    }
    return {**told, **present(others)}


def _bunch(bunch: Bunch, dots: Mapping[str, int]) -> dict[str, Any]:
    return {"members": [dots[one] for one in bunch.members], "lines": [*wrapped(bunch.name)]}


def _line(look: LineLook) -> dict[str, Any]:
    return {"width": look.width, "color": look.colour, "dashes": [*look.dashes]}


def _section(section: Section) -> dict[str, Any]:
    return {"name": section.name, "title": section.title, "entries": [[one.code, one.text] for one in section.entries]}


def _words(language: str) -> dict[str, str]:
    """The script's words by their own names."""
    words = catalogue("visuals")
    own = [key for key in words.keys() if key.startswith("script:")]  # noqa: SIM118
    return {key.removeprefix("script:"): words.text(key, language) for key in own}
