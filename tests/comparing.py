"""Two stores that were told the same: everything that either of them tells, side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from api.printing import as_json
from graph.errors import SeinatonError
from graph.model.vocabulary import LANGUAGES
from graph.questions import questions
from graph.questions.base import Asking
from graph.store.base import Scope, Slice, Store, View
from tests.mixed import IDS, WORDS, Asked, Move
from tests.networks import TODAY
from tests.stores import Clock
from tests.telling import SCOPES

Facts = dict[str, str]
"""What a store tells, each under a name, as text that shows every difference: 1 is not 1.0, nor one order another."""


class Remembering:
    """A view that cuts each slice once: asked in three languages, the questions want the same ones."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._slices: dict[str, Slice] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._view, name)

    def select(self, name: str, scope: Scope, **given: object) -> Slice:
        """The slice of the view behind this one."""
        key = repr((name, scope, sorted(given.items())))
        if key not in self._slices:
            self._slices[key] = self._view.select(name, scope, **given)
        return self._slices[key]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two stores with one clock; ``names`` are what they are called where they differ."""

    stores: tuple[Store, Store]
    names: tuple[str, str]
    clock: Clock = field(default_factory=Clock)

    def play(self, history: Sequence[Move], asked: Sequence[Asked]) -> None:
        """Make the moves on both and compare: what each did and the network after it, in the end all that they tell.

        AssertionError tells a difference. What a store answers in the middle of a history it is asked at the end of
        another one.
        """
        for number, move in enumerate(history, start=1):
            self.clock.go(days=move.days)
            outcomes = [{"the move": made(store, move), **network(store)} for store in self.stores]
            self._compare(outcomes, history[:number])
        self._compare([told(store, asked) for store in self.stores], history)

    def _compare(self, facts: Sequence[Facts], history: Sequence[Move]) -> None:
        one, other = facts
        differing = [name for name in one if one[name] != other.get(name)]
        if not differing and one.keys() == other.keys():
            return
        lines = [f"After {len(history)} of the moves below the stores differ in: {', '.join(differing)}"]
        for name in differing[:3]:
            at = _first_difference(one[name], other[name])
            lines += [f"{name}, from character {at} on:"]
            lines += [
                f"  {who}: {text[max(0, at - 200) : at + 200]}"
                for who, text in zip(self.names, (one[name], other[name]), strict=True)
            ]
        raise AssertionError("\n".join([*lines, "The moves:", *map(repr, history)]))


def _first_difference(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def made(store: Store, move: Move) -> str:
    """What came of a move."""
    if move.records is None:
        return outcome(lambda: repr(store.remove(move.dataset.id)))
    records = move.records
    return outcome(lambda: repr(store.change(move.dataset, records)))


def outcome(work: Callable[[], str]) -> str:
    """What a piece of work tells, or the error that it ends with."""
    try:
        return work()
    except SeinatonError as error:
        return f"{type(error).__name__}: {error}"


def network(store: Store) -> Facts:
    """The revision with its digest, and the merged graph."""
    revision, records = store.ask(lambda view: (view.revision, list(view.records())))
    return {"revision": repr(revision), "records": repr(records)}


def told(store: Store, asked: Sequence[Asked]) -> Facts:
    """Everything that a store tells, and its answers."""

    def work(view: View) -> Facts:
        seen = Remembering(view)
        return {**dict(_state(seen)), **dict(_found(seen)), **dict(_answers(seen, asked))}

    return {"counts": repr(sorted(store.counts().items())), **store.ask(work)}


def _state(view: View) -> Iterator[tuple[str, str]]:
    """The revision and everything beside the graph; the graph whole and cut."""
    records = list(view.records())
    keys = [record.key for record in records]
    yield "revision", repr(view.revision)
    yield "records", repr(records)
    yield "sayings", repr(list(view.sayings()))
    yield "sayings of each", repr(list(view.sayings(keys)))
    yield "originals", repr(list(view.originals()))
    yield "personal values", repr(sorted(view.personal(keys).items()))
    yield "datasets", repr(list(view.datasets().items()))
    yield "documents", repr(list(view.documents().items()))
    yield "former ids", repr(list(view.former_ids().items()))
    yield "heirs", repr({one: view.former(one) for one in IDS if one not in keys})
    for scope in SCOPES:
        yield f"log ({scope})", repr(list(view.log(scope)))
        yield f"length of the log ({scope})", repr([view.log_length(scope, after) for after in range(3)])
        around = view.select("neighbourhood", scope, keys=keys, limit=2)
        areas = [key for key in keys if key.startswith("area/")]
        here = view.select("area_projection", scope, areas=areas[:1])
        yield f"area projection ({scope})", repr((here.links, sorted(here.hits), sorted(here.nodes.items())))
        yield f"neighbourhood ({scope})", repr((around.links, sorted(around.hits), sorted(around.nodes.items())))


def _found(view: View) -> Iterator[tuple[str, str]]:
    """Hits with their scores."""
    for scope in SCOPES:
        for text in (*WORDS, "neuvoloiden", "Neuvla"):
            hits = [view.select(name, scope, text=text).hits for name in ("names", "same_names", "spellings")]
            yield f"hits of {text!r} ({scope})", repr(hits)


def _answers(view: View, asked: Sequence[Asked]) -> Iterator[tuple[str, str]]:
    """The answers as the doors give them, in both scopes and every language."""
    for one in asked:
        question = questions()[one.question]
        for scope in SCOPES:
            for language in LANGUAGES:
                asking = Asking(TODAY, language, scope)
                answer = outcome(lambda: as_json(question.answer(view, asking, **one.given)))  # noqa: B023
                yield f"{one.question} {dict(one.given)!r} ({scope}, {language})", answer
