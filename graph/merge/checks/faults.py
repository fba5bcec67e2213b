"""The faults that checks can find (code, level, facts), and how findings are made, sorted and folded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.model.records import Finding, Place

PLACES_TOLD = 5
"""How many places a folded finding names."""

TOLD_ONE_BY_ONE = ("new-name", "new-name-near", "taken-for-known")
"""Warnings that are not folded: the name is what has to be looked at, and its cell does not tell it."""

_CLIPPED_TO = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that can be wrong. ``facts`` are the gaps that its sentence ``finding:{code}`` may use."""

    level: str
    facts: tuple[str, ...] = ()


def _errors(**facts: str) -> dict[str, Fault]:
    return {code.replace("_", "-"): Fault("error", tuple(names.split())) for code, names in facts.items()}


def _warnings(**facts: str) -> dict[str, Fault]:
    return {code.replace("_", "-"): Fault("warning", tuple(names.split())) for code, names in facts.items()}


FAULTS: dict[str, Fault] = {
    **_errors(
        unknown_kind="kind",
        missing_id="kind property",
        malformed_id="id property",
        id_of_another_kind="id kind other_kind",
        missing_name="id",
        forbidden_ends="kind source source_kind target target_kind",
        misplaced_visibility="kind",
        unknown_property="kind property",
        missing_language="property",
        not_text="property",
        not_a_list="property",
        not_yes_or_no="property",
        not_a_number="property value",
        not_a_whole_number="property value",
        unknown_code="property value allowed",
        bad_date="property value",
        impossible_date="property value",
        backwards_date="property value",
        ends_before_beginning="property value other_property other",
        bad_ytunnus="property value",
        ages_crossed="min_age max_age",
        age_out_of_range="property value lowest highest",
        waiting_crossed="shortest longest",
        contradicting_rows="id property value other other_place",
        circle="kind ids",
        text_too_long="property length limit",
        control_character="property",
        bad_url="property value",
        unknown_document="document",
    ),
    **_warnings(
        undated="id",
        service_without_contact="id",
        service_without_area="id",
        outside_finland="latitude longitude",
        person_name="property",
        person_email="property",
        person_phone="property",
        possible_duplicate="id other name",
        self_link="kind id",
        unknown_language="property code",
    ),
}
"""Every fault by code. ``kind`` and ``property`` are names of the vocabulary; a door may put words there.

No fact is called ``key`` or ``language``: those are arguments of ``Wording.text`` itself.
"""


def finding(fault: str, place: Place, column: str = "", **facts: object) -> Finding:
    """A finding at ``place``; ``column`` is the property it is about, used where the place names none."""
    if column and not place.column:
        place = Place(place.file, place.sheet, place.row, clipped(column))
    return Finding(FAULTS[fault].level, fault, place, facts)


def clipped(value: object) -> str:
    """The value as text for a sentence, cut if long; characters that cannot be printed become spaces."""
    try:
        text = str(value)
    except ValueError:  # a whole number of more digits than Python writes out
        text = "…"
    text = text[: _CLIPPED_TO + 1]
    if not text.isprintable():
        text = "".join(letter if letter.isprintable() else " " for letter in text)
    return text if len(text) <= _CLIPPED_TO else text[: _CLIPPED_TO - 1] + "…"


def position(place: Place) -> tuple[str, str, int, str]:
    """A place as a sort key: by file, sheet, row and column."""
    return (place.file, place.sheet, place.row, place.column)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by place; those of one place in the same order however they were found."""
    by_place = sorted(findings, key=lambda one: (*position(one.place), one.code))
    places = [(*position(one.place), one.code) for one in by_place]
    if len(set(places)) == len(places):
        return by_place
    return sorted(by_place, key=lambda one: (*position(one.place), one.code, repr(one.facts)))


def place_words(place: Place) -> str:
    """A place in short, the same in every language: ``book.xlsx Palvelut:12 (name@fi)``; empty if unknown."""
    row = f":{place.row}" if place.row else ""
    column = f" ({place.column})" if place.column else ""
    return f"{place.file} {place.sheet}".strip() + row + column


def summarise(findings: Sequence[Finding]) -> list[Finding]:
    """Findings with the warnings of one code folded into one, put where the first of them stood; errors stay.

    A folded finding has the code ``{code}:many``, the place of the first, and the facts ``count`` and
    ``places`` (the first few, as text). A warning that stands alone stays as it is, as do ``TOLD_ONE_BY_ONE``.
    """
    same: dict[str, list[Finding]] = {}
    for one in findings:
        if one.level == "warning":
            same.setdefault(one.code, []).append(one)
    folded: list[Finding] = []
    for one in findings:
        if one.level != "warning" or one.code in TOLD_ONE_BY_ONE or len(same[one.code]) == 1:
            folded.append(one)
        elif one is same[one.code][0]:
            folded.append(_folded(same[one.code]))
    return folded


def _folded(alike: Sequence[Finding]) -> Finding:
    first = alike[0]
    told = ", ".join(words for one in alike[:PLACES_TOLD] if (words := place_words(one.place)))
    more = ", …" if len(alike) > PLACES_TOLD and told else ""
    return Finding("warning", f"{first.code}:many", first.place, {"count": len(alike), "places": told + more})
