"""Codes and addresses that things point to: each gets a type and a label, so that a file stands on its own."""

from __future__ import annotations

from collections.abc import Iterator

from graph.export.rdf import lines
from graph.export.rdf.blocks import TYPE, Block, Graphs, Part
from graph.export.rdf.names import Names
from graph.export.rdf.prefixes import term
from graph.export.rdf.terms import MATCH_SCHEMES
from graph.model.vocabulary import LANGUAGES
from graph.model.wording import catalogue, label

LANGUAGE_CODES = "http://id.loc.gov/vocabulary/iso639-{}/"
NOT_RECORDED = "not recorded"
"""The code that stands where an official shape asks for a value that nobody has recorded."""

_CONCEPT, _SCHEME, _IN_SCHEME = term("skos:Concept"), term("skos:ConceptScheme"), term("skos:inScheme")
_PREF_LABEL, _TITLE, _NOTATION = term("skos:prefLabel"), term("dct:title"), term("skos:notation")


class Outside:
    """Remembers which codes of our own lists and which languages have been used; both are few."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._codes: dict[tuple[str, str], str] = {}
        self._languages: set[str] = set()
        self._schemes: dict[str, str] = {}

    def code(self, codes: str, code: str) -> str:
        """A code of one of our lists, which is described at the end."""
        found = self._codes.get((codes, code))
        if found is None:
            found = self._codes[codes, code] = lines.iri(self._names.code(codes, code))
        return found

    def scheme(self, name: str, kind: str) -> str:
        """The scheme that holds the things of a kind."""
        self._schemes[name] = kind
        return lines.iri(self._names.scheme(name))

    def language(self, code: str) -> str:
        """A language by its ISO 639 code, as the Library of Congress names it."""
        self._languages.add(code)
        return lines.iri(LANGUAGE_CODES.format(1 if len(code) == 2 else 2) + code)

    def described(self) -> Iterator[Block]:
        """What has been used, with types and labels, and the schemes that hold it."""
        for (codes, code), address in sorted(self._codes.items()):
            scheme = lines.iri(self._names.scheme(codes))
            yield Block(address, [(TYPE, _CONCEPT), (_IN_SCHEME, scheme), *_labels(codes, code)], ())
        for codes in sorted({codes for codes, _ in self._codes}):
            yield _scheme(lines.iri(self._names.scheme(codes)), "codes", codes)
        for name, kind in sorted(self._schemes.items()):
            yield _scheme(lines.iri(self._names.scheme(name)), "sheet", kind)
        for code in sorted(self._languages):
            yield Block(self.language(code), _language(code), ())


def _scheme(address: str, group: str, name: str) -> Block:
    titles = [(_TITLE, lines.tagged(label(group, name, language), language)) for language in LANGUAGES]
    return Block(address, [(TYPE, _SCHEME), *titles], ())


def _labels(codes: str, code: str) -> list[Part]:
    if code == NOT_RECORDED:
        return not_recorded()
    said = [(_PREF_LABEL, lines.tagged(label(codes, code, language), language)) for language in LANGUAGES]
    return [*said, (_NOTATION, lines.text(code))]


def not_recorded() -> list[Part]:
    """The label of what stands for a value that nobody has recorded."""
    return in_words("not-recorded", _PREF_LABEL)


def in_words(key: str, predicate: str, **facts: object) -> list[Part]:
    """A sentence of the export's own catalogue in all languages."""
    words = catalogue("graph.export.rdf")
    return [(predicate, lines.tagged(words.text(key, language, **facts), language)) for language in LANGUAGES]


def _language(code: str) -> list[Part]:
    """Its type, and its name in our languages where Babel knows it, else the code."""
    from babel import Locale

    parts: list[Part] = [(TYPE, term("dct:LinguisticSystem")), (_NOTATION, lines.text(code))]
    known = [(one, name) for one in LANGUAGES if (name := Locale(one).languages.get(code))]
    parts += [(term("rdfs:label"), lines.tagged(name, one)) for one, name in known]
    return parts if known else [*parts, (term("rdfs:label"), lines.text(code))]


def match(text: str) -> str | None:
    """The address that a match elsewhere stands for; None for one that is no address."""
    scheme, _, code = text.partition(":")
    if scheme in MATCH_SCHEMES and code:
        return lines.iri(MATCH_SCHEMES[scheme] + code)
    return lines.iri(text) if text.startswith(("http://", "https://")) else None


def foreign_concept(address: str, text: str, graphs: Graphs) -> Block:
    """A concept of others, by the code that we know it by, since official shapes ask for a label of every concept."""
    code = lines.text(text)
    return Block(address, [(TYPE, _CONCEPT), (_PREF_LABEL, code), (_NOTATION, code)], graphs)
