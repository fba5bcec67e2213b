"""Parts of a page that show a table as a heat map, and the page with both that stands alone. Nothing moves in it."""

from __future__ import annotations

import base64
from collections.abc import Sequence

from markupsafe import Markup

from graph.model.dates import in_words
from graph.model.wording import label
from graph.questions.coverage import CoverageAnswer
from visuals.page.alone import alone_style, policy
from visuals.page.figure import Download, Figure, environment, rendered, words_of
from visuals.table import Table, table_csv
from visuals.wording import say

_YES = {True: "yes", False: "no"}


def heat_figure(still: Markup, language: str, downloads: Sequence[Download]) -> Figure:
    """The picture in a page that has the table itself."""
    parts = {"say": words_of(language), "still": still, "downloads": downloads}
    return Figure(rendered("heat_figure.html", parts), Markup())


def heat_page(answer: CoverageAnswer, still: Markup, svg: bytes) -> bytes:
    """One file with the picture and the table (UTF-8). ``svg``: the picture as a file, which goes along."""
    words = words_of(answer.language)
    table = coverage_table(answer)
    taken_along = [
        Download(words("take-svg"), _address(svg, "image/svg+xml"), "picture.svg"),
        Download(words("take-table"), _address(table_csv(table), "text/csv"), "coverage.csv"),
    ]
    style = alone_style()
    parts = {
        "answer": answer,
        "say": words,
        "title": words("heat-title", area=answer.taken[0].ref.name),
        "policy": policy(style),
        "style": Markup(style),
        "figure": heat_figure(still, answer.language, taken_along),
        "table": table,
        "day": in_words(answer.as_of, answer.language),
    }
    return environment().get_template("heat.html").render(parts).encode(errors="replace")


def coverage_table(answer: CoverageAnswer) -> Table:
    """Needs and what meets them where, in words. Row keys are ids of needs."""
    language = answer.language
    need, made_up = ("need", label("node", "Need", language)), ("fictional", say("column:fictional", language))
    columns = (need, *((one.code, one.text) for one in answer.columns), made_up)
    rows = (
        (row.need.id, (row.need.name, *(cell.text for cell in row.cells), say(_YES[row.need.fictional], language)))
        for row in answer.items
    )
    return Table(columns, tuple(rows))


def _address(content: bytes, media_type: str) -> str:
    """A file as an address of its own, which fetches nothing."""
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"
