"""An answer as a file that people take along: a workbook, or a paper of some kind."""

from __future__ import annotations

from graph.questions.base import Answer
from graph.questions.paper import PaperAnswer


def as_file(answer: Answer, kind: str) -> bytes:
    """The answer as a file of a kind."""
    if kind == "xlsx":
        from api.spreadsheet import as_xlsx

        return as_xlsx(answer)
    from api.paper import WRITERS

    assert isinstance(answer, PaperAnswer)  # as the question says by as_paper
    return WRITERS[kind](answer)
