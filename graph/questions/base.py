"""What a question is, and the parts every answer is made of.

A question is a function of a view and its parameters; it cuts slices inside the database, then ranks and explains
in Python, once for all stores. An answer is plain data, the same from every door: what is known about the area
first, then the items with reasons and evidence, then what was left out and why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from graph.errors import BadQuestion
from graph.model.wording import catalogue
from graph.store.base import Scope, View

Fact = str | int | float | bool | None

Audience = Literal["help", "coordination", "data"]
"""Whose a question is: of whoever helps a family, develops the network, or looks at what is recorded."""

MOST_ITEMS = 1_000_000
"""The highest limit that may be asked for."""


@dataclass(frozen=True, slots=True)
class Asking:
    """The circumstances of a question: the day it is asked on, the reader's language and scope."""

    today: date
    language: str = "fi"
    scope: Scope = "public"

    def say(self, key: str, **facts: object) -> str:
        """A sentence of the questions' catalogue in the reader's language."""
        return catalogue("graph.questions").text(key, self.language, **facts)

    def reason(self, code: str, **facts: Fact) -> Reason:
        """A reason or note: code, facts and the sentence made of them."""
        return Reason(code, facts, self.say(code, **facts))


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing by name. ``name_language`` tells where the asked language has no name."""

    id: str
    kind: str
    name: str
    name_language: str
    fictional: bool = False


@dataclass(frozen=True, slots=True)
class Coded:
    """A code of the vocabulary and its plain word."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is so: a code, its facts, and the sentence."""

    code: str
    facts: Mapping[str, Fact]
    text: str


@dataclass(frozen=True, slots=True)
class Cited:
    """One saying that bears an item. ``age_days`` counts to the day of asking; None where no date is known.

    ``modality`` and ``certainty`` are what this saying says of it, None where it says nothing; ``note`` is what whoever
    recorded it added ("" for nothing).
    """

    dataset: str
    document: str
    title: str
    locator: str
    said_on: str
    date_basis: str
    verified_on: str
    age_days: int | None
    modality: str | None
    certainty: str | None
    fictional: bool
    note: str
    text: str


@dataclass(frozen=True, slots=True)
class Known:
    """How much is recorded in the asked area: things (services among them), day of the newest, share
    confirmed in the last 12 months.
    """

    area: Ref | None
    things: int
    services: int
    newest: str | None
    verified_share: float | None
    text: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many items are not shown, and why."""

    code: str
    count: int
    text: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What a name in a parameter was taken for. ``exact``: it is its id or name; otherwise it was interpreted."""

    parameter: str
    text: str
    ref: Ref
    exact: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """The frame of every answer; each question's own answer adds its ``items``."""

    question: str
    asked: Mapping[str, Fact]
    taken: tuple[Taken, ...]
    as_of: str
    language: str
    scope: str
    revision: int
    digest: str
    fictional: bool
    known: Known | None
    notes: tuple[Reason, ...]
    filter: tuple[Reason, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class ListAnswer(Answer):
    """The frame of an answer that can be asked for in parts (``Parameter.cuts_items``): a list of items of one kind."""

    items: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter under one name: the Python argument, the command-line option, the query parameter.

    ``type``: ``text``, ``age`` (in years), ``number``, ``whole`` or ``flag``. A required text is a positional argument
    at the command line. ``node_kinds``: the parameter names a node of one of these kinds. ``cuts_items``: it is how
    many items are told, and a higher one adds items behind them, so that an answer (``ListAnswer``) can be asked for in
    parts.
    """

    name: str
    type: Literal["text", "age", "number", "whole", "flag"] = "text"
    required: bool = False
    default: Fact = None
    node_kinds: tuple[str, ...] = ()
    cuts_items: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its name, its parameters, and the function that answers it.

    ``answer(view, asking, **parameters)`` is pure: the same view, day and parameters give the same answer.
    ``answer_type`` is the dataclass it returns; its JSON Schema is published. ``sees_network``: at the command line it
    shows also what coordinators keep inside the network, since whoever holds the file may see it. ``as_sheet``: people
    take it along as a spreadsheet. ``as_paper``: its answer is a ``PaperAnswer``, which people take along as a file of
    one of these kinds (``html``, ``md``, ``docx``). ``of_area``: like a paper it cannot be answered without an
    area. ``audience``: whose it is. A question is for coordinators until somebody says that families may look on.
    """

    name: str
    answer: Callable[..., Answer]
    answer_type: type[Answer]
    parameters: tuple[Parameter, ...] = field(default_factory=tuple)
    sees_network: bool = False
    as_sheet: bool = False
    as_paper: tuple[str, ...] = ()
    of_area: bool = False
    audience: Audience = "coordination"


def check_limit(limit: int) -> None:
    """Raise BadQuestion for a limit that no answer can be cut to."""
    if not 1 <= limit <= MOST_ITEMS:
        raise BadQuestion("bad-limit", parameter="limit", limit=limit, most=MOST_ITEMS)


def frame(
    view: View,
    asking: Asking,
    question: str,
    asked: Mapping[str, Fact],
    **parts: Any,
) -> dict[str, Any]:
    """The fields of ``Answer`` that every question fills alike; ``parts`` replace the empty defaults.

    The answer is marked as fictional as soon as any part of it is.
    """
    return {
        "question": question,
        "asked": {name: value for name, value in asked.items() if value is not None and value is not False},
        "taken": (),
        "as_of": asking.today.isoformat(),
        "language": asking.language,
        "scope": asking.scope,
        "revision": view.revision.number,
        "digest": view.revision.digest,
        "fictional": made_up(parts),
        "known": None,
        "notes": (),
        "filter": (),
        "left_out": (),
        **parts,
    }


def made_up(part: object) -> bool:
    """Whether anything in a part of an answer is marked as fictional."""
    if part is None or isinstance(part, (str, int, float)):  # most parts
        return False
    if isinstance(part, Mapping):
        return any(made_up(one) for one in part.values())
    if isinstance(part, tuple):
        return any(made_up(one) for one in part)
    names = getattr(part, "__dataclass_fields__", ())
    return getattr(part, "fictional", False) is True or any(made_up(getattr(part, name)) for name in names)
