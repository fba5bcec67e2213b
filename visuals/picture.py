"""The picture of an answer, ready to be given out in every form that it has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from markupsafe import Markup

from graph.questions.base import Answer
from graph.questions.coverage import CoverageAnswer
from graph.store.base import View
from visuals.bunches import bunched
from visuals.drawing import Drawing, Placed
from visuals.graph_files import gexf, graphml
from visuals.heat import heat_still, heat_svg
from visuals.layout import place
from visuals.layout.keeping import MAPS, places_for
from visuals.legend import Section, legend
from visuals.page.alone import page
from visuals.page.figure import Download, Figure, figure
from visuals.page.heat import heat_figure, heat_page
from visuals.plain import plain
from visuals.svg import still, svg
from visuals.table import dots_table, links_table, table_csv
from visuals.views import can_be_drawn, drawn
from visuals.wording import say

FORMS: Mapping[str, str] = {
    "svg": "image/svg+xml",
    "graphml": "application/graphml+xml",
    "gexf": "application/gexf+xml",
    "things": "text/csv",
    "links": "text/csv",
}
"""Forms of a picture beside the page, with their media types. ``things`` and ``links`` are its tables."""

COVERAGE = "coverage"
"""The question whose answer is a table, and is drawn as one."""


def forms_of(question: str) -> tuple[str, ...]:
    """The forms in which a question's answer can be drawn; none where it cannot."""
    if question == COVERAGE:
        return ("svg",)
    return tuple(FORMS) if can_be_drawn(question) else ()


def picture_of(view: View, answer: Answer) -> Picture:
    """The picture of an answer that was given in this view. Raises ValueError for an answer that cannot be drawn."""
    if isinstance(answer, CoverageAnswer):
        return HeatPicture(plain(answer))
    drawing = drawing_of(view, answer)
    placed = place(drawing, places_for(view, drawing))
    return NetworkPicture(placed if placed.kept or drawing.view not in MAPS else _of_now(placed))


def _of_now(placed: Placed) -> Placed:
    """A map whose places nobody keeps, which says so: it cannot be laid beside the next one."""
    drawing = placed.drawing
    told = replace(drawing, about=(*drawing.about, say("not-kept", drawing.language)))
    return replace(placed, drawing=told)


def drawing_of(view: View, answer: Answer) -> Drawing:
    """The drawing of an answer with its bunches. Raises ValueError for one that is not drawn as dots and lines."""
    return bunched(drawn(view, answer))


class Picture(Protocol):
    """A picture of an answer."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be seen."""

    def file(self, form: str) -> bytes:
        """The picture in one of its forms."""

    def figure(self, thing: str, downloads: Sequence[Download], told: Collection[str] = ()) -> Figure:
        """The picture as a part of a page of a site, which tells itself what the answer tells of itself.

        ``thing``: where the pages of things are, with ``:id`` in it; ``downloads``: where the other forms are;
        ``told``: sentences about the picture that the page has told.
        """

    def page(self) -> bytes:
        """A page that stands alone: it opens from a file, and asks nobody for anything."""


@dataclass(frozen=True)
class NetworkPicture:
    """Things and the lines between them."""

    placed: Placed

    @property
    def is_empty(self) -> bool:
        """Whether there is no thing."""
        return not self.placed.drawing.dots

    def file(self, form: str) -> bytes:
        """The picture in one of ``FORMS``."""
        makers: Mapping[str, Callable[[], bytes]] = {
            "svg": lambda: svg(self.placed, self._legend).encode(),
            "graphml": lambda: graphml(self.placed),
            "gexf": lambda: gexf(self.placed),
            "things": lambda: table_csv(dots_table(self.placed.drawing)),
            "links": lambda: table_csv(links_table(self.placed.drawing)),
        }
        return makers[form]()

    def figure(self, thing: str, downloads: Sequence[Download], told: Collection[str] = ()) -> Figure:
        """The picture with its tables."""
        pages = {"thing": thing}
        return figure(self.placed, self._still, addresses=pages, downloads=downloads, tells=False, told=told)

    def page(self) -> bytes:
        """The picture with its tables, and its other forms in it."""
        return page(self.placed, self._still, {file_name(form): self.file(form) for form in FORMS})

    @cached_property
    def _legend(self) -> tuple[Section, ...]:
        return legend(self.placed.drawing)

    @property
    def _still(self) -> Markup:
        return still(self.placed, self._legend)


@dataclass(frozen=True)
class HeatPicture:
    """Needs by areas. Its page has the table of the answer itself."""

    answer: CoverageAnswer

    @property
    def is_empty(self) -> bool:
        """Whether there is no need."""
        return not self.answer.items

    def file(self, form: str) -> bytes:
        """The picture as SVG, its only form."""
        return {"svg": heat_svg}[form](self.answer).encode()

    def figure(self, thing: str, downloads: Sequence[Download], told: Collection[str] = ()) -> Figure:
        """The picture alone."""
        return heat_figure(heat_still(self.answer), self.answer.language, downloads)

    def page(self) -> bytes:
        """The picture and the table, without a script."""
        return heat_page(self.answer, heat_still(self.answer), self.file("svg"))


def file_name(form: str) -> str:
    """What a form of a picture is called as a file, beside others."""
    return f"{form}.csv" if FORMS[form] == "text/csv" else f"picture.{form}"
