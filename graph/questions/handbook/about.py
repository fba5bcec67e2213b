"""The family centre in short: the networks that are recorded for the area."""

from __future__ import annotations

from graph.model.wording import label
from graph.questions.describe import listed
from graph.questions.draft import Draft
from graph.questions.paper import Section


def sections(draft: Draft) -> list[Section]:
    """Every network of the area, with what kind it is."""
    found = []
    for network in draft.picture.networks:
        forms = [label("network_form", one, draft.language) for one in listed(network, "form")]
        details = [
            *draft.known("network_type", draft.word("network_type", network, "network_type")),
            *draft.known("form", ", ".join(forms)),
        ]
        how = draft.how(network)
        name, text = draft.name(network), draft.text(network, "summary")
        found.append(draft.statement(how, (network,), title=name, text=text, about=(network,), details=details))
    return draft.section("about", found)
