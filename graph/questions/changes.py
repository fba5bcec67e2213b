"""Changes: what was added, removed and changed since a day, a revision or the last meeting, by dataset.

That a later document is silent about something is not a removal: only a dataset's own reload or removal is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from graph.errors import BadQuestion
from graph.model.dates import BadDate, first_day, in_words, iso_day
from graph.model.records import Value
from graph.model.vocabulary import LANGUAGES, Property, base_name, kind_of_id, link_kinds, node_kinds, properties
from graph.model.wording import catalogue, labels
from graph.questions.area import asked_area
from graph.questions.area_changes import area_log, ends_of
from graph.questions.base import Asking, Fact, LeftOut, ListAnswer, Parameter, Reason, Taken, check_limit, frame
from graph.questions.describe import name_of, property_label, value_text
from graph.questions.first_loads import AT_ONCE, first_loads
from graph.questions.meetings import begins, held
from graph.questions.naming import AREA_KINDS
from graph.questions.picture import Picture
from graph.store.base import LogEntry, View

LAST_MEETING = "last-meeting"
"""``since`` as a code: from the day of the last network meeting on."""

PARAMETERS = (
    Parameter("since", required=True),
    Parameter("area", node_kinds=AREA_KINDS),
    Parameter("limit", "whole", default=100, cuts_items=True),
)


@dataclass(frozen=True, slots=True)
class Changed:
    """One record that was added, removed or changed. ``before`` and ``after`` hold the values that differ;
    ``fictional``: its dataset is made up.
    """

    revision: int
    at: str
    dataset: str
    key: str
    what: str
    name: str
    before: Mapping[str, str]
    after: Mapping[str, str]
    text: str
    fictional: bool


@dataclass(frozen=True, slots=True)
class ChangesAnswer(ListAnswer):
    """Changes, oldest first."""

    items: tuple[Changed, ...] = ()


def changes(view: View, asking: Asking, *, since: str, area: str | None = None, limit: int = 100) -> ChangesAnswer:
    """What changed since a day (EDTF), after a revision (a whole number), or since an area's last network meeting.

    With an area only what belongs to it. Raises BadQuestion for anything else and for a last meeting without an area,
    NothingFound and Ambiguous for the area's name.
    """
    check_limit(limit)
    asked: dict[str, Fact] = {"since": since, "area": area, "limit": limit}
    by_meeting = _is_last_meeting(since)
    if area is None:
        if by_meeting:
            raise BadQuestion("since-needs-area", parameter="area")
        after, day = _beginning(since)
        shown = list(islice(view.log(asking.scope, after, day), limit))
        more = view.log_length(asking.scope, after, day) - len(shown)
        return _answer(view, asking, asked, shown, more, _told(since, day, asking), ())
    scope, taken = asked_area(view, asking, area)
    picture = Picture(view, asking, taken.ref, scope, scope.own)
    after, day = (0, _last_meeting(picture)) if by_meeting else _beginning(since)
    if by_meeting and not day:
        notes = (asking.reason("no-meeting-held", area=taken.ref.name),)
        return ChangesAnswer(**frame(view, asking, "changes", asked, taken=(taken,), notes=notes))
    entries = area_log(view, asking.scope, picture.areas, picture.own, after, day)
    shown = list(islice(entries, limit))
    more = sum(1 for _ in entries)
    return _answer(view, asking, asked, shown, more, _told(since, day, asking), (taken,))


def _told(since: str, day: str, asking: Asking) -> str:
    """Since when, in words: a day as people write it, a revision by its number."""
    return in_words(day, asking.language) if day else since


def _answer(
    view: View,
    asking: Asking,
    asked: Mapping[str, Fact],
    shown: list[LogEntry],
    more: int,
    since: str,
    taken: tuple[Taken, ...],
) -> ChangesAnswer:
    ends = {key for entry in shown for key in ends_of(entry.key)}
    known = view.select("record", asking.scope, ids=sorted(ends))
    names = {key: name_of(node, asking.language)[0] for key, node in known.nodes.items()}
    datasets = view.datasets()
    invented = {key for key, one in datasets.items() if one.fictional}
    items = tuple(_changed(entry, names, entry.dataset in invented, asking) for entry in shown)
    left = (LeftOut("more", more, asking.say("left-more", count=more)),) if more else ()
    notes: tuple[Reason, ...] = () if items else (asking.reason("no-changes", since=since),)
    if items and taken:
        notes = (asking.reason("changes-of-area", since=since, area=taken[0].ref.name),)
    notes += tuple(_first_loads(view, asking, shown))
    parts = {"items": items, "left_out": left, "notes": notes, "taken": taken}
    return ChangesAnswer(**frame(view, asking, "changes", asked, **parts))


def _first_loads(view: View, asking: Asking, shown: list[LogEntry]) -> Iterator[Reason]:
    """That the many additions of a load are those of a dataset that was not here before."""
    loads = Counter((one.dataset, one.revision) for one in shown if one.what == "added")
    many = {load for load, count in loads.items() if count >= AT_ONCE}
    first = first_loads(view, asking.scope, {dataset for dataset, _ in many})
    days = {(one.dataset, one.revision): one.at[:10] for one in shown}
    known = view.datasets()
    for load in sorted(many & set(first.items())):
        title = known[load[0]].title if load[0] in known else load[0]
        yield asking.reason("changes-first-load", title=title, date=in_words(days[load], asking.language))


def _beginning(since: str) -> tuple[int, str]:
    """The revision after which, and the day from which on, changes are asked for.

    Four digits could be a year as well; a store with a thousand revisions is asked by day.
    """
    by_number = since.isascii() and since.isdigit() and len(since) < 4
    return (int(since), "") if by_number else (0, _day(since))


def _is_last_meeting(since: str) -> bool:
    """Whether the last network meeting is meant, by its code or in any of the program's languages."""
    said = catalogue("graph.questions")
    words = {said.text(key, language) for key in ("last-meeting", "last-meeting-too") for language in LANGUAGES}
    return since.strip().casefold() in {LAST_MEETING, *words}


def _last_meeting(picture: Picture) -> str:
    """The day of the last network meeting that has been held; "" where none is recorded."""
    days = [day for meeting in held(picture) if (day := begins(meeting)) is not None]
    return days[0].isoformat() if days else ""


def _day(since: str) -> str:
    try:
        day = first_day(iso_day(since))
    except BadDate as error:
        raise BadQuestion("bad-since", parameter="since", text=since) from error
    if day is None:
        raise BadQuestion("bad-since", parameter="since", text=since)
    return day.isoformat()


def _changed(entry: LogEntry, names: Mapping[str, str], fictional: bool, asking: Asking) -> Changed:
    name = shown_name(entry, names, asking)
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
        fictional,
    )


def shown_name(entry: LogEntry, names: Mapping[str, str], asking: Asking) -> str:
    """What an entry is about: a thing's name, or both ends of a link and the relation between them."""
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
