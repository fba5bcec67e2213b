"""What the builder and the page's script are given, and that the tables tell all of it."""

from __future__ import annotations

import html
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.browser.hostile import TEXTS
from tests.visuals.drawings import placed
from tests.visuals.page.conftest import STILL
from visuals.legend import legend
from visuals.page import vis
from visuals.page.build import network
from visuals.page.data import as_script, data_of
from visuals.page.figure import figure
from visuals.page.vis import NoDrawingScript, vis_network

PLAIN = (str, int, float)


def test_the_builder_is_given_plain_values_under_ids_that_say_nothing() -> None:
    made = network(placed(30, bunches=2, texts=TEXTS))
    assert [node["id"] for node in made.nodes] == [*(f"n{one}" for one in range(30)), "b0", "b1"]
    assert [edge["id"] for edge in made.edges] == [f"e{one}" for one in range(61)]
    assert all(type(value) in PLAIN for node in made.nodes for value in node.values())
    assert all(type(value) in PLAIN for edge in made.edges for name, value in edge.items() if name != "dashes")
    assert made.options["physics"] is False


def test_things_stand_where_they_were_placed_and_every_line_is_there() -> None:
    one = placed(30)
    made = network(one)
    for node, dot in zip(made.nodes, one.drawing.dots, strict=True):
        assert (node["x"], node["y"]) == pytest.approx(one.places[dot.key], abs=0.1)
        assert node["label"] == dot.ref.name
    keys = {f"n{number}": dot.key for number, dot in enumerate(one.drawing.dots)}
    ends = [(keys[edge["from"]], keys[edge["to"]]) for edge in made.edges]
    assert ends == [(stroke.source, stroke.target) for stroke in one.drawing.strokes]


def test_lines_between_the_same_two_are_bent_apart() -> None:
    one = placed(3)
    bends: dict[frozenset[str], list[float]] = {}
    for edge, stroke in zip(network(one).edges, one.drawing.strokes, strict=True):
        side = 1 if stroke.source <= stroke.target else -1
        bends.setdefault(frozenset((stroke.source, stroke.target)), []).append(side * edge.get("bend", 0.0))
    assert any(len(pair) > 1 for pair in bends.values())
    assert all(len({*pair}) == len(pair) for pair in bends.values())


def test_what_is_planned_is_broken_and_what_has_ended_or_is_not_recorded_has_its_sign() -> None:
    one = placed(40)
    made = network(one)
    for node, dot in zip(made.nodes, one.drawing.dots, strict=True):
        assert ("dashed" in node) == (dot.standing.code == "planned")
        assert ("faint" in node) == (dot.standing.code == "ended")
    for edge, stroke in zip(made.edges, one.drawing.strokes, strict=True):
        assert ("×" in edge.get("sign", "")) == (stroke.standing.code == "ended")
        assert ("?" in edge.get("sign", "")) == (stroke.family == "missing")
        if stroke.standing.code == "planned" or stroke.family == "missing":
            assert edge["dashes"]


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5))
def test_whatever_is_said_the_data_come_back_and_never_end_their_block(texts: list[str]) -> None:
    one = placed(5, bunches=1, texts=texts)
    made = data_of(one, legend(one.drawing))
    script = str(as_script(made))
    assert json.loads(script) == made
    assert not re.search("[<>&\u2028\u2029]", script)


def test_every_fact_of_the_data_stands_in_the_tables_and_in_the_picture_without_script() -> None:
    one = placed(30, bunches=1)
    made = data_of(one, legend(one.drawing))
    parts = figure(one, STILL)
    tables = html.unescape(parts.tables)
    assert not [text for text in made["texts"] if text not in tables]
    for section in made["sections"]:
        if section["name"] not in ("families", "ages", "signs"):
            assert not [text for _, text in section["entries"] if text not in tables]
    for dot in one.drawing.dots:
        assert dot.ref.name in tables
    told = html.unescape(parts.picture)
    for text in (*one.drawing.about, *one.drawing.left_out):
        assert text in told


def test_texts_stand_in_the_data_once() -> None:
    one = placed(60)
    texts = data_of(one, legend(one.drawing))["texts"]
    assert len(texts) == len({*texts})


def test_things_have_the_addresses_that_the_page_is_given() -> None:
    one = placed(3)
    assert data_of(one, legend(one.drawing), addresses={"thing": "/nodes/:id?language=fi"})["addresses"] == {
        "thing": "/nodes/:id?language=fi"
    }
    assert data_of(one, legend(one.drawing))["addresses"] == {}


def test_the_drawing_script_is_the_version_the_pictures_are_made_for() -> None:
    text = vis_network()
    assert "@version 9.1.2" in text
    assert "Apache" in text
    assert "</script" not in text.lower()


def test_another_drawing_script_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    vis_network.cache_clear()
    monkeypatch.setattr(vis, "VERSION", "9.9.9")
    with pytest.raises(NoDrawingScript) as refused:
        vis_network()
    assert refused.value.facts == {"version": "9.9.9"}
    vis_network.cache_clear()


def test_a_name_marked_as_made_up_is_so_in_the_tables() -> None:
    one = placed(8)
    rows = str(figure(one, STILL).tables).split("<tr ")[1:]
    for dot, row in zip(one.drawing.dots, rows, strict=False):
        assert ("kuvitteellinen" in row) == dot.ref.fictional
