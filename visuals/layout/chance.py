"""One call of igraph by chance that always falls the same way.

Even layouts that begin at given places draw from igraph's random generator, which is one for the whole process: two
threads that lay out at once would get other pictures.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from operator import call
from typing import Any, TypeVar, cast

from graph.questions.chance import chance

T = TypeVar("T")


def by_chance(seed: int, work: Callable[[], T]) -> T:
    """What a function of igraph (or a ``partial`` of one) gives when all that it draws depends on ``seed`` alone.

    ``map`` runs it right after the generator is set, without giving other threads a turn: so nobody who uses igraph
    without ``chance`` draws in between.
    """
    from igraph import set_random_number_generator

    both: tuple[Callable[[], Any], ...] = (partial(set_random_number_generator, random.Random(seed)), work)
    with chance(seed):
        _, found = map(call, both)
    return cast(T, found)
