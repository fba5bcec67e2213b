"""A paper: an answer that people read from top to bottom, print, and take along (a handbook, a meeting page).

It has sections of lines. Every line cites its sources by number and place, ``[2, paragraph 4]``, and the sources stand
once, at the end. What a paper looks like is the door's business: the same paper becomes HTML, Markdown, Word and JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph.model.dates import age_days, in_words, last_day
from graph.model.records import Merged
from graph.model.vocabulary import base_name
from graph.questions.base import Answer, Asking, Cited, Coded, Known, Reason, Ref
from graph.questions.describe import CALLED, STALE_DAYS, age_text, cited, newest_by, telling
from graph.store.base import DocumentKey, Slice

CITED_AT_MOST = 4
"""Places of sources that one line names; of what else its details are from, each document is named once."""


@dataclass(frozen=True, slots=True)
class Named:
    """One detail of a line: what it is, and what is recorded of it ("The way in": "contact them yourself")."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Line:
    """One statement of a paper; ``title`` is the name that it is headed by. It has a title, a text, or both.

    ``about`` are the things that it is about; ``marks`` what must be seen with it at once (planned, made up, kept
    inside the network); ``references`` is where it is from, "[1, row 3; 2, lines 84–86]", and ``evidence`` the same in
    full.
    """

    text: str | None
    title: str | None = None
    about: tuple[Ref, ...] = ()
    marks: tuple[Coded, ...] = ()
    details: tuple[Named, ...] = ()
    references: str | None = None
    evidence: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a paper with a heading. ``level`` is 1, or 2 and 3 for a part of the section before it.

    ``text`` says what the lines are, or that nothing is recorded; ``more`` what was left out.
    """

    code: str
    title: str
    level: int
    text: str | None
    lines: tuple[Line, ...] = ()
    more: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document that lines cite by its number: title, publisher, date and age in ``text``."""

    number: int
    dataset: str
    document: str
    text: str
    url: str | None


@dataclass(frozen=True, slots=True)
class PaperAnswer(Answer):
    """A paper: its heading, what stands at its beginning, its sections, and the sources they cite.

    ``on_one_sheet``: it lies on the table in front of everybody, and has to fit one side of a sheet.
    """

    on_one_sheet: bool = False
    heading: str = ""
    opening: tuple[str, ...] = ()
    items: tuple[Section, ...] = ()
    sources: tuple[Source, ...] = ()


def old(told: Known, asking: Asking) -> Iterable[Reason]:
    """A word of warning where nothing of an area is newer than a year."""
    age = age_days(told.newest, asking.today)
    if age is not None and age > STALE_DAYS:
        yield asking.reason("paper-old", age=age_text(age, asking))


@dataclass(frozen=True, slots=True)
class Citing:
    """Lines that cite, and the numbers of what they cite; ``source`` holds the documents."""

    source: Slice
    asking: Asking

    def line(
        self,
        text: str,
        records: Sequence[Merged],
        *,
        beside: Iterable[Merged] = (),
        title: str = "",
        about: Iterable[Ref] = (),
        marks: Iterable[Coded] = (),
        details: Iterable[Named] = (),
    ) -> Line:
        """A line that ``records`` bear, and its details ``beside``, of which each further document is cited once.

        It is marked as made up where any of their sources is.
        """
        bearing, further = self._evidence(records), self._evidence(beside)
        evidence = bearing[:CITED_AT_MOST]
        named = {(one.dataset, one.document) for one in evidence}
        for one in (*bearing[CITED_AT_MOST:], *further):
            if (one.dataset, one.document) not in named:
                named.add((one.dataset, one.document))
                evidence.append(one)
        made_up = any(one.fictional for one in (*bearing, *further))
        fictional = (Coded("fictional", self.asking.say("fictional")),) if made_up else ()
        marked = (*marks, *self._age(bearing), *fictional)
        return Line(text or None, title or None, tuple(about), marked, tuple(details), None, tuple(evidence))

    def _age(self, evidence: Sequence[Cited]) -> Iterable[Coded]:
        """A mark where nothing that bears a line is newer than a year, or nobody knows."""
        newest = last_day(newest_by(evidence, self.asking.today))
        if newest is None and evidence:
            yield Coded("undated", self.asking.say("undated"))
        elif newest is not None and (age := (self.asking.today - newest).days) > STALE_DAYS:
            yield Coded("stale", age_text(age, self.asking))

    def _evidence(self, records: Iterable[Merged]) -> list[Cited]:
        """Sources of the records, each place once; of each record only those that say more than a name."""
        found: dict[tuple[str, str, str], Cited] = {}
        for record in records:
            bearing = self._bearing(record)
            for at, one in enumerate(cited(record, self.source, self.asking)):
                if at in bearing:
                    found.setdefault((one.dataset, one.document, one.locator), one)
        return list(found.values())

    def _bearing(self, record: Merged) -> set[int]:
        """Evidence that says more than a name, and not only in a language that the reader does not read."""
        foreign = {key for key in record.values if "@" in key and not key.endswith(f"@{self.asking.language}")}
        told = {name: places for name, places in record.supports.items() if name not in foreign}
        said = {at for name, places in told.items() if base_name(name) not in CALLED for at in places}
        return said or telling(record)

    def numbered(self, sections: Iterable[Section]) -> tuple[tuple[Section, ...], tuple[Source, ...]]:
        """The sections with the numbers of their sources, in the order in which they are read, and the sources."""
        numbers: dict[DocumentKey, int] = {}
        told = _once(list(sections))
        done = tuple(
            replace(section, lines=tuple(self._referring(line, numbers) for line in section.lines)) for section in told
        )
        return done, tuple(self._source(key, number) for key, number in numbers.items())

    def _referring(self, line: Line, numbers: dict[DocumentKey, int]) -> Line:
        places = []
        for one in line.evidence:
            number = numbers.setdefault((one.dataset, one.document), len(numbers) + 1)
            places.append(f"{number}, {one.locator}" if one.locator else str(number))
        return replace(line, references=f"[{'; '.join(dict.fromkeys(places))}]" if places else None)

    def _source(self, key: DocumentKey, number: int) -> Source:
        document, dataset = self.source.documents.get(key), self.source.datasets.get(key[0])
        date = document.date if document else ""
        when = in_words(date, self.asking.language) if date else self.asking.say("undated")
        if document and document.date_basis == "inferred":
            when = self.asking.say("date-inferred", date=when)
        if date:
            when = f"{when} ({age_text(age_days(date, self.asking.today), self.asking)})"
        told = document or dataset
        parts = [
            told.title if told else key[1] or key[0],
            told.publisher if told else "",
            when,
            self.asking.say("fictional") if dataset is not None and dataset.fictional else "",
        ]
        text = " · ".join(part for part in parts if part)
        return Source(number, *key, text, (document.url if document else "") or None)


def _once(sections: list[Section]) -> list[Section]:
    """Sections without the mark of what is made up on each line, where all of them are: the paper itself says so."""
    bearing = [line for section in sections for line in section.lines if line.evidence]
    if not all(any(mark.code == "fictional" for mark in line.marks) for line in bearing):
        return sections
    return [replace(section, lines=tuple(map(_unmarked, section.lines))) for section in sections]


def _unmarked(line: Line) -> Line:
    return replace(line, marks=tuple(mark for mark in line.marks if mark.code != "fictional"))
