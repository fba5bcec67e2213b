"""Errors and findings in plain words. Each package brings its own sentences; the door only joins them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.errors import SeinatonError
from graph.model.records import Finding, Place
from graph.model.vocabulary import base_name, link_kinds, node_kinds
from graph.model.wording import catalogue, label

CATALOGUES = (
    "api",
    "api.pages",
    "graph.questions",
    "graph.questions.gaps",
    "graph.questions.handbook",
    "graph.questions.meeting",
    "graph.export",
    "graph.model",
    "loaders",
)
"""Packages with a ``sentences.csv``, in the order they are asked."""


def say(key: str, language: str, **facts: object) -> str:
    """The sentence of a key, wherever it stands. Raises KeyError for an unknown key."""
    for package in CATALOGUES:
        if key in (words := catalogue(package)):
            return words.text(key, language, **facts)
    raise KeyError(key)


def word_for(group: str, name: str, language: str) -> str:
    """The word of a part of a question (``field:``, ``parameter:``), or its name where nobody has written one yet."""
    key = f"{group}:{name}"
    return say(key, language) if has_words(key) else name


def has_words(key: str) -> bool:
    """Whether there is a sentence of this key."""
    return any(key in catalogue(package) for package in CATALOGUES)


def error_text(error: SeinatonError, language: str, doors: Sequence[str] = ()) -> str:
    """An error in the reader's language, with candidates or near names where it has them.

    ``doors``: begin the key of the sentence where a door has one of its own, since what to do is typed otherwise there;
    the first that has one counts.
    """
    own = (f"{door}error:{error.code}" for door in doors)
    key = next((one for one in own if has_words(one)), f"error:{error.code}")
    lines = [say(key, language, **_readable(error.facts, language))]
    candidates = error.facts.get("candidates")
    if isinstance(candidates, Sequence) and candidates:
        marks = {key: f", {say('fictional', language)}" for key in made_up(error)}
        lines += [
            f"  {name} – {label('node', kind, language)} ({key}){marks.get(key, '')}" for key, name, kind in candidates
        ]
    if error.facts.get("urgent"):
        lines.append(say("urgent", language))
    near = error.facts.get("near")
    if isinstance(near, Sequence) and near:
        lines.append(say("near", language, names=", ".join(str(one) for one in near)))
    return "\n".join(lines)


def made_up(error: SeinatonError) -> frozenset[str]:
    """Ids of the candidates of an error that are fictional."""
    listed = error.facts.get("made_up") or ()
    assert isinstance(listed, Sequence)
    return frozenset(listed)


def finding_text(finding: Finding, language: str) -> str:
    """A finding as one line: where, what, and what to do."""
    facts = {name: _fact(name, value, language) for name, value in finding.facts.items()}
    text = say(f"finding:{finding.code}", language, **facts)
    level = say(f"level-{finding.level}", language)
    place = place_text(finding.place, language)
    return f"{level}: {place}: {text}" if place else f"{level}: {text}"


def place_text(place: Place, language: str) -> str:
    """A place in the input: file, sheet, row, column, as far as known."""
    parts = [
        place.file,
        place.sheet,
        say("place-row", language, row=place.row) if place.row else "",
        say("place-column", language, column=_property(place.column, language)) if place.column else "",
    ]
    return ", ".join(part for part in parts if part)


def _fact(name: str, value: object, language: str) -> object:
    """Kinds and properties by their plain word, numbers as people write them; everything else as it is."""
    if name in {"property", "other_property"} and isinstance(value, str):
        return _property(value, language)
    if isinstance(value, float):
        text = f"{value:g}".replace("-", "−")
        return text if language == "en" else text.replace(".", ",")
    if name in {"kind", "other_kind", "source_kind", "target_kind"} and isinstance(value, str):
        group = "node" if value in node_kinds() else "link" if value in link_kinds() else ""
        return f"{label(group, value, language)} ({value})" if group else value
    return value


def _property(name: str, language: str) -> str:
    """A property's plain word with its own name; a heading as somebody wrote it stays as it is."""
    word = label("property", base_name(name), language)
    return name if word == base_name(name) else f"{word} ({name})"


def _readable(facts: Mapping[str, object], language: str) -> dict[str, object]:
    """Facts as people read them: numbers without needless digits, parameters by their plain word."""
    read: dict[str, object] = {}
    for name, value in facts.items():
        if isinstance(value, float):
            value = f"{value:g}".replace("-", "−")
            value = value if language == "en" else value.replace(".", ",")
        elif name == "parameter" and has_words(f"parameter:{value}"):
            value = say(f"parameter:{value}", language).lower()
        read[name] = value
    return read
