"""One cell's text and its value: lists, codes, flags, numbers, dates, and texts that look like formulas."""

from __future__ import annotations

import pytest

from graph.model.records import Value
from graph.model.spreadsheet import guard, unguard
from graph.model.vocabulary import CODES, LANGUAGES, Property
from graph.model.wording import label
from loaders.workbook.cells import TYPES, BadCell, clean, codes_by_word, join_list, split_list, write_cell


def _read(text: str, kind: str, codes: str = "") -> Value:
    return TYPES[kind].read(clean(text), Property("x", kind, codes))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a", ("a",)),
        ("a|b | c", ("a", "b", "c")),
        ("a||b|", ("a", "b")),
        (r"a\|b|c", ("a|b", "c")),
        (r"a\\|b", ("a\\", "b")),
        (r"c:\new|b", (r"c:\new", "b")),
        ("|", ()),
    ],
)
def test_a_list_is_split_at_its_marks(text: str, parts: tuple[str, ...]) -> None:
    assert split_list(text) == parts


@pytest.mark.parametrize("parts", [("a|b", "c\\"), ("\\|", "\\\\"), ("|",), ("a", "b")])
def test_a_list_that_is_joined_is_split_the_same(parts: tuple[str, ...]) -> None:
    assert split_list(join_list(parts)) == parts


@pytest.mark.parametrize("text", ["=SUM(A1)", "+358", "-", "@x", "'=x", "''@", "\tx", "'#x"])
def test_a_text_like_a_formula_is_written_with_an_apostrophe(text: str) -> None:
    assert guard(text) == f"'{text}"
    assert unguard(guard(text)) == clean(guard(text)) == text


@pytest.mark.parametrize("text", ["'s", "x=1", "'", "a-b", "rock 'n' roll"])
def test_other_texts_are_written_as_they_are(text: str) -> None:
    assert guard(text) == text
    assert unguard(text) == clean(text) == text


def test_text_is_stripped_and_composed() -> None:
    assert clean("  A\u0308iti \n") == "Äiti"
    assert clean("yksi\r\nkaksi") == "yksi\nkaksi"


@pytest.mark.parametrize(("text", "number"), [("6,5", 6.5), ("6.5", 6.5), ("-0.75", -0.75), ("−0,75", -0.75)])
def test_numbers_have_a_comma_or_a_point(text: str, number: float) -> None:
    assert _read(text, "number") == number


def test_a_whole_number_is_whole() -> None:
    assert _read("14", "whole") == 14
    assert isinstance(_read("14,0", "whole"), int)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021", "2021"),
        ("2021-06", "2021-06"),
        ("2021-24", "2021-24"),
        ("2020/..", "2020/.."),
        ("5.6.2021", "2021-06-05"),
        ("31.12.2021", "2021-12-31"),
        ("2023-12-12T08:30", "2023-12-12T08:30"),
        ("8.10.2026 klo 9.00", "2026-10-08T09:00"),
        ("8.10.2026 9:00", "2026-10-08T09:00"),
        ("8.10.2026  klo 9", "2026-10-08T09:00"),
        ("8.10.2026, kl. 9.30", "2026-10-08T09:30"),
        ("2026-10-08 09:00", "2026-10-08T09:00"),
        ("to 8.10.2026", "2026-10-08"),
        ("torstai 8.10.2026", "2026-10-08"),
        ("Torstaina 8.10.2026 klo 13", "2026-10-08T13:00"),
        ("tors 8.10.2026", "2026-10-08"),
        ("Thu, 2026-10-08", "2026-10-08"),
    ],
)
def test_dates_are_edtf_or_finnish(text: str, date: str) -> None:
    assert _read(text, "date") == date


@pytest.mark.parametrize("word", ["kyllä", "Ja", "YES", "true", "1", "TOSI", "Sant"])
def test_yes_in_every_language(word: str) -> None:
    assert _read(word, "flag") is True


@pytest.mark.parametrize("word", ["ei", "Nej", "NO", "false", "0", "EPÄTOSI", "Falskt"])
def test_no_in_every_language(word: str) -> None:
    assert _read(word, "flag") is False


def test_codes_are_taken_by_code_or_word() -> None:
    assert _read("SELF-REFERRAL", "code", "access") == "self-referral"
    assert _read("avoin,  voi tulla suoraan", "code", "access") == "open"
    assert _read("jalkautuen|PHONE", "codes", "service_form") == ("outreach", "phone")


@pytest.mark.parametrize("group", sorted(CODES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_for_a_code_means_that_code_alone(group: str, language: str) -> None:
    for code in CODES[group]:
        assert codes_by_word(group)[" ".join(label(group, code, language).casefold().split())] == code


@pytest.mark.parametrize(
    ("text", "kind", "codes", "fault"),
    [
        ("kuusi", "number", "", "bad-number"),
        ("1e999", "number", "", "bad-number"),
        ("nan", "number", "", "bad-number"),
        ("9" * 5000, "whole", "", "bad-number"),
        ("6,5", "whole", "", "bad-whole"),
        ("ehkä", "flag", "", "bad-flag"),
        ("viime vuonna", "date", "", "bad-date"),
        ("31.6.2021", "date", "", "impossible-date"),
        ("pe 8.10.2026", "date", "", "impossible-date"),
        ("to 31.6.2021", "date", "", "impossible-date"),
        ("8.10.2026 klo 25", "date", "", "impossible-date"),
        ("noin 8.10.2026", "date", "", "bad-date"),
        ("8.10.2026 klo 9-11", "date", "", "bad-date"),
        ("8.10.2026 9", "date", "", "bad-date"),
        ("8.10. klo 9", "date", "", "bad-date"),
        ("2022/2021", "date", "", "backwards-date"),
        ("rajattu", "code", "access", "bad-code"),
        ("home|kuu", "codes", "service_form", "bad-code"),
    ],
)
def test_what_cannot_be_read_says_so(text: str, kind: str, codes: str, fault: str) -> None:
    with pytest.raises(BadCell) as caught:
        _read(text, kind, codes)
    assert caught.value.code == fault


def test_people_get_plain_words() -> None:
    assert write_cell("open", Property("access", "code", "access"), "fi") == label("access", "open", "fi")
    assert write_cell(True, Property("x", "flag"), "sv") == "ja"
    assert write_cell(False, Property("x", "flag"), None) == "false"
