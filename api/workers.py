"""Several processes that answer at one door: started, started anew when one dies, and ended together.

Each opens the store by itself, so that none waits for another. They hear of the end from the first process alone, and
end with it, however it ends.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import connection, parent_process, resource_tracker
from multiprocessing.context import SpawnProcess
from threading import Thread
from time import monotonic, sleep
from types import FrameType

_LOG = logging.getLogger("seinaton.http")
_LOOK = 0.2
"""Seconds between looks at whether somebody wants an end."""

_BEFORE_TRYING_AGAIN = 2
"""Seconds for which a process is not started anew, so that one that cannot live does not keep the machine busy."""


def work_together(workers: int, listener: socket.socket, patience: float) -> None:
    """Answer in so many processes until SIGINT or SIGTERM. They have ``patience`` seconds to end what they do."""
    resource_tracker.ensure_running()  # started later, it would let interrupts through to what is started with it
    heard: list[int] = []
    with _hearing(heard):
        running = [_started(listener) for _ in range(workers)]
        try:
            while not heard:
                if gone := connection.wait([one.sentinel for one in running], _LOOK):
                    dead = [one for one in running if one.sentinel in gone]
                    running = _complete([one for one in running if one not in dead], dead, listener, heard)
        finally:
            _end(running, patience, heard)


def _started(listener: socket.socket) -> SpawnProcess:
    """A process that answers. Ctrl-C at a terminal reaches all its processes: this one never hears of it."""
    from api.serving import serve_as_one_of_several

    process = multiprocessing.get_context("spawn").Process(target=serve_as_one_of_several, args=(listener,))
    with _interrupts_waiting():
        process.start()
    return process


def _complete(
    alive: list[SpawnProcess], dead: list[SpawnProcess], listener: socket.socket, heard: list[int]
) -> list[SpawnProcess]:
    """The processes with new ones in the place of those that died, unless an end is wanted meanwhile."""
    for one in dead:
        one.join()
        _LOG.warning("a process ended by itself (%s) and is started anew", one.exitcode)
    until = monotonic() + _BEFORE_TRYING_AGAIN
    while not heard and monotonic() < until:
        sleep(_LOOK)
    return alive if heard else [*alive, *(_started(listener) for _ in dead)]


def _end(running: list[SpawnProcess], patience: float, heard: list[int]) -> None:
    """End all processes: in good order, and by force when that takes too long or is asked for a second time."""
    for one in running:
        one.terminate()
    until = monotonic() + patience
    while any(one.is_alive() for one in running) and monotonic() < until and len(heard) < 2:
        sleep(_LOOK)
    for one in running:
        one.kill()
        one.join()


def end_with_parent() -> None:
    """End this process when the one that started it is gone: nobody else would end it."""
    if (parent := parent_process()) is None:
        return

    def watch() -> None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)

    Thread(target=watch, daemon=True).start()


@contextmanager
def _hearing(heard: list[int]) -> Iterator[None]:
    """Within the block, note the signals by which people and systems end a program."""

    def note(number: int, frame: FrameType | None) -> None:
        heard.append(number)

    before = {one: signal.signal(one, note) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


@contextmanager
def _interrupts_waiting() -> Iterator[None]:
    """Interrupts wait until the end of the block. Processes that are started in it go on without them."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
