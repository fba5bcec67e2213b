"""An age as people type it, at the command line, over HTTP and on a page."""

from __future__ import annotations

import pytest

from api.ages import years


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("3", 3),
        ("0,5", 0.5),
        ("-0.75", -0.75),
        ("−0,75", -0.75),
        ("2 kk", 1 / 6),
        ("2kk", 1 / 6),
        ("2 mån.", 1 / 6),
        ("2 Months", 1 / 6),
        ("1 v 6 kk", 1.5),
        ("1 år och 6 månader", 1.5),
        ("1 year, 6 months", 1.5),
        ("26 viikkoa", 0.5),
    ],
)
def test_an_age_in_years_or_in_words(text: str, age: float) -> None:
    assert years(text) == pytest.approx(age, abs=0.01)


@pytest.mark.parametrize("text", ["", "kk", "2 koiraa", "1 ja 2 kk", "-2 kk", "2 kk!", "1a" * 250, "1 kk " * 90 + "!"])
def test_what_is_no_age_is_refused_at_once(text: str) -> None:
    with pytest.raises(ValueError, match=r"could not convert|."):
        years(text)
