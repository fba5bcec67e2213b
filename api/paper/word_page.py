"""The pages of a Word paper: A4, what stands at the head and foot of every page, and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.paper.parts import day_and_data, on_one_sheet, warnings
from api.paper.word_field import add_field
from api.wording import say
from graph.questions.paper import PaperAnswer

if TYPE_CHECKING:
    from docx.document import Document


def lay_out(document: Document, paper: PaperAnswer) -> None:
    """Set the size of the pages and their margins; the warnings stand above, heading and number below."""
    from docx.shared import Mm

    page, closely = document.sections[0], on_one_sheet(paper)
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = Mm(10 if closely else 20)
    page.left_margin = page.right_margin = Mm(10 if closely else 20)
    page.header_distance = page.footer_distance = Mm(5 if closely else 10)
    _fill_head(page.header, paper)
    _fill_foot(page, paper)


def _fill_head(header: Any, paper: PaperAnswer) -> None:
    if told := warnings(paper):
        header.paragraphs[0].style = "Warning"
        header.paragraphs[0].add_run(" ".join(told))


def _fill_foot(page: Any, paper: PaperAnswer) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT

    paragraph = page.footer.paragraphs[0]
    stops = paragraph.style.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(page.page_width - page.left_margin - page.right_margin, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{paper.heading} · {day_and_data(paper)}\t{say('paper-page', paper.language)} ")
    add_field(paragraph, "PAGE")
    paragraph.add_run(" / ")
    add_field(paragraph, "NUMPAGES")


def in_two_columns(document: Document) -> None:
    """What comes from here on stands in two columns, on the same page."""
    from docx.enum.section import WD_SECTION
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    properties: Any = document.add_section(WD_SECTION.CONTINUOUS)._sectPr
    columns: Any = properties.find(qn("w:cols"))
    if columns is None:
        columns = OxmlElement("w:cols")
        properties.append(columns)
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "284")  # 5 mm, in twentieths of a point
