"""Persons' names, e-mail addresses and phone numbers where the vocabulary has no personal field.

These are guesses, so they only warn, and the finding never repeats what was found. A name is two capitalised
words of which the first is a common Finnish or Swedish first name (``first_names.txt``). Names of places,
organisations and areas, addresses and publishers are left alone: many are called after somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from graph.merge.checks.contents import Contents
from graph.merge.checks.faults import clipped, finding
from graph.model.records import Finding, Place
from graph.model.vocabulary import Property, property_of

_NUMBERS = frozenset({"identifiers", "matches", "ytunnus", "code", "postal_code"})
"""Properties that hold official numbers, which may look like phones."""

_NAMED_AFTER_SOMEBODY = frozenset({"Area", "Network", "Organisation", "Place"})
_NO_NAMES_IN = frozenset({"address", "publisher", "funder"})

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?<![\w-])(?<!\d\.)"  # not inside a longer number, an OID or a word
    r"(?:(?:\+|00)358[ \u00a0-]?(?:\(0\)[ \u00a0]?)?|\(?0)[1-9](?:[ \u00a0)-]{0,2}\d){6,9}(?!\d)"
)
_OTHER_NUMBER = re.compile(r"\d{7}-\d|\d\d[ -]\d\d[ -]\d{4}")
"""A Y-tunnus, or a date written with hyphens."""

_WORD = r"[A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?"
_TWO_WORDS = re.compile(rf"(?<![\w-])({_WORD})(?=[ \u00a0]({_WORD})(?!\w)[ \u00a0-]*(\w*))")
_CALLED_AFTER = re.compile(
    r"(?:aukio|fond|gata|gård|kadu|kat|kirkko|kirko|kodi|koti|koulu|kuja|kyrk|museo|palkin|park|polku|polu|puisto|"
    r"rahasto|skol|säätiö|stift|talo|tie(?:$|n|l|t)|tori|väg)",
    re.IGNORECASE,
)


@cache
def first_names() -> frozenset[str]:
    """Common Finnish and Swedish first names, without those that are everyday words too."""
    return frozenset(files("graph.merge").joinpath("first_names.txt").read_text(encoding="utf-8").split())


def has_email(text: str) -> bool:
    """Whether an e-mail address stands in the text."""
    return "@" in text and _EMAIL.search(text) is not None


def has_phone(text: str) -> bool:
    """Whether something like a Finnish phone number stands in the text."""
    if "0" not in text and "+358" not in text:
        return False
    return any(not _OTHER_NUMBER.fullmatch(found[0].strip("() ")) for found in _PHONE.finditer(text))


def has_name(text: str) -> bool:
    """Whether something like a person's name stands in the text, not a street or fund called after one."""
    if text[1:].islower():  # nothing is capitalised after the first letter
        return False
    names = first_names()
    return any(
        found[1].partition("-")[0] in names
        and not _CALLED_AFTER.match(found[3])
        and not _CALLED_AFTER.search(found[2], 2)
        for found in _TWO_WORDS.finditer(text)
    )


def _is_of_a_person(address: str) -> bool:
    """Whether a ``mailto:`` address begins with a first name and more, as a worker's own does."""
    first, more, _ = re.split(r"[.@_]", address[len("mailto:") :] + "..", maxsplit=2)
    return bool(more) and "@" not in address.partition(".")[0] and first.capitalize() in first_names()


def in_values(contents: Contents) -> Iterator[Finding]:
    """Persons in the values of sayings."""
    for kind, placed in contents.by_kind():
        looked_for: dict[str, tuple[str, ...]] = {}
        for saying, place in placed:
            for key, value in saying.values.items():
                sought = looked_for.get(key)
                if sought is None:
                    sought = looked_for[key] = _sought(kind, key)
                for code in _found(value, sought) if sought else ():
                    yield finding(code, place, key, property=clipped(key))


def _sought(kind: str, key: str) -> tuple[str, ...]:
    """Which of name, email, phone and url to look for in values of a key."""
    prop = property_of(kind, key)
    if prop is None or prop.personal or prop.name in _NUMBERS:
        return ()
    if prop.type == "url":
        return ("url",)
    if prop.type not in {"text", "words", "word_list", "texts"}:
        return ()
    sought = ["email"]
    if (kind, prop.name) != ("Channel", "phone"):
        sought.append("phone")
    if not _is_called_after_somebody(kind, prop):
        sought.append("name")
    return tuple(sought)


def _is_called_after_somebody(kind: str, prop: Property) -> bool:
    return prop.name in _NO_NAMES_IN or (kind in _NAMED_AFTER_SOMEBODY and prop.name in {"name", "alt_names"})


def _found(value: object, sought: tuple[str, ...]) -> Sequence[str]:
    """The codes of all sorts of personal facts in a text or in any of several."""
    if isinstance(value, tuple):
        return sorted({code for one in value for code in _found(one, sought)})
    if not isinstance(value, str):
        return ()
    if "url" in sought:
        is_personal = _is_of_a_person(value) if value[:7].lower() == "mailto:" else has_email(value)
        return ["person-email"] if is_personal else ()
    codes = []
    if has_email(value):
        codes.append("person-email")
    if "phone" in sought and has_phone(value):
        codes.append("person-phone")
    if "name" in sought and has_name(value):
        codes.append("person-name")
    return codes


def in_sources(contents: Contents) -> Iterator[Finding]:
    """Persons in evidence, and in what is said of documents and datasets."""
    harmless: set[tuple[tuple[str, ...], str]] = set()  # most rows of a file repeat the same few
    for saying, place in contents.sayings():
        said = (saying.evidence.reported_by, saying.evidence.note)
        if said in harmless:
            continue
        found = list(_in_fields(place, reported_by=said[0], evidence_note=said[1]))
        yield from found
        if not found:
            harmless.add(said)
    for document, place in contents.documents:
        yield from _in_fields(place, title=document.title, date_note=document.date_note)
    for dataset, place in contents.datasets:
        yield from _in_fields(place, title=dataset.title)


def _in_fields(place: Place, **fields: object) -> Iterator[Finding]:
    for column, value in fields.items():
        for code in _found(value, ("email", "phone", "name")):
            yield finding(code, place, column, property=column)
