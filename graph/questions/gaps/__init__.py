"""Collaboration gaps, one file a kind. A new kind is one file beside these, and one line here.

A kind is a module whose docstring says what it means and what it cannot tell, with one function ``find(picture)`` that
yields what it finds. Its words are in ``sentences.csv``: ``text:``, ``why:`` and ``next:`` with its code, and in
``graph/model/labels.csv`` under ``gap:``. What it means exactly: ``docs/questions.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.questions.gaps.found import Found
    from graph.questions.picture import Picture

Find = Callable[["Picture"], Iterator["Found"]]

MEASURED = ("hangs-on-one", "bridge-load", "left-out", "inside-own-sector")
"""Kinds that measure the network; with too few named organisations ``too-little-named`` is said instead."""

WIDER = ("raised", "plan-unconfirmed", "stale")
"""Kinds that are listed of wider areas too, apart."""


def gap_kinds() -> dict[str, Find]:
    """Every kind by its code, in the order of an answer: what people said first, what is missing in the data last."""
    from graph.questions.gaps import (
        bridge_load,
        dead_end,
        hangs_on_one,
        inside_own_sector,
        left_out,
        method_not_shared,
        missing_partnership,
        no_contact,
        no_coordinator,
        no_family_voice,
        no_feedback,
        no_language,
        no_meeting_place,
        no_place,
        no_way_in,
        one_sided,
        part_missing,
        plan_unconfirmed,
        possible_duplicate,
        provider_ended,
        raised,
        rests_on_project,
        sources_disagree,
        special_stays_away,
        stale,
        thin_cover,
        too_little_named,
        transition_break,
        uncovered_need,
    )

    return {
        "raised": raised.find,
        "no-coordinator": no_coordinator.find,
        "uncovered-need": uncovered_need.find,
        "plan-unconfirmed": plan_unconfirmed.find,
        "transition-break": transition_break.find,
        "dead-end": dead_end.find,
        "no-way-in": no_way_in.find,
        "special-stays-away": special_stays_away.find,
        "no-meeting-place": no_meeting_place.find,
        "no-family-voice": no_family_voice.find,
        "part-missing": part_missing.find,
        "method-not-shared": method_not_shared.find,
        "missing-partnership": missing_partnership.find,
        "one-sided": one_sided.find,
        "no-feedback": no_feedback.find,
        "too-little-named": too_little_named.find,
        "left-out": left_out.find,
        "hangs-on-one": hangs_on_one.find,
        "bridge-load": bridge_load.find,
        "inside-own-sector": inside_own_sector.find,
        "thin-cover": thin_cover.find,
        "rests-on-project": rests_on_project.find,
        "provider-ended": provider_ended.find,
        "sources-disagree": sources_disagree.find,
        "possible-duplicate": possible_duplicate.find,
        "stale": stale.find,
        "no-contact": no_contact.find,
        "no-place": no_place.find,
        "no-language": no_language.find,
    }
