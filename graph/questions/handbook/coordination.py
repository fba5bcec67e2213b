"""Leadership and coordination: who leads the network, who develops it, and how it meets."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model.records import MergedNode
from graph.questions.base import Coded
from graph.questions.draft import Draft, Statement
from graph.questions.gaps import no_coordinator
from graph.questions.gaps.words import sentence
from graph.questions.meetings import begins, held, planned
from graph.questions.paper import Section
from graph.questions.standing import State

_TOLD_MEETINGS = 4


def sections(draft: Draft) -> list[Section]:
    """Coordinators, who develops, and an open question where nobody is recorded to coordinate; then meetings."""
    found = [one for network in draft.picture.networks for one in _leaders(draft, network)]
    found += _questions(draft)
    return [*draft.section("coordination", found, of_links=True), *draft.section("meetings", _meetings(draft), 2)]


def _leaders(draft: Draft, network: MergedNode) -> Iterable[Statement]:
    for order, kind in enumerate(("coordinates", "develops")):
        for how, link, leader in draft.best(draft.web.sources(network.key, kind)):
            text = draft.say(f"leads:{kind}", network=draft.name(network))
            since = draft.date(link.values.get("valid_from"))
            details = [*draft.known("since", since), *draft.known("note", draft.text(link, "note"))]
            details += draft.known("channels", draft.reached(leader))
            title = draft.name(leader)
            yield draft.statement(
                how, (link,), title=title, text=text, about=(leader, network), details=details, order=(order,)
            )


def _questions(draft: Draft) -> Iterable[Statement]:
    """Networks without a coordinator in force, as the gaps tell them."""
    for one in no_coordinator.find(draft.picture):
        text = sentence("text", "no-coordinator", one, draft.picture)
        mark = Coded("open-question", draft.say("mark:open-question"))
        about = [draft.picture.node(key) for key in one.about]
        yield draft.statement(State("in_force"), one.records, text=text, about=about, marks=[mark], order=(9,))


def _meetings(draft: Draft) -> Iterable[Statement]:
    """The next meeting that is planned, and the latest ones that have been held."""
    past = held(draft.picture)[:_TOLD_MEETINGS]
    for event in (*planned(draft.picture)[:1], *past):
        day, how = begins(event), draft.how(event)
        told = {
            "when": draft.date(event.values.get("begins")),
            "theme": draft.text(event, "theme"),
            "places": draft.told(draft.web.targets(event.key, "delivered_at")),
            "remote": draft.asking.say("yes" if event.values["remote"] else "no") if "remote" in event.values else "",
            "took-part": draft.names(who for _, who in draft.picture.into(event.key, "takes_part")),
        }
        details = draft.details(told)
        yield draft.statement(
            # That a meeting held is over takes nothing from it.
            State("in_force") if event in past and how.standing == "ended" else how,
            (event,),
            title=draft.name(event),
            text=draft.text(event, "summary"),
            about=(event,),
            details=details,
            order=(-day.toordinal() if day else 0,),
        )
