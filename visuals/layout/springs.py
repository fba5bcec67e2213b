"""Connected things as if lines were springs: linked ones come near, all others keep off.

Few things are laid out by Kamada and Kawai, who give every pair a distance by the lines between them: what many lines
join is not drawn into a knot, so that there is room for names. It takes too long for many (Fruchterman–Reingold does
not), and what has places already only settles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from math import cos, isfinite, pi, sin, sqrt
from typing import TYPE_CHECKING

from visuals.drawing import Position
from visuals.layout.chance import by_chance

if TYPE_CHECKING:
    import igraph

Pulls = Mapping[tuple[str, str], float]
"""How strongly pairs of things draw each other, by their keys in order."""

_SEED = 20_26
_EXACT = 400
"""Up to so many things each is held off from each; beyond, only from those near it, which is much quicker."""

_FEW = 120
"""Things up to which distances by lines are kept."""

_ROUNDS, _FEWER = 500, 300
_COLD, _COLD_ROUNDS = 0.05, 40
"""Temperature at which what stands well already stays there, and rounds for it."""


def springs(keys: Sequence[str], pulls: Pulls) -> dict[str, Position]:
    """Places in units of about a line's length, from places made of the keys: the same keys and pulls, the same places.

    ``keys``: all different; ``pulls``: among them only.
    """
    start = {key: _made_of(key, len(keys)) for key in keys}
    if len(keys) <= _FEW:
        return _by_distances(keys, pulls, start)
    rounds = _ROUNDS if len(keys) <= _EXACT else _FEWER
    return _laid_out(keys, pulls, start, rounds, max(1.0, sqrt(len(keys)) / 4))


def settled(keys: Sequence[str], pulls: Pulls, start: Mapping[str, Position]) -> dict[str, Position]:
    """Places in units of about a line's length, near the ones they start from."""
    return _laid_out(keys, pulls, start, _COLD_ROUNDS, _COLD)


def _by_distances(keys: Sequence[str], pulls: Pulls, start: Mapping[str, Position]) -> dict[str, Position]:
    graph = _graph(keys, pulls)
    work = partial(graph.layout_kamada_kawai, seed=[start[key] for key in keys])
    return _placed(keys, by_chance(_SEED, work), start)


def _laid_out(
    keys: Sequence[str], pulls: Pulls, start: Mapping[str, Position], rounds: int, temperature: float
) -> dict[str, Position]:
    graph = _graph(keys, pulls)
    work = partial(
        graph.layout_fruchterman_reingold,
        weights=[pulls[pair] for pair in sorted(pulls)] or None,
        seed=[start[key] for key in keys],
        niter=rounds,
        start_temp=temperature,
        grid="nogrid" if len(keys) <= _EXACT else "grid",
    )
    return _placed(keys, by_chance(_SEED, work), start)


def _graph(keys: Sequence[str], pulls: Pulls) -> igraph.Graph:
    """Things in the order of the keys, lines in the order of the pairs."""
    from igraph import Graph

    number = {key: at for at, key in enumerate(keys)}
    return Graph(len(keys), [(number[one], number[other]) for one, other in sorted(pulls)])


def _placed(
    keys: Sequence[str], found: Iterable[Sequence[float]], start: Mapping[str, Position]
) -> dict[str, Position]:
    """Places by key; one that is no number is where it began."""
    places = dict(zip(keys, ((x, y) for x, y in found), strict=True))
    return {key: at if isfinite(at[0]) and isfinite(at[1]) else start[key] for key, at in places.items()}


def _made_of(key: str, count: int) -> Position:
    """A place in a disc with room for so many, that depends on the key alone."""
    told = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    far = sqrt(int.from_bytes(told[:4], "big") / 2**32 * count)
    turn = 2 * pi * int.from_bytes(told[4:], "big") / 2**32
    return far * cos(turn), far * sin(turn)
