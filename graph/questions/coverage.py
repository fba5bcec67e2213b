"""Coverage: which needs are met where. A need's narrower ones count in it; what is not recorded is an empty cell.

Columns: the area as a whole, its municipalities, and apart what is wider, nationwide and online.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.model.records import MergedNode
from graph.questions.area import OVERLAPPING, AreaScope, asked_area, known, needed
from graph.questions.base import Answer, Asking, Coded, Fact, LeftOut, Parameter, Ref, frame
from graph.questions.describe import name_of, ref
from graph.questions.naming import AREA_KINDS
from graph.questions.need_table import Entry, NeedTable, read_table
from graph.questions.standing import real
from graph.store.base import View

PARAMETERS = (Parameter("area", node_kinds=AREA_KINDS),)

_ALL_SHOWN = 40
"""Municipalities, above which those of which nothing is recorded are left out: a welfare area has at most 33."""

_APART = {"wider": "wider", "overlapping": "wider", "national": "national", "digital": "digital", "unknown": "unknown"}
"""Columns for what is not the area's own, by where it is."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What meets a need in a column, in force as far as known and planned; ``text`` says both.

    Where there is neither, it says how many are paused or over, or "not recorded". ``services`` are all of them.
    """

    column: str
    in_force: int
    planned: int
    text: str
    services: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A need and its cells, in the order of the columns."""

    need: Ref
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class CoverageAnswer(Answer):
    """Needs by areas."""

    columns: tuple[Coded, ...] = ()
    items: tuple[CoverageRow, ...] = ()


def coverage(view: View, asking: Asking, *, area: str | None = None) -> CoverageAnswer:
    """Which needs are met in an area, its municipalities, wider, nationwide and online.

    Raises BadQuestion without an area, NothingFound and Ambiguous for its name.
    """
    scope, taken = asked_area(view, asking, needed(area))
    areas = [key for key, number in scope.relation.items() if number <= OVERLAPPING]
    table = read_table(view, asking, scope, areas)
    columns_of = _Columns(view, asking, scope, taken.ref)
    placed = [(one, columns_of.of(one, table)) for one in table.entries]
    columns, without = columns_of.used({column for _, found in placed for column in found})
    rows = [_row(need, table, placed, columns, asking) for need in _rows(view, asking, scope, table)]
    asked: Mapping[str, Fact] = {"area": area}
    parts = {
        "taken": (taken,),
        "known": known(view, asking, scope, taken.ref),
        "notes": (asking.reason("coverage-empty"),),
        "filter": (asking.reason("coverage-rule"),),
        "left_out": (_left(asking, without),) if without else (),
        "columns": tuple(columns),
        "items": tuple(rows),
    }
    return CoverageAnswer(**frame(view, asking, "coverage", asked, **parts))


class _Columns:
    """The columns of an area: itself and its municipalities, and which of them something is available in."""

    def __init__(self, view: View, asking: Asking, scope: AreaScope, area: Ref) -> None:
        found = view.select("neighbourhood", asking.scope, keys=scope.own, kinds=["part_of"])
        own = set(scope.own)
        self._asking = asking
        self._asked = {key for key, number in scope.relation.items() if number == 0}
        self._area = area
        self._above = {key: [one.target for one in found.links if one.source == key] for key in own}
        nodes = {key: node for key, node in found.nodes.items() if key in own and key not in self._asked}
        self._municipalities = {
            key: name_of(node, asking.language)[0]
            for key, node in nodes.items()
            if node.values.get("area_type") == "municipality"
        }

    def of(self, entry: Entry, table: NeedTable) -> set[str]:
        """The columns in which an entry stands."""
        if not entry.place.own:
            return {_APART[entry.place.relation]} if entry.place.relation in _APART else set()
        pairs = table.available(entry.node.key)
        held = [area.key for link, area in pairs if real(link, self._asking.today)]
        areas = held or [area.key for _, area in pairs]
        return {column for area in areas for column in self._column(area)}

    def _column(self, area: str) -> set[str]:
        """The municipality that an area is or lies in; the asked area where it is in none."""
        left, seen = [area], {area}
        while left:
            one = left.pop(0)
            if one in self._municipalities:
                return {one}
            above = [up for up in self._above.get(one, ()) if up not in seen]
            seen.update(above)
            left.extend(above)
        return {self._area.id} if seen & (self._asked | self._above.keys()) else set()

    def _own_name(self, municipalities: Sequence[object]) -> str:
        name = self._area.name
        return self._asking.say("coverage-own", area=name) if municipalities else name

    def used(self, columns: set[str]) -> tuple[list[Coded], int]:
        """The columns in order: the area, its municipalities by name, and those apart in which anything stands.

        Of a large area only municipalities in which anything stands; and how many are left out.
        """
        municipalities = sorted(self._municipalities.items(), key=lambda one: (one[1], one[0]))
        shown = [one for one in municipalities if len(municipalities) <= _ALL_SHOWN or one[0] in columns]
        apart = [code for code in dict.fromkeys(_APART.values()) if code in columns]
        found = [
            Coded(self._area.id, self._own_name(municipalities)),
            *(Coded(key, name) for key, name in shown),
            *(Coded(code, self._asking.say(f"coverage-{code}")) for code in apart),
        ]
        return found, len(municipalities) - len(shown)


def _left(asking: Asking, count: int) -> LeftOut:
    return LeftOut("coverage-without", count, asking.say("coverage-without", count=count))


def _rows(view: View, asking: Asking, scope: AreaScope, table: NeedTable) -> list[MergedNode]:
    """The widest of the needs that somebody meets or expects, by name."""
    around = [key for key, number in scope.relation.items() if number < OVERLAPPING]
    found = view.select("neighbourhood", asking.scope, keys=around, kinds=["expected_in"])
    expected = {link.source for link in found.links if real(link, asking.today)}
    needs = {**table.needs, **{key: found.nodes[key] for key in expected if key in found.nodes}}
    met = {need for one in table.entries for need in one.needs} | expected
    around_it = {need: table.wider.get(need, frozenset()) | {need} for need in {*met, *needs}}
    # The widest have nothing wider but what is also a part of them: datasets may say a circle among them.
    rows = {
        min(around_it.get(top, {top}))
        for need in met
        for top in around_it[need]
        if all(top in around_it.get(wider, ()) for wider in around_it.get(top, ()))
    }
    return sorted((needs[key] for key in rows), key=lambda node: (name_of(node, asking.language)[0], node.key))


def _row(
    need: MergedNode,
    table: NeedTable,
    placed: Sequence[tuple[Entry, set[str]]],
    columns: Iterable[Coded],
    asking: Asking,
) -> CoverageRow:
    meeting = {one.node.key for one in table.meeting(need.key)}
    cells = []
    for column in columns:
        here = [one for one, found in placed if column.code in found and one.node.key in meeting]
        cells.append(_cell(column.code, here, table, asking))
    return CoverageRow(ref(need, asking, table.source.datasets), tuple(cells))


def _cell(column: str, entries: Sequence[Entry], table: NeedTable, asking: Asking) -> Cell:
    counted = [one for one in entries if one.counts]
    planned = [one for one in entries if one.standing == "planned"]
    stopped = [one for one in entries if one not in counted and one not in planned]
    text = asking.say("coverage-stopped", count=len(stopped)) if stopped else asking.say("not-recorded")
    if counted or planned:
        key = "coverage-both" if counted and planned else "coverage-in-force" if counted else "coverage-planned"
        text = asking.say(key, count=len(counted), planned=len(planned))
    services = sorted(entries, key=lambda one: one.node.key)
    refs = tuple(ref(one.node, asking, table.source.datasets) for one in services)
    return Cell(column, len(counted), len(planned), text, refs)
