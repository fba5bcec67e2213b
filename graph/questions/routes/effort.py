"""What a step asks of the family and of the staff: the one table of efforts, as ``docs/questions.md`` prints it.

The numbers order routes and mean nothing else. For the family a warm handover is lighter than being told about a
service, and a decision is the heaviest; for the staff it is the other way round.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.model.records import MergedLink, MergedNode


@dataclass(frozen=True, slots=True)
class Effort:
    """What a step or route asks of the family and of the staff."""

    family: int = 0
    staff: int = 0

    def __add__(self, other: Effort) -> Effort:
        return Effort(self.family + other.family, self.staff + other.staff)

    def weight(self, support: bool) -> int:
        """By what routes are ordered: a family that needs support should not carry the way alone."""
        return self.family if support else self.family + self.staff


OWN_WAY = {"open": Effort(1, 0), "self-referral": Effort(3, 0)}
"""The family goes by itself, by the service's way in."""

MANNER = {
    "warm handover": Effort(1, 4),
    "joint meeting": Effort(2, 5),
    "contact with consent": Effort(2, 2),
    "guided": Effort(3, 2),
    "told about": Effort(4, 1),
    "referral letter": Effort(3, 3),
}
MANNER_NOT_RECORDED = Effort(4, 2)
DECISION = Effort(4, 2)
DOCUMENTS = Effort(1, 1)
WAITING_DAYS, WAITING_MOST = 30, 6
"""One of effort for the family for each full so many days of waiting, at most so many times."""


def of_own_way(service: MergedNode) -> Effort | None:
    """The effort of the family's own way into a service; None where it has none."""
    way = OWN_WAY.get(str(service.values.get("access", "")))
    return None if way is None else way + _waiting(days_of(service))


def of_referral(link: MergedLink, service: MergedNode) -> Effort:
    """The effort of a referral to a service."""
    effort = MANNER.get(str(link.values.get("manner", "")), MANNER_NOT_RECORDED)
    if service.values.get("access") == "decision needed":
        effort += DECISION
    if any(name.startswith("documents@") for name in link.values):
        effort += DOCUMENTS
    days = days_of(link)
    return effort + _waiting(days if days is not None else days_of(service))


def days_of(record: MergedLink | MergedNode) -> int | None:
    """The longest waiting time that a record tells, in days."""
    for name in ("waiting_max_days", "waiting_min_days"):
        if isinstance(days := record.values.get(name), int):
            return days
    return None


def _waiting(days: int | None) -> Effort:
    return Effort(min((days or 0) // WAITING_DAYS, WAITING_MOST), 0)
