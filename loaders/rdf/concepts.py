"""Ids, names and equals of concepts of others. The same address gives the same id in every file, two never one.

An id is readable where the vocabulary is one that we know by a prefix (``need/yso-p13050``). Any other has the end of
its address and eight hexadecimal digits of its SHA-256 (``need/tarpeet-uni-c07cb26f``): things with one id
would merge, and two addresses may end alike.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from graph.export.rdf.terms import MATCH_SCHEMES
from graph.model.records import Value
from graph.model.vocabulary import TEXT_LANGUAGES
from loaders.rdf.subjects import Subject
from loaders.rdf.survey import SKOS
from loaders.rdf.triples import BLANK, Text
from loaders.workbook.slugs import slug

PREF = f"{SKOS}prefLabel"
_OTHERS = (f"{SKOS}altLabel", f"{SKOS}hiddenLabel")
_SUMMARIES = (f"{SKOS}scopeNote", f"{SKOS}definition")
"""What a summary is made of; the later one wins, language by language."""

_EQUALS = (f"{SKOS}exactMatch", f"{SKOS}closeMatch")

_PLAIN = re.compile(r"(?:yso|koko):p[0-9]+|ptv[a-z0-9]+:[A-Z]+[0-9.]*")
"""Codes that stay apart when they are put into small letters."""

_PARTS = re.compile(r"[/#:?]+")
_LONGEST = 60
_DIGITS = 8


def short(address: str) -> str:
    """An address as ``matches`` has it: ``yso:p13050`` of a vocabulary that we know, else as it is."""
    for prefix, begin in MATCH_SCHEMES.items():
        if address.startswith(begin) and (code := address.removeprefix(begin)) and "/" not in code:
            return f"{prefix}:{code}"
    return address


def readable(address: str, parts: int) -> str:
    """What an id says of an address: its last ``parts``, and digits that tell it from all others."""
    known = short(address)
    if _PLAIN.fullmatch(known):
        return known.replace(":", "-").lower()
    own = hashlib.sha256(address.encode()).hexdigest()[:_DIGITS]
    last = [part for part in _PARTS.split(address) if part][-parts:]
    return f"{slug(unquote('-'.join(last)), _LONGEST)}-{own}"


def scheme_id(address: str) -> str:
    """The id of the dataset that a concept scheme becomes: ``yso``, ``tarpeet-6d8ce021``."""
    whole = address.rstrip("/#")
    for prefix, begin in MATCH_SCHEMES.items():
        if whole in {begin.rstrip("/"), begin.rstrip("/").removesuffix("/code")}:
            return prefix
    return readable(address, 1)


def values(concept: Subject) -> dict[str, Value]:
    """What a concept says, in the languages of the model.

    ``matches`` begin with its own address. They say "about the same" and merge nothing.
    """
    said: dict[str, Value] = {}
    others = {language: set(names) for language, names in by_language(concept.texts(*_OTHERS)).items()}
    for language, (name, *more) in by_language(concept.texts(PREF)).items():
        said[f"name@{language}"] = name
        others[language] = {*others.get(language, ()), *more} - {name}
    said.update((f"alt_names@{language}", tuple(sorted(names))) for language, names in others.items() if names)
    for predicate in _SUMMARIES:
        for language, texts in by_language(concept.texts(predicate)).items():
            said[f"summary@{language}"] = " ".join(texts)
    own = short(concept.address)
    equals = {short(one) for one in concept.addresses(*_EQUALS) if not one.startswith(BLANK)}
    return {**said, "matches": (own, *sorted(equals - {own}))}


def cleaned(text: str) -> str:
    """A text as loaders hand it over: NFC, without blanks around it, on one line."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def by_language(texts: Iterable[Text]) -> Mapping[str, list[str]]:
    """Texts by the language that names are given in, as written and by their letters.

    A text tagged with the plain language (``fi``) comes before one of a region (``fi-fi``); other languages, texts
    without a language and empty ones are left out.
    """
    found: dict[str, set[tuple[bool, str]]] = {}
    for one in texts:
        language, hyphen, _ = one.language.partition("-")
        if language in TEXT_LANGUAGES and (said := cleaned(one.value)):
            found.setdefault(language, set()).add((bool(hyphen), said))
    return {
        language: list(dict.fromkeys(text for _, text in sorted(found[language])))
        for language in TEXT_LANGUAGES
        if language in found
    }


def twice_in_one(texts: Iterable[Text]) -> list[str]:
    """Languages in which there is more than one text under the very same tag."""
    tags: dict[str, set[str]] = {}
    for one in texts:
        tags.setdefault(one.language, set()).add(cleaned(one.value))
    return sorted(tag for tag, said in tags.items() if len(said) > 1 and tag.partition("-")[0] in TEXT_LANGUAGES)
