"""Chance that always falls the same way, for igraph: its random generator is one for the whole process.

Whoever calls what draws from it, here or in the pictures, does so inside ``chance``, and never with a lock of its own.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

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
