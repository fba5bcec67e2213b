"""What a date covers, how old it is, and how it reads."""

from __future__ import annotations

from datetime import date

import pytest

from graph.model.dates import BadDate, Interval, age_days, first_day, in_words, last_day, parse

TODAY = date(2024, 6, 15)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021-06-30", date(2021, 6, 30), date(2021, 6, 30)),
        ("2023-12-12T08:30", date(2023, 12, 12), date(2023, 12, 12)),
        ("2021-06", date(2021, 6, 1), date(2021, 6, 30)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2021-21", date(2021, 3, 1), date(2021, 5, 31)),
        ("2021-22", date(2021, 6, 1), date(2021, 8, 31)),
        ("2021-23", date(2021, 9, 1), date(2021, 11, 30)),
        ("2021-24", date(2021, 12, 1), date(2022, 2, 28)),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2020/2022", date(2020, 1, 1), date(2022, 12, 31)),
        ("2020-24/2021-06-05", date(2020, 12, 1), date(2021, 6, 5)),
        ("2021/2021-05", date(2021, 1, 1), date(2021, 5, 31)),
        ("2020/..", date(2020, 1, 1), None),
        ("../2022-06", None, date(2022, 6, 30)),
    ],
)
def test_a_date_covers_whole_days_from_its_first_to_its_last(text: str, first: date | None, last: date | None) -> None:
    assert parse(text) == Interval(first, last, uncertain=False)
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize(
    "text", ["2021?", "2021-06~", "2021-06-30%", "2021-24~", "2020~/2022", "2020/2022?", "../2022%"]
)
def test_a_mark_makes_a_date_uncertain_and_moves_no_day(text: str) -> None:
    plain = parse("".join(letter for letter in text if letter not in "?~%"))
    assert parse(text) == Interval(plain.first, plain.last, uncertain=True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "bad-date"),
        ("noin 2021", "bad-date"),
        ("30.6.2021", "bad-date"),
        ("21", "bad-date"),
        ("2021-6", "bad-date"),
        ("2021-06-30\n", "bad-date"),
        (" 2021", "bad-date"),
        ("2021??", "bad-date"),
        ("2021-06T08:30", "bad-date"),
        ("2021-06-30T8:30", "bad-date"),
        ("202x", "bad-date"),
        ("٢٠٢١", "bad-date"),
        ("../..", "bad-date"),
        ("2020/", "bad-date"),
        ("/2020", "bad-date"),
        ("..", "bad-date"),
        ("2020/2021/2022", "bad-date"),
        ("0000", "impossible-date"),
        ("2021-13", "impossible-date"),
        ("2021-20", "impossible-date"),
        ("2021-25", "impossible-date"),
        ("2021-00", "impossible-date"),
        ("2021-24-01", "impossible-date"),
        ("2023-02-29", "impossible-date"),
        ("1900-02-29", "impossible-date"),
        ("2021-06-31", "impossible-date"),
        ("2021-06-30T24:00", "impossible-date"),
        ("2021-06-30T22:60", "impossible-date"),
        ("9999-24", "impossible-date"),
        ("2022/2020", "backwards-date"),
        ("2021-06-02/2021-06-01", "backwards-date"),
        ("2023-12-12T10:30/2023-12-12T08:30", "backwards-date"),
    ],
)
def test_what_is_no_date_is_refused_with_its_code(text: str, code: str) -> None:
    with pytest.raises(BadDate) as caught:
        parse(text)
    assert (caught.value.code, caught.value.text) == (code, text)


def test_leap_days_are_dates() -> None:
    assert last_day("2024-02-29") == date(2024, 2, 29)
    assert last_day("2000-02-29") == date(2000, 2, 29)


def test_no_date_has_no_days_and_no_age() -> None:
    assert first_day(None) is None
    assert last_day(None) is None
    assert age_days(None, TODAY) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2024-06-14", 1),
        ("2024-06-15", 0),
        ("2024-06-15T23:59", 0),
        ("2024-05", 15),
        ("2023", 167),
        ("2023-24", 107),
        ("2020/2024-06-05", 10),
        ("../2024-06-05", 10),
        ("2024", 0),
        ("2024-06", 0),
        ("2024-22", 0),
        ("2020/2030", 0),
        ("2020/..", 0),
        ("../2030", 0),
        ("2024-06-20", -5),
        ("2024-07", -46),
        ("2030/..", None),
    ],
)
def test_age_counts_from_the_end_and_is_0_while_the_date_runs(text: str, days: int | None) -> None:
    assert age_days(text, TODAY) == days


@pytest.mark.parametrize(
    ("text", "fi", "sv", "en"),
    [
        ("2021-06-30", "30.6.2021", "30 juni 2021", "30 June 2021"),
        ("2021-06", "kesäkuu 2021", "juni 2021", "June 2021"),
        ("2021-21", "kevät 2021", "våren 2021", "spring 2021"),
        ("2021-24", "talvi 2021-2022", "vintern 2021-2022", "winter 2021-2022"),
        ("2021", "2021", "2021", "2021"),
        ("2023-12-12T08:30", "12.12.2023 klo 8.30", "12 december 2023 kl. 8.30", "12 December 2023, 8:30"),
        (
            "2023-12-12T08:30/2023-12-12T10:30",
            "12.12.2023 klo 8.30-10.30",
            "12 december 2023 kl. 8.30-10.30",
            "12 December 2023, 8:30-10:30",
        ),
        (
            "2023-12-12T18:00/2023-12-13T07:05",
            "12.12.2023 klo 18.00 - 13.12.2023 klo 7.05",
            "12 december 2023 kl. 18.00 - 13 december 2023 kl. 7.05",
            "12 December 2023, 18:00 - 13 December 2023, 7:05",
        ),
        ("2020/2022", "2020-2022", "2020-2022", "2020-2022"),
        ("2021/2021", "2021", "2021", "2021"),
        ("2021-06-01/2021-06-05", "1.-5.6.2021", "1-5 juni 2021", "1-5 June 2021"),
        ("2021-06-30/2021-07-02", "30.6.-2.7.2021", "30 juni - 2 juli 2021", "30 June - 2 July 2021"),
        (
            "2021-12-30/2022-01-02",
            "30.12.2021-2.1.2022",
            "30 december 2021 - 2 januari 2022",
            "30 December 2021 - 2 January 2022",
        ),
        ("2021-06/2021-08", "kesäkuu-elokuu 2021", "juni-augusti 2021", "June-August 2021"),
        ("2021-21/2021-23", "kevät-syksy 2021", "våren-hösten 2021", "spring-autumn 2021"),
        ("2021-06/2022-05", "kesäkuu 2021 - toukokuu 2022", "juni 2021 - maj 2022", "June 2021 - May 2022"),
        ("2020/..", "2020 alkaen", "från och med 2020", "from 2020"),
        ("../2022", "2022 asti", "till och med 2022", "until 2022"),
        ("2021-06/..", "kesäkuusta 2021 alkaen", "från och med juni 2021", "from June 2021"),
        ("../2021-21", "kevääseen 2021 asti", "till och med våren 2021", "until spring 2021"),
        ("2021~", "noin 2021", "cirka 2021", "about 2021"),
        ("2020/2022?", "noin 2020-2022", "cirka 2020-2022", "about 2020-2022"),
        ("2020~/..", "noin 2020 alkaen", "från och med cirka 2020", "from about 2020"),
    ],
)
def test_dates_read_naturally_in_each_language(text: str, fi: str, sv: str, en: str) -> None:
    read = [in_words(text, language).replace("\N{EN DASH}", "-") for language in ("fi", "sv", "en")]
    assert read == [fi, sv, en]
    assert "-" not in "".join(in_words(text, language) for language in ("fi", "sv", "en"))


def test_words_for_a_bad_date_or_another_language_are_refused() -> None:
    with pytest.raises(BadDate):
        in_words("2021-02-30", "fi")
    with pytest.raises(ValueError, match="'de'"):
        in_words("2021", "de")
