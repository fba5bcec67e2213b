"""Names under things: short lines, nothing lost unless it is said, and no letter torn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.visuals.made import texts
from visuals.layout.lettering import LETTER, LONGEST, MOST_LINES, size, wrapped


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("", ()),
        ("Kela", ("Kela",)),
        ("Kemin kaupungin perheneuvola", ("Kemin kaupungin", "perheneuvola")),
        ("Varhaiskasvatus- ja perhetyö", ("Varhaiskasvatus-", "ja perhetyö")),
        ("lapsiperheidenkotipalvelu", ("lapsiperheidenkot-", "ipalvelu")),
        ("yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen", None),
    ],
)
def test_lines_break_between_words(name: str, lines: tuple[str, ...] | None) -> None:
    found = wrapped(name)
    if lines is None:
        assert len(found) == MOST_LINES
        assert found[-1].endswith("…")
    else:
        assert found == lines


@given(texts())
def test_lines_are_few_and_short(name: str) -> None:
    found = wrapped(name)
    assert len(found) <= MOST_LINES
    wide, _ = size(found)
    assert wide <= (LONGEST + 1) * LETTER


@given(st.lists(st.text(st.characters(categories=["L"], max_codepoint=0x250), min_size=1, max_size=17), max_size=3))
def test_short_names_are_whole(words: list[str]) -> None:
    assert " ".join(wrapped(" ".join(words))) == " ".join(words)


@pytest.mark.parametrize("letter", ["e\u0301", "👩‍👩‍👧", "🇫🇮", "👍🏽", "\ud83d\ude00", "한"])
def test_what_is_read_as_one_letter_is_not_torn(letter: str) -> None:
    for line in wrapped(letter * 70):
        assert line.rstrip("-…") == letter * (len(line.rstrip("-…")) // len(letter))
