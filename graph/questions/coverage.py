"""Coverage: which needs are met where. A need's narrower ones count in it; what is not recorded is an empty cell.

Columns: the area as a whole, its municipalities, and apart what is wider, nationwide and online.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.model.records import Dataset, MergedNode
from graph.questions.area import OVERLAPPING, AreaScope, asked_area, known, needed
from graph.questions.base import Answer, Asking, Coded, Fact, LeftOut, Parameter, Ref, frame
from graph.questions.describe import fictional, name_of, ref
from graph.questions.naming import AREA_KINDS
from graph.questions.need_table import Entry, NeedTable, read_table, wider_of
from graph.questions.standing import COUNTED, modality, real, said_later
from graph.store.base import Slice, View

PARAMETERS = (Parameter("area", node_kinds=AREA_KINDS),)

_ALL_SHOWN = 40
"""Municipalities, above which those of which nothing is recorded are left out: a welfare area has at most 33."""

_MOST_NEEDS = 500
"""Needs that are looked at for rows that nobody meets: a loaded list of concepts may have thousands."""

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
    needs = _rows(view, asking, scope, table)
    rows = [_row(need, table, placed, columns, needs.datasets, asking) for need in needs.rows]
    asked: Mapping[str, Fact] = {"area": area}
    parts = {
        "taken": (taken,),
        "known": known(view, asking, scope, taken.ref),
        "notes": (asking.reason("coverage-empty"),),
        "filter": (asking.reason("coverage-rule"),),
        "left_out": tuple(_left(asking, without, needs.cut)),
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


def _left(asking: Asking, without: int, cut: bool) -> Iterable[LeftOut]:
    if without:
        yield LeftOut("coverage-without", without, asking.say("coverage-without", count=without))
    if cut:
        yield LeftOut("coverage-needs", 1, asking.say("coverage-needs", most=_MOST_NEEDS))


@dataclass(frozen=True, slots=True)
class _Needs:
    """The needs that are rows, in order; ``cut``: there are more needs that nobody meets than are looked at."""

    rows: Sequence[MergedNode]
    datasets: Mapping[str, Dataset]
    cut: bool = False


def _rows(view: View, asking: Asking, scope: AreaScope, table: NeedTable) -> _Needs:
    """The widest of all needs, by name: also of those that nobody meets, if anything at all is met or expected."""
    wanted = _wanted(view, asking, scope, table)
    if not wanted:
        return _Needs((), {})
    found = view.select("of_kind", asking.scope, kind="Need", limit=_MOST_NEEDS + 1)
    there = {key: found.nodes[key] for key, _ in found.hits[:_MOST_NEEDS] if _is_there(found.nodes[key], found, asking)}
    wider, needs = wider_of(view, asking, there)
    told = {one for key in wanted for one in {key, *table.wider.get(key, ())}}
    others = {key: needs[key] for key in _widest(there, wider) if not told & {key, *wider[key]}}
    rows = {**others, **wanted}.values()
    ordered = sorted(rows, key=lambda node: (name_of(node, asking.language)[0], node.key))
    datasets = {**found.datasets, **table.source.datasets}
    return _Needs(ordered, datasets, len(found.hits) > _MOST_NEEDS)


def _is_there(node: MergedNode, source: Slice, asking: Asking) -> bool:
    """Whether a need that nobody meets is one of this network's: not a plan's, not told later, not made up."""
    told = modality(node) in COUNTED and not said_later(node, asking.today)
    return told and not fictional(node.evidence, source.datasets)


def _wanted(view: View, asking: Asking, scope: AreaScope, table: NeedTable) -> dict[str, MergedNode]:
    """The widest of the needs that somebody meets or expects."""
    around = [key for key, number in scope.relation.items() if number < OVERLAPPING]
    found = view.select("neighbourhood", asking.scope, keys=around, kinds=["expected_in"])
    expected = {link.source for link in found.links if real(link, asking.today)}
    needs = {**table.needs, **{key: found.nodes[key] for key in expected if key in found.nodes}}
    met = {need for one in table.entries for need in one.needs} | expected
    return {key: needs[key] for key in _widest(met, table.wider)}


def _widest(needs: Iterable[str], wider: Mapping[str, frozenset[str]]) -> set[str]:
    """The widest of needs and of what they are a part of; one of each circle."""
    needs = set(needs)
    around_it = {key: wider.get(key, frozenset()) | {key} for key in {*needs, *wider}}
    # The widest have nothing wider but what is also a part of them: datasets may say a circle among them.
    return {
        min(around_it.get(top, {top}))
        for need in needs
        for top in around_it[need]
        if all(top in around_it.get(wider, ()) for wider in around_it.get(top, ()))
    }


def _row(
    need: MergedNode,
    table: NeedTable,
    placed: Sequence[tuple[Entry, set[str]]],
    columns: Iterable[Coded],
    datasets: Mapping[str, Dataset],
    asking: Asking,
) -> CoverageRow:
    meeting = {one.node.key for one in table.meeting(need.key)}
    cells = []
    for column in columns:
        here = [one for one, found in placed if column.code in found and one.node.key in meeting]
        cells.append(_cell(column.code, here, table, asking))
    return CoverageRow(ref(need, asking, datasets), tuple(cells))


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
