"""The picture of an answer, ready to be given out in every form that it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from markupsafe import Markup

from graph.questions.base import Answer
from graph.store.base import View
from visuals.bunches import bunched
from visuals.drawing import Placed
from visuals.layout import place
from visuals.legend import Section, legend
from visuals.page.figure import Download, Figure, figure
from visuals.views import can_be_drawn, drawn

FORMS: Mapping[str, str] = {
    "svg": "image/svg+xml",
    "graphml": "application/graphml+xml",
    "gexf": "application/gexf+xml",
    "links": "text/csv",
}
"""Forms of a picture beside the page, with their media types. ``links``: its lines as a table."""


def forms_of(question: str) -> tuple[str, ...]:
    """The forms in which a question's answer can be drawn; none where it cannot."""
    return tuple(FORMS) if can_be_drawn(question) else ()


def picture_of(view: View, answer: Answer) -> Picture:
    """The picture of an answer that was given in this view. Raises KeyError for an answer that cannot be drawn."""
    return NetworkPicture(place(bunched(drawn(view, answer))))


class Picture(Protocol):
    """A picture of an answer."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be seen."""

    def file(self, form: str) -> bytes:
        """The picture in one of its forms."""

    def figure(self, thing: str, downloads: Sequence[Download]) -> Figure:
        """The picture as a part of a page of a site. ``thing``: where the pages of things are, with ``{id}`` in it;
        ``downloads``: where its other forms are.
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

    @cached_property
    def _legend(self) -> tuple[Section, ...]:
        return legend(self.placed.drawing)

    def file(self, form: str) -> bytes:
        """The picture in one of ``FORMS``."""
        from visuals.graph_files import gexf, graphml
        from visuals.svg import svg
        from visuals.table import links_table, table_csv

        makers: Mapping[str, Callable[[], bytes]] = {
            "svg": lambda: svg(self.placed, self._legend).encode(),
            "graphml": lambda: graphml(self.placed),
            "gexf": lambda: gexf(self.placed),
            "links": lambda: table_csv(links_table(self.placed.drawing)),
        }
        return makers[form]()

    def figure(self, thing: str, downloads: Sequence[Download]) -> Figure:
        """The picture with its tables."""
        return figure(self.placed, self._still(), addresses={"thing": thing}, downloads=downloads)

    def page(self) -> bytes:
        """The picture with its tables, and its other forms in it."""
        from visuals.page.alone import page

        return page(self.placed, self._still(), {f"{form}": self.file(form) for form in FORMS})

    def _still(self) -> Markup:
        from visuals.svg import still

        return still(self.placed, self._legend)
