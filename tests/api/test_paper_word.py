"""Papers as Word documents: opened again, they have real headings, lists, a list of contents, a language, a foot."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from api.paper.word import as_word
from graph.questions.paper import PaperAnswer
from tests.api.papers import everywhere, full, line, meeting, paper, section, source

LONG = paper(
    fictional=True,
    items=tuple(
        one
        for number in range(8)
        for one in (section(f"Osa {number}", line("Rivi")), section(f"Kohta {number}", line("Rivi"), level=2))
    ),
)


def opened(answer: PaperAnswer) -> Any:
    return Document(io.BytesIO(as_word(answer)))


def paragraphs(answer: PaperAnswer) -> list[tuple[str, str]]:
    """Style and text of each paragraph."""
    return [(one.style.name, one.text) for one in opened(answer).paragraphs]


def test_every_part_has_the_style_of_what_it_is() -> None:
    found = paragraphs(full())
    for one in (
        ("Title", "aa heading"),
        ("Heading 1", "afa section"),
        ("List Bullet", "ag title (ah mark) ai line [1, rivi 3]"),
        ("List Continue", "ak name: al value"),
        ("Heading 2", "ao part"),
        ("Heading 3", "aq deep"),
        ("Heading 1", "Lähteet"),
        ("List Number", "as source"),
        ("List Number", "at other"),
    ):
        assert found.count(one) == 1, one
    document = opened(full())
    for name in ("List Bullet", "List Number"):
        assert document.styles[name].element.pPr.numPr is not None, f"{name} is a list, not letters that look like one"


def test_the_list_of_contents_is_a_field_and_leads_to_the_headings() -> None:
    document = opened(LONG)
    entries = [one for one in document.paragraphs if one.style.name in {"toc 1", "toc 2"}]
    headings = [one for one in document.paragraphs if re.fullmatch("Heading [12]", one.style.name)][:-1]
    assert [one.text for one in entries] == [one.text for one in headings]
    assert [one.style.name[-1] for one in entries] == [one.style.name[-1] for one in headings]
    anchors = [one.get(qn("w:anchor")) for one in document.element.iter(qn("w:hyperlink"))]
    marks = [one.get(qn("w:name")) for one in document.element.iter(qn("w:bookmarkStart"))]
    assert anchors == marks
    assert len(set(marks)) == 16
    codes = [one.text.strip() for one in document.element.iter(qn("w:instrText"))]
    assert codes == ['TOC \\o "1-3" \\h \\z \\u']
    kinds = [one.get(qn("w:fldCharType")) for one in document.element.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]


@pytest.mark.parametrize(("language", "locale"), [("fi", "fi-FI"), ("sv", "sv-FI"), ("en", "en-GB")])
def test_it_says_its_title_and_language(language: str, locale: str) -> None:
    document = opened(paper(language=language, heading="x" * 300))
    own = document.core_properties
    assert (own.title, own.language) == ("x" * 255, locale)
    (spoken,) = document.styles.element.iter(qn("w:lang"))
    assert spoken.get(qn("w:val")) == locale


def test_nothing_of_the_machine_or_the_moment_is_in_it() -> None:
    own = opened(paper()).core_properties
    assert own.created == own.modified == datetime.fromisoformat("2026-11-22T00:00:00+00:00")
    assert (own.author, own.last_modified_by, own.comments) == ("", "", "")
    with ZipFile(io.BytesIO(as_word(paper()))) as parts:
        assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [one for one in parts.namelist() if "thumbnail" in one]


@pytest.mark.parametrize("answer", [LONG, meeting()], ids=["long", "meeting"])
def test_every_page_is_a4_with_the_warnings_above_and_heading_and_number_below(answer: PaperAnswer) -> None:
    document = opened(answer)
    for page in document.sections:
        assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
        assert "KUVITTEELLINEN" in page.header.paragraphs[0].text
        assert ("VAIN VERKOSTOLLE" in page.header.paragraphs[0].text) is (answer.scope == "network")
        assert page.footer.paragraphs[0].text.startswith(answer.heading)
        codes = [one.text.strip() for one in page.footer._element.iter(qn("w:instrText"))]
        assert codes == ["PAGE", "NUMPAGES"]
    assert [one.text for one in opened(paper()).sections[0].header.paragraphs] == [""]


def test_a_page_for_a_meeting_is_set_close_in_two_columns() -> None:
    document = opened(meeting())
    first, second = document.sections
    assert second.start_type.name == "CONTINUOUS"
    assert first._sectPr.find(qn("w:cols")).get(qn("w:num")) is None
    assert second._sectPr.find(qn("w:cols")).get(qn("w:num")) == "2"
    for page in (first, second):
        assert {
            round(one.mm) for one in (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
        } == {10}
    assert document.styles["Normal"].font.size.pt == 8.5
    assert len(opened(LONG).sections) == 1
    assert opened(LONG).styles["Normal"].font.size.pt == 10


@pytest.mark.parametrize(
    "text", ["x\x00\x01\x1b[2J\x0b\x0cy", "x\ud800y", "x\ufffe\uffffy", "<w:p/>&amp;]]>", "a\nb\tc\r", " HYPERLINK "]
)
def test_what_no_file_can_hold_is_left_out_and_the_rest_is_text(text: str) -> None:
    plain, hostile = opened(everywhere("xy")), opened(everywhere(text))
    assert [one.style.name for one in hostile.paragraphs] == [one.style.name for one in plain.paragraphs]
    assert [one.tag for one in hostile.element.iter()] == [one.tag for one in plain.element.iter()]


@pytest.mark.parametrize(
    ("url", "targets"),
    [
        ("https://example.org/a b", ["https://example.org/a%20b"]),
        ("javascript:alert(1)", []),
        ("file:///etc/passwd", []),
        (None, []),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str | None, targets: list[str]) -> None:
    relations = opened(paper(sources=(source(url=url),))).part.rels.values()
    assert [one.target_ref for one in relations if one.is_external] == targets


def test_each_link_leads_to_its_address() -> None:
    document = opened(full())
    (link,) = document.element.iter(qn("w:hyperlink"))
    assert "".join(one.text for one in link.iter(qn("w:t"))) == "as source"
    assert document.part.rels[link.get(qn("r:id"))].target_ref == "https://example.org/a?b=c&d=e"
