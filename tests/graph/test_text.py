"""What a query finds in a text, with Voikko and with Snowball alone. Both must be installed."""

from __future__ import annotations

import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from graph.errors import SeinatonError
from graph.model.text import STOP, Analyser, Term, encode, open_analyser

BOTH_MODES = [
    ("MLL:n", "MLL"),
    ("MLL", "MLL:n perhekahvila"),
    ("neuvolassa", "neuvola"),
    ("Neuvola", "NEUVOLAN aukiolo"),
    ("lastenvalvojien", "lastenvalvoja"),
    ("kouluissa", "koulu"),
    ("Kemissä", "Kemi"),
    ("Kemi", "Kemissä"),
    ("Kemin", "Kemissä"),
    ("äitiys", "Äitiys- ja lastenneuvola"),
    ("lastenneuvola", "Äitiys- ja lastenneuvola"),
    ("talterapi", "Talterapia"),
    ("neuvol", "neuvola"),
    ("enjaksa", "Apua: enjaksa.fi"),
    ("enjaksa.fi", "https://www.enjaksa.fi/apua"),
    ("https://www.enjaksa.fi", "enjaksa.fi"),
    ("LP", "LP-keskustelu"),
    ("keskustelu", "LP-keskustelu"),
    ("LP-keskustelu", "LP-keskustelut"),
    ("LP-keskustelu", "LP keskustelu"),
    ("nepsyn", "nepsy"),
    ("perhekeskus", "perhe\N{SOFT HYPHEN}keskus"),
    ("e-resepti", "e\N{NON-BREAKING HYPHEN}resepti"),
    ("raa'an", "raa\N{RIGHT SINGLE QUOTATION MARK}an"),
]
WITH_VOIKKO_ONLY = [
    ("neuvolassa", "Äitiys- ja lastenneuvola"),
    ("äitiysneuvolassa", "Äitiys- ja lastenneuvola"),
    ("lapsi", "lastenneuvola"),
    ("terveydenhuollon", "kouluterveydenhuolto"),
    ("vanhempi", "isovanhemmat"),
    ("valvojat", "lastenvalvoja"),
]
IN_NEITHER_MODE = [
    ("aiti", "äiti"),
    ("äiti", "aiti"),
    ("Kemijärvi", "Kemi"),
    ("eTornio", "Tornio"),
    ("MLL", "THL"),
]


@pytest.fixture(scope="module")
def voikko() -> Analyser:
    try:
        return open_analyser(True)
    except SeinatonError as error:
        pytest.fail(f"Voikko is missing; `make system` installs libvoikko1 and voikko-fi: {error}")


@pytest.fixture(scope="module")
def snowball() -> Analyser:
    return open_analyser(False)


@pytest.fixture(params=["voikko", "snowball"])
def analyser(request: pytest.FixtureRequest) -> Analyser:
    found: Analyser = request.getfixturevalue(request.param)
    return found


def finds(analyser: Analyser, query: str, text: str, language: str = "fi") -> bool:
    """Whether every word of the query meets a token of the text."""
    tokens = [term.token for term in analyser.index_terms(text, language)]
    terms = analyser.query_terms(query)
    met = set()
    for term in terms:
        if any(token == term.token or (term.prefix and token.startswith(term.token)) for token in tokens):
            met.add(term.word)
    return met == {term.word for term in terms} != set()


def weights(analyser: Analyser, text: str, language: str = "fi") -> dict[str, int]:
    return {term.token: term.weight for term in analyser.index_terms(text, language)}


@pytest.mark.parametrize(("query", "text"), BOTH_MODES)
def test_a_query_finds_the_text_in_both_modes(analyser: Analyser, query: str, text: str) -> None:
    assert finds(analyser, query, text)


@pytest.mark.parametrize(("query", "text"), WITH_VOIKKO_ONLY)
def test_voikko_finds_compounds_and_inflection_that_snowball_does_not(
    voikko: Analyser, snowball: Analyser, query: str, text: str
) -> None:
    assert finds(voikko, query, text)
    assert not finds(snowball, query, text)


@pytest.mark.parametrize(("query", "text"), IN_NEITHER_MODE)
def test_other_words_stay_other_words(analyser: Analyser, query: str, text: str) -> None:
    assert not finds(analyser, query, text)


@pytest.mark.parametrize(
    ("query", "text", "language"),
    [
        ("familjecentralen", "Familjecentraler i Lappland", "sv"),
        ("barnrådgivningen", "barnrådgivning", "sv"),
        ("families", "Support for family life", "en"),
        ("children", "children's home", "en"),
    ],
)
def test_swedish_and_english_are_found_by_their_stems(analyser: Analyser, query: str, text: str, language: str) -> None:
    assert finds(analyser, query, text, language)


def test_other_languages_are_found_as_written(analyser: Analyser) -> None:
    assert weights(analyser, "Bearašguovddáš", "se") == {"0" + encode("bearašguovddáš"): 6}
    assert finds(analyser, "हिन्दी", "भाषा: हिन्दी", "hi")


def test_weights_say_how_near_a_token_is_to_the_word(voikko: Analyser, snowball: Analyser) -> None:
    assert weights(voikko, "Lastenneuvolassa") == {
        "0lastenneuvolassa": 6,
        "1lastenneuvola": 5,
        "1lapsi": 2,
        "1neuvola": 2,
    }
    assert weights(snowball, "Lastenneuvolassa") == {"0lastenneuvolassa": 6, "1lastenneuvol": 4}
    assert weights(voikko, "enjaksa.fi")["0enjaksa"] == 3


def test_a_repeated_token_keeps_its_highest_weight(voikko: Analyser) -> None:
    assert weights(voikko, "neuvola ja perheneuvola") == weights(voikko, "perheneuvola ja neuvola")
    assert weights(voikko, "neuvola ja perheneuvola")["1neuvola"] == 5


def test_acronyms_keep_only_the_written_form(analyser: Analyser) -> None:
    for acronym in ("THL", "MLL", "PTV"):
        assert analyser.index_terms(acronym, "fi") == (Term("0" + encode(acronym.lower()), 6),)


def test_function_words_weigh_least_and_stand_alone(analyser: Analyser) -> None:
    for word, language in (("ja", "fi"), ("on", "fi"), ("och", "sv"), ("the", "en")):
        assert analyser.index_terms(word, language) == (Term("0" + word, STOP),)
        assert [(term.weight, term.prefix) for term in analyser.query_terms(word)] == [(STOP, False)]


def test_a_place_known_whole_is_not_taken_apart(voikko: Analyser) -> None:
    assert weights(voikko, "Kymenlaakso") == {"0kymenlaakso": 6, "1kymenlaakso": 5}


def test_query_terms_are_numbered_by_word_and_short_words_get_no_prefix(analyser: Analyser) -> None:
    terms = analyser.query_terms("äidin LP")
    assert {term.word for term in terms} == {0, 1}
    assert {(term.token, term.weight) for term in terms if term.prefix and term.word == 0} >= {
        ("0" + encode("äidin"), 2)
    }
    assert not [term for term in terms if term.prefix and term.word == 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kemissä", "Kemi"),
        ("Kemijärvellä", "Kemijärvi"),
        ("neuvolan", "neuvola"),
        ("TORNIOSSA", "Tornio"),
        ("Itä-Lapissa", "Itä-Lappi"),
        ("Pohjois-Pohjanmaalla", "Pohjois-Pohjanmaa"),
        ("Haminan neuvolassa", "Hamina neuvola"),
        ("MLL:n", "MLL"),
    ],
)
def test_a_name_is_the_same_in_any_inflection(analyser: Analyser, one: str, other: str) -> None:
    assert analyser.same_name(one, other)
    assert analyser.same_name(other, one)


def test_voikko_knows_consonant_gradation_of_names(voikko: Analyser) -> None:
    assert voikko.same_name("Limingan perhekeskuksessa", "Liminka perhekeskus")
    assert voikko.same_name("Iissä", "Ii")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kemijärvi", "Kemi"),
        ("Kemijärvellä", "Kemi"),
        ("Kemiö", "Kemi"),
        ("Iitti", "Ii"),
        ("Ylitornio", "Tornio"),
        ("Kemi", "Kemin neuvola"),
        ("Kemi Tornio", "Tornio Kemi"),
        ("", ""),
        ("äiti", "aiti"),
    ],
)
def test_different_names_stay_different(analyser: Analyser, one: str, other: str) -> None:
    assert not analyser.same_name(one, other)
    assert not analyser.same_name(other, one)


def test_names_of_other_languages_compare_by_their_own_rules(analyser: Analyser) -> None:
    assert analyser.same_name("familjecentralen", "Familjecentral", "sv")
    assert analyser.same_name("families", "Family", "en")
    assert not analyser.same_name("bearaš", "bearrašat", "se")


def test_base_forms_hold_the_word_itself_and_its_base(voikko: Analyser) -> None:
    assert voikko.base_forms("Kemin neuvolassa") == (
        frozenset({"kemin", "kemi"}),
        frozenset({"neuvolassa", "neuvola"}),
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00\x01\x1b[31m\x7f",
        "neu\x00vola",
        "ä" * 10_000,
        "-".join("ä" * 5_000),
        "neuvola-" * 1_000,
        ":n" * 5_000,
        "👨\N{ZERO WIDTH JOINER}👩\N{ZERO WIDTH JOINER}👧 1️⃣ ❤️",
        "\ud800 \udfff",
        "\u202eneuvola\u202c",
        "e" + "\u0301" * 5_000,
        "ä" * 9_990 + "- ja",
        "'); DROP TABLE; -- * \" NEAR( OR",
        "中文 العربية עברית ไทย",
    ],
)
def test_empty_and_hostile_input_does_no_harm(analyser: Analyser, text: str) -> None:
    tokens = [term.token for term in analyser.index_terms(text, "fi")]
    tokens += [term.token for term in analyser.query_terms(text)]
    assert all(token.isascii() and token.isalnum() and token == token.lower() for token in tokens)
    assert all(len(token) <= 251 for token in tokens)
    assert isinstance(analyser.same_name(text, text), bool)


def test_nothing_is_found_in_nothing(analyser: Analyser) -> None:
    assert analyser.index_terms("", "fi") == ()
    assert analyser.query_terms("- ... !") == ()
    assert analyser.base_forms("") == ()


@pytest.mark.parametrize("with_voikko", [True, False])
def test_eight_threads_at_once_give_what_one_thread_gives(voikko: Analyser, with_voikko: bool) -> None:
    starts = ("perhe", "lapsi", "nuori", "äitiys", "koulu", "kunta", "hyvinvointi", "terveys", "puhe")
    ends = (
        "neuvola",
        "keskuksen",
        "palveluissa",
        "työntekijän",
        "terapiaa",
        "tukea",
        "ohjaajalle",
        "ryhmien",
    )
    texts = [f"{start}{end} {end}" for start in starts for end in ends]
    one = open_analyser(with_voikko)
    expected = [(one.index_terms(text, "fi"), one.query_terms(text)) for text in texts]
    shared, start_line = open_analyser(with_voikko), threading.Barrier(8)

    def analyse_all(shift: int) -> list[tuple[object, object]]:
        start_line.wait(timeout=30)
        found = {}
        for text in texts[shift * 7 :] + texts[: shift * 7]:
            found[text] = (shared.index_terms(text, "fi"), shared.query_terms(text))
        return [found[text] for text in texts]

    with ThreadPoolExecutor(8) as pool:
        for answers in pool.map(analyse_all, range(8)):
            assert answers == expected


def test_the_name_tells_the_modes_apart(voikko: Analyser, snowball: Analyser) -> None:
    assert "voikko" in voikko.name
    assert "voikko" not in snowball.name
    assert open_analyser().name == voikko.name


def test_snowball_stands_in_unless_voikko_is_demanded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "libvoikko", None)  # Python then answers as if it were not installed
    assert open_analyser().name == open_analyser(False).name
    with pytest.raises(SeinatonError) as caught:
        open_analyser(True)
    assert caught.value.code == "voikko-missing"
