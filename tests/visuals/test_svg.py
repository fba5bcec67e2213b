"""A picture as SVG: opens everywhere whatever its texts are, shows what the drawing holds, and never more."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from hypothesis import given

from tests.visuals.made import dot, drawing, drawings, every_sign, placed, stroke, told
from visuals.drawing import Placed
from visuals.legend import legend
from visuals.scene import scene
from visuals.style import PLANNED
from visuals.svg import still, style_sheet, svg
from visuals.svg.elements import NAMESPACE, numbers

DASHES = numbers(PLANNED)


def parsed(shown: Placed) -> list[Element]:
    """The file and the part of a page of a picture, read."""
    key = legend(shown.drawing)
    return [fromstring(svg(shown, key).encode()), fromstring(str(still(shown, key)))]


def drawn(shown: Placed) -> Element:
    """The file of a picture without a legend."""
    root: Element = fromstring(svg(shown, ()).encode())
    return root


def tags(root: Element) -> set[str]:
    """The elements in it."""
    return {one.tag.removeprefix(f"{{{NAMESPACE}}}") for one in root.iter()}


def words(root: Element) -> str:
    """All that is written in it to be seen."""
    return "\n".join(one.text or "" for one in root.iter(f"{{{NAMESPACE}}}text"))


def part(root: Element, told: str) -> Element:
    """The group whose description begins so."""
    for group in root.iter(f"{{{NAMESPACE}}}g"):
        title = group.find(f"{{{NAMESPACE}}}title")
        if title is not None and (title.text or "").startswith(told):
            return group
    raise AssertionError(told)


def dashes(group: Element) -> set[str]:
    """The dashes of the edges and lines of a group."""
    return {one.attrib.get("stroke-dasharray", "") for one in group.iter()} - {""}


@given(placed=drawings())
def test_any_text_gives_a_file_that_opens_and_holds_nothing_but_shapes_and_words(placed: Placed) -> None:
    shown = replace(placed, drawing=replace(placed.drawing, title=placed.drawing.dots[0].ref.name))
    for root in parsed(shown):
        assert tags(root) <= {"svg", "g", "rect", "circle", "polygon", "path", "text", "title", "desc"}
        names = {name for one in root.iter() for name in one.attrib}
        assert not {name for name in names if name.startswith("on") or "href" in name or name == "style"}


def test_hostile_text_is_shown_as_it_is() -> None:
    name = "<b onclick=a>&"
    root = drawn(placed(drawing((dot("a", name),), ())))
    assert name in words(root)


def test_a_picture_is_named_and_described_for_those_who_cannot_see_it() -> None:
    for root in parsed(every_sign()):
        assert root.attrib["role"] == "img"
        ids = {one.attrib["id"]: one.text or "" for one in root.iter() if "id" in one.attrib}
        assert ids[root.attrib["aria-labelledby"]] == "Perhekeskuksen ympärillä"
        assert "Keskellä perhekeskus." in ids[root.attrib["aria-describedby"]]
        assert root.attrib["viewBox"].startswith("0 0 ")


def test_two_pictures_of_a_page_share_no_ids() -> None:
    shown = every_sign()
    one, other = (fromstring(str(still(shown, (), prefix))) for prefix in ("a", "b"))
    ids = [{part.attrib["id"] for part in root.iter() if "id" in part.attrib} for root in (one, other)]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_the_file_says_its_date_that_it_is_made_up_and_what_was_left_out() -> None:
    text = words(drawn(every_sign()))
    assert "28.11.2026" in text
    assert "KUVITTEELLINEN" in text
    assert "3 yhteyttä jätettiin pois." in text
    assert "KUVITTEELLINEN" not in words(drawn(placed(drawing((dot("a"),), ()))))


def test_planned_things_and_lines_have_a_broken_edge_and_real_ones_have_not() -> None:
    root = drawn(placed(drawing((dot("a", standing="planned"), dot("b")), (stroke("a", "b", standing="planned"),))))
    assert dashes(part(root, "a – organisation")) == {DASHES}
    assert dashes(part(root, "b – organisation")) == set()
    assert dashes(part(root, "a – b")) == {DASHES}


def test_what_is_over_says_so_in_words_and_on_the_line() -> None:
    root = drawn(placed(drawing((dot("a", standing="ended"), dot("b")), (stroke("a", "b", standing="ended"),))))
    assert "(päättynyt)" in words(root)
    assert "×" in words(root)


def test_a_missing_link_asks_and_does_not_look_planned_or_real() -> None:
    root = drawn(placed(drawing((dot("a"), dot("b")), (stroke("a", "b", "missing", standing="planned"),))))
    assert "?" in words(root)
    assert dashes(part(root, "a – b")) not in ({DASHES}, set())


def test_gaps_and_links_beyond_the_picture_are_marked() -> None:
    text = words(drawn(every_sign())).splitlines()
    assert "!" in text
    assert "+37" in text


def test_a_closed_bunch_is_one_spot_to_which_lines_gather_and_its_members_are_not_seen() -> None:
    seen = scene(every_sign())
    assert {"team/f", "team/g"}.isdisjoint(spot.key for spot in seen.spots)
    gathered = [line for line in seen.lines if "more/x" in (line.source.key, line.target.key)]
    assert sorted(line.family for line in gathered) == ["belongs", "other"]
    (belongs,) = (line for line in gathered if line.family == "belongs")
    assert (belongs.at_source, belongs.at_target) == (True, True), "one member has a head at each end"
    root = drawn(every_sign())
    assert "Koulukuraattorit\nja 1 muu" in words(root)
    assert "Terveydenhoitajat" not in words(root)


def test_a_bunch_is_as_sure_as_its_surest_line() -> None:
    made = every_sign().drawing
    lines = (stroke("org/b", "team/f", standing="planned"), stroke("team/g", "org/b", standing="in_force"))
    seen = scene(placed(replace(made, strokes=lines)))
    assert [line.sure for line in seen.lines] == [0]
    seen = scene(placed(replace(made, strokes=lines[:1])))
    assert [line.sure for line in seen.lines] == [1]


def test_what_nobody_recorded_makes_nothing_larger() -> None:
    def size(strokes: tuple[str, ...]) -> float:
        lines = tuple(stroke("a", "b", family) for family in strokes)  # type: ignore[arg-type]
        return scene(placed(drawing((dot("a"), dot("b")), lines))).spots[0].size

    assert size(("missing",)) == size(()) < size(("together",))


def test_lines_between_the_same_two_do_not_lie_on_each_other_whichever_way_they_lead() -> None:
    lines = (stroke("a", "b", number=0, of=2), stroke("b", "a", "refers", arrows="target", number=1, of=2))
    seen = scene(placed(drawing((dot("a"), dot("b")), lines)))
    to_the_right = {line.bow if line.source.key == "a" else -line.bow for line in seen.lines}
    assert len(to_the_right) == 2


def test_all_links_of_a_line_are_told_or_counted() -> None:
    links = tuple(told(str(number), "refers_to", f"linkki {number}") for number in range(7))
    root = drawn(placed(drawing((dot("a"), dot("b")), (stroke("a", "b", links=links),))))
    title = part(root, "a – b").find(f"{{{NAMESPACE}}}title")
    assert title is not None
    assert (title.text or "").splitlines()[-2:] == ["linkki 4", "+2"]


def test_every_class_of_a_picture_has_a_rule_for_light_dark_and_paper() -> None:
    sheet = style_sheet()
    shown = every_sign()
    root = fromstring(str(still(shown, legend(shown.drawing))))
    classes = {name for one in root.iter() for name in one.attrib.get("class", "").split()}
    assert "fill-ground" in classes
    for name in classes:
        assert f".{name}{{" in sheet
    assert "@media screen and (prefers-color-scheme:dark)" in sheet


def test_a_picture_of_nothing_says_what_it_is() -> None:
    root = drawn(placed(drawing((), ())))
    assert "Perhekeskuksen ympärillä" in words(root)
