"""A paper: an answer that people read from top to bottom, print, and take along (a handbook, a meeting page).

It has sections of lines. Every line cites its sources by number and place, ``[2, paragraph 4]``, and the sources stand
once, at the end. What a paper looks like is the door's business: the same paper becomes HTML, Markdown, Word and JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.model.dates import age_days, in_words
from graph.model.records import Merged
from graph.questions.base import Answer, Asking, Cited, Coded, Ref
from graph.questions.describe import age_text, cited, telling
from graph.store.base import DocumentKey, Slice

CITED_AT_MOST = 4
"""Places of sources that one line names; the newest of each of its records come first."""


@dataclass(frozen=True, slots=True)
class Named:
    """One detail of a line: what it is, and what is recorded of it ("The way in": "contact them yourself")."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Line:
    """One statement of a paper.

    ``about`` are the things that it is about; ``marks`` what must be seen with it at once (planned, made up, kept
    inside the network); ``references`` is where it is from, "[1, row 3; 2, lines 84–86]", and ``evidence`` the same in
    full.
    """

    text: str
    about: tuple[Ref, ...] = ()
    marks: tuple[Coded, ...] = ()
    details: tuple[Named, ...] = ()
    references: str = ""
    evidence: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a paper with a heading. ``level`` is 1, or 2 for a part of the section before it.

    ``text`` says what the lines are, or that nothing is recorded; ``more`` what was left out.
    """

    code: str
    title: str
    level: int
    text: str
    lines: tuple[Line, ...] = ()
    more: str = ""


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
    """A paper: its heading, what stands at its beginning, its sections, and the sources they cite."""

    heading: str = ""
    opening: tuple[str, ...] = ()
    items: tuple[Section, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(slots=True)
class Citing:
    """Numbers the documents of a paper in the order they are first cited; ``source`` holds what can be cited."""

    source: Slice
    asking: Asking
    _numbers: dict[DocumentKey, int] = field(default_factory=dict)

    def line(
        self,
        text: str,
        records: Sequence[Merged],
        *,
        about: Iterable[Ref] = (),
        marks: Iterable[Coded] = (),
        details: Iterable[Named] = (),
    ) -> Line:
        """A line that these records bear; it is marked as made up where one of their sources is."""
        evidence = self._evidence(records)
        made_up = any(one.fictional for one in evidence)
        fictional = (Coded("fictional", self.asking.say("fictional")),) if made_up else ()
        return Line(text, tuple(about), (*marks, *fictional), tuple(details), self._references(evidence), evidence)

    def _evidence(self, records: Iterable[Merged]) -> tuple[Cited, ...]:
        """Sources of the records, each place once, those that say more than a name first of each record."""
        found: dict[tuple[str, str, str], Cited] = {}
        for record in records:
            bearing = telling(record)
            for at, one in enumerate(cited(record, self.source, self.asking)):
                if at in bearing:
                    found.setdefault((one.dataset, one.document, one.locator), one)
        return tuple(found.values())[:CITED_AT_MOST]

    def _references(self, evidence: Iterable[Cited]) -> str:
        places = []
        for one in evidence:
            number = self._numbers.setdefault((one.dataset, one.document), len(self._numbers) + 1)
            places.append(f"{number}, {one.locator}" if one.locator else str(number))
        return f"[{'; '.join(places)}]" if places else ""

    def sources(self) -> tuple[Source, ...]:
        """The documents that lines have cited, by number."""
        return tuple(self._source(key, number) for key, number in self._numbers.items())

    def _source(self, key: DocumentKey, number: int) -> Source:
        document, dataset = self.source.documents.get(key), self.source.datasets.get(key[0])
        told = document or dataset
        date = document.date if document else ""
        when = in_words(date, self.asking.language) if date else self.asking.say("undated")
        if document and document.date_basis == "inferred":
            when = self.asking.say("date-inferred", date=when)
        if date:
            when = f"{when} ({age_text(age_days(date, self.asking.today), self.asking)})"
        made_up = dataset is not None and dataset.fictional
        parts = [
            told.title if told else key[1] or key[0],
            told.publisher if told else "",
            when,
            self.asking.say("fictional") if made_up else "",
        ]
        return Source(
            number, *key, " · ".join(part for part in parts if part), (document.url if document else "") or None
        )
