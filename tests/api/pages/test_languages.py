"""A page speaks one language: the reader's. What stands in another is a name or text of the data, and is marked so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from api.wording import CATALOGUES
from graph.model.records import MergedNode
from graph.model.vocabulary import LANGUAGES
from graph.model.wording import read_catalogue
from graph.store.base import Store
from tests.api.pages.asking import FAMILY, PLAIN, PUBLIC, with_language
from tests.api.pages.reading import BROWSER, Page, Said
from tests.networks import Drawn, area, helping, link, need, organisation, thing
from tests.stores import open_sqlite

PAGES = (
    *PLAIN,
    *PUBLIC.values(),
    FAMILY["partners, made up"],
    "/partners",
    "/sparql",
    "/sparql?query=x",
    "/routes",
    "/gaps",
    "/changes",
    "/search?text=xyzzy",
    "/partners?need=xyzzy&age=abc",
    "/partners?need=vertaistuki&age=300",
    "/routes?origin=neuvola&target=vertaistuki",
    "/meeting/kemi",
    "/nowhere",
    "/nodes/area/kemi",
    "/nodes/network/kemin-perhekeskus",
)
OTHERS = ("sv", "en")
PAPERS = (PUBLIC["handbook"], PUBLIC["services"])
"""Their lines are sentences with names in them, which no mark tells apart."""
_LETTERS = re.compile(r"[^\W\d_]")
_ENOUGH = 12
"""Letters by which a text with gaps is known again; shorter ones would fit names, too."""


@cache
def _texts() -> list[dict[str, str]]:
    """Every text that the program can say, by language."""
    rows = [row for package in CATALOGUES for row in read_catalogue(package, "sentences.csv").values()]
    return [*rows, *read_catalogue("graph.model", "labels.csv").values()]


def _pattern(text: str) -> str:
    """A text with its gaps filled by anything."""
    return ".+".join(re.escape(part) for part in re.split(r"{\w+}", text))


def _solid(text: str) -> int:
    """How many letters a text has without its gaps."""
    return len(_LETTERS.findall(re.sub(r"{\w+}", "", text)))


@cache
def _finnish_only(language: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """Finnish texts that are none of a language's: those without gaps, and a pattern of those with gaps."""
    own = {row[language] for row in _texts()}
    finnish = {row["fi"] for row in _texts()} - own
    plain = frozenset(one.casefold() for one in finnish if "{" not in one) - {one.casefold() for one in own}
    gapped = [_pattern(one) for one in sorted(finnish) if "{" in one and _solid(one) >= _ENOUGH]
    return plain, re.compile("|".join(f"(?:{one})" for one in gapped), re.IGNORECASE)


def _bare(text: str) -> str:
    """A text without what only joins it to others."""
    return text.strip("().,;:·– ")


def _foreign(page: Page, language: str) -> Iterator[str]:
    plain, gapped = _finnish_only(language)
    for one in page.said:
        text = _bare(one.text)
        if one.language == language and (text.casefold() in plain or gapped.fullmatch(one.text)):
            yield one.text


Names = dict[str, dict[str, set[str]]]
"""By language: names in it, and what is called so."""


@pytest.fixture(scope="module")
def names(network: Store) -> Names:
    """Every name of the network."""
    found: Names = {language: {} for language in LANGUAGES}
    nodes = network.ask(lambda view: [one for one in view.records() if isinstance(one, MergedNode)])
    for node in nodes:
        for language in LANGUAGES:
            if value := node.values.get(f"name@{language}"):
                found[language].setdefault(str(value), set()).add(node.key)
    return found


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("address", PAGES)
def test_no_finnish_sentence_stands_in_a_page_of_another_language(
    browser: TestClient, names: Names, address: str, language: str
) -> None:
    told = browser.get(with_language(address, language))
    found = Page(told.text, address)
    assert found.language == told.headers["content-language"] == language
    assert sorted(set(_foreign(found, language)) - names["fi"].keys()) == []


def test_a_finnish_sentence_would_be_found() -> None:
    told = '<html lang="sv"><p>Etsi apua</p><p lang="fi">Haku</p><p>Aineiston versio 3 (abc)</p><p>Sök</p></html>'
    assert sorted(_foreign(Page(told), "sv")) == ["Aineiston versio 3 (abc)", "Etsi apua"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_are_named_in_themselves_and_lead_to_this_page(browser: TestClient, language: str) -> None:
    found = Page(browser.get(with_language("/partners?need=vertaistuki&area=Kemi", language)).text)
    named = {one.given["hreflang"]: one for one in found.all("a") if "hreflang" in one.given}
    assert {code: one.text for code, one in named.items()} == {"fi": "suomi", "sv": "svenska", "en": "English"}
    assert [code for code, one in named.items() if one.given.get("aria-current")] == [language]
    for code, one in named.items():
        assert one.language == code
        there = Page(browser.get(one.given["href"]).text)
        assert there.language == code
        assert there.filled()["need"] == "vertaistuki"


# Names. A thing that has none in the reader's language goes by its name in another, and is marked with that language.


def _unmarked(page: Page, names: Names, language: str) -> list[Said]:
    """Texts that are nothing but a name in another language, in elements marked with the reader's."""
    own = names[language]
    other = {text for code in LANGUAGES if code != language for text in names[code]} - set(own)
    told = [one for one in page.said if one.language == language and one.inside.tag != "title"]
    return [one for one in told if {one.text, _bare(one.text)} & other]


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("address", [one for one in PAGES if one not in PAPERS])
def test_a_name_in_another_language_is_marked_with_it(
    browser: TestClient, names: Names, address: str, language: str
) -> None:
    found = Page(browser.get(with_language(address, language)).text, address)
    assert sorted({f"<{one.inside.tag}> {one.text}" for one in _unmarked(found, names, language)}) == []


def test_names_are_told_in_the_readers_language_where_there_is_one(browser: TestClient) -> None:
    for language, name in (("fi", "Vertaistuki"), ("sv", "Kamratstöd"), ("en", "Peer support")):
        found = Page(browser.get(with_language("/nodes/need/vertaistuki", language)).text)
        assert (found.text("h1"), found.all("h1")[0].language) == (name, language)


TEXTS = {
    "summary": "Tähän voi tulla milloin vain.",
    "fee": "viisi euroa kerralta",
    "criteria": "lapsi on alle kouluikäinen",
    "exclusions": "ei äkillisiä tilanteita",
    "text": "Perheet eivät löydä tätä.",
}
"""What is said in Finnish alone, by property."""


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/partners?need=need/uni&area=area/kemi", {"summary", "fee", "criteria", "exclusions"}),
        ("/search?text=kerho", {"summary"}),
        ("/gaps?area=area/kemi&kinds=raised", {"text"}),
        ("/services/kemi", {"fee"}),
        ("/handbook/kemi", {"fee", "criteria"}),
        ("/nodes/service/kerho", {"summary", "fee", "criteria", "exclusions"}),
    ],
)
def test_a_text_that_is_in_another_language_only_is_marked_with_it(
    tmp_path: Path, settings: Settings, address: str, told: set[str]
) -> None:
    store = open_sqlite(tmp_path)
    of_a_service = {name: TEXTS[name] for name in ("summary", "fee", "criteria", "exclusions")}
    Drawn(store).draw(
        area("kemi"),
        need("uni", name="uni ja lepo"),
        *helping("kerho", "need/uni", "area/kemi", **of_a_service),
        organisation("kaupunki"),
        link("provides", "organisation/kaupunki", "service/kerho"),
        thing("observation/o", tone="concern", state="open", text=TEXTS["text"]),
        link("concerns", "observation/o", "area/kemi"),
    )
    reader = TestClient(create_app(settings, store), headers=BROWSER)
    for language in LANGUAGES:
        found = Page(reader.get(with_language(address, language)).text, address)
        data = [one for one in found.said if one.text in {*TEXTS.values(), "uni ja lepo"} and one.inside.tag != "title"]
        assert {one.text for one in data} >= {TEXTS[name] for name in told}
        assert {one.language for one in data} == {"fi"}
    store.close()
