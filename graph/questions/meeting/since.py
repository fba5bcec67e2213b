"""What has changed in the network since the last meeting, beside what the meeting itself recorded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.model.records import Merged, Value
from graph.model.vocabulary import base_name, kind_of_id
from graph.questions.area_changes import area_log, ends_of
from graph.questions.base import Coded
from graph.questions.changes import shown_name
from graph.questions.describe import property_label
from graph.questions.draft import Draft
from graph.questions.first_loads import AT_ONCE, first_loads, years
from graph.questions.meeting.sheet import short
from graph.questions.meetings import begins, held
from graph.questions.paper import Line, Section
from graph.store.base import LogEntry, View

_OF_MEETINGS = ("Observation", "Event", "Area", "Need", "TargetGroup")
"""Kinds that the page tells in other sections, or that are no news of the network."""

_ORDER = ("added", "changed", "removed")

_KINDS = ("Service", "Organisation", "Network", "Team", "Place", "Professional", "Initiative", "Method", "Guideline")
"""Kinds in the order they are told; others after them."""


def section(view: View, draft: Draft, limit: int) -> Section:
    """A line for each thing and link of the area that was added, changed or removed since the last meeting's day."""
    title, meetings = draft.say("title:since"), held(draft.picture)
    day = begins(meetings[0]) if meetings else None
    if day is None:
        return Section("since", title, 1, draft.say("none:since-meeting"))
    picture = draft.picture
    log = area_log(view, draft.asking.scope, picture.areas, picture.own, since=day.isoformat())
    found = _told(log)
    loads, rest = _apart(found)
    first = first_loads(view, draft.asking.scope, {one[0].dataset for one in loads[:limit]})
    told = [_load(draft, view, one, first) for one in loads[:limit]]
    told += [_line(draft, view, one) for one in rest[: limit - len(told)]]
    left = len(loads) + len(rest) - len(told)
    lines, more = tuple(told), draft.say("more-changes", count=left) if left > 0 else None
    text = None if lines else draft.say("none:since")
    return Section("since", title, 1, text, lines, more)


def _told(log: Iterable[LogEntry]) -> list[Sequence[LogEntry]]:
    """The entries of each record that differs in the end; links of what is itself new or gone are left out."""
    by_key: dict[str, list[LogEntry]] = {}
    for entry in log:
        kinds = {kind_of_id(end) for end in ends_of(entry.key)}
        if kinds.isdisjoint(_OF_MEETINGS) and (entry.before or entry.after or entry.what != "changed"):
            by_key.setdefault(entry.key, []).append(entry)
    news = {key: what for key, entries in by_key.items() if (what := _what(entries))}
    told = [
        key for key in news if "|" not in key or all(news.get(end) not in ("added", "removed") for end in ends_of(key))
    ]
    told.sort(key=lambda key: ("|" in key, _ORDER.index(news[key]), _rank(key), key))
    return [by_key[key] for key in told]


def _rank(key: str) -> int:
    kind = kind_of_id(key)
    return _KINDS.index(kind) if kind in _KINDS else len(_KINDS)


def _apart(found: Sequence[Sequence[LogEntry]]) -> tuple[list[Sequence[LogEntry]], list[Sequence[LogEntry]]]:
    """What single loads added in numbers, load by load, and the rest thing by thing."""
    by_load: dict[tuple[int, str], list[LogEntry]] = {}
    for entries in found:
        if _what(entries) == "added":
            by_load.setdefault((entries[0].revision, entries[0].dataset), []).append(entries[0])
    loads = {load: added for load, added in by_load.items() if len(added) >= AT_ONCE}
    rest = [one for one in found if _what(one) != "added" or (one[0].revision, one[0].dataset) not in loads]
    return [loads[load] for load in sorted(loads)], rest


def _load(draft: Draft, view: View, added: Sequence[LogEntry], first: Mapping[str, int]) -> Line:
    """One line for all that a load of a dataset added to the area; what came here first is not told as new."""
    name, day = added[0].dataset, draft.date(added[0].at[:10])
    dataset = view.datasets().get(name)
    facts = {"title": dataset.title if dataset else name, "count": len(added), "date": day}
    if first.get(name) != added[0].revision:
        return draft.citing.line(short(draft.say("news:load", **facts)), ())
    records = [record for one in added if (record := _record(draft, one.key)) is not None]
    told = years(records, name)
    text = draft.say("news:first-load", years=told, **facts) if told else draft.say("news:first-load-undated", **facts)
    return draft.citing.line(short(text), ())


def _what(entries: Sequence[LogEntry]) -> str:
    """What several entries of one record come to; "" where it is as it was."""
    first, last = entries[0].what, entries[-1].what
    if first == "added":
        return "" if last == "removed" else "added"
    if last == "removed":
        return "removed"
    return "changed" if _differing(entries) else ""


def _differing(entries: Sequence[LogEntry]) -> list[str]:
    """Keys of the values that are others in the end than they were."""
    was: dict[str, Value | None] = {}
    now: dict[str, Value | None] = {}
    for entry in entries:
        for name in (*entry.before, *entry.after):
            was.setdefault(name, entry.before.get(name))
            now[name] = entry.after.get(name)
    return [name for name in now if was[name] != now[name]]


def _line(draft: Draft, view: View, entries: Sequence[LogEntry]) -> Line:
    key, last, what = entries[0].key, entries[-1], _what(entries)
    mark = Coded(what, draft.say(f"news:{what}"))
    if what == "changed":
        mark = Coded(what, draft.say("news:changed", properties=", ".join(_changed(draft, entries))))
    name = shown_name(last, _names(draft, key), draft.asking)
    records = [record for record in (_record(draft, key),) if record is not None]
    marks = [mark]
    if not records:
        dataset = view.datasets().get(last.dataset)
        marks.append(Coded("dataset", draft.say("news:dataset", title=dataset.title if dataset else last.dataset)))
    about = [draft.ref(draft.web.source.nodes[end]) for end in ends_of(key) if end in draft.web.source.nodes]
    return draft.citing.line(short(name), records, about=about, marks=marks)


def _record(draft: Draft, key: str) -> Merged | None:
    if "|" not in key:
        return draft.web.source.nodes.get(key)
    return next((link for link in draft.web.source.links if link.key == key), None)


def _names(draft: Draft, key: str) -> Mapping[str, str]:
    nodes = draft.web.source.nodes
    return {end: draft.name(nodes[end]) for end in ends_of(key) if end in nodes}


def _changed(draft: Draft, entries: Sequence[LogEntry]) -> Iterable[str]:
    """The properties that changed, each once, as people call them."""
    told = {base_name(name): property_label(base_name(name), draft.asking) for name in _differing(entries)}
    return sorted(told.values())
