"""Changes: what was added, removed and changed since a day or a revision, by dataset.

That a later document is silent about something is not a removal: only a dataset's own reload or removal is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from graph.errors import BadQuestion
from graph.model.dates import BadDate, first_day
from graph.model.records import Value
from graph.model.vocabulary import Property, base_name, kind_of_id, link_kinds, node_kinds, properties
from graph.model.wording import labels
from graph.questions.base import Answer, Asking, Fact, LeftOut, Parameter, check_limit, frame
from graph.questions.describe import name_of, property_label, value_text
from graph.store.base import LogEntry, View

PARAMETERS = (
    Parameter("since", required=True),
    Parameter("limit", "whole", default=100),
)


@dataclass(frozen=True, slots=True)
class Changed:
    """One record that was added, removed or changed. ``before`` and ``after`` hold the values that differ."""

    revision: int
    at: str
    dataset: str
    key: str
    what: str
    name: str
    before: Mapping[str, str]
    after: Mapping[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class ChangesAnswer(Answer):
    """Changes, oldest first."""

    items: tuple[Changed, ...] = ()


def changes(view: View, asking: Asking, *, since: str, limit: int = 100) -> ChangesAnswer:
    """What changed since a day (EDTF) or after a revision (a whole number).

    Raises BadQuestion for anything else.
    """
    check_limit(limit)
    # Four digits could be a year as well; a store with a thousand revisions is asked by day.
    by_number = since.isascii() and since.isdigit() and len(since) < 4
    after, day = (int(since), "") if by_number else (0, _day(since))
    shown = list(islice(view.log(asking.scope, after, day), limit))
    more = view.log_length(asking.scope, after, day) - len(shown)
    ends = {key for entry in shown for key in _nodes_of(entry.key)}
    known = view.select("record", asking.scope, ids=sorted(ends))
    names = {key: name_of(node, asking.language)[0] for key, node in known.nodes.items()}
    items = tuple(_changed(entry, names, asking) for entry in shown)
    left = (LeftOut("more", more, asking.say("left-more", count=more)),) if more else ()
    notes = () if items else (asking.reason("no-changes", since=since),)
    asked: dict[str, Fact] = {"since": since, "limit": limit}
    datasets = view.datasets()
    made_up = any(datasets[entry.dataset].fictional for entry in shown if entry.dataset in datasets)
    parts = {"items": items, "left_out": left, "notes": notes, "fictional": made_up}
    return ChangesAnswer(**frame(view, asking, "changes", asked, **parts))


def _day(since: str) -> str:
    try:
        day = first_day(since)
    except BadDate as error:
        raise BadQuestion("bad-since", text=since) from error
    if day is None:
        raise BadQuestion("bad-since", text=since)
    return day.isoformat()


def _nodes_of(key: str) -> list[str]:
    return key.split("|")[1:3] if "|" in key else [key]


def _changed(entry: LogEntry, names: Mapping[str, str], asking: Asking) -> Changed:
    name = _name(entry, names, asking)
    return Changed(
        entry.revision,
        entry.at,
        entry.dataset,
        entry.key,
        entry.what,
        name,
        _texts(entry, entry.before, asking),
        _texts(entry, entry.after, asking),
        asking.say(f"changed-{entry.what}", name=name),
    )


def _name(entry: LogEntry, names: Mapping[str, str], asking: Asking) -> str:
    if "|" not in entry.key:
        said = entry.after or entry.before
        own = next((str(v) for k, v in sorted(said.items()) if base_name(k) == "name"), entry.key)
        return names.get(entry.key, own)
    kind, source, target = entry.key.split("|")[:3]
    relation = labels().text(f"link:{kind}", asking.language)
    return f"{names.get(source, source)} – {relation} – {names.get(target, target)}"


def _texts(entry: LogEntry, values: Mapping[str, Value], asking: Asking) -> dict[str, str]:
    """Differing values in words; of a personal value only that it changed."""
    kind = entry.key.split("|")[0] if "|" in entry.key else kind_of_id(entry.key)
    # The log outlives the vocabulary: what it no longer knows is shown as it was written.
    known = properties(kind) if kind in node_kinds() or kind in link_kinds() else {}
    return {
        property_label(name, asking): _text(kind, known.get(base_name(name)), name, value, asking)
        for name, value in values.items()
    }


def _text(kind: str | None, prop: Property | None, name: str, value: Value, asking: Asking) -> str:
    if kind is None or prop is None:
        return str(value)
    if prop.personal or prop.hidden_by:
        return asking.say("personal-hidden" if prop.personal else "not-told-here")
    return value_text(kind, name, value, asking)
