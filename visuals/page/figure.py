"""The parts of a page that show a picture: what the site's pages and the stand-alone file have in common."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from graph.questions.base import Ref
from visuals.drawing import Placed
from visuals.legend import legend
from visuals.page.data import as_script, data_of
from visuals.page.samples import sample
from visuals.rows import dot_rows, link_rows
from visuals.style import COLOURS
from visuals.svg import style_sheet
from visuals.wording import say

PARTS = (
    "elements",
    "facts",
    "shown",
    "brush",
    "names",
    "canvas",
    "legend",
    "panel",
    "search",
    "keys",
    "take",
    "tables",
    "picture",
)
"""Of the script, in ``script/``. They see each other's functions; the page sees none of them."""


@dataclass(frozen=True, slots=True)
class Download:
    """The picture in another form: what it is called in words, where it is, and as what file it is kept ("": as the
    site says).
    """

    text: str
    address: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """The picture with all that belongs to it, and the tables that tell the same.

    The scripts (vis-network, then ``script()``) run best between the two: a large picture is then seen before its
    tables have been read.
    """

    picture: Markup
    tables: Markup


def figure(
    placed: Placed,
    still: Markup,
    *,
    addresses: Mapping[str, str] | None = None,
    downloads: Sequence[Download] = (),
    packed: Sequence[Mapping[str, str]] = (),
    tells: bool = True,
    told: Collection[str] = (),
) -> Figure:
    """The parts of a page for a picture; its h1 is the page's own. Headings in it begin at h2.

    ``still``: the same picture (``svg.still``), without styles of its own: ``style()`` has them. ``addresses`` and
    ``packed`` as in ``data_of``; ``downloads`` are links beside them. ``tells``: the picture says itself that something
    in it is made up; otherwise the page does. ``told``: sentences of ``about`` that the page tells itself.
    """
    drawing = placed.drawing
    sections = legend(drawing)
    data = data_of(placed, sections, addresses=addresses, packed=packed)
    parts = {
        "drawing": drawing,
        "tells": tells,
        "not_recorded": say("not-recorded", drawing.language),
        "address_of": partial(_address_of, (addresses or {}).get("thing", "")),
        "about": [one for one in data["about"] if one not in told],
        "say": words_of(drawing.language),
        "sections": sections,
        "sample": lambda entry: sample(entry, drawing.language),
        "still": still,
        "data": as_script(data),
        "downloads": downloads,
        "bunches": drawing.bunches,
        "dots": dot_rows(drawing),
        "links": link_rows(drawing),
    }
    return Figure(rendered("figure.html", parts), rendered("tables.html", parts))


def _address_of(pages: str, thing: Ref) -> str:
    """The address of a thing's page; "" where there are no pages, and for what is no recorded thing."""
    return pages.replace(":id", quote(thing.id, safe="/")) if "/" in thing.id else ""


@cache
def script() -> str:
    """The script that makes the picture move, out of its parts; vis-network has to run before it."""
    parts = "\n".join(_text(f"script/{name}.js") for name in PARTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


@cache
def style() -> str:
    """The style of ``Figure`` and of the still picture in it, with the colours of ``visuals.style`` by the ground."""
    light, dark = (_properties(number) for number in (0, 1))
    grounds = f".picture, .picture-tables {{ {light} }}\n"
    grounds += f"@media screen and (prefers-color-scheme: dark) {{ .picture, .picture-tables {{ {dark} }} }}\n"
    tones = "\n".join(f".picture .tone-{name} {{ color: var(--tone-{name}); }}" for name in COLOURS)
    return "\n".join((grounds + tones, _text("picture.css"), style_sheet()))


@cache
def environment() -> Environment:
    """Templates of this package; whatever they are given is escaped unless it is ``Markup``."""
    return Environment(
        loader=PackageLoader("visuals.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def words_of(language: str) -> Callable[..., str]:
    """The words of pages in a language, by their keys."""
    return lambda key, **facts: say(f"page:{key}", language, **facts)


def rendered(template: str, parts: Mapping[str, object]) -> Markup:
    """A part of a page."""
    return Markup(environment().get_template(template).render(parts))


def _properties(ground: int) -> str:
    return " ".join(f"--tone-{name}: {pair[ground]};" for name, pair in COLOURS.items())


def _text(name: str) -> str:
    return files("visuals.page").joinpath(name).read_text(encoding="utf-8")
