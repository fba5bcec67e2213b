"""An answer as an Excel workbook: its table with headings in plain words, and a sheet that says what it is."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from api.printing import rows_of
from api.wording import say, word_for
from graph.model.dates import in_words
from graph.model.spreadsheet import guard
from graph.questions.base import Answer

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDEST = 60
"""Letters of a column, at the most; longer texts are wrapped."""
_FILLS = {"in_force": "D5EBD8", "planned": "FFF2CC", "stopped": "E4DFEC", "none": "F2F2F2"}
"""Pale, so that the black text on them is read easily; the text of a cell says the same as its colour."""


def as_xlsx(answer: Answer) -> bytes:
    """The workbook of an answer."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = say(f"sheet:{answer.question}", answer.language)
    _fill_in(sheet, answer)
    about = book.create_sheet(say("sheet:about", answer.language))
    for line in _about(answer):
        about.append([guard(line)])
    about.column_dimensions["A"].width = 2 * _WIDEST
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill_in(sheet: Worksheet, answer: Answer) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    headings, rows = _table(answer)
    sheet.append([guard(_heading(one, answer)) for one in headings])
    for row in rows:
        sheet.append([_value(str(one)) for one in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for at, column in enumerate(sheet.columns, start=1):
        longest = max(len(str(cell.value or "")) for cell in column)
        sheet.column_dimensions[get_column_letter(at)].width = min(longest + 2, _WIDEST)
        for cell in column:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "B2"
    _colour(sheet, answer)


def _table(answer: Answer) -> tuple[list[str], list[list[str]]]:
    """Headings and rows; the mark of what is made up in words, and only where anything is."""
    headings, rows = rows_of(answer)
    if not answer.fictional:
        return headings[:-1], [row[:-1] for row in rows]
    made_up = say("yes", answer.language)
    return headings, [[*row[:-1], made_up if row[-1] == str(True) else ""] for row in rows]


def _value(text: str) -> str | int:
    """Whole numbers as such, so that they can be added up; not those that would read otherwise, as 0401."""
    return int(text) if text.isdecimal() and str(int(text)) == text else guard(text)


def _heading(name: str, answer: Answer) -> str:
    return word_for("field", name, answer.language)


def _colour(sheet: Worksheet, answer: Answer) -> None:
    """The cells of a table of needs and areas by what stands in them."""
    from openpyxl.styles import PatternFill

    items: tuple[Any, ...] = getattr(answer, "items", ())
    if not hasattr(answer, "columns"):
        return
    for at, item in enumerate(items, start=2):
        for beside, cell in enumerate(item.cells, start=2):
            state = (
                "in_force" if cell.in_force else "planned" if cell.planned else "stopped" if cell.services else "none"
            )
            sheet.cell(at, beside).fill = PatternFill("solid", fgColor=_FILLS[state])


def _about(answer: Answer) -> list[str]:
    """What is known of the area, the rules, what was left out, the day and the data."""
    lines = [say("fictional-warning", answer.language)] if answer.fictional else []
    lines += [one.ref.name for one in answer.taken]
    lines += [answer.known.text] if answer.known else []
    lines += [one.text for one in (*answer.filter, *answer.notes)]
    lines += [one.text for one in answer.left_out]
    foot = say("answer-foot", answer.language, as_of=in_words(answer.as_of, answer.language), revision=answer.revision)
    return [*lines, foot]
