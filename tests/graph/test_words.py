"""How a text falls into words, and what their encoding looks like."""

from __future__ import annotations

import pytest

from graph.model.words import LONGEST, decode, encode, words


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("Äitiys- ja lastenneuvola, MLL:n", ["äitiys", "ja", "lastenneuvola", "mll"]),
        ("THL:ssä BVC:et PDF:ien TE:hen", ["thl", "bvc", "pdf", "te"]),
        ("Aiheet:perhe klo 8:30", ["aiheet", "perhe", "klo", "8", "30"]),
        ("24/7 2020\N{EN DASH}2022 -neuvola", ["24", "7", "2020", "2022", "neuvola"]),
        ("**tärkeää** _nyt_", ["tärkeää", "nyt"]),
        ("https://www.enjaksa.fi/perheet", ["enjaksa.fi", "perheet"]),
        ("vaa'an 'lainattu'", ["vaa'an", "lainattu"]),
    ],
)
def test_words_are_split_as_people_read_them(text: str, split: list[str]) -> None:
    assert words(text) == split


def test_overlong_words_come_in_parts_and_are_cut() -> None:
    assert words("a" * 60) == ["a" * LONGEST]
    assert words("neuvola-" * 10) == ["neuvola"] * 10


@pytest.mark.parametrize(
    ("word", "token"),
    [("neuvola", "neuvola"), ("z", "zz"), ("äiti", "z006citi"), ("A", "z001t"), ("", "")],
)
def test_the_encoding_keeps_small_letters_and_spells_out_the_others(word: str, token: str) -> None:
    assert encode(word) == token
    assert decode(token) == word


@pytest.mark.parametrize("token", ["z", "z00", "z001", "äiti", "A", "z0000a b", "z002p", "zyyyy"])
def test_what_no_word_encodes_to_is_refused(token: str) -> None:
    with pytest.raises(ValueError, match=r"not an encoded word|chr\(\)|invalid literal"):
        decode(token)
