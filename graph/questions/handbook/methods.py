"""Principles and methods: what the network holds to, what it works with, and who is trained."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model.records import Merged, MergedLink, MergedNode
from graph.questions.draft import Draft, Statement
from graph.questions.handbook.actors import acting
from graph.questions.paper import Section

_PRINCIPLE = "principle"

Use = tuple[MergedLink, MergedNode, MergedNode]
"""A use of a method: the link, who uses it, and the method."""


def sections(draft: Draft) -> list[Section]:
    """Principles, each once, with who says that it holds to it; then methods, one line for each that uses them."""
    principles: dict[str, list[Use]] = {}
    methods: list[Use] = []
    for link, user, method in _uses(draft):
        if method.values.get("method_type") == _PRINCIPLE:
            principles.setdefault(method.key, []).append((link, user, method))
        else:
            methods.append((link, user, method))
    written = draft.section("principles", [_principle(draft, one) for one in principles.values()], of_links=True)
    return written + draft.section("methods", [_use(draft, *one) for one in methods], of_links=True)


def _uses(draft: Draft) -> Iterable[Use]:
    """Every use of a method by what is the area's own, or by an organisation that acts there."""
    own, around = draft.picture.own, {one.key for one, _ in acting(draft)}
    further = draft.picture.further(around, "uses").source
    for part, users in ((draft.web.source, own), (further, around)):
        for link in part.links:
            if link.kind == "uses" and link.source in users and link.target in part.nodes:
                yield link, part.nodes[link.source], part.nodes[link.target]


def _principle(draft: Draft, uses: list[Use]) -> Statement:
    method = uses[0][2]
    told = draft.best((link, user) for link, user, _ in uses)
    how = draft.how(method, told[0][1])
    details = draft.known("who", draft.told((link, user) for link, user, _ in uses))
    records: list[Merged] = [*(link for _, link, _ in told), method]
    title, text = draft.name(method), draft.text(method, "summary")
    return draft.statement(how, records, title=title, text=text, about=(method,), details=details)


def _use(draft: Draft, link: MergedLink, user: MergedNode, method: MergedNode) -> Statement:
    how = draft.how(user, link)
    if how.standing == "in_force":
        how = draft.how(method, link)
    people = link.values.get("trained_people")
    when = draft.date(link.values.get("trained_on"))
    trained = draft.say("trained", count=people) if people is not None else draft.say("trained-not-recorded")
    told = {
        "who": draft.name(user),
        "trained": ", ".join(part for part in (trained, when) if part),
        "note": draft.text(link, "note"),
    }
    details = draft.details(told)
    order = (draft.name(method), int(people is None))
    title, text = draft.name(method), draft.text(method, "summary")
    return draft.statement(how, (link,), title=title, text=text, about=(method, user), details=details, order=order)
