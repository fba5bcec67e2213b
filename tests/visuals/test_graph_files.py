"""GraphML and GEXF of a picture are read back with all things, links and places, whatever the texts are."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import networkx as nx
import pytest
from hypothesis import given

from graph.model.xml_text import xml_text
from tests.exporting import edges, nodes
from tests.visuals.made import dot, drawing, drawings, every_sign, placed, stroke, told
from visuals.drawing import Placed
from visuals.graph_files import gexf, graphml


def read_graphml(content: bytes) -> Any:
    """The graph of a GraphML file."""
    return nx.read_graphml(BytesIO(content), force_multigraph=True)


def read_gexf(content: bytes) -> Any:
    """The graph of a GEXF file."""
    return nx.read_gexf(BytesIO(content))


FORMS: dict[Callable[[Placed], bytes], Callable[[bytes], Any]] = {graphml: read_graphml, gexf: read_gexf}


@given(shown=drawings())
def test_any_picture_is_read_back(shown: Placed) -> None:
    drawn = shown.drawing
    ends = {
        link.id: (line.target, line.source) if link.backwards else (line.source, line.target)
        for line in drawn.strokes
        for link in line.links
    }
    for form, read in FORMS.items():
        graph = read(form(shown))
        found = nodes(graph)
        assert {key: (one["x"], one["y"]) for key, one in found.items()} == {
            one.key: pytest.approx(shown.places[one.key]) for one in drawn.dots
        }
        assert {one.key: xml_text(one.ref.name) for one in drawn.dots} == {
            key: one["label"] for key, one in found.items()
        }
        assert {key: one["ends"] for key, one in edges(graph).items()} == ends


@pytest.mark.parametrize("form", FORMS)
def test_what_is_planned_over_or_missing_is_not_in_force(form: Callable[[Placed], bytes]) -> None:
    lines = (
        stroke("a", "b", links=(told("real", "cooperates_with"),)),
        stroke("a", "b", links=(told("plan", "cooperates_with", standing="planned"),)),
        stroke("a", "b", links=(told("over", "cooperates_with", standing="ended"),)),
        stroke("a", "b", "missing", links=(told("gap", "missing-partnership"),)),
    )
    found = edges(FORMS[form](form(placed(drawing((dot("a"), dot("b", standing="planned")), lines)))))
    assert {key: (one["in_force"], one["recorded"]) for key, one in found.items()} == {
        "real": (True, True),
        "plan": (False, True),
        "over": (False, True),
        "gap": (False, False),
    }


def test_gexf_has_places_sizes_and_colours_of_its_own() -> None:
    shown = every_sign()
    found = nodes(read_gexf(gexf(shown)))["org/b"]["viz"]
    x, y = shown.places["org/b"]
    assert (found["position"]["x"], found["position"]["y"]) == pytest.approx((x, -y))
    assert found["size"] > 14
    assert found["color"]["r"] == 0xB0


@pytest.mark.parametrize("form", FORMS)
def test_the_same_picture_gives_the_same_file(form: Callable[[Placed], bytes]) -> None:
    assert form(every_sign()) == form(every_sign())
