"""Parts of a Word document that its library has no words for: bookmarks, links, fields, and a list of contents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from api.paper.parts import CONTENTS_DEPTH

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


def add_bookmark(paragraph: Paragraph, number: int) -> None:
    """Make a paragraph one that links can lead to."""
    start = _element("w:bookmarkStart", id=str(number), name=_bookmark(number))
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(_element("w:bookmarkEnd", id=str(number)))


def _bookmark(number: int) -> str:
    """The name of a heading's bookmark, as Word names those of its own lists of contents."""
    return f"_Toc{number:09d}"


def add_link(paragraph: Paragraph, text: str, address: str) -> None:
    """Add a link to a page of the web."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn

    link = _element("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    _move_into(link, paragraph, text, "Link")


def add_contents(document: Document, titles: Sequence[tuple[int, int, str]]) -> None:
    """Add a list of contents, filled in already: links to the headings, which Word itself can renew with pages.

    ``titles``: number, level and text of each heading.
    """
    for at, (number, level, title) in enumerate(titles, start=1):
        paragraph = document.add_paragraph(style=f"toc {level}")
        if at == 1:
            _add_run(paragraph, _element("w:fldChar", fldCharType="begin"))
            _add_instruction(paragraph, f'TOC \\o "1-{CONTENTS_DEPTH}" \\h \\z \\u')
            _add_run(paragraph, _element("w:fldChar", fldCharType="separate"))
        _move_into(_element("w:hyperlink", anchor=_bookmark(number), history="1"), paragraph, title, None)
        if at == len(titles):
            _add_run(paragraph, _element("w:fldChar", fldCharType="end"))


def add_field(paragraph: Paragraph, code: str) -> None:
    """Add a field that Word fills in when it shows the page: PAGE, NUMPAGES."""
    _add_run(paragraph, _element("w:fldChar", fldCharType="begin"))
    _add_instruction(paragraph, code)
    _add_run(paragraph, _element("w:fldChar", fldCharType="separate"))
    paragraph.add_run("1")
    _add_run(paragraph, _element("w:fldChar", fldCharType="end"))


def _add_instruction(paragraph: Paragraph, code: str) -> None:
    from docx.oxml.ns import qn

    instruction = _element("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    _add_run(paragraph, instruction)


def _add_run(paragraph: Paragraph, child: Any) -> None:
    paragraph.add_run()._r.append(child)


def _move_into(link: Any, paragraph: Paragraph, text: str, style: str | None) -> None:
    link.append(paragraph.add_run(text, style=style)._r)
    paragraph._p.append(link)


def _element(tag: str, /, **attributes: str) -> Any:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    made: Any = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made
