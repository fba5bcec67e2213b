"""Checks for persons' names, phones and e-mails: what they find and let be, and that they repeat nothing."""

from __future__ import annotations

import pytest

from graph.merge.check import check
from graph.merge.checks.persons import first_names, has_email, has_name, has_phone
from tests.graph.checking.records import EMAIL, PHONE, SOMEBODY, node, rows, said


def test_findings_never_repeat_what_is_personal() -> None:
    found = check(
        rows(
            node("need/a", {"summary@fi": f"{SOMEBODY}, {PHONE}, {EMAIL}"}),
            said(node("professional/a", person_name=SOMEBODY), locator="1"),
            said(node("professional/a", person_name=f"{SOMEBODY}-Toinen"), locator="1"),
        )
    )
    assert {one.code for one in found} == {
        "person-name",
        "person-phone",
        "person-email",
        "contradicting-rows",
    }
    told = str([dict(one.facts) for one in found])
    assert not any(secret in told for secret in (SOMEBODY, PHONE, EMAIL))


@pytest.mark.parametrize(
    "text",
    [
        "Y-tunnus 0100000-0",
        "01-02-2024",
        "1.2.246.10.01000000",
        "vuosina 2020-2022",
        "avoinna 08.30-10.30",
        "094500",
        "id-0400000000",
    ],
)
def test_numbers_that_are_no_phones(text: str) -> None:
    assert not has_phone(text)


@pytest.mark.parametrize(
    "text", ["0400000000", "+358 40 000 0000", "+358400000000", "(040) 000 0000", "puh.040-0000000"]
)
def test_phones_however_written(text: str) -> None:
    assert has_phone(text)


@pytest.mark.parametrize(
    "ending",
    [" Keksityn katu 4", " Keksitynkatu 4", " Keksityn säätiö", " Keksitty -koti", "gatan 4", " keksitty"],
)
def test_streets_and_funds_called_after_somebody_are_no_persons(ending: str) -> None:
    assert not has_name(f"Osoite: {min(first_names())}{ending}")


def test_a_double_first_name_is_a_name() -> None:
    first, second = sorted(first_names())[:2]
    assert has_name(f"kysy: {first}-{second} Keksityltä")
    assert has_email(f"kysy: {EMAIL}.")


def test_first_names_are_names_and_each_stands_once() -> None:
    names = first_names()
    assert len(names) >= 150
    assert all(name.isalpha() and name.istitle() for name in names)
