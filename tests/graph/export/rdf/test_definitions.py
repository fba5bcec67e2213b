"""The words of our vocabulary: whole in three languages, each in its own, none twice and none for nothing."""

from __future__ import annotations

import re

import pytest

from graph.export.rdf.own_terms import INDIVIDUALS, own_classes, own_properties, used_codes
from graph.export.rdf.terms import SCHEMES
from graph.model.vocabulary import CODES, LANGUAGES
from graph.model.wording import labels, read_catalogue

ROWS = read_catalogue("graph.export.rdf", "definitions.csv")
FOREIGN = {
    "fi": "the of and which where is or not och som är för inte eller till",
    "sv": "the of and which where not with tai että joka ovat jossa eikä ei ole",
    "en": "och som är för inte eller tai että joka ovat jossa eikä ei",
}
"""Common words of the other languages, none of which is a word of the language itself."""


def terms() -> set[str]:
    """The keys of everything that is defined."""
    own = {one.key for one in own_classes()} | {prop.key for prop in own_properties()}
    remarks = {remark for one in own_properties() for remark in one.remarks}
    things = {f"individual:{one}" for one in INDIVIDUALS}
    return own | remarks | things | {"ontology:title", "ontology:description"}


def codes() -> set[str]:
    """Keys that codes and lists may be defined under."""
    return {f"{name}:{code}" for name in used_codes() for code in CODES[name]} | {
        "provider_role:not recorded",
        *(f"scheme:{name}" for name in SCHEMES.values()),
    }


def test_every_term_is_defined_and_every_row_is_of_a_term() -> None:
    defined = {key for key in ROWS if not key.startswith("label:")}
    assert terms() - defined == set()
    assert defined - terms() - codes() == set()


def test_every_term_has_one_label() -> None:
    own = {key.removeprefix("label:") for key in ROWS if key.startswith("label:")}
    named = {key for key in terms() if key.partition(":")[0] not in {"note", "ontology"}}
    assert own & set(labels().keys()) == set(), "the model's own label is taken"
    assert own == named - set(labels().keys())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there_and_in_its_language(language: str) -> None:
    foreign = re.compile(rf"\b({'|'.join(FOREIGN[language].split())})\b", re.IGNORECASE)
    for key, row in ROWS.items():
        assert row[language].strip() == row[language] != "", key
        assert not foreign.search(row[language]), (key, row[language])


def test_no_text_is_left_in_another_language() -> None:
    loans = {"label:property:partner", "label:class:Statement"}
    for key, row in ROWS.items():
        assert len(set(row.values())) == len(LANGUAGES) or key in loans, key


def test_a_definition_is_made_of_sentences() -> None:
    for key, row in ROWS.items():
        if not key.startswith(("label:", "ontology:title")):
            assert all(text.endswith(".") and text[0].isupper() for text in row.values()), key


@pytest.mark.parametrize(
    ("form", "unit"),
    [
        ("waiting_min_days", ("päivinä", "dagar", "days")),
        ("waiting_max_days", ("päivinä", "dagar", "days")),
        ("min_age", ("vuosina", "år", "years")),
        ("max_age", ("vuosina", "år", "years")),
        ("latitude", ("asteina", "grader", "degrees")),
        ("modality", ("”voimassa”", "”gäller”", "“in force”")),
        ("certainty", ("”suoraan sanottu”", "”sägs direkt”", "“stated”")),
    ],
)
def test_units_and_defaults_are_told(form: str, unit: tuple[str, ...]) -> None:
    for language, word in zip(LANGUAGES, unit, strict=True):
        assert word in ROWS[f"property:{form}"][language]


@pytest.mark.parametrize("codes", ["modality", "certainty"])
def test_the_default_is_called_by_the_label_of_its_code(codes: str) -> None:
    default = {"modality": "in_force", "certainty": "stated"}[codes]
    for language in LANGUAGES:
        assert labels().text(f"{codes}:{default}", language) in ROWS[f"property:{codes}"][language]
