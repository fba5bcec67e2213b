"""Words of pictures: complete in three languages, and each of them asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.model.vocabulary import LANGUAGES
from graph.model.wording import read_catalogue

WORDS = read_catalogue("visuals", "sentences.csv")
ALIKE = {"page:take-svg", "sign:church"}
"""Texts that are the same in two languages, and rightly so."""
GAP = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("key", WORDS)
def test_a_text_is_there_in_every_language_with_the_same_gaps(key: str) -> None:
    texts = [WORDS[key][language] for language in LANGUAGES]
    assert all(one == one.strip() != "" for one in texts)
    assert len({frozenset(GAP.findall(one)) for one in texts}) == 1


def test_every_text_is_asked_for(repository: Path) -> None:
    """A key stands in the code whole, or its beginning up to a colon does, where the rest is a code."""
    folder = repository / "visuals"
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.suffix in {".py", ".html", ".js"}
    )
    unasked = [key for key in WORDS if not _is_asked_for(key, code)]
    assert unasked == []


def _is_asked_for(key: str, code: str) -> bool:
    own = key.partition(":")[2] if key.startswith(("page:", "script:")) else key
    beginning = own.rpartition(":")[0]
    return any(re.search(rf"""["'`.]{re.escape(one)}(?![\w-])""", code) for one in (own, f"{beginning}:") if one != ":")
