"""Who already works with whom, seen from the one who asks."""

from __future__ import annotations

from dataclasses import dataclass

from graph.questions.base import Asking
from graph.questions.standing import real
from graph.store.base import View


@dataclass(frozen=True, slots=True)
class Partners:
    """Whom the asking party works with: directly (or itself), and those it only shares a network with."""

    direct: frozenset[str]
    fellows: frozenset[str]


def partners_of(view: View, asking: Asking, asker: str) -> Partners:
    """The asking party and those it is recorded to work with: by cooperation or referrals, or in a shared network.

    What is only planned, wanted or proposed is no partnership yet, and what is over is none any more.
    """
    own = view.select("neighbourhood", asking.scope, keys=[asker], kinds=["cooperates_with", "refers_to", "member_of"])
    held = [link for link in own.links if real(link, asking.today)]
    direct = {end for link in held if link.kind != "member_of" for end in (link.source, link.target)}
    networks = {end for link in held if link.kind == "member_of" for end in (link.source, link.target)} - {asker}
    shared = view.select("neighbourhood", asking.scope, keys=sorted(networks), kinds=["member_of"])
    members = {link.source for link in shared.links if real(link, asking.today)}
    return Partners(frozenset(direct | {asker}), frozenset((networks | members) - {asker}))
