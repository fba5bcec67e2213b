"""Every value against its property: type, code, date, address, language, length, control characters.

A test takes a value and returns complaints, (code, facts) each. Tests are made once a kind and key, so that
each of the many values of a large file costs one look-up and one call.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from graph.merge.checks.contents import Contents
from graph.merge.checks.faults import clipped, finding
from graph.model.dates import BadDate, parse
from graph.model.records import Finding
from graph.model.vocabulary import (
    CODES,
    OLDEST,
    TEXT_LANGUAGES,
    YOUNGEST,
    Property,
    base_name,
    language_codes,
    properties,
    property_of,
)

LONGEST_TEXT = 10_000
"""Characters a text may have."""

Complaint = tuple[str, Mapping[str, object]]
Test = Callable[[object], Sequence[Complaint]]
FINE: tuple[Complaint, ...] = ()

# All that no form of XML, CSV or address can carry; tab and line ends may stand in text.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ADDRESS = re.compile(r"https?://[^\s/?#]\S*|tel:\+?[\d(). -]+|mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)


def text_test(value: object) -> Sequence[Complaint]:
    """Text of a fair length, without control characters."""
    if not isinstance(value, str):
        return [("not-text", {})]
    if len(value) <= LONGEST_TEXT and value.isprintable():  # the common case, without a regular expression
        return FINE
    complaints: list[Complaint] = []
    if len(value) > LONGEST_TEXT:
        complaints.append(("text-too-long", {"length": len(value), "limit": LONGEST_TEXT}))
    if _CONTROL.search(value):
        complaints.append(("control-character", {}))
    return complaints


def _texts(value: object) -> Sequence[Complaint]:
    if not isinstance(value, tuple):
        return [("not-a-list", {})]
    return [complaint for one in value for complaint in text_test(one)]


def _flag(value: object) -> Sequence[Complaint]:
    return FINE if isinstance(value, bool) else [("not-yes-or-no", {})]


def _whole(value: object) -> Sequence[Complaint]:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return FINE
    return [("not-a-whole-number", {"value": clipped(value)})]


def is_number(value: object) -> bool:
    """Whether the value is a finite number, not a yes or no."""
    return isinstance(value, int | float) and not isinstance(value, bool) and _finite(value)


def _finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:  # a whole number beyond the reach of decimals
        return False


def _number(value: object) -> Sequence[Complaint]:
    return FINE if is_number(value) else [("not-a-number", {"value": clipped(value)})]


def _date(value: object) -> Sequence[Complaint]:
    if not isinstance(value, str):
        return [("bad-date", {"value": clipped(value)})]
    try:
        parse(value)
    except BadDate as bad:
        return [(bad.code, {"value": clipped(value)})]
    return FINE


def _url(value: object) -> Sequence[Complaint]:
    complaints = text_test(value)
    if isinstance(value, str) and not _ADDRESS.fullmatch(value):
        return [*complaints, ("bad-url", {"value": clipped(value)})]
    return complaints


def _ytunnus(value: object) -> Sequence[Complaint]:
    """The seven digits, hyphen and check digit; other ways to write it would not tell the same one apart."""
    from stdnum.fi import ytunnus

    if isinstance(value, str) and ytunnus.is_valid(value) and ytunnus.format(value) == value:
        return FINE
    return [("bad-ytunnus", {"value": clipped(value)})]


def _age(value: object) -> Sequence[Complaint]:
    if isinstance(value, int | float) and is_number(value) and not YOUNGEST <= value <= OLDEST:
        return [("age-out-of-range", {"value": value, "lowest": YOUNGEST, "highest": OLDEST})]
    return _number(value)


def _code_test(prop: Property) -> Test:
    allowed = CODES[prop.codes]

    def one(value: object) -> Sequence[Complaint]:
        if isinstance(value, str) and value in allowed:
            return FINE
        return [("unknown-code", {"value": clipped(value), "allowed": ", ".join(allowed)})]

    def each(value: object) -> Sequence[Complaint]:
        if not isinstance(value, tuple):
            return [("not-a-list", {})]
        return [complaint for code in value for complaint in one(code)]

    return each if prop.many else one


def _languages(value: object) -> Sequence[Complaint]:
    if not isinstance(value, tuple):
        return [("not-a-list", {})]
    known = language_codes()
    return [
        ("unknown-language", {"code": clipped(one)}) for one in value if not (isinstance(one, str) and one in known)
    ]


_BY_NAME: dict[str, Test] = {"ytunnus": _ytunnus, "min_age": _age, "max_age": _age}
_BY_TYPE: dict[str, Test] = {
    "text": text_test,
    "words": text_test,
    "texts": _texts,
    "word_list": _texts,
    "whole": _whole,
    "number": _number,
    "flag": _flag,
    "date": _date,
    "url": _url,
    "languages": _languages,
}


def test_of(prop: Property) -> Test:
    """The test for values of a property."""
    if prop.type in {"code", "codes"}:
        return _code_test(prop)
    return _BY_NAME.get(prop.name) or _BY_TYPE[prop.type]


def _test_of_key(kind: str, key: str) -> Test:
    """The test for a value's key, which may name a property that the kind lacks or leave its language out."""
    prop = property_of(kind, key)
    if prop is None:
        of_that_name = properties(kind).get(base_name(key))
        if of_that_name is not None and of_that_name.by_language:
            return lambda _: [("missing-language", {})]
        return lambda _: [("unknown-property", {"kind": kind})]
    test, language = test_of(prop), key.partition("@")[2]
    if not prop.by_language or language in TEXT_LANGUAGES:
        return test
    if not language:
        return lambda _: [("missing-language", {})]
    return lambda value: [("unknown-language", {"code": clipped(language)}), *test(value)]


def single_values(contents: Contents) -> Iterator[Finding]:
    """Each value of each saying by itself."""
    for kind, placed in contents.by_kind():
        tests: dict[str, Test] = {}
        for saying, place in placed:
            for key, value in saying.values.items():
                test = tests.get(key)
                if test is None:
                    test = tests[key] = _test_of_key(kind, key)
                for code, facts in test(value):
                    yield finding(code, place, key, property=clipped(key), **facts)
