"""Papers made by hand, and what a reader finds in the files that become of them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from typing import Any

from docx import Document
from markdown_it import MarkdownIt

from graph.questions.base import Cited, Coded, Known, LeftOut, Reason, Ref, Taken
from graph.questions.paper import Line, Named, PaperAnswer, Section, Source

FORMS = ("html", "md", "docx")
LONG = (
    "Avoin kohtaamispaikka toimii keskustan seurakuntatalolla joka tiistai ja tarjoaa vanhemmille vertaistukea, "
    "neuvontaa sekä lastenhoitoa ilman ajanvarausta ympäri vuoden."
)


def line(text: str, number: int = 1, place: str = "rivi 3", **more: Any) -> Line:
    """A line that cites a place of a source of the paper."""
    evidence = Cited("d", f"doc-{number}", "", place, "2023", "stated", "", 9, None, None, False, "", "")
    return Line(text, references=f"[{number}, {place}]", evidence=(evidence,), **more)


def section(title: str, *lines: Line, level: int = 1, text: str = "", more: str = "") -> Section:
    """A section."""
    return Section("code", title, level, text, lines, more)


def source(number: int = 1, text: str = "Palvelukartta", url: str | None = None) -> Source:
    """A source."""
    return Source(number, "d", f"doc-{number}", text, url)


def paper(**parts: Any) -> PaperAnswer:
    """A paper of one section, with these parts in place of its own."""
    usual: dict[str, Any] = {
        "question": "handbook",
        "asked": {},
        "taken": (),
        "as_of": "2026-11-22",
        "language": "fi",
        "scope": "public",
        "revision": 12,
        "digest": "0123456789abcdef" * 4,
        "fictional": False,
        "known": None,
        "notes": (),
        "filter": (),
        "left_out": (),
        "heading": "Opas",
        "items": (section("Osa", line("Rivi")),),
        "sources": (source(),),
    }
    return PaperAnswer(**{**usual, **parts})


def full() -> PaperAnswer:
    """A paper that has something in every place, each text once and in alphabetical order of reading: "aa …"."""
    lines = (
        line(
            "ai line", title="ag title", marks=(Coded("planned", "ah mark"),), details=(Named("ak name", "al value"),)
        ),
        line("am second", 2, "rivit 4–6"),
    )
    return paper(
        heading="aa heading",
        known=Known(None, 1, 1, None, None, "ab known"),
        taken=(Taken("area", "Kemissä", Ref("area/kemi", "Area", "ac taken", "fi"), exact=False),),
        filter=(Reason("f", {}, "ad filter"),),
        notes=(Reason("n", {}, "ae note"),),
        opening=("af opening",),
        items=(
            section("afa section", *lines, text="afb about", more="an more"),
            section("ao part", line("ap inside"), level=2),
            section("aq deep", line("ar deeper"), level=3),
        ),
        sources=(source(1, "as source", "https://example.org/a?b=c&d=e"), source(2, "at other")),
        left_out=(LeftOut("x", 3, "au left out"),),
    )


def meeting(sections: int = 6, lines: int = 6, sources: int = 12, fictional: bool = True) -> PaperAnswer:
    """A page for a meeting, as full as it may be."""
    return paper(
        question="meeting",
        on_one_sheet=True,
        scope="network",
        fictional=fictional,
        heading="Kemin perhekeskusverkoston kokous",
        known=Known(None, 120, 30, "2026", 0.5, "Alueelta on kirjattu 120 kohdetta, joista 30 palvelua."),
        notes=(Reason("n", {}, "Aukko on kysymys keskusteltavaksi, ei arvosana."),),
        opening=("Tällä sivulla on se, mistä verkosto voi sopia.",),
        items=tuple(
            section(f"Asia {one}", *(line(LONG, 1 + (one + at) % sources) for at in range(lines)), text="Mistä puhua.")
            for one in range(sections)
        ),
        sources=tuple(
            source(one, f"Lapin palvelukartta {one} · Lapin hyvinvointialue · 12.12.2023 (2 vuotta 11 kuukautta)")
            for one in range(1, sources + 1)
        ),
        left_out=(LeftOut("x", 3, "Kolme kohtaa ei mahtunut."),),
    )


def everywhere(text: str) -> PaperAnswer:
    """The full paper with this text in every place where data can stand."""
    said: PaperAnswer = _replaced(full(), text)
    return said


def _replaced(part: Any, text: str) -> Any:
    if isinstance(part, str):
        return text
    if isinstance(part, tuple):
        return tuple(_replaced(one, text) for one in part)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    kept = {"question", "as_of", "language", "scope", "digest", "dataset", "document", "parameter"}
    changed = {one.name: _replaced(getattr(part, one.name), text) for one in fields(part) if one.name not in kept}
    return replace(part, **changed)


class Page(HTMLParser):
    """What a browser finds in a page: its elements in order, each with its attributes, and its text."""

    def __init__(self, content: bytes | str) -> None:
        super().__init__()
        self.elements: list[tuple[str, Mapping[str, str | None]]] = []
        self.texts: list[str] = []
        self._unseen = False
        self.feed(content if isinstance(content, str) else content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._unseen = tag in {"style", "title"}

    def handle_endtag(self, tag: str) -> None:
        self._unseen = False

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.texts.append(data)

    def tags(self) -> list[str]:
        """The names of its elements."""
        return [tag for tag, _ in self.elements]

    def all(self, tag: str, attribute: str) -> list[str | None]:
        """An attribute of each element of a name that has it."""
        return [found[attribute] for one, found in self.elements if one == tag and attribute in found]

    def text(self) -> str:
        """What it says, every run of blanks as one."""
        return " ".join("".join(self.texts).split())


def rendered(markdown: bytes) -> str:
    """Markdown as its readers show it."""
    made: str = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown.decode())
    return made


def text_in(form: str, content: bytes) -> str:
    """What a person reads in a file, every run of blanks as one."""
    if form == "docx":
        return " ".join(" ".join(_texts_of_document(content)).split())
    return Page(content if form == "html" else rendered(content)).text()


def _texts_of_document(content: bytes) -> Iterator[str]:
    document = Document(io.BytesIO(content))
    yield from (one.text for one in document.sections[0].header.paragraphs)
    yield from (one.text for one in document.paragraphs)
    yield from (one.text for one in document.sections[0].footer.paragraphs)
