"""A paper as Markdown, which is also read as it is: plain text for a terminal, an e-mail or an editor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from api.paper import parts
from api.wording import say
from graph.questions.paper import Line, PaperAnswer, Section

_SIGNS = re.compile(r"[\\`*_\[\]<>|~$]|&(?=[#\w])|:(?=//)|(?<=www)\.|#(?=#*$)", re.IGNORECASE)
"""What makes emphasis, code, links, tags or letters by number anywhere in a line, and ends a heading. Also what some
readers take for an address: it would lead where a stranger likes. Other signs stay as they are, for those who read
the text without a program."""
_BEGINNING = re.compile(r"^(\d*)([#+=-]|(?<=\d)[.)])")
"""What makes a heading, a list or a rule at the beginning of a line."""


def as_markdown(answer: PaperAnswer) -> bytes:
    """The file of a paper."""
    return markdown_text(answer).encode()


def markdown_text(answer: PaperAnswer) -> str:
    """The text of a paper: blocks with an empty line between them."""
    return "\n\n".join(_blocks(parts.cleaned(answer))) + "\n"


def plain_text(answer: PaperAnswer) -> str:
    """The same to be read and copied as it stands: without the signs that are there for programs."""
    return re.sub(r"\\(.)", r"\1", markdown_text(answer))


def _blocks(paper: PaperAnswer) -> Iterator[str]:
    yield f"# {_escaped(paper.heading)}"
    yield _escaped(parts.day_and_data(paper))
    yield from (f"> **{_escaped(text)}**" for text in parts.warnings(paper))
    yield from map(_escaped, (*parts.beginning(paper), *paper.opening))
    if parts.has_contents(paper):
        yield f"## {say('paper-contents', paper.language)}"
        yield _contents(paper)
    for level, section in parts.levelled(paper):
        yield from _section(level, section)
    if paper.sources:
        yield f"## {say('field:evidence', paper.language)}"
        yield "\n".join(_sources(paper))
    if paper.left_out:
        yield f"## {say('paper-left-out', paper.language)}"
        yield from map(_escaped, parts.left_out(paper))
    yield "---"
    yield f"{_escaped(paper.heading)} · {_escaped(parts.day_and_data(paper))}"


def _contents(paper: PaperAnswer) -> str:
    """A list of links to the headings, by the names that the common readers of Markdown give them."""
    seen = {_anchor(title): 1 for title in (paper.heading, say("paper-contents", paper.language))}
    anchors = []
    for _, section in parts.levelled(paper):
        anchor = _anchor(section.title)
        before = seen.get(anchor, 0)
        seen[anchor] = before + 1
        anchors.append(f"{anchor}-{before}" if before else anchor)
    return "\n".join(
        f"{'  ' * (level - 1)}- [{_escaped(section.title)}](#{anchors[number - 1]})"
        for number, level, section in parts.in_contents(paper)
    )


def _anchor(title: str) -> str:
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def _section(level: int, section: Section) -> Iterator[str]:
    yield f"{'#' * (level + 1)} {_escaped(section.title)}"
    if section.text:
        yield _escaped(section.text)
    if section.lines:
        yield "\n".join(text for line in section.lines for text in _line(line))
    if section.more:
        yield _escaped(section.more)


def _line(line: Line) -> Iterator[str]:
    title = f"**{_escaped(line.title)}**" if line.title else ""
    marks = (f"**({_escaped(one.text)})**" for one in line.marks)
    text = _escaped(line.text or "")
    said = [part for part in ((title, *marks, text) if title else (text, *marks)) if part]
    yield f"- {' '.join([*said, *_references(line)])}"
    yield from (f"  - {_escaped(one.name)}: {_escaped(one.value)}" for one in line.details)


def _references(line: Line) -> list[str]:
    """The references, if any. Their own brackets stay plain: nothing that would make a link of them can follow."""
    told = line.references or ""
    in_brackets = len(told) > 2 and told[0] + told[-1] == "[]"
    return [f"[{_escaped(told[1:-1])}]" if in_brackets else _escaped(told)] if told else []


def _sources(paper: PaperAnswer) -> Iterator[str]:
    for source in paper.sources:
        address = parts.web_address(source)
        yield f"{source.number}. {_escaped(source.text)}{f' <{address}>' if address else ''}"


def _escaped(text: str) -> str:
    """A text that Markdown leaves as it is, wherever it stands."""
    return _BEGINNING.sub(r"\1\\\2", _SIGNS.sub(r"\\\g<0>", text))
