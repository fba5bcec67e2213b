"""A paper as a Word document that people go on editing: real headings, lists and styles, and a table of contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.paper import parts
from api.paper.word_field import add_bookmark, add_contents, add_link
from api.paper.word_file import file_of
from api.paper.word_page import in_two_columns, lay_out
from api.paper.word_style import set_styles
from api.wording import say
from graph.questions.paper import Line, PaperAnswer, Section

if TYPE_CHECKING:
    from docx.document import Document


def as_word(answer: PaperAnswer) -> bytes:
    """The document of a paper."""
    from docx import Document

    paper = parts.cleaned(answer)
    document = Document()
    set_styles(document, paper)
    lay_out(document, paper)
    _begin(document, paper)
    for number, (level, section) in enumerate(parts.levelled(paper), start=1):
        _add_section(document, section, level, number, parts.on_one_sheet(paper))
    _end(document, paper)
    return file_of(document, paper)


def _begin(document: Document, paper: PaperAnswer) -> None:
    """What stands before the sections. On one sheet the warnings stand in the header alone."""
    document.add_paragraph(paper.heading, style="Title")
    document.add_paragraph(parts.day_and_data(paper), style="Day")
    beginning = parts.beginning(paper)
    if parts.on_one_sheet(paper):
        beginning = [" ".join(beginning)] if beginning else []
    else:
        for text in parts.warnings(paper):
            document.add_paragraph(text, style="Warning")
    for text in beginning:
        document.add_paragraph(text, style="Note")
    for text in paper.opening:
        document.add_paragraph(text)
    if parts.has_contents(paper):
        document.add_paragraph(say("paper-contents", paper.language), style="TOC Heading")
        add_contents(document, [(number, level, one.title) for number, level, one in parts.in_contents(paper)])
    if parts.on_one_sheet(paper):
        in_two_columns(document)


def _add_section(document: Document, section: Section, level: int, number: int, closely: bool) -> None:
    add_bookmark(document.add_heading(section.title, level), number)
    if section.text:
        document.add_paragraph(section.text, style="Note").paragraph_format.keep_with_next = bool(section.lines) or None
    for line in section.lines:
        _add_line(document, line, closely)
    if section.more:
        document.add_paragraph(section.more, style="Note")


def _add_line(document: Document, line: Line, closely: bool) -> None:
    """A line with its marks as words; its details below it, or after it where room is scarce."""
    paragraph = document.add_paragraph(style="List Bullet")
    pieces = [(line.text, None), *((f"({one.text})", "Mark") for one in line.marks)]
    if line.title:
        pieces = [(line.title, "Strong"), *pieces[1:], pieces[0]]
    pieces.append((line.references, "References"))
    for text, style in pieces:
        if text:
            if paragraph.runs:
                paragraph.add_run(" ")
            paragraph.add_run(text, style=style)
    inside = paragraph
    if line.details and not closely:
        paragraph.paragraph_format.keep_with_next = True
        inside = document.add_paragraph(style="List Continue")
    for at, detail in enumerate(line.details):
        inside.add_run(" · " if at else " " if closely else "")
        inside.add_run(f"{detail.name}: ", style="Detail")
        inside.add_run(detail.value)


def _end(document: Document, paper: PaperAnswer) -> None:
    """The sources, what was left out, and the foot."""
    if paper.sources:
        document.add_heading(say("field:evidence", paper.language), 1)
        _add_sources(document, paper)
    if paper.left_out:
        document.add_heading(say("paper-left-out", paper.language), 1)
    for text in parts.left_out(paper):
        document.add_paragraph(text, style="Note")


def _add_sources(document: Document, paper: PaperAnswer) -> None:
    """A numbered list; where room is scarce one source after the other, with their numbers."""
    closely = parts.on_one_sheet(paper)
    paragraph = document.add_paragraph() if closely else None
    for source in paper.sources:
        where = paragraph or document.add_paragraph(style="List Number")
        if closely:
            where.add_run(f"{source.number}. ", style="Strong")
        if address := parts.web_address(source):
            add_link(where, source.text, address)
        else:
            where.add_run(source.text)
        if closely:
            where.add_run(" ")
