"""Papers as HTML: what a stranger wrote stays text, nothing is asked of anywhere, and everybody can read the page."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import pairwise
from urllib.parse import urlsplit

import pytest

from api.paper.html import as_html
from graph.questions.paper import PaperAnswer
from tests.api.papers import Page, everywhere, full, line, meeting, paper, section, source

HOSTILE = (
    '<script>alert(1)</script><img src=x onerror=alert(1)><h2>x</h2>"><a href="https://evil.example">x</a>',
    "'\" onmouseover=alert(1) x='",
    "</style><style>body{display:none}</style>",
    "{{ 7 * 7 }}{% raw %}<!-- -->&lt;b&gt;",
    "x\x00\x1b[2J\u202ey\ud800z\ufffe\r\nw",
)
LONG = paper(items=tuple(section(f"Osa {one}", line("Rivi")) for one in range(8)))
PAPERS = [full(), meeting(), LONG, everywhere(HOSTILE[0])]
IDS = ["full", "meeting", "long", "hostile"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_element_and_no_attribute_comes_from_data(text: str) -> None:
    plain, hostile = Page(as_html(everywhere("x"))), Page(as_html(everywhere(text)))
    assert hostile.elements == plain.elements


def test_what_a_stranger_wrote_is_shown_as_it_is() -> None:
    for text in HOSTILE[:4]:
        assert Page(as_html(everywhere(text))).text().count(text) == Page(as_html(everywhere("§§"))).text().count("§§")
    told = Page(as_html(everywhere(HOSTILE[4]))).text()
    assert "x [2J yz w" in told


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f"),
        ("http://example.org/ä b", "http://example.org/%C3%A4%20b"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
        ("javascript:alert(1)", None),
        (" javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//example.org", None),
        ("https:", None),
        ("http://[bad", None),
        ("kansio/tiedosto.pdf", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str | None, address: str | None) -> None:
    page = Page(as_html(paper(sources=(source(url=url),))))
    outside = [one for one in page.all("a", "href") if not str(one).startswith("#")]
    assert outside == ([address] if address else [])


@pytest.mark.parametrize("answer", PAPERS, ids=IDS)
def test_it_asks_nothing_of_anywhere(answer: PaperAnswer) -> None:
    page, content = Page(as_html(answer)), as_html(answer).decode()
    assert not {"script", "link", "img", "iframe", "object", "form", "base", "svg"} & set(page.tags())
    css = content.partition("<style>")[2].partition("</style>")[0]
    assert "font:" in css
    assert not re.search(r"url\(|@import|image", css)
    assert "default-src 'none'" in str(page.all("meta", "content"))


@pytest.mark.parametrize("answer", PAPERS, ids=IDS)
def test_headings_are_in_order_and_one_is_the_first(answer: PaperAnswer) -> None:
    levels = [int(tag[1]) for tag in Page(as_html(answer)).tags() if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_language_title_and_landmarks_are_there(language: str) -> None:
    page = Page(as_html(paper(language=language, items=LONG.items, fictional=True)))
    assert page.all("html", "lang") == [language]
    assert "<title>Opas</title>" in as_html(paper()).decode()
    for landmark in ("header", "nav", "main", "footer"):
        assert page.tags().count(landmark) == 1, landmark
    assert page.all("nav", "aria-labelledby") == ["contents"]
    assert page.all("aside", "aria-label") == [{"fi": "Huomio", "sv": "Obs", "en": "Note"}[language]]


@pytest.mark.parametrize("answer", PAPERS, ids=IDS)
def test_every_link_inside_leads_somewhere_and_no_place_is_named_twice(answer: PaperAnswer) -> None:
    page = Page(as_html(answer))
    places = [str(found["id"]) for _, found in page.elements if "id" in found]
    assert len(places) == len(set(places))
    inside = [str(one)[1:] for one in page.all("a", "href") if str(one).startswith("#")]
    assert inside[0] == "main"
    assert set(inside) <= set(places)


def test_each_reference_leads_to_its_source() -> None:
    page = as_html(full()).decode()
    assert '[<a href="#source-1">1, rivi 3</a>]' in page
    assert '[<a href="#source-2">2, rivit 4–6</a>]' in page
    assert '<li id="source-2" value="2">at other</li>' in page


def test_a_place_that_looks_like_another_reference_stays_within_its_own() -> None:
    page = as_html(paper(items=(section("Osa", line("Rivi", place="rivi 1]; [2, rivi 9")),))).decode()
    assert '[<a href="#source-1">1, rivi 1]; [2, rivi 9</a>]' in page


def test_a_source_that_the_paper_does_not_have_is_no_link() -> None:
    page = Page(as_html(paper(sources=())))
    assert page.all("a", "href") == ["#main"]
    assert "[1, rivi 3]" in page.text()


def test_an_address_of_a_known_kind_leads_to_its_own_place() -> None:
    (address,) = [one for one in Page(as_html(full())).all("a", "href") if not str(one).startswith("#")]
    assert urlsplit(str(address)).query == "b=c&d=e"


def _colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", css))


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * one for one in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_letters_stand_out_from_their_ground_in_light_in_the_dark_and_on_paper() -> None:
    css = files("api.paper").joinpath("templates/paper.css").read_text(encoding="utf-8")
    schemes = [_colours(block) for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL)]
    assert len(schemes) == 3
    assert _contrast("#000", "#fff") == pytest.approx(21)
    for scheme in schemes:
        grounds = [scheme["ground"], scheme["shade"]]
        for letters in ("ink", "soft", "accent"):
            assert min(_contrast(scheme[letters], ground) for ground in grounds) >= 4.5, letters
        assert _contrast(scheme["warn-ink"], scheme["warn-ground"]) >= 4.5
