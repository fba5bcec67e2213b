"""Connected things as if lines were springs (Fruchterman–Reingold): linked ones come near, all others keep off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from hashlib import blake2b
from math import cos, isfinite, pi, sin, sqrt

from visuals.drawing import Position
from visuals.layout.chance import by_chance

Pulls = Mapping[tuple[str, str], float]
"""How strongly pairs of things draw each other, by their keys in order."""

_SEED = 20_26
_EXACT = 400
"""Up to so many things each is held off from each; beyond, only from those near it, which is much quicker."""

_ROUNDS, _FEWER = 500, 300
_COLD, _COLD_ROUNDS = 0.05, 40
"""Temperature at which what stands well already stays there, and rounds for it."""


def springs(keys: Sequence[str], pulls: Pulls) -> dict[str, Position]:
    """Places in units of about a line's length, from places made of the keys: the same keys and pulls, the same places.

    ``keys``: all different; ``pulls``: among them only.
    """
    start = {key: _made_of(key, len(keys)) for key in keys}
    rounds = _ROUNDS if len(keys) <= _EXACT else _FEWER
    return _laid_out(keys, pulls, start, rounds, max(1.0, sqrt(len(keys)) / 4))


def settled(keys: Sequence[str], pulls: Pulls, start: Mapping[str, Position]) -> dict[str, Position]:
    """Places in units of about a line's length, near the ones they start from."""
    return _laid_out(keys, pulls, start, _COLD_ROUNDS, _COLD)


def _laid_out(
    keys: Sequence[str], pulls: Pulls, start: Mapping[str, Position], rounds: int, temperature: float
) -> dict[str, Position]:
    from igraph import Graph

    number = {key: at for at, key in enumerate(keys)}
    pairs = sorted(pulls)
    graph = Graph(len(keys), [(number[one], number[other]) for one, other in pairs])
    work = partial(
        graph.layout_fruchterman_reingold,
        weights=[pulls[pair] for pair in pairs] or None,
        seed=[start[key] for key in keys],
        niter=rounds,
        start_temp=temperature,
        grid="nogrid" if len(keys) <= _EXACT else "grid",
    )
    found = dict(zip(keys, ((x, y) for x, y in by_chance(_SEED, work)), strict=True))
    return {key: at if isfinite(at[0]) and isfinite(at[1]) else start[key] for key, at in found.items()}


def _made_of(key: str, count: int) -> Position:
    """A place in a disc with room for so many, that depends on the key alone."""
    told = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    far = sqrt(int.from_bytes(told[:4], "big") / 2**32 * count)
    turn = 2 * pi * int.from_bytes(told[4:], "big") / 2**32
    return far * cos(turn), far * sin(turn)
