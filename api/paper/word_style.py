"""The styles of a Word paper: sober, alike on all machines, and changed in one place by whoever edits it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.paper.parts import letter_size, on_one_sheet
from graph.questions.paper import PaperAnswer

if TYPE_CHECKING:
    from docx.document import Document

LOCALES = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
"""The language of a paper as Word names it, for spelling and for reading aloud."""
_INK = "1C2430"
_SOFT = "4D5866"
_ACCENT = "0A5561"
_WARNING = "4A3200"
_FONT = "Calibri"
_NARROW = "Arial Narrow"


def set_styles(document: Document, paper: PaperAnswer) -> None:
    """Set the document's language, and the styles that the paper uses."""
    from docx.oxml.ns import qn

    styles: Any = document.styles
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LOCALES[paper.language])
        language.set(qn("w:eastAsia"), LOCALES[paper.language])
    closely, size = on_one_sheet(paper), letter_size(paper)
    _set(styles["Normal"], size=size, colour=_INK, font=_NARROW if closely else _FONT)
    space = styles["Normal"].paragraph_format
    space.line_spacing, space.space_after = (0.95, _points(1)) if closely else (1.12, _points(5))
    _set_headings(styles, size, closely)
    _set_lists(styles, closely)
    _add_paragraph_styles(styles, size, closely)
    _add_letter_styles(styles, size, closely)


def _points(number: float) -> Any:
    from docx.shared import Pt

    return Pt(number)


def _set(style: Any, *, size: float, colour: str, font: str | None = None, bold: bool | None = None) -> None:
    """Set the letters of a style; a font of the template's theme gives way to the one named."""
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    style.font.size, style.font.color.rgb = _points(size), RGBColor.from_string(colour)
    if bold is not None:
        style.font.bold = bold
    if style.element.rPr is not None and style.element.rPr.rFonts is not None:
        for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{name}"), None)
    if font:
        style.font.name = font


def _set_headings(styles: Any, size: float, closely: bool) -> None:
    from docx.oxml.ns import qn

    font = _NARROW if closely else _FONT
    for name, times, before, after in (
        ("Title", 1.7 if closely else 2.1, 0, 1),
        ("Heading 1", 1.15 if closely else 1.4, 4 if closely else 16, 1 if closely else 4),
        ("Heading 2", 1.0 if closely else 1.15, 2 if closely else 10, 0 if closely else 3),
        ("Heading 3", 1.0 if closely else 1.05, 2 if closely else 8, 0 if closely else 2),
        ("TOC Heading", 1.2, 10, 4),
    ):
        colour = _INK if name == "Title" else _ACCENT
        _set(styles[name], size=round(2 * size * times) / 2, colour=colour, font=font, bold=True)
        space = styles[name].paragraph_format
        space.space_before, space.space_after = _points(before), _points(after)
        space.keep_with_next = True
    for border in list(styles["Title"].element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)


def _set_lists(styles: Any, closely: bool) -> None:
    from docx.shared import Mm

    for name in ("List Bullet", "List Number", "List Continue"):
        space = styles[name].paragraph_format
        space.space_after = _points(0 if closely else 3)
        if closely:
            space.left_indent, space.first_line_indent = Mm(3.5), Mm(-3.5)
            space.tab_stops.add_tab_stop(Mm(3.5))


def _add_paragraph_styles(styles: Any, size: float, closely: bool) -> None:
    """Paragraphs that Word has no name for, and the lines of a list of contents, which its template lacks."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm

    for name, colour, bold in (
        ("Day", _SOFT, False),
        ("Note", _SOFT, False),
        ("Warning", _WARNING, True),
        ("toc 1", _INK, False),
        ("toc 2", _INK, False),
        ("toc 3", _INK, False),
    ):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.startswith("toc"))
        style.base_style = styles["Normal"]
        _set(style, size=size, colour=colour, bold=bold)
        if name.startswith("toc"):
            style.paragraph_format.space_after = _points(2)
    for level in (2, 3):
        styles[f"toc {level}"].paragraph_format.left_indent = Mm(6 * (level - 1))
    _frame(styles["Warning"], 0.5 if closely else 1.0)
    for name in ("Header", "Footer"):
        _set(styles[name], size=size if closely else 9, colour=_SOFT)


def _frame(style: Any, width: float) -> None:
    """Put a frame around the paragraphs of a style."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    borders: Any = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        line: Any = OxmlElement(f"w:{side}")
        for key, value in {"val": "single", "sz": str(round(8 * width)), "space": "3", "color": "A56A00"}.items():
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    space = style.paragraph_format
    space.left_indent = space.right_indent = _points(4)
    following = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
    style.element.get_or_add_pPr().insert_element_before(borders, *following)


def _add_letter_styles(styles: Any, size: float, closely: bool) -> None:
    from docx.enum.style import WD_STYLE_TYPE

    small = size if closely else size - 1.5
    for name, letters, colour, bold in (
        ("Mark", size, _WARNING, True),
        ("References", small, _SOFT, False),
        ("Detail", size, _SOFT, False),
        ("Link", size, _ACCENT, False),
    ):
        style = styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        _set(style, size=letters, colour=colour, bold=bold)
    styles["Link"].font.underline = True
