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
    from docx.text.paragraph import Paragraph


def as_word(answer: PaperAnswer) -> bytes:
    """The document of a paper."""
    from docx import Document

    paper = parts.cleaned(answer)
    document = Document()
    set_styles(document, paper)
    lay_out(document, paper)
    _begin(document, paper)
    write = _Lines(document, parts.on_one_sheet(paper))
    for number, (level, section) in enumerate(parts.levelled(paper), start=1):
        _add_section(document, section, level, number, write)
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


def _add_section(document: Document, section: Section, level: int, number: int, write: _Lines) -> None:
    add_bookmark(document.add_heading(section.title, level), number)
    if section.text:
        document.add_paragraph(section.text, style="Note").paragraph_format.keep_with_next = bool(section.lines) or None
    for line in section.lines:
        write.line(line)
    if section.more:
        document.add_paragraph(section.more, style="Note")


class _Lines:
    """Writes lines. It looks each style up once: python-docx would do so for every piece of every line."""

    def __init__(self, document: Document, closely: bool) -> None:
        self._document, self._closely = document, closely
        self._ids: dict[str, str] = {}

    def line(self, line: Line) -> None:
        """A line with its marks as words; its details below it, or after it where room is scarce."""
        paragraph = self._paragraph("List Bullet")
        pieces = [(line.text, ""), *((f"({one.text})", "Mark") for one in line.marks)]
        if line.title:
            pieces = [(line.title, "Strong"), *pieces[1:], pieces[0]]
        pieces.append((line.references, "References"))
        said = [(text, style) for text, style in pieces if text]
        for at, (text, style) in enumerate(said):
            if at:
                paragraph.add_run(" ")
            self._add(paragraph, text, style)
        self._add_details(paragraph, line)

    def _add_details(self, paragraph: Paragraph, line: Line) -> None:
        inside = paragraph
        if line.details and not self._closely:
            paragraph.paragraph_format.keep_with_next = True
            inside = self._paragraph("List Continue")
        for at, detail in enumerate(line.details):
            inside.add_run(" · " if at else " " if self._closely else "")
            self._add(inside, f"{detail.name}: ", "Detail")
            inside.add_run(detail.value)

    def _paragraph(self, style: str) -> Paragraph:
        paragraph = self._document.add_paragraph()
        paragraph._p.style = self._id(style)
        return paragraph

    def _add(self, paragraph: Paragraph, text: str, style: str) -> None:
        run = paragraph.add_run(text)
        if style:
            run._r.style = self._id(style)

    def _id(self, style: str) -> str:
        if style not in self._ids:
            self._ids[style] = self._document.styles[style].style_id
        return self._ids[style]


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
