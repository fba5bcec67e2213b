"""What the loaders say: complete in three languages, and no sentence of the graph said anew."""

from __future__ import annotations

import re

import pytest

from graph.model import wording
from graph.model.vocabulary import LANGUAGES, NODE_KINDS
from graph.model.wording import catalogue, read_catalogue
from loaders.workbook.cells import TYPES

ROWS = read_catalogue("loaders", "sentences.csv")


@pytest.mark.parametrize("key", ROWS)
def test_every_sentence_is_there_in_every_language_with_the_same_gaps(key: str) -> None:
    texts = [ROWS[key][language] for language in LANGUAGES]
    assert all(text.strip() == text and text for text in texts)
    gaps = {frozenset(re.findall(r"{(\w+)}", text)) for text in texts}
    assert len(gaps) == 1


def test_no_key_is_in_two_catalogues() -> None:
    assert not set(ROWS) & set(wording.sentences().keys())


def test_warnings_can_be_folded() -> None:
    for code in ("rows-not-read", "personal-left-out"):
        assert catalogue("loaders").text(f"finding:{code}:many", "fi", count=2, places="a, b")


def test_every_type_and_kind_has_words_for_the_template() -> None:
    for kind in TYPES:
        assert f"type:{kind}" in catalogue("loaders")
    for node_kind in NODE_KINDS:
        assert f"example:{node_kind.name}" in catalogue("loaders")
