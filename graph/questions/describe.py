"""Records in plain words: names, values, sources and ages, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from graph.model.dates import age_days, first_day, in_words, last_day
from graph.model.records import Dataset, Evidence, Merged, MergedNode, Value
from graph.model.vocabulary import LANGUAGES, base_name, property_of
from graph.model.wording import label
from graph.questions.base import Asking, Cited, Coded, Ref
from graph.store.base import Slice

STALE_DAYS = 365
"""Facts older than this are marked as old."""

YEAR = 365.25

CALLED = ("name", "alt_names", "summary")
"""Properties that say what something is called, as a list of words does, and not how it is."""


def name_of(node: MergedNode, language: str) -> tuple[str, str]:
    """A node's name and its language: the asked one, else Finnish, else any."""
    return text_of(node, "name", language) or (node.key, "")


def text_of(record: Merged, property_name: str, language: str) -> tuple[str, str] | None:
    """A text property and its language: the asked one, else Finnish, else any. None if nobody gives it."""
    others = sorted(key.partition("@")[2] for key in record.values if base_name(key) == property_name)
    for one in (language, *LANGUAGES, *others):
        value = record.values.get(f"{property_name}@{one}")
        if value is not None:
            return str(value), one
    return None


def ref(node: MergedNode, asking: Asking, datasets: Mapping[str, Dataset]) -> Ref:
    """A node by name."""
    name, language = name_of(node, asking.language)
    return Ref(node.key, node.kind, name, language, fictional(node.evidence, datasets))


def fictional(evidence: Iterable[Evidence], datasets: Mapping[str, Dataset]) -> bool:
    """Whether any of the sources is made up."""
    return any(datasets[e.dataset].fictional for e in evidence if e.dataset in datasets)


def coded(group: str, code: Value | None, asking: Asking) -> Coded | None:
    """A code and its plain word; None where nothing is recorded."""
    return None if code is None else Coded(str(code), label(group, str(code), asking.language))


def property_label(key: str, asking: Asking) -> str:
    """The plain word of a value's key, with the language of a text: "nimi (sv)"."""
    word = label("property", base_name(key), asking.language)
    language = key.partition("@")[2]
    return f"{word} ({language})" if language else word


def value_text(kind: str, key: str, value: Value, asking: Asking) -> str:
    """A value as people read it: codes by their words, dates in words, lists joined."""
    prop = property_of(kind, key)
    if isinstance(value, tuple):
        return ", ".join(value_text(kind, key, one, asking) for one in value)
    if isinstance(value, bool):
        return asking.say("yes" if value else "no")
    if prop is not None and prop.codes:
        return label(prop.codes, str(value), asking.language)
    if prop is not None and prop.type == "date":
        return in_words(str(value), asking.language)
    if prop is not None and prop.type == "languages":
        return language_name(str(value), asking.language)
    if isinstance(value, float):
        return f"{value:g}".replace(".", "." if asking.language == "en" else ",")
    return str(value)


def language_name(code: str, language: str) -> str:
    """The name of a language in another language ("suomi", "finska", "Finnish"); the code where unknown."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code).get_language_name(language) or code
    except (UnknownLocaleError, ValueError):
        return code


def cited(record: Merged, source: Slice, asking: Asking) -> tuple[Cited, ...]:
    """Every saying that bears a merged record, newest first."""
    return tuple(_cite(record, position, one, source, asking) for position, one in enumerate(record.evidence))


def _cite(record: Merged, at: int, evidence: Evidence, source: Slice, asking: Asking) -> Cited:
    document = source.documents.get((evidence.dataset, evidence.document))
    dataset = source.datasets.get(evidence.dataset)
    title = document.title if document else dataset.title if dataset else evidence.dataset
    modality = said_by(record, "modality", at)
    certainty = said_by(record, "certainty", at)
    made_up = dataset is not None and dataset.fictional
    age = age_days(evidence.said_on or None, asking.today)
    parts = [
        f"{title}, {evidence.locator}" if evidence.locator else title,
        _when(evidence, age, asking),
        *([label("modality", modality, asking.language)] if modality else []),
        *([label("certainty", certainty, asking.language)] if certainty else []),
        *([asking.say("fictional")] if made_up else []),
    ]
    return Cited(
        evidence.dataset,
        evidence.document,
        title,
        evidence.locator,
        evidence.said_on,
        evidence.date_basis,
        evidence.verified_on,
        age,
        modality,
        certainty,
        made_up,
        evidence.note,
        " · ".join(parts),
    )


def telling(record: Merged) -> set[int]:
    """Positions of the evidence that says more than what something is called in words; all where none does."""
    said = {at for name, places in record.supports.items() if base_name(name) not in CALLED for at in places}
    return said or set(range(len(record.evidence)))


def listed(node: MergedNode, name: str) -> tuple[str, ...]:
    """A list property of a node; empty where nothing is recorded."""
    value = node.values.get(name, ())
    return value if isinstance(value, tuple) else ()


def said_by(record: Merged, property_name: str, at: int) -> str | None:
    """What the saying at a position of a record's evidence says of a property; None where it says nothing."""
    for other in record.differing:
        if other.property == property_name and at in other.evidence:
            return str(other.value)
    if at in record.supports.get(property_name, ()) and property_name in record.values:
        return str(record.values[property_name])
    return None


def _when(evidence: Evidence, age: int | None, asking: Asking) -> str:
    if not evidence.said_on:
        when = asking.say("undated")
    else:
        when = in_words(evidence.said_on, asking.language)
        if evidence.date_basis == "inferred":
            when = asking.say("date-inferred", date=when)
        when = f"{when} ({age_text(age, asking)})"
    if evidence.verified_on:
        when += ", " + asking.say("verified", date=in_words(evidence.verified_on, asking.language))
    return when


def age_text(age: int | None, asking: Asking) -> str:
    """An age in days in plain words: this month, 5 months, more than 7 years."""
    if age is None:
        return asking.say("age-unknown")
    if age < 0:
        return asking.say("age-ahead")
    years = int(age / YEAR)
    if years >= 2:
        return asking.say("age-years", years=years)
    months = int(age / (YEAR / 12))
    return asking.say("age-months", months=months) if months >= 2 else asking.say("age-days", days=age)


def newest(stated: Iterable[str]) -> str:
    """Of several EDTF dates the one that ends last; "" where there is none."""
    dated = [(day, one) for one in stated if one and (day := last_day(one)) is not None]
    return max(dated)[1] if dated else ""


def newest_age(record: Merged, today: date) -> int | None:
    """Days since a record was last said or verified, by what had been said by ``today``; None without a date."""
    day = last_day(newest_by(record.evidence, today))
    return None if day is None else max(0, (today - day).days)


def newest_by(evidence: Iterable[Evidence | Cited], today: date) -> str:
    """The newest EDTF date of evidence, without what was said after a day; "" where there is none."""
    stated = (one for e in evidence for one in (e.said_on, e.verified_on))
    return newest(one for one in stated if (first_day(one) or today) <= today)
