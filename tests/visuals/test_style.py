"""Every thing and line has a look, and looks are told apart without colour, by the colour-blind, on both grounds."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import dist

import pytest

from graph.model.vocabulary import CODES, LANGUAGES, link_kinds, node_kinds
from graph.model.wording import catalogue
from tests.visuals.made import dot, drawing, every_sign
from visuals.legend import SIGNS, legend
from visuals.style import (  # fmt: skip
    COLOURS,
    HEAT,
    KINDS,
    LINES,
    OUTLINES,
    PLANNED,
    SECTORS,
    Look,
    badged,
    dashed,
    faint,
    family_of,
    look_of,
    radius,
    ringed,
    sign_text,
)
from visuals.svg.strip import SHOWN

Rgb = tuple[float, float, float]

SHAPES_AND_LINES = {
    *(look.colour for look in KINDS.values()),
    *(line.colour for line in LINES.values()),
    *SECTORS.values(),
    "soft",
    "line",
}

CONTRAST = 3.0  # WCAG 2.2, success criterion 1.4.11: graphical objects
READABLE = 4.5  # WCAG 2.2, success criterion 1.4.3: text
TOLD_APART = 10.0  # CIE 1976 ΔE*ab; about 2.3 is just noticeable side by side, and signs lie apart

# Machado, Oliveira & Fernandes (2009), "A Physiologically-based Model for Simulation of Color Vision Deficiency",
# IEEE TVCG 15(6): matrices of severity 1.0, for linear RGB.
BLINDNESS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour: str) -> Rgb:
    """The linear components of "#rrggbb" (IEC 61966-2-1; WCAG 2.2, "relative luminance")."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _lit(red), _lit(green), _lit(blue)


def _lit(one: float) -> float:
    return one / 12.92 if one <= 0.04045 else float(((one + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, "contrast ratio": (L1 + 0.05) / (L2 + 0.05)."""
    lights = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def seen(colour: str, blindness: str) -> Rgb:
    """A colour as somebody with a blindness sees it, linear."""
    lights = linear(colour)
    sums = (sum(a * b for a, b in zip(row, lights, strict=True)) for row in BLINDNESS[blindness])
    red, green, blue = (min(1.0, max(0.0, one)) for one in sums)
    return red, green, blue


def lab(lights: Rgb) -> Rgb:
    """CIELAB of linear sRGB under D65."""
    r, g, b = lights
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    fx, fy, fz = (one ** (1 / 3) if one > (6 / 29) ** 3 else one * (29 / 6) ** 2 / 3 + 4 / 29 for one in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def far(one: Rgb, other: Rgb) -> float:
    """ΔE*ab of two linear colours."""
    return dist(lab(one), lab(other))


def all_looks() -> list[Look]:
    """Every look that a thing can have."""
    with_sectors = [look_of(dot("a", kind=kind, sector=one)) for kind in ("Organisation", "Team") for one in SECTORS]
    return [*KINDS.values(), *with_sectors]


@pytest.mark.parametrize("kind", [*node_kinds(), "Family"])
def test_every_kind_of_thing_has_a_look_of_its_own(kind: str) -> None:
    look = look_of(dot("a", kind=kind))
    assert look.outline in OUTLINES
    assert look.colour in COLOURS
    assert [one.outline for one in KINDS.values()].count(look.outline) == 1


@pytest.mark.parametrize("kind", sorted(link_kinds()))
def test_every_kind_of_link_has_a_line_that_does_not_say_it_is_missing(kind: str) -> None:
    assert family_of(kind) in LINES
    assert family_of(kind) != "missing"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sector_has_a_colour_and_letters_that_no_other_has(language: str) -> None:
    assert set(SECTORS) == set(CODES["sector"])
    letters = [sign_text(sector, language) for sector in SECTORS]
    assert all(1 <= len(one) <= 3 for one in letters)
    assert len(set(letters)) == len(letters)


@pytest.mark.parametrize("ground", [0, 1], ids=["light", "dark"])
def test_colours_stand_out_from_the_ground(ground: int) -> None:
    for name in SHAPES_AND_LINES:
        assert contrast(COLOURS[name][ground], COLOURS["ground"][ground]) >= CONTRAST, name


@pytest.mark.parametrize("ground", [0, 1], ids=["light", "dark"])
def test_text_can_be_read_where_it_stands(ground: int) -> None:
    fills = {look.colour for look in all_looks()}
    for name in fills:
        assert contrast(COLOURS["inside"][ground], COLOURS[name][ground]) >= READABLE, f"letters in {name}"
        assert contrast(COLOURS[name][ground], COLOURS["ground"][ground]) >= READABLE, f"letters of planned {name}"
    for name in ("ink", "soft", "missing"):
        assert contrast(COLOURS[name][ground], COLOURS["ground"][ground]) >= READABLE, name
    for name, (fill, ink) in HEAT.items():
        assert contrast(fill[ground], ink[ground]) >= READABLE, name


@pytest.mark.parametrize("ground", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("blindness", BLINDNESS)
def test_looks_of_one_outline_differ_in_letters_or_colour_for_the_colour_blind(blindness: str, ground: int) -> None:
    for one, other in combinations(all_looks(), 2):
        if one.outline != other.outline or one.sign != other.sign:
            continue
        colours = (seen(COLOURS[look.colour][ground], blindness) for look in (one, other))
        assert one == other or far(*colours) >= TOLD_APART, (one, other)


@pytest.mark.parametrize("ground", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("blindness", BLINDNESS)
def test_steps_of_a_heat_map_are_told_apart_by_the_colour_blind(blindness: str, ground: int) -> None:
    steps = [seen(fill[ground], blindness) for fill, _ in HEAT.values()]
    assert all(far(one, other) >= TOLD_APART for one, other in combinations(steps, 2))


def test_lines_differ_without_colour() -> None:
    for one, other in combinations(LINES.values(), 2):
        assert one.dashes != other.dashes or one.head != other.head or abs(one.width - other.width) >= 1, (one, other)


def test_planned_is_neither_like_what_is_real_nor_like_what_is_missing() -> None:
    assert PLANNED not in [line.dashes for line in LINES.values()]
    assert dashed("planned")
    assert not any(
        dashed(one) for one in ("in_force", "under_way", "recorded", "undated", "unknown", "ended", "paused")
    )
    assert [one for one in ("in_force", "planned", "unknown", "paused", "ended") if faint(one)] == ["paused", "ended"]


def test_a_ring_shows_who_others_hang_on_and_other_gaps_have_a_badge() -> None:
    alone, both = dot("a", marks=("hangs-on-one",)).marks, dot("a", marks=("hangs-on-one", "no-contact")).marks
    assert (ringed(alone), badged(alone)) == (True, False)
    assert (ringed(both), badged(both)) == (True, True)
    assert not badged(dot("a", marks=("stale", "plan-unconfirmed")).marks), "other signs show these"
    assert not ringed(())


def test_things_with_more_links_are_larger_up_to_a_bound() -> None:
    sizes = [radius(links) for links in range(200)]
    assert sizes == sorted(sizes)
    assert 12 <= sizes[0] < sizes[-1] <= 30


def signs(language: str) -> dict[str, str]:
    """What the legend of a picture with every sign tells of them."""
    sections = {one.name: one for one in legend(replace(every_sign().drawing, language=language))}
    return {entry.code: entry.text for entry in sections["signs"].entries}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_legend_explains_every_sign_that_occurs(language: str) -> None:
    assert tuple(signs(language)) == (*SIGNS,)


def test_the_legend_explains_no_sign_that_does_not_occur() -> None:
    names = [one.name for one in legend(drawing((dot("a"),), ()))]
    assert "signs" not in names
    assert "families" not in names


def test_every_text_has_three_languages_of_its_own() -> None:
    texts = catalogue("visuals")
    for key in texts.keys():  # noqa: SIM118
        assert all(texts.text(key, language).strip() for language in LANGUAGES), key


def test_the_legend_begins_with_what_nobody_can_guess_and_ends_with_what_only_filters() -> None:
    names = [one.name for one in legend(every_sign().drawing)]
    explain = [name for name in names if name in SHOWN]
    assert names[:2] == ["families", "signs"]
    assert names[: len(explain)] == explain
