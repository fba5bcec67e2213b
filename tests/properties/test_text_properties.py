"""Properties of the encoding and of the analyser that hold for any text."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.text import Analyser, decode, encode, open_analyser, words

ANY_TEXT = st.text(alphabet=st.characters(), max_size=60)
NEAR_WORDS = st.text(alphabet="abyzä0Zé\u0301\U0010ffff", max_size=8)
"""Letters at the edges of the encoding, so that collisions would show."""


@given(ANY_TEXT | NEAR_WORDS)
def test_encoding_can_be_undone_and_has_only_small_letters_and_digits(word: str) -> None:
    token = encode(word)
    assert re.fullmatch("[a-z0-9]*", token)
    assert decode(token) == word


@given(NEAR_WORDS, NEAR_WORDS)
def test_one_code_begins_another_exactly_when_the_words_do(one: str, other: str) -> None:
    assert encode(other).startswith(encode(one)) == other.startswith(one)
    assert (encode(one) == encode(other)) == (one == other)


@given(ANY_TEXT, ANY_TEXT)
def test_the_beginning_of_a_word_begins_its_code(start: str, rest: str) -> None:
    assert encode(start + rest) == encode(start) + encode(rest)


@given(st.text(alphabet="abyz019-_ä", max_size=12))
def test_decoding_gives_only_what_encoding_made(token: str) -> None:
    try:
        word = decode(token)
    except ValueError:
        return
    assert encode(word) == token


@given(ANY_TEXT)
def test_words_are_lower_case_nfc_and_stay_as_they_are(text: str) -> None:
    found = words(text)
    assert all(word == unicodedata.normalize("NFC", word) for word in found)
    assert all(word and len(word) <= 50 for word in found)
    assert words(unicodedata.normalize("NFD", text)) == found


@pytest.mark.parametrize("voikko", [True, False])
@pytest.mark.parametrize("language", ["fi", "sv", "en", "se"])
def test_any_text_is_found_by_its_own_words(voikko: bool, language: str) -> None:
    analyser = open_analyser(voikko)

    @given(ANY_TEXT | st.text(alphabet="aeikälnsstuv-.: ", max_size=60))
    def holds(text: str) -> None:
        _found_by_own_words(analyser, text, language)

    holds()


@pytest.mark.parametrize("voikko", [True, False])
@pytest.mark.parametrize("language", ["fi", "sv", "en", "se"])
def test_composed_and_decomposed_letters_give_the_same_terms(voikko: bool, language: str) -> None:
    analyser = open_analyser(voikko)

    @given(st.text(alphabet="äöåéšaeikls- ", max_size=40))
    def holds(text: str) -> None:
        decomposed = unicodedata.normalize("NFD", text)
        assert analyser.index_terms(decomposed, language) == analyser.index_terms(text, language)
        assert analyser.query_terms(decomposed) == analyser.query_terms(text)

    holds()


def _found_by_own_words(analyser: Analyser, text: str, language: str) -> None:
    tokens = [term.token for term in analyser.index_terms(text, language)]
    assert len(set(tokens)) == len(tokens)
    assert all(re.fullmatch("[0-3][a-z0-9]+", token) and len(token) <= 251 for token in tokens)
    query = analyser.query_terms(text)
    positions = set(range(len(words(text))))
    assert {term.word for term in query} == positions
    assert {term.word for term in query if term.token in tokens and not term.prefix} == positions
    assert analyser.same_name(text, text) == bool(words(text))
