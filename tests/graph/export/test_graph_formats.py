"""The names under which GraphML and GEXF carry the vocabulary: none means two things, none changes its type."""

from __future__ import annotations

from collections import defaultdict

import pytest

from graph.model.vocabulary import LINK_KINDS, NODE_KINDS, properties
from graph.store.networks import UNSAID

NODES = [kind.name for kind in NODE_KINDS]
LINKS = [kind.name for kind in LINK_KINDS]
OWN = {"kind", "label", "symmetric", "fictional", "in_force", "sayings", "said_on", "cited"}
"""What an export says of every node or edge beside its values."""
RESERVED = {"id", "pid", "start", "end", "parents", "spells", "slices", "viz", "weight", "type", "key", "networkx_key"}
"""What networkx's writers or GEXF itself take for something else than a value."""


@pytest.mark.parametrize("kind", [*NODES, *LINKS])
def test_no_property_has_the_name_of_something_else(kind: str) -> None:
    plain = {name for name, one in properties(kind).items() if not one.by_language}
    assert not plain & (OWN | RESERVED)
    assert set(UNSAID) <= plain


@pytest.mark.parametrize("kinds", [NODES, LINKS], ids=["nodes", "edges"])
def test_a_name_has_one_type(kinds: list[str]) -> None:
    numeric = {"whole": int, "number": float, "flag": bool}
    types = defaultdict(set)
    for kind in kinds:
        for name, one in properties(kind).items():
            types[name].add(numeric.get(one.type, str))
    assert not {name for name, found in types.items() if len(found) > 1}
