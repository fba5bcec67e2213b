"""An answer as people and programs take it: text, JSON, CSV.

One way for every question: the items of an answer are dataclasses, their fields have words in ``sentences.csv``
(``field:…``; a field without one goes by its name), and their parts bring their own text. A new question prints
without a line here.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from api.cards import card
from api.wording import say, word_for
from graph.model.one_line import one_line
from graph.model.spreadsheet import guard
from graph.questions.base import Answer, Cited, Coded, Reason, Ref, Taken, made_up
from graph.questions.gaps.question import Gap
from graph.questions.gaps.words import told_apart
from graph.questions.paper import PaperAnswer

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FICTIONAL = "fictional"
"""The column that marks made-up rows, as an answer's own mark is called."""
_FACT_FIELDS = ("what", "value", "details", "evidence", "differing")
"""Items with all of these are facts of one thing, told one line each."""


def as_json(answer: Answer) -> str:
    """The answer as JSON, as its published schema says."""
    kind: Any = type(answer)
    return _writer(kind).dump_json(answer, indent=2).decode() + "\n"


@cache
def _writer(kind: Any) -> TypeAdapter[Any]:
    """What writes answers of a type: pydantic, fifteen times as fast as ``json`` with ``asdict``."""
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


def as_csv(answer: Answer) -> str:
    """The items as CSV, one row each; several values in a cell are separated by " | "."""
    names, rows = rows_of(answer)
    return csv_text(names, rows) if rows else ""


def rows_of(answer: Answer) -> tuple[list[str], list[list[str]]]:
    """The items as a table, headings and rows: an answer with columns of its own by these, a paper by its lines, others
    by their fields. The last column says of each row whether anything in it is made up.
    """
    if isinstance(answer, PaperAnswer):
        from api.paper.rows import HEADINGS, rows

        return HEADINGS, rows(answer)
    items: tuple[Any, ...] = getattr(answer, "items", ())
    if columns := getattr(answer, "columns", ()):
        headings = [fields(items[0])[0].name if items else "", *(one.text for one in columns)]
        cells = [[_cell(item.need), *(cell.text for cell in item.cells)] for item in items]
    else:
        headings = [one.name for one in fields(items[0]) if one.name != FICTIONAL] if items else []
        cells = [[_cell_of(item, name, answer.language) for name in headings] for item in items]
    return [*headings, FICTIONAL], [[*row, str(made_up(item))] for row, item in zip(cells, items, strict=True)]


def csv_text(names: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as CSV. Cells that a spreadsheet would take for a formula get a leading apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow([_csv_cell(name) for name in names])
    writer.writerows([_csv_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def _csv_cell(value: object) -> str:
    """A carriage return alone, which many programs take for the end of a row, ends a line within the cell."""
    return guard(str(value).replace("\r\n", "\n").replace("\r", "\n"))


def as_slips(answer: Answer) -> str:
    """The slips for the family, one paragraph each; a sentence where there is nothing to hand out."""
    items: tuple[Any, ...] = getattr(answer, "items", ())
    slips = [item.slip for item in items if getattr(item, "slip", "")]
    return "\n\n".join(one_line(slip) for slip in slips or [say("no-slips", answer.language)]) + "\n"


def as_text(answer: Answer) -> str:
    """The answer for reading: what is known, the items with reasons and sources, what is left out."""
    if isinstance(answer, PaperAnswer):
        from api.paper.markdown import plain_text

        return plain_text(answer)
    language = answer.language
    lines: list[str] = []
    if answer.fictional:
        lines.append(say("fictional-warning", language))
    lines += [
        f"{word_for('parameter', taken.parameter, language)}: {_shown(taken.ref, language)} ({_how(taken, language)})"
        for taken in answer.taken
    ]
    if answer.known is not None:
        lines.append(answer.known.text)
    lines += [note.text for note in (*answer.filter, *answer.notes)]
    items: tuple[Any, ...] = getattr(answer, "items", ())
    if items and getattr(answer, "columns", ()):
        lines += ["", *_table(answer)]
    elif items and all(hasattr(items[0], name) for name in _FACT_FIELDS):
        lines += ["", *_facts(items, language)]
    else:
        for number, item in enumerate(items, start=1):
            lines += ["", *_item(number, item, language)]
    if links := getattr(answer, "links", ()):
        lines += ["", f"{say('field:links', language)}:", *(f"- {one.text}" for one in links)]
    if broken := getattr(answer, "broken", None):
        lines += ["", *_named_fields(broken, language)]
    # Here more is had by an option, on a page by a link.
    lines += ["", *(f"{left.text} (--limit)" if left.code == "more" else left.text for left in answer.left_out)]
    lines.append(say("answer-foot", language, as_of=answer.as_of, revision=answer.revision))
    return "\n".join(map(one_line, lines)) + "\n"


def _named_fields(part: Any, language: str) -> Iterable[str]:
    """The fields of a part of an answer, one line each."""
    for one in fields(part):
        yield f"{word_for('field', one.name, language)}: {_shown(getattr(part, one.name), language)}"


def _table(answer: Answer) -> Iterable[str]:
    """A table in columns of one width; an empty cell is a dash, and the note above says what that means."""
    headings, rows = rows_of(answer)
    headings, rows = headings[:-1], [row[:-1] for row in rows]  # what is made up is told above
    lines = [[word_for("field", headings[0], answer.language), *headings[1:]], *rows]
    empty = say("not-recorded", answer.language)
    shown = [[line[0].partition(" (")[0], *(cell.replace(empty, "–") for cell in line[1:])] for line in lines]
    widths = [max(len(line[at]) for line in shown) for at in range(len(headings))]
    for line in shown:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def _facts(items: Iterable[Any], language: str) -> Iterable[str]:
    """Facts of one thing, one line each, with the numbers of their sources; the sources once, at the end."""
    sources: dict[str, int] = {}

    def numbers(evidence: Iterable[Cited]) -> str:
        told = [f"{one.text} · {one.note}" if one.note else one.text for one in evidence]
        return "".join(f"[{sources.setdefault(text, len(sources) + 1)}]" for text in told)

    for item in items:
        details = f" ({'; '.join(item.details)})" if item.details else ""
        yield f"- {item.what.text}: {item.value}{details} {numbers(item.evidence)}"
        for other in item.differing:
            yield f"    {say('field:differing', language)}: {other.text} {numbers(other.evidence)}"
    yield ""
    yield f"{say('field:evidence', language)}:"
    yield from (f"  [{number}] {text}" for text, number in sources.items())


def _how(taken: Taken, language: str) -> str:
    """The id of what a name was taken for; where it was interpreted, from which words."""
    return taken.ref.id if taken.exact else f"{taken.ref.id}, {say('interpreted', language, text=taken.text)}"


def _item(number: int, item: Any, language: str) -> Iterable[str]:
    """A card: what is recorded line by line, what is not in one line, then reasons and sources."""
    shown = card(item, language)
    heading = _shown(shown.heading, language)
    yield f"{number}. {heading} – {shown.kind.text}" if shown.kind else f"{number}. {heading}"
    yield from (f"   {one.word}: {_shown(one.value, language)}" for one in shown.told)
    if shown.missing:
        yield f"   {say('not-recorded-title', language)}: {', '.join(shown.missing).lower()}"
    for listed in shown.lists:
        yield f"   {listed.word}:"
        yield from (f"     - {_shown(one, language)}" for one in listed.value)


def _shown(value: Any, language: str) -> str:
    """A value in words. None and empty lists are "not recorded"."""
    if value is None or value == () or value == "":
        return say("not-recorded", language)
    if isinstance(value, bool):
        return say("yes" if value else "no", language)
    if isinstance(value, Ref):
        foreign = f" [{value.name_language}]" if value.name_language not in {language, ""} else ""
        made_up = f" ({say('fictional', language)})" if value.fictional else ""
        return f"{value.name}{foreign}{made_up}"
    if isinstance(value, (Coded, Reason, Cited)):
        return value.text
    if isinstance(value, tuple):
        return "; ".join(_shown(one, language) for one in value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_shown(one, language)}" for name, one in value.items())
    if is_dataclass(value):
        if (text := getattr(value, "text", None)) is not None:
            sources = getattr(value, "evidence", ())
            return f"{text} ({_shown(sources, language)})" if sources else str(text)
        name, *rest = (getattr(value, field.name) for field in fields(value))
        said = [_shown(one, language) for one in rest if one not in (None, (), "")]
        return f"{_shown(name, language)} ({', '.join(said)})" if said else _shown(name, language)
    return str(value)


def _cell_of(item: Any, name: str, language: str) -> str:
    """The cell of a field; what tells two gaps apart is a code of several lists, and people read its word."""
    value = getattr(item, name)
    return told_apart(value, language) if isinstance(item, Gap) and name == "detail" and value else _cell(value)


def _cell(value: Any) -> str:
    """A value as one CSV cell; empty for what is not recorded."""
    if value is None or value == ():
        return ""
    if isinstance(value, Ref):
        return f"{value.name} ({value.id})"
    if isinstance(value, tuple):
        return " | ".join(_cell(one) for one in value)
    if isinstance(value, dict):
        return " | ".join(f"{name}: {one}" for name, one in value.items())
    if is_dataclass(value):
        if hasattr(value, "text"):
            sources = "; ".join(one.text for one in getattr(value, "evidence", ()))
            return f"{value.text} ({sources})" if sources else str(value.text)
        return ", ".join(_cell(getattr(value, f.name)) for f in fields(value) if getattr(value, f.name))
    return str(value)
