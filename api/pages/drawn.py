"""Pictures of answers in pages, and the scripts that make them move."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from api.pages.reader import Reader
from api.wording import say
from graph.questions.base import Answer
from graph.store.base import View
from visuals.page.figure import Download, Figure, script
from visuals.page.vis import VERSION, vis_network
from visuals.picture import forms_of, picture_of


def figure_of(view: View, answer: Answer, reader: Reader) -> Figure | None:
    """The picture of an answer of this view; None where it has none or there is nothing to be seen."""
    forms = forms_of(answer.question)
    picture = picture_of(view, answer) if forms else None
    if picture is None or picture.is_empty:
        return None
    taken_along = [Download(say(f"page:picture:{form}", reader.language), reader.here(format=form)) for form in forms]
    return picture.figure(reader.to("/nodes/:id"), taken_along, _told_above(answer))


def _told_above(answer: Answer) -> list[str]:
    """What the page of an answer tells before its picture."""
    notes = [one.text for one in answer.notes]
    return [*notes, answer.known.text] if answer.known else notes


def picture_scripts() -> Mapping[str, bytes]:
    """The scripts that draw by their addresses, in the order in which they run."""
    ours = script().encode()
    mark = hashlib.sha256(ours).hexdigest()[:16]
    return {f"/static/vis-network-{VERSION}.js": vis_network().encode(), f"/static/picture-{mark}.js": ours}
