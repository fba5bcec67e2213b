"""Steps of a route as people read them: who, to whom, how, what it takes, how long, whom to contact, who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.model.records import Dataset, Merged, MergedLink, MergedNode
from graph.model.wording import label
from graph.questions.base import Asking, Cited, Coded, Ref
from graph.questions.describe import cited, coded, ref, telling, text_of
from graph.questions.partner import Waiting
from graph.questions.routes.effort import days_of
from graph.questions.routes.steps import Step, Steps
from graph.questions.service_facts import channels_of, waiting_of
from graph.questions.standing import real
from graph.questions.web import Web, web_of
from graph.store.base import Slice

_CONTACTS = ("works_in", "coordinates", "provides", "reached_through", "part_of", "delivered_at", "member_of")
_OWNERS = ("provides", "delivered_at", "member_of")
"""Relations to those whose channels a service without any of its own is reached through."""


@dataclass(frozen=True, slots=True)
class RouteStep:
    """A step. ``source`` is None for the family's own way; None elsewhere means "not recorded".

    ``waiting_days`` is the longest wait that is told. ``reach`` is a number or address, and ``through`` whose it is
    where the service has none of its own.
    """

    text: str
    source: Ref | None
    target: Ref
    manner: Coded | None
    who_may_refer: str | None
    criteria: str | None
    documents: str | None
    consent_needed: bool | None
    waiting: Waiting | None
    waiting_days: int | None
    waiting_as_of: str | None
    contact: tuple[Ref, ...]
    reach: str | None
    through: Coded | None
    feedback: Coded | None
    evidence: tuple[Cited, ...]


def tell(way: Sequence[Step], steps: Steps, asking: Asking) -> tuple[RouteStep, ...]:
    """The steps of a route, with the contacts of the services that it leads to."""
    keys = sorted({step.target for step in way})
    web = _around(keys, steps, asking)
    source = steps.sources()
    return tuple(_step(number, step, steps, web, source, asking) for number, step in enumerate(way, start=1))


def _around(keys: list[str], steps: Steps, asking: Asking) -> Web:
    """The contacts of services, of what they are part of, and the channels of whoever provides or houses them."""
    nodes: dict[str, MergedNode] = {}
    links: dict[str, MergedLink] = {}
    datasets: dict[str, Dataset] = {}

    def look(keys: Iterable[str], kinds: Sequence[str]) -> None:
        found = steps.view.select("neighbourhood", asking.scope, keys=sorted(keys), kinds=list(kinds))
        steps.slices.append(found)
        nodes.update(found.nodes)
        links.update((one.key, one) for one in found.links)
        datasets.update(found.datasets)

    left, seen = set(keys), set(keys)
    look(left, _CONTACTS)
    while left := {one.target for one in links.values() if one.kind == "part_of" and one.source in left} - seen:
        seen |= left
        look(left, ("provides", "part_of"))
    owners = {end for one in links.values() if one.kind in _OWNERS for end in (one.source, one.target)} - seen
    if owners:
        look(owners, ("reached_through",))
    return web_of(Slice(nodes, tuple(links[key] for key in sorted(links)), datasets=datasets), asking.today)


def _step(number: int, step: Step, steps: Steps, web: Web, source: Slice, asking: Asking) -> RouteStep:
    target = steps.nodes[step.target]
    link = step.link
    bearing: Merged = link or target
    referrer = ref(steps.nodes[step.referrer], asking, source.datasets) if step.referrer else None
    manner = (
        coded("manner", link.values.get("manner"), asking)
        if link
        else coded("access", target.values.get("access"), asking)
    )
    waited = link if link is not None and days_of(link) is not None else target
    waiting = waiting_of(waited, asking)
    consent = link.values.get("consent_needed") if link else None
    at = telling(bearing)
    reach, through = _reach(target, web, asking)
    told = RouteStep(
        "",
        referrer,
        ref(target, asking, source.datasets),
        manner,
        _said(link, "who_may_refer", asking),
        _said(link, "criteria", asking) or _said(target, "criteria", asking),
        _said(link, "documents", asking),
        consent if isinstance(consent, bool) else None,
        waiting,
        days_of(waited),
        waiting.as_of if waiting else None,
        tuple(ref(one, asking, source.datasets) for one in _contacts(target, web)),
        reach,
        through,
        coded("feedback", link.values.get("feedback"), asking) if link else None,
        tuple(one for place, one in enumerate(cited(bearing, source, asking)) if place in at),
    )
    return RouteStep(_sentence(number, told, asking), *(getattr(told, name) for name in RouteStep.__slots__[1:]))


def _said(record: MergedLink | MergedNode | None, name: str, asking: Asking) -> str | None:
    found = text_of(record, name, asking.language) if record is not None else None
    return found[0] if found else None


def _contacts(target: MergedNode, web: Web) -> list[MergedNode]:
    """Roles to turn to: who works in the service, else who coordinates or provides it."""
    for kind in ("works_in", "coordinates", "provides"):
        found = [node for link, node in web.sources_now(target.key, kind) if real(link, web.today)]
        if found:
            return found
    return []


def _reach(target: MergedNode, web: Web, asking: Asking) -> tuple[str | None, Coded | None]:
    """A number or an address by which a service is reached, and whose it is where it is not its own."""
    channels = [one for one in channels_of(target, web, asking) if one.modality is None]
    for channel in channels:
        if told := channel.phone or channel.url:
            return told, channel.through
    return None, None


def _sentence(number: int, step: RouteStep, asking: Asking) -> str:
    who = step.source.name if step.source else asking.say("route-family")
    manner = step.manner.text if step.manner else asking.say("route-manner-not-recorded")
    return f"{number}. {who} → {step.target.name}: " + "; ".join((manner, *_details(step, asking)))


def _details(step: RouteStep, asking: Asking) -> Iterator[str]:
    """What is recorded of a step; a waiting time and a contact that are not are said to be so."""
    for name in ("who_may_refer", "criteria", "documents"):
        if value := getattr(step, name):
            yield f"{label('property', name, asking.language)}: {value.rstrip('. ')}"
    if step.consent_needed is not None:
        yield asking.say("route-consent" if step.consent_needed else "route-no-consent")
    if step.waiting:
        yield asking.say("route-waiting", waiting=step.waiting.text)
    else:
        yield asking.say("route-waiting-not-recorded")
    contact = ", ".join(one.name for one in step.contact)
    number = f"{step.reach} ({step.through.text})" if step.reach and step.through else step.reach
    reach = ", ".join(filter(None, (contact, number)))
    yield asking.say("route-contact", contact=reach or asking.say("not-recorded"))
    if step.feedback:
        yield asking.say("route-feedback", feedback=step.feedback.text)
