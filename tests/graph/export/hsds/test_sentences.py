"""The words of the HSDS export: each is there in three languages, and used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.model.vocabulary import LANGUAGES
from graph.model.wording import read_catalogue

ROWS = read_catalogue("graph.export.hsds", "sentences.csv")


@pytest.mark.parametrize("key", ROWS)
def test_every_sentence_is_there_in_three_languages_with_the_same_gaps(key: str) -> None:
    texts = ROWS[key]
    assert list(texts) == list(LANGUAGES)
    assert all(text and text == text.strip() for text in texts.values())
    assert len({frozenset(re.findall(r"{(\w*)}", text)) for text in texts.values()}) == 1


def test_every_sentence_is_said(repository: Path) -> None:
    folder = repository / "graph" / "export" / "hsds"
    code = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    patterns = [re.sub(r"{.*?}", ".+", one) for one in re.findall(r'"((?:[a-z-]|{[^}"]*})+)"', code)]
    assert not [key for key in ROWS if not any(re.fullmatch(one, key) for one in patterns)]
