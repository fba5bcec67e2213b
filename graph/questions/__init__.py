"""The register of questions. A new question is one file beside this one, and one line here."""

from __future__ import annotations

from graph.questions.base import Question


def questions() -> dict[str, Question]:
    """Every question by name, in the order that doors list them."""
    from graph.questions import changes, partners, search, show

    return {
        "search": Question("search", search.search, search.SearchAnswer, search.PARAMETERS),
        "show": Question("show", show.show, show.ShowAnswer, show.PARAMETERS),
        "partners": Question("partners", partners.partners, partners.PartnersAnswer, partners.PARAMETERS),
        "changes": Question("changes", changes.changes, changes.ChangesAnswer, changes.PARAMETERS),
    }
