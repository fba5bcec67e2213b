"""A service (place, channel) said to be provided by somebody who is over or has a successor.

It cannot tell whether the service went on with somebody else; it asks for the record to be brought up to date.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.records import Merged, MergedNode
from graph.questions.gaps.found import Found
from graph.questions.picture import Picture
from graph.questions.standing import real, state


def find(picture: Picture) -> Iterator[Found]:
    """Pairs of what is provided and who no longer does."""
    things = [node for node in picture.things("Service", "Place", "Channel") if picture.in_force(node)]
    given = {node.key: picture.web.sources(node.key, "provides") for node in things}
    providers = {provider.key for pairs in given.values() for _, provider in pairs}
    beyond = picture.further(providers, "succeeded_by")
    heirs = {
        key: [*picture.web.targets(key, "succeeded_by"), *beyond.targets(key, "succeeded_by")] for key in providers
    }
    for node in things:
        held = {provider.key: provider for link, provider in given[node.key] if real(link, picture.today)}
        now = list(held.values())
        for provider in now:
            heir = [one for link, one in heirs[provider.key] if real(link, picture.today)]
            if not (heir or _over(provider, picture)) or _taken_over(provider, heir, now, picture):
                continue
            facts = {
                "name": picture.name(node.key),
                "provider": picture.name(provider.key),
                "heirs": ", ".join(picture.name(one.key) for one in heir),
            }
            bearing: tuple[Merged, ...] = (
                *(link for link, one in given[node.key] if one.key == provider.key),
                provider,
            )
            yield Found((node.key, provider.key), facts, bearing, wording="succeeded" if heir else "")


def _over(provider: MergedNode, picture: Picture) -> bool:
    wholes = picture.web.wholes(provider.key)
    return state(provider, wholes, (), picture.today).standing == "ended"


def _taken_over(provider: MergedNode, heirs: list[MergedNode], now: list[MergedNode], picture: Picture) -> bool:
    """Whether the record says who provides it now."""
    others = {one.key for one in now if one.key != provider.key and not _over(one, picture)}
    return not others.isdisjoint(one.key for one in heirs) if heirs else bool(others)
