"""Papers as Markdown: what a stranger wrote makes no heading, link, picture, tag or list, and is read as it is."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from api.paper.markdown import as_markdown, markdown_text
from api.paper.parts import cleaned
from tests.api.papers import Page, everywhere, full, line, paper, rendered, section, source

HOSTILE = (
    "# otsikko",
    "x\n# otsikko\n\n- rivi",
    "[x](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "<b>x</b><script>alert(1)</script><!-- x -->",
    "<https://evil.example>",
    "- rivi",
    "1. rivi",
    "12) rivi",
    "+ rivi",
    "> lainaus",
    "***",
    "---",
    "===",
    "~~~",
    "```x",
    "**x** _x_ `x` ~~x~~",
    "| a | b |",
    "&lt;b&gt; &#35; &amp;",
    "x #",
    "x ##",
    "##",
    "[1]: https://evil.example",
    "x\\",
    "    x",
    "\\[x](y)",
)


def shape(text: str) -> Counter[str]:
    """How many elements of each kind the full paper has with this text everywhere."""
    return Counter(Page(rendered(as_markdown(everywhere(text)))).tags())


def links(text: str) -> list[str | None]:
    return Page(rendered(as_markdown(everywhere(text)))).all("a", "href")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_stranger_wrote_makes_nothing(text: str) -> None:
    assert shape(text) == shape("x")
    assert links(text) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_stranger_wrote_is_read_as_it_is(text: str) -> None:
    told = Page(rendered(as_markdown(paper(heading=text, opening=(text,), items=(section(text, line(text)),)))))
    wanted = " ".join(text.split())
    assert told.text().count(wanted) >= 5


@given(st.text(alphabet="#*_`[]()<>!&;:/\\-+=.1ax \n|~\"'", min_size=1, max_size=12))
@example("1.")
@example("a*")
@example("* a")
def test_no_mixture_of_signs_makes_anything(text: str) -> None:
    assume(cleaned(paper(heading=text)).heading)
    assert shape(text) == shape("x")
    wanted = cleaned(paper(heading=text)).heading
    assert wanted in Page(rendered(as_markdown(paper(opening=(text,))))).text()


def test_addresses_in_names_are_broken_for_readers_that_make_links_of_them() -> None:
    told = markdown_text(paper(opening=("https://evil.example ja www.evil.example",)))
    assert "https\\://evil.example ja www\\.evil.example" in told


def test_a_source_is_a_link_to_its_address_and_to_nothing_else() -> None:
    sources = (source(1, "Ensimmäinen", "https://example.org/a>b c"), source(2, "Toinen", "javascript:alert(1)"))
    page = Page(rendered(as_markdown(paper(sources=sources))))
    assert page.all("a", "href") == ["https://example.org/a%3Eb%20c"]


def test_the_list_of_contents_leads_to_the_headings_as_readers_of_markdown_name_them() -> None:
    titles = ("Neuvola", "Äidin & isän tuki", "Neuvola", "Sisällys", "C_d (e)", "[x](y)", "Opas", "Vika")
    told = markdown_text(paper(items=tuple(section(one) for one in titles)))
    for text in (
        "- [Neuvola](#neuvola)",
        "- [Äidin & isän tuki](#äidin--isän-tuki)",
        "- [Neuvola](#neuvola-1)",
        "- [Sisällys](#sisällys-1)",
        "- [C\\_d (e)](#c_d-e)",
        "- [\\[x\\](y)](#xy)",
        "- [Opas](#opas-1)",
    ):
        assert f"{text}\n" in told


def test_it_is_read_without_a_program_too() -> None:
    told = markdown_text(full()).splitlines()
    assert told[0] == "# aa heading"
    assert "- **ag title** **(ah mark)** ai line [1, rivi 3]" in told
    assert "  - ak name: al value" in told
    assert "- am second [2, rivit 4–6]" in told
    assert "### ao part" in told
    assert "#### aq deep" in told
    assert "1. as source <https://example.org/a?b=c&d=e>" in told
    assert "Tilanne 22.11.2026 · aineiston versio 12" in told
