"""A page as somebody meets it: its texts with their language, its links, its forms and what stands at their fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlsplit

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
"""What browsers say that they take (Firefox and Chromium, 2024)."""
PROGRAM = {"Accept": "application/json"}

READ_ALOUD = (
    "title",
    "alt",
    "aria-label",
    "placeholder",
    "data-copy",
    "data-copied",
    "data-print",
    "data-made-up",
    "data-label",
)
"""Attributes that people read or hear."""
_EMPTY = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr", "circle", "path"}


@dataclass(slots=True)
class Element:
    """An element and what is said in it and below."""

    tag: str
    given: dict[str, str]
    language: str
    text: str = ""

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.given.get("class", "").split()


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of text, the language that it is marked with, and the element that it stands in."""

    text: str
    language: str
    inside: Element


@dataclass
class Page(HTMLParser):
    """A page. ``address`` is where it was fetched; ``elements`` all of it in order, ``said`` every piece of text."""

    content: str
    address: str = "/"
    elements: list[Element] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    _open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.content)
        self.close()
        assert not self._open, f"never closed: {[one.tag for one in self._open]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        outer = self._open[-1].language if self._open else ""
        one = Element(self._named(tag), given, given.get("lang", outer))
        self.elements.append(one)
        self.said += [Said(given[name].strip(), one.language, one) for name in READ_ALOUD if given.get(name)]
        if tag not in _EMPTY:
            self._open.append(one)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _EMPTY:
            own = tag if tag == "svg" else self._named(tag)
            assert self._open[-1].tag == own, f"<{self._open[-1].tag}> ends as </{tag}>"
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for one in self._open:
            one.text += data
        if data.strip() and self._open[-1].tag not in {"script", "style"}:
            self.said.append(Said(" ".join(data.split()), self._open[-1].language, self._open[-1]))

    def _named(self, tag: str) -> str:
        """The name of an element; within a drawing it is one of SVG, whose titles are not those of pages."""
        return f"svg:{tag}" if any(one.tag == "svg" for one in self._open) else tag

    @property
    def language(self) -> str:
        """The language of the whole."""
        return self.all("html")[0].language

    def all(self, *tags: str, marked: str = "") -> list[Element]:
        """Elements of these tags, of any where none is named; ``marked`` with a class."""
        found = [one for one in self.elements if not tags or one.tag in tags]
        return [one for one in found if marked in one.classes] if marked else found

    def at(self, element_id: str) -> Element:
        """The element with an id, which no other has."""
        (one,) = (one for one in self.elements if one.given.get("id") == element_id)
        return one

    def text(self, *tags: str, marked: str = "") -> str:
        """What such elements say, with single blanks."""
        return " ".join(" ".join(one.text.split()) for one in self.all(*tags, marked=marked))

    def links(self) -> list[str]:
        """Where links of the site lead, whole, without the place in the page."""
        whole = [urljoin(self.address, one.given["href"]) for one in self.all("a")]
        return [one.partition("#")[0] for one in whole if not urlsplit(one).scheme]

    def targets(self) -> list[str]:
        """Where forms are sent."""
        named = [
            one.given.get("formaction" if one.tag == "button" else "action", "") for one in self.all("form", "button")
        ]
        return [urljoin(self.address, one) for one in named if one]

    def fields(self) -> dict[str, Element]:
        """Fields of forms by name, without buttons; of several forms the last."""
        return {one.given["name"]: one for one in self.all("input", "select") if "name" in one.given}

    def filled(self) -> dict[str, str]:
        """What stands in the fields of its forms, as a browser would send it."""
        return dict(self._filled())

    def _filled(self) -> Iterator[tuple[str, str]]:
        chosen = ""
        for one in self.elements:
            if one.tag == "select":
                chosen = one.given["name"]
                yield chosen, ""
            elif one.tag == "option" and "selected" in one.given:
                yield chosen, one.given["value"]
            elif (
                one.tag == "input"
                and "name" in one.given
                and (one.given.get("type") != "checkbox" or "checked" in one.given)
            ):
                yield one.given["name"], one.given.get("value", "")


def _is_sent(field: Element) -> bool:
    """Whether a browser sends a field: of those to tick, the ticked ones."""
    return field.given.get("type") != "checkbox" or "checked" in field.given


def asked(address: str) -> dict[str, str]:
    """What an address asks."""
    return dict(parse_qsl(urlsplit(address).query, keep_blank_values=True))
