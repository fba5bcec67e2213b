"""The legend of a picture as a strip: every sign with its words, side by side, in rows of a given width."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from visuals.drawing import Position
from visuals.geometry import Curve
from visuals.legend import Entry, Section
from visuals.scene import Spot
from visuals.style import MISSING, LineLook, Look, sign_text
from visuals.svg.elements import SMALL, element, width_of
from visuals.svg.lines import head, length_of, path
from visuals.svg.paint import Paint
from visuals.svg.spots import body, centred

SHOWN = ("kinds", "sectors", "families", "signs")
"""Sections that explain what is drawn, in the order of a strip; the others are for filtering."""

ROW = 26.0
_SIGN = 40.0
_AFTER = 18.0


@dataclass(frozen=True, slots=True)
class Strip:
    """Elements of a legend whose upper left corner is (0, 0), and its height."""

    elements: tuple[Element, ...]
    height: float


def strip(sections: Iterable[Section], language: str, width: float, paint: Paint) -> Strip:
    """The legend in rows that are at most ``width`` pixels wide, where a text allows it."""
    made: list[Element] = []
    down = 0.0
    for section in sorted((one for one in sections if one.name in SHOWN), key=lambda one: SHOWN.index(one.name)):
        ink = paint("ink", "")
        made.append(element("text", section.title, x=0, y=down + 17, font_size=SMALL + 1, font_weight="bold", **ink))
        down += ROW - 2
        for row in _rows(section.entries, width):
            right = 0.0
            for entry in row:
                made.append(_entry(entry, section.name, language, (right, down), paint))
                right += _width(entry)
            down += ROW
        down += 4
    return Strip(tuple(made), down)


def _rows(entries: Sequence[Entry], width: float) -> Iterable[list[Entry]]:
    row: list[Entry] = []
    used = 0.0
    for entry in entries:
        if row and used + _width(entry) > width:
            yield row
            row, used = [], 0.0
        row.append(entry)
        used += _width(entry)
    yield row


def _width(entry: Entry) -> float:
    return _SIGN + width_of(entry.text, SMALL) + _AFTER


def _entry(entry: Entry, section: str, language: str, at: tuple[float, float], paint: Paint) -> Element:
    x, y = at[0], at[1] + ROW / 2 - 3
    text = element("text", entry.text, x=x + _SIGN, y=y + 4, font_size=SMALL, **paint("ink", ""))
    return element("g", *_sample(entry, section, language, (x, y), paint), text)


def _sample(entry: Entry, section: str, language: str, at: Position, paint: Paint) -> Iterable[Element]:
    if isinstance(entry.look, LineLook):
        return _of_line(entry.code, entry.look, *at, paint)
    if isinstance(entry.look, Look):
        letters = sign_text(entry.look.sign, language)
        middle = (at[0] + 16, at[1])
        return [body(Spot("", middle, 11 if letters else 9, entry.look, letters, (), ""), paint)]
    return _of_sign(entry.code, *at, paint) if section == "signs" else ()


def _of_line(family: str, look: LineLook, x: float, y: float, paint: Paint) -> Iterable[Element]:
    """A line, with a head where the words speak of one or it tells the family."""
    headed = family == "refers" or look.head != "arrow"
    end = x + 32 - (length_of(look) if headed else 0)
    yield path(Curve((x, y), (x + 16, y), (end, y)), look.width, look.dashes, paint("", look.colour))
    if headed:
        yield head(look, (x + 32, y), (x, y), paint(look.colour, ""))


def _of_sign(code: str, x: float, y: float, paint: Paint) -> Iterable[Element]:
    """A sample of a sign of ``legend.SIGNS``."""
    plain = Look("circle", "soft")
    if code == "unrecorded":
        yield centred(MISSING, (x + 16, y), 15, paint("missing", ""), bold=True)
        return
    if code == "more":
        yield centred("+3", (x + 16, y), SMALL, paint("soft", ""), bold=True)
        return
    letters = "ab" if code == "letters" else "3" if code == "bunch" else ""
    yield body(
        Spot(
            "", (x + 16, y), 11 if letters == "ab" else 9 if code in ("planned", "over") else 6, plain, letters, (), "",
            planned=code == "planned",
            faint=code == "over",
            ring=code == "single",
            badge=code == "gap",
            stacked=code == "bunch",
        ),
        paint,
    )  # fmt: skip
