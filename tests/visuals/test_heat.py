"""A heat map says of every need and area what the answer says: plans and what is over are not shown as in force."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from graph.questions.base import Coded, Ref, Taken
from graph.questions.coverage import Cell, CoverageAnswer, CoverageRow
from tests.visuals.made import texts
from visuals.heat import heat_still, heat_svg
from visuals.heat.cells import sort_of
from visuals.style import PLANNED
from visuals.svg import style_sheet
from visuals.svg.elements import NAMESPACE, numbers

Counts = tuple[int, int, int]
"""Of a cell: in force, planned, over."""


def cell(column: str, counts: Counts) -> Cell:
    """A cell with as many services as it tells."""
    in_force, planned, over = counts
    services = tuple(Ref(f"service/{number}", "Service", f"Palvelu {number}", "fi") for number in range(sum(counts)))
    return Cell(column, in_force, planned, f"{in_force}/{planned}/{over}", services)


def answer(rows: Sequence[Sequence[Counts]], names: Sequence[str] = (), language: str = "fi") -> CoverageAnswer:
    """An answer whose columns are an area, then what is apart."""
    codes = ("area/a", "area/b", "national", "digital")[: len(rows[0]) if rows else 0]
    named = (*names, *codes)[: len(codes)] if names else codes
    area = Ref("area/a", "Area", "Kemi", "fi")
    return CoverageAnswer(
        question="coverage",
        asked={"area": "Kemi"},
        taken=(Taken("area", "Kemi", area, True),),
        as_of="2026-11-28",
        language=language,
        scope="public",
        revision=1,
        digest="0123456789abcdef",
        fictional=False,
        known=None,
        notes=(),
        filter=(),
        left_out=(),
        columns=tuple(Coded(code, name) for code, name in zip(codes, named, strict=True)),
        items=tuple(
            CoverageRow(
                Ref(f"need/{number}", "Need", names[0] if names else f"Tarve {number}", "fi"),
                tuple(cell(code, counts) for code, counts in zip(codes, row, strict=True)),
            )
            for number, row in enumerate(rows)
        ),
    )


def groups(root: Element) -> dict[str, Element]:
    """The parts of a map that describe themselves, by the first line of what they say."""
    found = {}
    for group in root.iter(f"{{{NAMESPACE}}}g"):
        title = group.find(f"{{{NAMESPACE}}}title")
        if title is not None:
            found[(title.text or "").partition("\n")[0]] = group
    return found


def shown(group: Element) -> str:
    """What is written in a cell."""
    return "".join(one.text or "" for one in group.iter(f"{{{NAMESPACE}}}text"))


def words(root: Element) -> list[str]:
    """All that is written in a map."""
    return [one.text or "" for one in root.iter(f"{{{NAMESPACE}}}text")]


@pytest.mark.parametrize(
    ("counts", "sort", "written"),
    [
        ((1, 0, 0), "heat-1", "1"),
        ((3, 0, 5), "heat-2", "3"),
        ((4, 2, 0), "heat-3", "4 (2)"),
        ((6, 0, 0), "heat-3", "6"),
        ((7, 0, 0), "heat-4", "7"),
        ((0, 2, 4), "planned", "(2)"),
        ((0, 0, 3), "over", "×3"),
        ((0, 0, 0), "nothing", "–"),
    ],
)
def test_a_cell_tells_what_is_there_planned_over_or_not_recorded(counts: Counts, sort: str, written: str) -> None:
    made = answer([[counts]])
    assert sort_of(made.items[0].cells[0]) == sort
    group = groups(fromstring(heat_svg(made).encode()))[f"Tarve 0 – area/a: {made.items[0].cells[0].text}"]
    assert shown(group) == written
    broken = {one.attrib.get("stroke-dasharray") for one in group.iter()} - {None}
    assert broken == ({numbers(PLANNED)} if sort == "planned" else set())


def test_rows_and_columns_without_anything_in_force_are_marked_and_explained() -> None:
    texts = words(fromstring(heat_svg(answer([[(1, 0, 0), (0, 1, 0)], [(0, 0, 2), (0, 0, 0)]])).encode()))
    assert texts.count("!") == 3, "one row, one column, and the legend"
    assert "riville tai sarakkeelle ei ole kirjattu mitään voimassa olevaa" in texts
    assert "!" not in words(fromstring(heat_svg(answer([[(1, 0, 0)]])).encode()))


def test_the_legend_has_only_what_occurs_and_never_says_that_something_does_not_exist() -> None:
    texts = words(fromstring(heat_svg(answer([[(1, 0, 0), (0, 0, 0)]])).encode()))
    assert "ei kirjattu (voi silti olla)" in texts
    assert "vain suunnitteilla" not in texts
    assert not any("puuttu" in one for one in texts)


@given(
    rows=st.integers(0, 3).flatmap(
        lambda wide: st.lists(
            st.lists(st.tuples(*[st.integers(0, 9)] * 3), min_size=wide, max_size=wide), max_size=4 if wide else 0
        )
    ),
    name=texts(),
    language=st.sampled_from(("fi", "sv", "en")),
)
def test_any_map_opens_and_holds_nothing_but_shapes_and_words(
    rows: list[list[Counts]], name: str, language: str
) -> None:
    made = answer(rows, (name,), language)
    sheet = style_sheet()
    for written in (heat_svg(made), str(heat_still(made))):
        root = fromstring(written.encode())
        tags = {one.tag.removeprefix(f"{{{NAMESPACE}}}") for one in root.iter()}
        assert tags <= {"svg", "g", "rect", "path", "text", "title", "desc"}
        names = {name for one in root.iter() for name in one.attrib}
        assert not {one for one in names if one.startswith("on") or "href" in one or one == "style"}
        classes = {one for part in root.iter() for one in part.attrib.get("class", "").split()}
        assert all(f".{one}{{" in sheet for one in classes)


def test_a_long_name_is_cut_with_a_sign_and_told_in_full() -> None:
    name = "Pitkän nimen saanut hyvinvointialue ja sen kaikki kunnat, kylät ja saaret yhdessä: koko alue"
    root = fromstring(heat_svg(answer([[(1, 0, 0)]], (name,))).encode())
    assert any(one.endswith("…") for one in words(root))
    assert name in groups(root)


def test_a_map_is_named_for_those_who_cannot_see_it() -> None:
    root = fromstring(str(heat_still(answer([[(1, 0, 0)]]), "x")))
    ids = {one.attrib["id"]: one.text for one in root.iter() if "id" in one.attrib}
    assert root.attrib["role"] == "img"
    assert ids[root.attrib["aria-labelledby"]] == "Tarpeet ja alueet: Kemi"
    assert all(one.startswith("x-") for one in ids)
