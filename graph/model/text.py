"""Words for finding: a text or a query becomes (token, weight) pairs that every store keeps and counts alike.

A token is a sort and an encoded word (``words.py``). Sorts, the first character of a token:

    0  the word as written (NFC, lower case), one for all languages
    1  Finnish base form, or base form of a part of a compound; without Voikko the Finnish Snowball stem
    2  Swedish Snowball stem         3  English Snowball stem

Weights of index terms and query terms are the constants SURFACE ... STEM_PREFIX below; a token that a text
gives twice keeps the higher weight. Finnish words are analysed by Voikko (libvoikko and its dictionary
voikko-fi); words it does not know, and all words where it is not installed, get Snowball's stem.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from graph.errors import SeinatonError
from graph.model.words import LONGEST, decode, encode, plain, words, written_parts

__all__ = ["Analyser", "QueryTerm", "Term", "decode", "encode", "open_analyser", "words"]

SURFACE = 6  # the word as written
BASE = 5  # base form of the whole word
STEM = 4  # Snowball stem
WRITTEN_PART = 3  # what stands between hyphens or dots: LP-keskustelu, enjaksa.fi
COMPOUND_PART = 2  # what Voikko finds inside: lastenneuvola -> lapsi, neuvola
QUERY_PART = 2  # query only: a part between hyphens or dots, of three letters or more
PREFIX = 2  # query only: words that begin with the query word, of three letters or more
STEM_PREFIX = 1  # query only: words that begin with its Snowball stem (Kemissä -> kem... finds Kemi)
STOP = 1  # function words; they get no stem and no prefix

SHORTEST_PREFIX = 3
_REMEMBERED = 65_536
"""Distinct words kept analysed per store, about 50 MB when full."""
_RULES = 2
"""Raise when a rule or weight here or in ``words.py`` changes: stores must then be indexed anew."""

_STOP_WORDS = {
    language: frozenset(listed.split())
    for language, listed in {
        "fi": "ja ei on ovat oli se ne he hän että tai sekä eli kun jos niin myös mutta joka jotka minä mä "
        "minun mun mua mulla minulle sinun sulla hänen me meidän meillä meille sen sitä siitä siinä "
        "sillä sille tämä tää tätä tässä mikä mitä missä mistä mihin minne miten kuinka milloin miksi "
        "kenen jonka jota joku en et emme eivät eikä olen oon ole oo ollut olisi onko onkohan voi voin "
        "voiko pitää pitääkö vielä jo nyt sitten kanssa vaan vain vaikka ihan",
        "sv": "och inte är att det den de en ett som för med av på till i om eller jag du han hon vi mig mej "
        "oss min mitt mina hans hennes vår våra sin sina dem man vad hur när var här nu då så men bara "
        "har hade kan ska måste från hos mycket göra finns ännu vilken vilket",
        "en": "the a an and or not is are of to in for with at from it as i i'm i've my me we our us you he "
        "his him she her they their them this that it's he's she's what when where how been was am do "
        "does doing don't doesn't isn't can can't cannot could will won't would should must has go so "
        "if just still there by on any",
    }.items()
}
_ANY_STOP_WORD = frozenset[str]().union(*_STOP_WORDS.values())
_VOWELS = frozenset("aeiouyåäö")
_SORTS = {"fi": "1", "sv": "2", "en": "3"}

_PIECE = re.compile(r"\+([^+(]*)(?:\(([^)]*)\))?")  # of Voikko's WORDBASES: "+lasten(lapsi)+neuvola(neuvola)"
_CUT_SHORT = re.compile(r"\b(\w+)- (?:ja|tai|sekä|eli) (\w+)")  # "äitiys- ja lastenneuvola"


@dataclass(frozen=True, slots=True)
class Term:
    """A token of an indexed text and its weight."""

    token: str
    weight: int


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """A token that word number ``word`` (from 0) of a query may meet; ``prefix``: any that begins so.

    A word whose one term has the weight STOP is a function word: it may score, no text must hold it.
    """

    word: int
    token: str
    weight: int
    prefix: bool


class _Finnish(NamedTuple):
    """What Finnish analysis says of one word.

    ``bases``: base forms, or the Snowball stem of a word unknown to Voikko; ``parts``: base forms of what
    a compound is made of; ``tails``: its ends ("terveydenhuolto", "huolto"), also among the parts.
    """

    bases: tuple[str, ...]
    parts: tuple[str, ...]
    tails: tuple[str, ...]
    known: bool


def _inflects(word: str) -> bool:
    """Whether to stem: acronyms (THL, MLL, PTV), numbers and other scripts have no vowel of ours."""
    return not _VOWELS.isdisjoint(word)


class _Engines(threading.local):
    """Voikko handle and stemmers of one thread. Shared, Voikko crashes and Snowball mixes up words."""

    def __init__(self, voikko: bool) -> None:
        from snowballstemmer.english_stemmer import EnglishStemmer
        from snowballstemmer.finnish_stemmer import FinnishStemmer
        from snowballstemmer.swedish_stemmer import SwedishStemmer

        self.voikko = _new_voikko() if voikko else None
        self.stemmers = {"fi": FinnishStemmer(), "sv": SwedishStemmer(), "en": EnglishStemmer()}

    def stem(self, word: str, language: str) -> str:
        return str(self.stemmers[language].stemWord(word))

    def analyses(self, word: str) -> list[dict[str, str]]:
        """What Voikko says of a word, alone or as the beginning of a compound (sosiaali-)."""
        if self.voikko is None:
            return []
        found: list[dict[str, str]] = self.voikko.analyze(word) or self.voikko.analyze(f"{word}-")
        return found


def _new_voikko() -> Any:
    from libvoikko import Voikko

    return Voikko("fi")


class Analyser:
    """Turns texts and queries into terms. One per store; any number of threads may use it at once.

    ``name`` stands for the rules and the dictionary in use; it is kept with an index, since terms made
    under two names do not meet.
    """

    def __init__(self, *, voikko: bool) -> None:
        self.name = f"voikko-fi + snowball {_RULES}" if voikko else f"snowball {_RULES}"
        self._engines = _Engines(voikko)
        self._finnish = lru_cache(maxsize=_REMEMBERED)(self._analyse_finnish)
        self._indexed = lru_cache(maxsize=_REMEMBERED)(self._index_word)

    def index_terms(self, text: str, language: str) -> tuple[Term, ...]:
        """Terms of a text in a known language, each token once; beyond fi, sv, en only words as written."""
        best: dict[str, Term] = {}
        for word in words(text):
            for term in self._indexed(word, language):
                known = best.get(term.token)
                if known is None or known.weight < term.weight:
                    best[term.token] = term
        if language == "fi" and "- " in text:
            for token in self._completed(text):
                best[token] = Term(token, BASE)
        return tuple(best.values())

    def query_terms(self, text: str) -> tuple[QueryTerm, ...]:
        """Terms of a query in an unknown language: each word as Finnish, Swedish and English.

        The terms of one word are alternatives: a text meets the word if it holds any of them.
        """
        return tuple(
            QueryTerm(position, token, weight, prefix)
            for position, word in enumerate(words(text))
            for (token, prefix), weight in self._query_word(word).items()
        )

    def base_forms(self, text: str, language: str | None = None) -> tuple[frozenset[str], ...]:
        """For each word of a name the forms it may be a form of, itself included, to compare names by.

        ``language``: None counts as Finnish, whose names are told in inflected forms.
        """
        return tuple(self._normal_forms(word, language or "fi") for word in words(text))

    def same_name(self, one: str, other: str, language: str | None = None) -> bool:
        """Whether two names are the same but for case and inflection: Kemissä and Kemi, not Kemijärvi."""
        left, right = words(one), words(other)
        if not left or len(left) != len(right):
            return False
        return all(self._same_word(*pair, language or "fi") for pair in zip(left, right, strict=True))

    def _analyse_finnish(self, word: str) -> _Finnish:
        analyses = self._engines.analyses(word) if _inflects(word) or "-" in word else []
        if not analyses:
            return _Finnish((self._engines.stem(word, "fi"),) if _inflects(word) else (), (), (), False)
        bases = {plain(analysis["BASEFORM"]).strip("-") for analysis in analyses}
        divided = [_divide(analysis["WORDBASES"]) for analysis in analyses if "WORDBASES" in analysis]
        fewest = min(map(len, divided), default=1)
        parts: set[str] = set()
        tails: set[str] = set()
        for pieces in divided:
            if len(pieces) == fewest > 1:  # a word known whole (Kymenlaakso, diakoni) is not taken apart
                for surface, base in pieces:
                    parts.update((base,) if base else self._finnish(surface).bases or (surface,))
                tails.update("".join(surface for surface, _ in pieces[at:]) for at in range(1, fewest))
        inner = (parts | tails) - bases
        return _Finnish(tuple(sorted(bases)), tuple(sorted(inner)), tuple(sorted(tails)), True)

    def _analysed(self, word: str, language: str) -> dict[str, int]:
        """Base form or stem tokens of a word with their weights, without parts."""
        if language == "fi":
            finnish = self._finnish(word)
            return {"1" + encode(base): BASE if finnish.known else STEM for base in finnish.bases}
        if language in _SORTS and _inflects(word):
            return {_SORTS[language] + encode(self._engines.stem(word, language)): STEM}
        return {}

    def _index_word(self, word: str, language: str) -> tuple[Term, ...]:
        surface = "0" + encode(word)
        if word in _STOP_WORDS.get(language, ()):
            return (Term(surface, STOP),)
        weights: dict[str, int] = {}
        for part in written_parts(word):
            if part not in _STOP_WORDS.get(language, ()):
                weights |= dict.fromkeys(("0" + encode(part), *self._analysed(part, language)), WRITTEN_PART)
        if language == "fi":
            for written in (word, *written_parts(word)):
                for part in self._finnish(written).parts:
                    weights.setdefault("1" + encode(part), COMPOUND_PART)
        weights |= self._analysed(word, language)
        weights[surface] = SURFACE
        return tuple(Term(token, weight) for token, weight in weights.items())

    def _completed(self, text: str) -> Iterator[str]:
        """Base form tokens of words cut short: "Äitiys- ja lastenneuvola" also says äitiysneuvola."""
        for start, word in _CUT_SHORT.findall(plain(text)):
            for tail in self._finnish(word[:LONGEST]).tails:
                yield "1" + encode((start + tail)[:LONGEST])

    def _query_word(self, word: str) -> dict[tuple[str, bool], int]:
        """(token, prefix) and weight of each term of one query word."""
        surface = "0" + encode(word)
        if word in _ANY_STOP_WORD:
            return {(surface, False): STOP}
        terms = {(surface, False): SURFACE}
        for language in _SORTS:
            terms |= {(token, False): weight for token, weight in self._analysed(word, language).items()}
        for part in written_parts(word):
            if len(part) >= SHORTEST_PREFIX and part.isalpha() and part not in _ANY_STOP_WORD:
                for token in ("0" + encode(part), *self._analysed(part, "fi")):
                    terms.setdefault((token, False), QUERY_PART)
        if len(word) >= SHORTEST_PREFIX:
            terms[surface, True] = PREFIX
        finnish = self._finnish(word)
        for stem in () if finnish.known else finnish.bases:
            if len(stem) >= SHORTEST_PREFIX:
                terms.setdefault(("0" + encode(stem), True), STEM_PREFIX)
        return terms

    def _normal_forms(self, word: str, language: str) -> frozenset[str]:
        if language == "fi":
            return frozenset((word, *self._finnish(word).bases))
        if language in _SORTS and _inflects(word):
            return frozenset((word, self._engines.stem(word, language)))
        return frozenset((word,))

    def _same_word(self, one: str, other: str, language: str) -> bool:
        if self._normal_forms(one, language) & self._normal_forms(other, language):
            return True
        short, long = sorted((one, other), key=len)
        finnish = self._finnish(long)
        if language != "fi" or finnish.known or not finnish.bases:
            return False
        stem = finnish.bases[0]  # kemissä -> kem, and kemi is kem with a vowel; kemijärvi -> kemijärv is not
        return long.startswith(short) and short.startswith(stem) and len(short) - len(stem) <= 1


def _divide(wordbases: str) -> list[tuple[str, str]]:
    """Parts of a compound as (as it stands there, base form or "") from Voikko's WORDBASES.

    "+lasten(lapsi)+valvo(valvoa)+ja(+ja)": an ending that derives a word, (+ja) or one or two bare letters,
    belongs to the part before it, whose base form is then to be looked up: lapsi, valvoja.
    """
    pieces: list[tuple[str, str]] = []
    for surface, base in _PIECE.findall(plain(wordbases)):
        if pieces and surface != "-" and (base.startswith("+") or (not base and len(surface) <= 2)):
            pieces[-1] = (pieces[-1][0] + surface, "")
        elif surface.strip("-"):
            pieces.append((surface.strip("-"), base.replace("=", "").strip("-")))
    return pieces


def open_analyser(voikko: bool | None = None) -> Analyser:
    """An analyser with Voikko (True), without (False), or with it if it is installed (None).

    Raises SeinatonError ``voikko-missing`` for True where the library or its Finnish dictionary is missing.
    """
    if voikko is not False:
        try:
            _new_voikko()
            return Analyser(voikko=True)
        except Exception as error:  # ImportError, OSError or VoikkoException, which only the library names
            if voikko:
                raise SeinatonError("voikko-missing", reason=str(error)) from error
    return Analyser(voikko=False)
