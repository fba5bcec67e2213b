"""Whatever the vocabulary can say comes back unchanged from RDF, in every form of it."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model.records import Dataset, Evidence, Node, Value
from loaders.rdf.forms import FORMS
from tests.graph.checking.records import SOMEBODY
from tests.loaders.rdf_files import counted, n_quads, records, written
from tests.strategies import Record
from tests.strategies import records as any_records

_UNHURRIED = settings(
    deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
HOSTILE = (
    "two\nlines\r\nand a\ttab",
    "say \"no\" \\ 'never' \\n \\u0041 \"\"\" '''",
    "\u202eright to left\u202c \u200f\u2066x\u2069 مرحبا",
    "👩‍👩‍👧 \U0001f468\u200d\U0001f467 \ufffd \u2028\u2029\u00a0\u3000",
    "<b>&amp;</b> ]]> <!-- -->",
    "@fi",
    "^^<http://example.org/>",
    "_:b0 <http://example.org/> .",
    "  blanks around  ",
    "",
)


def _back(said: list[Record], ending: str) -> list[Record]:
    with TemporaryDirectory() as folder:
        return records(written(said, Path(folder) / f"network{ending}"))


@given(any_records(), st.sampled_from(sorted(FORMS)))
@_UNHURRIED
def test_every_form_gives_the_same_records(said: list[Record], ending: str) -> None:
    assert set(counted(_back(said, ending))) == set(counted(said))


@given(any_records("a"), any_records("b.2_c-d"), st.sampled_from(sorted(FORMS)))
@_UNHURRIED
def test_datasets_in_one_file_stay_apart(first: list[Record], second: list[Record], ending: str) -> None:
    assert set(counted(_back([*first, *second], ending))) == set(counted([*first, *second]))


@given(any_records(), st.randoms(use_true_random=False))
@_UNHURRIED
def test_the_order_of_triples_does_not_matter(said: list[Record], chance: Random) -> None:
    told = n_quads(said).splitlines(keepends=True)
    chance.shuffle(told)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "network.nq"
        path.write_text("".join(told), encoding="utf-8")
        assert set(counted(records(path))) == set(counted(said))


@pytest.mark.parametrize("ending", sorted(FORMS))
@pytest.mark.parametrize("text", HOSTILE)
def test_awkward_texts_come_back_as_they_were(text: str, ending: str) -> None:
    values: dict[str, Value] = {
        "name@ar": text,
        "alt_names@fi": (text, "a", text),
        "profession": text,
        "person_name": SOMEBODY,
    }
    node = Node("Professional", "professional/a", values, Evidence("a", locator=text, reported_by=("b", "a")))
    said: list[Record] = [Dataset("a", text), node]
    assert counted(_back(said, ending)) == counted(said)


@pytest.mark.parametrize("listed", [(), ("b", "a"), ("a", "a"), ("b", "a", "b", "c"), ("Ä", "a", "ä")])
def test_lists_keep_their_order_and_what_stands_in_them_twice(listed: tuple[str, ...]) -> None:
    values = {"alt_names@fi": listed, "alt_names@sv": ("x", "y"), "matches": listed}
    said: list[Record] = [Dataset("a", "A"), Node("Need", "need/a", values, Evidence("a"))]
    assert counted(_back(said, ".nt")) == counted(said)
