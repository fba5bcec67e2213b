"""Looks for persons in a text: those of the source texts, and what has the form of a name, phone or e-mail.

The persons of the source texts are known here only as SHA-256 hashes (``known.txt``: sort, length, hash):

- ``person``: letters only, lower case, without marks (ä is a, é is e); first and last name joined, in both
  orders, and the last name alone where it is no common word
- ``phone``: the digits after +358 or the leading 0
- ``email``: lower case

Everything else is found by its form, with ``first_names.txt`` and the allowances of ``allowed.csv``.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).parent
WINDOW = 4
"""Words that are joined at most; a name with a middle initial and a double last name is four."""
LONGEST_ENDING = 4
"""Letters that an inflected name may have after the form that is known."""

_WORD = re.compile(r"[^\W\d_]+")
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_]\W{1,4}){4,}[^\W\d_](?![^\W_])")
_DIGITS = re.compile(r"\d(?:[ \u00a0().-]{0,3}\d){7,}")
_EMAIL = re.compile(r"([\w.+-]+)[ \t]?(?:@|\(at\)|\[at\]|\(ät\))[ \t]?((?:[\w-]+\.)+[a-z]{2,})", re.IGNORECASE)
_NAME = r"[A-ZÅÄÖÉÜ][a-zåäöéü]+(?:-[A-ZÅÄÖÉÜ][a-zåäöéü]+)*"
_SPACE = r"[ \u00a0]+"
_PAIR = re.compile(rf"\b({_NAME}){_SPACE}(?=((?:[A-ZÅÄÖ]\.?{_SPACE})?{_NAME}))")
_CAPITALS = re.compile(rf"\b([A-ZÅÄÖÉÜ]{{2,}}){_SPACE}(?=([A-ZÅÄÖÉÜ]{{3,}}\b))")
_PHONE = re.compile(
    r"(?:(?<!\w)(?:\+|00)358[ \u00a0()-]*0?|(?<![\w.,#+-])(?!\d{7}-\d\b)0)"  # not a Y-tunnus
    r"((?:4\d|50|[235689]|1[3-9]|10|20|29|30|7[135]|[678]00)\)?(?:[ \u00a0-]?\d){5,9})(?![\w])"
)
RESERVED_DOMAINS = (".example", ".invalid", ".test", "example.com", "example.net", "example.org")
"""Domains that can belong to nobody (RFC 2606)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What may be a person: where, what was found (a code), and the words, phone or address itself."""

    place: str
    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Known:
    """Hashes of one sort, by the length of what was hashed."""

    hashes: dict[int, frozenset[str]]

    def has(self, text: str) -> bool:
        """Whether this is one of the known."""
        among = self.hashes.get(len(text))
        return among is not None and sha256(text.encode()).hexdigest() in among

    def inside(self, text: str) -> str | None:
        """The first known part of a text that has no gaps."""
        for length in self.hashes:
            for start in range(len(text) - length + 1):
                if self.has(text[start : start + length]):
                    return text[start : start + length]
        return None


@cache
def known(sort: str) -> Known:
    """The known persons, phones or e-mails."""
    by_length: dict[int, set[str]] = {}
    for line in (HERE / "known.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#") and line.split()[0] == sort:
            _, length, digest = line.split()
            by_length.setdefault(int(length), set()).add(digest)
    return Known({length: frozenset(digests) for length, digests in by_length.items()})


@cache
def first_names() -> frozenset[str]:
    """Common first names, lower case."""
    lines = (HERE / "first_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def allowed(sort: str) -> tuple[re.Pattern[str], ...]:
    """What is no person although it has the form: patterns for the whole text, each with its reason."""
    with (HERE / "allowed.csv").open(encoding="utf-8", newline="") as table:
        rows = [row for row in csv.DictReader(table, delimiter=";") if row["what"] == sort]
    assert all(row["reason"] for row in rows), "every allowance needs a reason"
    return tuple(re.compile(row["pattern"]) for row in rows)


def is_allowed(sort: str, text: str) -> bool:
    """Whether an allowance covers the whole text."""
    return any(pattern.fullmatch(text) for pattern in allowed(sort))


def plain(text: str) -> str:
    """Lower case, without the marks on letters: the form in which known names are hashed."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def scan(place: str, text: str) -> list[Finding]:
    """Everything in a text that may be a person."""
    text = unicodedata.normalize("NFC", text)
    found = [*_known_persons(text), *_spaced(text), *_phones(text), *_emails(text), *_names(text)]
    return [Finding(place, what, words) for what, words in dict.fromkeys(found)]


def _known_persons(text: str) -> Iterator[tuple[str, str]]:
    """Windows of one to four words, also with an ending; three letters of the last word have to match."""
    persons = known("person")
    shortest, longest = min(persons.hashes), max(persons.hashes) + LONGEST_ENDING
    words = _WORD.findall(plain(text))
    looked_at: set[str] = set()
    for start in range(len(words)):
        window = ""
        for word in words[start : start + WINDOW]:
            window += word
            if len(window) > longest:
                break
            if len(window) < shortest or window in looked_at:
                continue
            looked_at.add(window)
            for cut in range(min(LONGEST_ENDING, max(len(word) - 3, 0)) + 1):
                if persons.has(window[: len(window) - cut]):
                    yield "known-person", window


def _spaced(text: str) -> Iterator[tuple[str, str]]:
    """Names written letter by letter."""
    for match in _SPACED.finditer(text):
        joined = plain("".join(letter for letter in match[0] if letter.isalpha()))
        if name := known("person").inside(joined):
            yield "known-person", name
        elif len(joined) >= 8 and any(len(each) > 3 and plain(each) in joined for each in first_names()):
            yield "spaced-name", joined


def _phones(text: str) -> Iterator[tuple[str, str]]:
    for match in _DIGITS.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if known("phone").inside(digits):
            yield "known-phone", match[0]
    for match in _PHONE.finditer(text):
        digits = "0" + re.sub(r"\D", "", match[1])
        if not is_allowed("phone", digits):
            yield "phone", match[0]


def _emails(text: str) -> Iterator[tuple[str, str]]:
    """Addresses, and what looks like a person's name in or beside one, also in lower case."""
    for match in _EMAIL.finditer(text):
        address = f"{match[1]}@{match[2]}".lower()
        if known("email").has(address):
            yield "known-email", address
        elif not address.endswith(RESERVED_DOMAINS) and not is_allowed("email", address):
            yield "email", address
        around = f"{text[max(match.start() - 60, 0) : match.start()]} | {text[match.end() : match.end() + 60]}"
        for words in (re.split(r"[._+-]", match[1].lower()), re.findall(r"[^\W\d_]+|\|", around.lower())):
            for first, last in pairwise(words):
                if _is_first_name(first) and len(last) > 2 and not is_allowed("name", f"{first} {last}"):
                    yield "name-beside-email", f"{first} {last}"


def _names(text: str) -> Iterator[tuple[str, str]]:
    """Two capitalised words of which the first is a common first name."""
    for first, last in _pairs(text):
        if _is_first_name(first) and not is_allowed("name", f"{first} {last}"):
            yield "name", f"{first} {last}"


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for pattern in (_PAIR, _CAPITALS):
        for match in pattern.finditer(text):
            yield match[1], match[2]


def _is_first_name(word: str) -> bool:
    return any(part in first_names() for part in (word.lower(), word.lower().partition("-")[0]))


def scan_columns(place: str, text: str, holds: dict[str, str]) -> Iterable[Finding]:
    """Findings of a table: columns that nobody has declared, and values that a column may not hold.

    ``holds`` says of each heading (without its language) whether it is ``text`` (looked at as any text),
    ``code`` (never two capitalised words in a row) or ``nothing`` (always empty).
    """
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    headings, *rows = csv.reader(text.removeprefix("\ufeff").splitlines(keepends=True), delimiter=delimiter)
    for number, heading in enumerate(headings):
        sort = holds.get(heading.partition("@")[0].strip())
        values = [row[number] for row in rows if number < len(row)]
        if sort is None:
            yield Finding(place, "undeclared-column", heading)
        elif sort == "nothing":
            yield from (Finding(place, "personal-column", heading) for value in values if value)
        elif sort == "code":
            pairs = (pair for value in values for pair in _pairs(value))
            yield from (Finding(place, "name-among-codes", " ".join(pair)) for pair in pairs)
