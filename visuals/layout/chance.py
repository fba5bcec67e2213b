"""Chance that always falls the same way, for igraph: its random generator is one for the whole process.

Even layouts that begin at given places draw from it, so two threads that lay out at once would get other pictures.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from operator import call
from threading import Lock
from typing import Any, TypeVar, cast

T = TypeVar("T")

_ALONE = Lock()


@contextmanager
def chance(seed: int) -> Iterator[None]:
    """Whatever igraph draws inside depends on ``seed`` alone; one thread is inside at a time, and never twice."""
    from igraph import set_random_number_generator

    with _ALONE:
        set_random_number_generator(random.Random(seed))
        try:
            yield
        finally:
            set_random_number_generator(random)


def by_chance(seed: int, work: Callable[[], T]) -> T:
    """What one call of igraph gives when all that it draws depends on ``seed`` alone.

    ``work`` is a function of igraph itself (or a ``partial`` of one): ``map`` then runs it right after the generator is
    set, without giving other threads a turn, so that nobody who uses igraph without ``chance`` draws in between.
    """
    from igraph import set_random_number_generator

    both: tuple[Callable[[], Any], ...] = (partial(set_random_number_generator, random.Random(seed)), work)
    with chance(seed):
        _, found = map(call, both)
    return cast(T, found)
