"""What stands in a paper beside its sections, the same for every form: its warnings, its beginning and its foot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, cast
from unicodedata import category

from api import links
from api.typed import reworded
from api.wording import say, word_for
from graph.model.dates import in_words
from graph.model.one_line import one_line
from graph.questions.paper import Line, PaperAnswer, Section, Source

_SECTIONS_WITHOUT_CONTENTS = 6
"""So many are seen at a glance; a paper with more says at its beginning what it has."""
CONTENTS_DEPTH = 3
"""Levels of headings that the list of contents shows."""
_SIZE = 10.0
_SIZES_OF_A_SHEET = (10.5, 10.0, 9.5, 9.0)
_SMALLEST = 8.5
"""What is still read with ease at a table."""
_LETTERS_WIDE = 490
"""Letters in a line of half a sheet at size 1, in the widest of the fonts that a machine may have."""
_LINES_HIGH = 1230
"""Lines of both halves of a sheet at size 1."""


def cleaned(answer: PaperAnswer) -> PaperAnswer:
    """The paper with every text on one line and without what no file can hold: control characters, half letters."""
    return cast(PaperAnswer, _cleaned(answer))


def _cleaned(part: Any) -> Any:
    if isinstance(part, str):
        line = one_line(part)
        writable = "".join(one for one in line if category(one) != "Cs" and one not in "\ufffe\uffff")
        return re.sub(" {2,}", " ", writable).strip()
    if isinstance(part, tuple):
        return tuple(_cleaned(one) for one in part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{one.name: _cleaned(getattr(part, one.name)) for one in fields(part)})
    return part


def day_and_data(answer: PaperAnswer) -> str:
    """The day of the paper in words, and from which data it is."""
    day = in_words(answer.as_of, answer.language)
    return say("answer-foot", answer.language, as_of=day, revision=answer.revision)


def warnings(answer: PaperAnswer) -> list[str]:
    """What must be seen on every page: that things are made up, that they are for the network only."""
    made_up = [say("fictional-warning", answer.language)] if answer.fictional else []
    inside = [say("paper-network", answer.language)] if answer.scope == "network" else []
    return made_up + inside


def beginning(answer: PaperAnswer) -> list[str]:
    """What is known of the area, what unclear names were taken for, the rules and notes."""
    known = [answer.known.text] if answer.known else []
    taken = [
        f"{word_for('parameter', one.parameter, answer.language)}: {one.ref.name} "
        f"({say('interpreted', answer.language, text=one.text)})"
        for one in answer.taken
        if reworded(one)
    ]
    return [*known, *taken, *(one.text for one in (*answer.filter, *answer.notes))]


def left_out(answer: PaperAnswer) -> list[str]:
    """What is not shown, and why."""
    return [one.text for one in answer.left_out]


def on_one_sheet(answer: PaperAnswer) -> bool:
    """Whether the paper is set so small and close that it fits one side of a sheet."""
    return answer.on_one_sheet


def letter_size(answer: PaperAnswer) -> float:
    """The size of letters on paper, in points. On one sheet the more there is to say, the smaller."""
    if not on_one_sheet(answer):
        return _SIZE
    return next((size for size in _SIZES_OF_A_SHEET if _lines(answer, size) <= _LINES_HIGH / size), _SMALLEST)


def _lines(answer: PaperAnswer, size: float) -> float:
    """About how many lines the paper has on a sheet in two columns of this size of letters."""
    return sum(1 + len(text) * size // _LETTERS_WIDE for text in _texts(answer))


def _texts(answer: PaperAnswer) -> Iterator[str]:
    """What begins a line of its own; headings count as two."""
    yield from (*warnings(answer), *beginning(answer), *answer.opening, *left_out(answer))
    for section in answer.items:
        yield from (text for text in (section.title, section.title[:1], section.text, section.more) if text)
        for line in section.lines:
            yield " ".join((line.title or "", line.text or "", line.references or "", *_aside(line)))
    yield from (one.text for one in answer.sources)


def _aside(line: Line) -> Iterator[str]:
    yield from (one.text for one in line.marks)
    yield from (f"{one.name}: {one.value}" for one in line.details)


def has_contents(answer: PaperAnswer) -> bool:
    """Whether the paper is long enough for a list of contents."""
    return sum(1 for one in answer.items if one.level == 1) > _SECTIONS_WITHOUT_CONTENTS


def levelled(answer: PaperAnswer) -> list[tuple[int, Section]]:
    """The sections with the level of their headings, none of which is skipped on the way down."""
    found: list[tuple[int, Section]] = []
    for section in answer.items:
        found.append((min(section.level, found[-1][0] + 1 if found else 1), section))
    return found


def in_contents(answer: PaperAnswer) -> list[tuple[int, int, Section]]:
    """What the list of contents shows: number, level and section of what is not too deep for it."""
    numbered = enumerate(levelled(answer), start=1)
    return [(number, level, one) for number, (level, one) in numbered if level <= CONTENTS_DEPTH]


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a line refers to, with the signs around it; ``number`` is that of a source of the paper."""

    text: str
    number: int | None
    before: str = ""
    after: str = ""


def references(line: Line, answer: PaperAnswer) -> list[Place]:
    """The references of a line, one by one; in one piece where they are not those of its evidence.

    They are pieced together from the evidence, since a place within a source may hold any sign.
    """
    numbers = {(one.dataset, one.document): one.number for one in answer.sources}
    places: dict[str, int | None] = {}
    for one in line.evidence:
        number = numbers.get((one.dataset, one.document))
        places.setdefault(f"{number}, {one.locator}" if one.locator else str(number), number)
    if line.references != f"[{'; '.join(places)}]":
        return [Place(line.references or "", None)]
    last = len(places) - 1
    return [
        Place(text, number, "[" if at == 0 else "", "]" if at == last else ";")
        for at, (text, number) in enumerate(places.items())
    ]


def web_address(source: Source) -> str | None:
    """The address of a source if a browser may follow it."""
    return links.web_address(source.url)
