"""Three introductions to make at the meeting: who serve the same families and are not recorded to be in touch.

It cannot tell whether they know each other without a record.
"""

from __future__ import annotations

from collections import defaultdict

from graph.questions.draft import Draft, Statement
from graph.questions.gaps import left_out, missing_partnership
from graph.questions.gaps.found import Found
from graph.questions.gaps.too_little_named import enough
from graph.questions.meeting.sheet import sheet_section, short
from graph.questions.paper import Section
from graph.questions.standing import State

SUGGESTED = 3


def section(draft: Draft) -> Section:
    """Pairs that meet the very same need, the rarest in common first; those that meet a wider one; the left out.

    As far as there are others, nobody is suggested twice.
    """
    served = missing_partnership.served_by(draft.picture)
    wider = _wider(served, draft)
    found = [("introduce", one) for one in missing_partnership.pairs(served, draft.picture)]
    told = {one.about for _, one in found}
    found += [
        ("introduce-wider", one) for one in missing_partnership.pairs(wider, draft.picture) if one.about not in told
    ]
    # With few named organisations nobody can be said to be left out, as in the gaps.
    found += [("introduce-new", one) for one in (left_out.find(draft.picture) if enough(draft.picture) else ())]
    chosen: list[tuple[str, Found]] = []
    met: set[str] = set()
    for key, one in found:
        if met.isdisjoint(one.about):
            chosen.append((key, one))
            met |= set(one.about)
    chosen += [one for one in found if one not in chosen]
    return sheet_section(draft, "introductions", [_pair(draft, *one) for one in chosen[:SUGGESTED]], SUGGESTED)


def _wider(served: missing_partnership.Served, draft: Draft) -> missing_partnership.Served:
    """The same services by the needs that theirs are a part of."""
    table = draft.picture.needs
    found: missing_partnership.Served = defaultdict(lambda: defaultdict(list))
    for need, by_organisation in served.items():
        for broader in table.wider.get(need, ()):
            for key, services in by_organisation.items():
                found[broader][key] += [one for one in services if one not in found[broader][key]]
    return found


def _pair(draft: Draft, key: str, found: Found) -> Statement:
    about = [draft.picture.node(one) for one in found.about]
    text = draft.say(key, **found.facts)
    return draft.statement(State("in_force"), found.records, text=short(text), about=about)
