"""What a partner is in an answer: the item of ``partners``, and its parts."""

from __future__ import annotations

from dataclasses import dataclass

from graph.questions.base import Cited, Coded, Reason, Ref


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody or some place in a relation to an item: who, and as what.

    ``modality`` is there where the relation, or who or what it leads to, is not in force or under way: planned,
    possible, an aim … ``hours`` and ``contact`` are what is recorded of an item at a place, ``address`` where it is.
    """

    ref: Ref
    role: Coded | None
    modality: Coded | None
    address: str | None = None
    hours: str | None = None
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """A channel: what kind, its address or number as recorded, opening hours.

    ``modality`` is there where it is not in force or under way. ``through`` names whose channel it is where the item
    has none of its own: its place, provider or network.
    """

    ref: Ref
    type: Coded | None
    url: str | None
    phone: str | None
    hours: str | None
    modality: Coded | None
    through: Coded | None


@dataclass(frozen=True, slots=True)
class Ages:
    """For which ages, in decimal years (−0.75 is pregnancy)."""

    youngest: float | None
    oldest: float | None
    text: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """How long people wait, in days, and the day it was told for."""

    min_days: int | None
    max_days: int | None
    as_of: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Capacity:
    """Whether there is room for new families, and the day it was told for."""

    code: str
    as_of: str | None
    text: str


@dataclass(frozen=True, slots=True)
class AreaMatch:
    """How the item's area relates to the asked one."""

    relation: str
    area: str
    distance_km: float | None
    text: str


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner for a need. None and empty lists mean "not recorded", never "does not exist"."""

    service: Ref
    summary: str | None
    providers: tuple[Role, ...]
    known_partner: bool | None
    places: tuple[Role, ...]
    channels: tuple[Reach, ...]
    contacts: tuple[Role, ...]
    access: Coded | None
    ages: Ages | None
    languages: tuple[Coded, ...]
    fee: str | None
    waiting: Waiting | None
    capacity: Capacity | None
    criteria: str | None
    exclusions: str | None
    area_match: AreaMatch
    status: Coded | None
    modality: Coded | None
    standing: Coded
    why: tuple[Reason, ...]
    evidence: tuple[Cited, ...]
    slip: str
