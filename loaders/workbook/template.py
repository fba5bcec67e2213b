"""The empty workbook for people to fill in: notes, drop-downs, and an example row that the reader passes over.

What is used every month, meetings and decisions, comes first. With a roster of an area's names the book has them on a
sheet of its own (``template_names.py``), and the columns that name things choose from it.

The codes to choose from stand on the notes sheet, since a drop-down's own list may hold 255 characters only and
no commas. Sheets for links are given only where a link has properties of its own; all others can be told in the
columns of a node's sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING

from graph.model.spreadsheet import guard
from graph.model.vocabulary import CODES, LANGUAGES, LINK_KINDS, NODE_KINDS, Property, link_kinds, node_kinds
from graph.model.wording import catalogue, label
from loaders.workbook.by_hand import DECISION, MEETING
from loaders.workbook.cells import FLAG_WORDS, join_list
from loaders.workbook.sheets import NOTES, Column, columns, heading, other_kinds, sheet_name
from loaders.workbook.template_names import Choice, names_sheet, told_of, written

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from graph.questions.roster import Roster

_CHOICES_UNTIL_ROW = 2_000
"""Rows that have drop-downs."""

_FIRST_ROW = 3
"""The first row below the headings and the example."""

_NOTES_WIDTH, _CHOICE_WIDTH, _NAME_WIDTH = 90, 30, 36
_FIRST_CHOICE_COLUMN = 3
_WIDE = ("words", "word_list", "url")
_AS_TEXT = "@"
"""The cell format that keeps a spreadsheet from making 2024-05 a day, or 0050 the number 50."""

_HEAD_COLOUR, _EXAMPLE_COLOUR = "FFD9E8F0", "FF808080"
_YES_NO = "yes-no"
_BY_HAND = (MEETING, DECISION)
_SAID_ALREADY = ("text", "texts", "date")
"""Types of which the sentence of a column of these sheets says what is to be written."""

_EXAMPLES: Mapping[str, str] = {
    "document": "suunnitelma-2024",
    "min_age": "0",
    "max_age": "6",
    "code": "240",
    "url": "https://example.org/",
    "licence": "CC BY 4.0",
}
"""Example values by property, beside those that follow from the type."""


def template(language: str, roster: Roster | None = None) -> bytes:
    """The empty workbook (.xlsx) with headings, notes and codes in fi, sv or en, and the names of a roster."""
    from openpyxl import Workbook

    book = Workbook()
    notes = book.active
    assert notes is not None
    choices = _notes(notes, language, roster)
    linked = (kind.name for kind in LINK_KINDS if kind.properties)
    for kind in (MEETING, DECISION):
        _sheet(book, kind, language, choices)
    if roster is not None:
        for (kind, name), choice in names_sheet(book, roster, language).items():
            _choose(book[sheet_name(kind, language)], kind, name, choice, language)
        _ask(book[sheet_name(DECISION, language)], roster, language)
    for kind in ("Dataset", "Document", *(kind.name for kind in NODE_KINDS), *linked):
        _sheet(book, kind, language, choices)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _say(key: str, language: str, **facts: object) -> str:
    return catalogue("loaders").text(key, language, **facts)


def _notes(page: Worksheet, language: str, roster: Roster | None) -> dict[str, str]:
    """Fill in the notes sheet; returns where the choices of each list of codes stand, as a formula."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter, quote_sheetname

    page.title = sheet_name(NOTES, language)
    page["A1"] = _say("template:title", language)
    page["A1"].font = Font(bold=True, size=14)
    facts = {
        "dataset": sheet_name("Dataset", language),
        "documents": sheet_name("Document", language),
        "example": "service/kemi-perhetyo",
        "meeting": sheet_name(MEETING, language),
        "decisions": sheet_name(DECISION, language),
    }
    keys = catalogue("loaders").keys()
    told = told_of(roster, language) if roster is not None else []
    told += [_say(key, language, **facts) for key in keys if key.startswith("template:note-")]
    for row, text in enumerate(told, start=2):
        cell = page.cell(row, 1, guard(text))
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.column_dimensions["A"].width = _NOTES_WIDTH
    lists: dict[str, tuple[str, ...]] = {_YES_NO: FLAG_WORDS[language]}
    lists |= {group: tuple(label(group, code, language) for code in CODES[group]) for group in CODES}
    places = {}
    for at, (group, words) in enumerate(lists.items(), start=_FIRST_CHOICE_COLUMN):
        letter = get_column_letter(at)
        page.column_dimensions[letter].width = _CHOICE_WIDTH
        page.cell(1, at, _title_of_list(group, language)).font = Font(bold=True)
        for row, word in enumerate(words, start=2):
            page.cell(row, at, word)
        places[group] = f"{quote_sheetname(page.title)}!${letter}$2:${letter}${len(words) + 1}"
    return places


def _title_of_list(group: str, language: str) -> str:
    if group == _YES_NO:
        return _say("template:yes-no", language)
    named = label("codes", group, language)
    return named if named != group else label("property", group, language)


def _sheet(book: Workbook, kind: str, language: str, choices: Mapping[str, str]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    page: Worksheet = book.create_sheet(sheet_name(kind, language))
    page.freeze_panes = "B2"
    for at, column in enumerate(_offered(kind, language), start=1):
        letter = get_column_letter(at)
        word = heading(column, kind, language)
        wide = column.property.type in _WIDE or column.name in {"id", "title"}
        page.column_dimensions[letter].width = max(len(word) + 3, 30 if wide else 14)
        page.column_dimensions[letter].number_format = _AS_TEXT
        head = page.cell(1, at, word)
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", fgColor=_HEAD_COLOUR)
        head.alignment = Alignment(vertical="top")
        head.comment = Comment(_explained(column, kind, language), "Seinätön", width=320, height=140)
        example = _example(column, kind, language)
        if at == 1:
            example = _say("template:example", language, id=example)
        if example:
            cell = page.cell(2, at, example)
            cell.font = Font(italic=True, color=_EXAMPLE_COLOUR)
            cell.number_format = _AS_TEXT
        _drop_down(page, letter, column.property, choices, language)


def _drop_down(page: Worksheet, letter: str, prop: Property, choices: Mapping[str, str], language: str) -> None:
    """A list to choose from; where several codes may be given, others than one of the list are let through."""
    from openpyxl.worksheet.datavalidation import DataValidation

    place = choices.get(_YES_NO if prop.type == "flag" else prop.codes)
    if place is None:
        return
    rule = DataValidation(type="list", formula1=place, allow_blank=True)
    rule.showErrorMessage = not prop.many
    rule.error = _say("template:choose", language)
    rule.add(f"{letter}2:{letter}{_CHOICES_UNTIL_ROW}")
    page.add_data_validation(rule)


def _choose(page: Worksheet, kind: str, name: str, choice: Choice, language: str) -> None:
    """Let a column choose from the known names. What is not among them passes, if need be after a question."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letter = get_column_letter([column.name for column in _offered(kind, language)].index(name) + 1)
    rule = DataValidation(type="list", formula1=choice.formula, allow_blank=True)
    rule.showErrorMessage, rule.errorStyle = not choice.new, "warning"
    rule.error = _say("template:choose-or-id", language)
    rule.add(f"{letter}2:{letter}{_CHOICES_UNTIL_ROW}")
    page.add_data_validation(rule)
    page.column_dimensions[letter].width = _NAME_WIDTH


def _ask(page: Worksheet, roster: Roster, language: str) -> None:
    """Fill in what is open, so that whoever decides has only the answer to choose."""
    at = [column.name for column in _offered(DECISION, language)].index("about") + 1
    for row, entry in enumerate((one for one in roster.entries if one.asked), start=_FIRST_ROW):
        cell = page.cell(row, at, written(entry.name))
        cell.data_type, cell.number_format = "s", _AS_TEXT


def _offered(kind: str, language: str) -> Iterator[Column]:
    """The columns in the order that people fill them in: what it is, what it is linked to, where it is from.

    Texts in the program's other languages come last; more languages can be added by heading (``name@se``).
    """
    possible = [one for one in columns(kind) if one.role != "dataset" and one.language in {"", *LANGUAGES}]
    first = [one for one in possible if one.role in {"id", "end", "field"}]
    # What it is called and what it is come before the other texts; the sort keeps the order of the rest.
    spoken = [one for one in possible if one.language == language]
    named = sorted(spoken, key=lambda one: one.property.name not in {"name", "summary", "alt_names"})
    linked = [one for one in possible if one.role == "link" and not _told_elsewhere(one)]
    rest = [one for one in possible if one.role in {"value", "evidence"} and not one.language]
    others = [one for one in possible if one.language and one.language != language]
    return iter((*first, *named, *linked, *rest, *others))


def _told_elsewhere(column: Column) -> bool:
    """Whether a link column is better left out: it turns round what the other end's sheet asks (only providers
    are asked from both ends), or it is a person's decision and says who decided.
    """
    decided = any(prop.name == "decided_by" for prop in link_kinds()[column.link].properties)
    return decided or (column.inverse and column.link != "provides")


def _explained(column: Column, kind: str, language: str) -> str:
    """What stands in the comment of a heading: the meaning, the form, and the heading's own name."""
    parts = []
    about = column.property.name.partition("@")[0]
    for key in (f"column:{kind}:{about}", f"column:{about}"):
        if key in catalogue("loaders"):
            parts.append(_say(key, language))
            break
    if column.role == "link":
        kinds = other_kinds(column.link, kind, column.inverse)
        named = ", ".join(node_kinds()[name].slug for name in node_kinds() if name in kinds)
        parts.append(_say("type:link", language, kinds=named))
    elif column.role not in {"id", "end"} and not (kind in _BY_HAND and column.property.type in _SAID_ALREADY):
        parts.append(_say(f"type:{column.property.type}", language))
    parts.append(f"({column.name})")
    return "\n".join(parts)


def _example(column: Column, kind: str, language: str) -> str:
    """An example value; "" where none would help."""
    prop = column.property
    if f"example:{kind}:{column.name}" in catalogue("loaders"):
        return _say(f"example:{kind}:{column.name}", language)
    if kind in _BY_HAND and (prop.type not in {"code", "flag"} or column.name == "visibility"):
        return ""
    if column.name == "id":
        return "kemi-perhetyo" if kind == "Service" else f"{label('node', kind, 'en').split()[0].lower()}-1"
    if column.role == "end" or column.role == "link":
        return _example_end(column, kind)
    if prop.name in {"name", "title"}:
        return _say(f"example:{kind}", column.language or language)
    if prop.name == "locator":
        return _say("template:example-locator", language)
    if prop.name in _EXAMPLES:
        return _EXAMPLES[prop.name]
    if prop.type == "flag":
        return FLAG_WORDS[language][1]
    if prop.type in {"code", "codes"}:
        words = tuple(label(prop.codes, code, language) for code in CODES[prop.codes][:2])
        return join_list(words) if prop.many else words[0]
    if prop.type == "date":
        return "31.5.2024" if language == "fi" else "2024-05-31"
    return "fi|sv" if prop.type == "languages" else ""


def _example_end(column: Column, kind: str) -> str:
    """An id that could stand at the end of a link."""
    if column.role == "end":
        kinds = other_kinds(kind, None, column.name == "source")
    else:
        kinds = other_kinds(column.link, kind, column.inverse)
    first = next(name for name in node_kinds() if name in kinds)
    return f"{node_kinds()[first].slug}/1"
