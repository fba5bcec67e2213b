"""What can be seen of ``docs/neo4j.md`` without a server."""

from __future__ import annotations

import re
from datetime import timedelta
from importlib import import_module

from graph.model.vocabulary import allowed_ends
from graph.store.neo4j.natural import relationship_types
from tests.neo4j.page import PAGE, QUERIES, rules

TEXT = PAGE.read_text(encoding="utf-8")


def test_there_are_twelve_and_each_says_what_it_gives_and_what_not() -> None:
    twelve = [query for query in QUERIES if query.is_numbered]
    assert [query.heading.partition(".")[0] for query in twelve] == [str(one) for one in range(1, 13)]
    assert all(query.says_what_it_gives() and "*Not told:*" in query.told for query in twelve)


def test_no_pattern_has_a_node_without_a_label() -> None:
    """What decoys cannot reach is seen in the text, at least where it is written plainly."""
    bare = re.compile(r"(?:-|>)\(\w*(?= |\)|\{)|\(\w*\)(?=-|<)|MATCH \(\w*(?= |\)|\{)")
    assert not [query.heading for query in QUERIES if bare.search(query.text)]
    assert bare.search("MATCH (a:Need)<-[:MEETS]-()")


def test_the_lines_on_what_is_in_force_are_the_same_everywhere() -> None:
    assert len(set(rules(TEXT))) == 1
    assert sum("fact IN facts" in query.text for query in QUERIES) >= 8
    for query in QUERIES:
        assert len(rules(query.text)) == query.text.count("fact IN facts")
        assert (" AS facts\n" in query.text) == ("fact IN facts" in query.text)


def test_the_picture_shows_what_may_be() -> None:
    links = re.findall(r"^  (\w+) -- (\w+) --[->] (\w+)$", TEXT, re.MULTILINE)
    assert len(links) == TEXT.partition("graph LR\n")[2].partition("```")[0].count("\n")
    for source, name, target in links:
        assert name in relationship_types().values()
        assert allowed_ends(name.lower(), source, target)


def test_the_engines_numbers_are_those_of_the_program() -> None:
    page = PAGE.with_name("stores.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `(\w+)\.([A-Z_]+)` \| ([\d,]+) \|", page, re.MULTILINE)
    assert len(told) > 5
    for module, name, number in told:
        value = getattr(import_module(f"graph.store.neo4j.{module}"), name)
        seconds = value.total_seconds() if isinstance(value, timedelta) else value
        assert seconds == int(number.replace(",", "")), name


def test_every_file_of_the_engine_is_told() -> None:
    page = PAGE.with_name("stores.md").read_text(encoding="utf-8")
    folder = PAGE.parents[1] / "graph" / "store" / "neo4j"
    assert not [one.name for one in folder.glob("*.py") if one.name != "__init__.py" and f"`{one.name}`" not in page]
