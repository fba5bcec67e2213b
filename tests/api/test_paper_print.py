"""Papers in a browser: a meeting's page fits one sheet, a warning stands on every sheet, a telephone is wide enough."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from api.paper.html import as_html
from api.paper.parts import letter_size
from graph.questions.base import Coded
from graph.questions.paper import Named, PaperAnswer
from tests.api.papers import LONG, everywhere, line, meeting, paper, section, source

pytestmark = pytest.mark.needs_chromium


def printed(answer: PaperAnswer, folder: Path) -> list[str]:
    """What stands on each sheet."""
    page, out = folder / "paper.html", folder / "paper.pdf"
    page.write_bytes(as_html(answer))
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command += [f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={out}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pages = PdfReader(out).pages
    for one in pages:
        assert (round(float(one.mediabox.width)), round(float(one.mediabox.height))) == (595, 842), "A4"
    return [one.extract_text() for one in pages]


def handbook(fictional: bool = True) -> PaperAnswer:
    """A paper of many pages."""
    details = (Named("Miten pääsee", "ota itse yhteyttä"), Named("Maksu", "maksuton"))
    lines = tuple(line(LONG, title=f"Palvelu {one}", details=details) for one in range(8))
    return paper(fictional=fictional, items=tuple(section(f"Otsikko {one}", *lines, text="Mitä.") for one in range(8)))


def width(answer: PaperAnswer, folder: Path) -> int:
    """How wide a page becomes in the window of a telephone, 390 px."""
    (folder / "paper.html").write_bytes(as_html(answer))
    measure = "document.body.append(this.contentDocument.documentElement.scrollWidth)"
    frame = f'<iframe src="paper.html" width="390" height="800" frameborder="0" onload="{measure}"></iframe>'
    (folder / "frame.html").write_text(f"<!doctype html><body>{frame}<p>px:</p>", encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"]
    command += [f"--user-data-dir={folder / 'profile'}", "--dump-dom", (folder / "frame.html").as_uri()]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
    found = re.search(r"px:</p>\s*(\d+)", done.stdout)
    assert found, done.stdout
    return int(found[1])


@pytest.mark.parametrize("text", ["sana", "pitkäsanailmanvälejä" * 20, "https://example.org/" + "x" * 400])
def test_it_is_read_on_a_telephone_without_scrolling_sideways(text: str, tmp_path: Path) -> None:
    sources = (source(url="https://example.org/" + "y" * 300, text=text),)
    assert width(replace(everywhere(text), sources=sources), tmp_path) <= 390


@pytest.mark.parametrize("lines", [1, 3, 4, 5, 6])
def test_a_page_for_a_meeting_is_one_sheet_however_much_it_may_hold(lines: int, tmp_path: Path) -> None:
    answer = meeting(lines=lines)
    assert {len(one.text or "") for part in answer.items for one in part.lines} == {len(LONG)}
    assert 150 <= len(LONG) <= 170
    assert letter_size(answer) >= 8.5
    (sheet,) = printed(answer, tmp_path)
    for text in ("KUVITTEELLINEN", "VAIN VERKOSTOLLE", "Asia 0", "Asia 5", "palvelukartta 12", "Kolme kohtaa"):
        assert text in sheet


def test_the_letters_of_a_page_for_a_meeting_are_larger_where_there_is_room(tmp_path: Path) -> None:
    sizes = [letter_size(meeting(lines=lines)) for lines in range(1, 7)]
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1]) == (10.5, 8.5)


def test_marks_and_titles_have_room_on_the_sheet_too(tmp_path: Path) -> None:
    marked = meeting(lines=4)
    marks = (Coded("planned", "suunniteltu"),)
    items = tuple(
        replace(part, lines=tuple(replace(one, title="Perheiden piha", marks=marks) for one in part.lines))
        for part in marked.items
    )
    (sheet,) = printed(replace(marked, items=items), tmp_path)
    assert sheet.count("suunniteltu") == 24


def test_a_warning_stands_on_every_sheet_and_no_heading_at_its_end(tmp_path: Path) -> None:
    sheets = printed(handbook(), tmp_path)
    assert len(sheets) > 3
    for number, sheet in enumerate(sheets, start=1):
        assert "KUVITTEELLINEN" in sheet
        said = [one.strip() for one in sheet.splitlines() if one.strip()]
        assert f"{number} / {len(sheets)}" in said
        last = [one for one in said if "/" not in one and "KUVITTEELLINEN" not in one][-1]
        assert number == 1 or not last.startswith(("Otsikko", "Mitä."))


def test_a_paper_without_warnings_has_none_on_paper(tmp_path: Path) -> None:
    assert "KUVITTEELLINEN" not in "".join(printed(handbook(fictional=False), tmp_path))
