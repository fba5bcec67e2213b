"""The register of questions. A new question is one file beside this one, and one line here.

What the doors call it and its parts in plain words (``help:``, ``field:``, ``parameter:``) is added to the doors'
``sentences.csv``; until then they use its docstring and the names in its code.
"""

from __future__ import annotations

from graph.questions.base import Question


def questions() -> dict[str, Question]:
    """Every question by name, in the order that doors list them."""
    from graph.questions import browse, changes, coverage, partners, search, services, show
    from graph.questions.gaps import question as gaps
    from graph.questions.handbook import question as handbook
    from graph.questions.meeting import question as meeting
    from graph.questions.network import question as network
    from graph.questions.network.answer import NetworkAnswer
    from graph.questions.routes import question as routes

    return {
        "search": Question("search", search.search, search.SearchAnswer, search.PARAMETERS, audience="help"),
        "browse": Question("browse", browse.browse, browse.BrowseAnswer, browse.PARAMETERS, audience="data"),
        "show": Question("show", show.show, show.ShowAnswer, show.PARAMETERS, sees_network=True, audience="data"),
        "partners": Question(
            "partners", partners.partners, partners.PartnersAnswer, partners.PARAMETERS, audience="help"
        ),
        "routes": Question("routes", routes.routes, routes.RoutesAnswer, routes.PARAMETERS, audience="help"),
        "gaps": Question(
            "gaps", gaps.gaps, gaps.GapsAnswer, gaps.PARAMETERS, sees_network=True, as_sheet=True, of_area=True
        ),
        "coverage": Question(
            "coverage", coverage.coverage, coverage.CoverageAnswer, coverage.PARAMETERS, as_sheet=True, of_area=True
        ),
        "network": Question("network", network.network, NetworkAnswer, network.PARAMETERS, sees_network=True),
        "meeting": Question(
            "meeting",
            meeting.meeting,
            meeting.MeetingAnswer,
            meeting.PARAMETERS,
            sees_network=True,
            as_paper=("html", "md", "docx"),
        ),
        "handbook": Question(
            "handbook", handbook.handbook, handbook.HandbookAnswer, handbook.PARAMETERS, as_paper=("html", "md", "docx")
        ),
        "services": Question(
            "services",
            services.services,
            services.ServicesAnswer,
            services.PARAMETERS,
            as_paper=("html", "md"),
            audience="help",
        ),
        "changes": Question("changes", changes.changes, changes.ChangesAnswer, changes.PARAMETERS, sees_network=True),
    }
