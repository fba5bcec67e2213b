"""What has changed, as a page tells it: by day and by dataset, with links to what is still there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from graph.model.dates import in_words
from graph.model.vocabulary import LANGUAGES
from graph.model.wording import label
from graph.questions.area_changes import ends_of
from graph.questions.base import Asking, Ref
from graph.questions.changes import Changed, ChangesAnswer
from graph.questions.describe import ref
from graph.store.base import Scope, View

_DAY = len("2026-11-22")


@dataclass(frozen=True, slots=True)
class Entry:
    """A change. ``ends``: what it is about, or both ends of a link, if they are still there; ``relation`` of a link;
    ``values``: the word of each, its language if it is of one, what it was and what it is, "" for nothing.
    """

    item: Changed
    ends: tuple[Ref, ...]
    relation: str
    values: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """Changes of a dataset on a day."""

    dataset: str
    fictional: bool
    entries: Sequence[Entry]


def by_day(view: View, answer: ChangesAnswer) -> list[tuple[str, list[Loaded]]]:
    """Days in words, each with what changed on it."""
    scope: Scope = "network" if answer.scope == "network" else "public"
    asking = Asking(date.fromisoformat(answer.as_of), answer.language, scope)
    ends = sorted({end for one in answer.items for end in ends_of(one.key)})
    found = view.select("record", asking.scope, ids=ends)
    there = {key: ref(node, asking, found.datasets) for key, node in found.nodes.items()}
    datasets = view.datasets()

    def loaded(name: str, items: Sequence[Changed]) -> Loaded:
        known = datasets.get(name)
        entries = [_entry(one, there, asking) for one in items]
        return Loaded(known.title if known else name, known.fictional if known else False, entries)

    return [
        (
            in_words(day, asking.language),
            [loaded(name, [*group]) for name, group in groupby(of_day, key=lambda one: one.dataset)],
        )
        for day, of_day in groupby(answer.items, key=lambda one: one.at[:_DAY])
    ]


def _entry(item: Changed, there: dict[str, Ref], asking: Asking) -> Entry:
    ends = ends_of(item.key)
    known = tuple(there[end] for end in ends if end in there)
    relation = label("link", item.key.partition("|")[0], asking.language) if "|" in item.key else ""
    values = [
        (name, _language(name), item.before.get(name, ""), item.after.get(name, ""))
        for name in {**item.before, **item.after}
    ]
    return Entry(item, known if len(known) == len(ends) else (), relation, tuple(values))


def _language(name: str) -> str:
    """The language of a value, as its word tells it: "name (sv)"."""
    told = name.rpartition(" (")[2].removesuffix(")")
    return told if told in LANGUAGES else ""
