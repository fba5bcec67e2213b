"""Answers one query and ends. Run as a program of its own, with the job as JSON on standard input.

It imports pyoxigraph and nothing of ours: starting takes some hundredths of a second. The result goes to standard
output, which is a file of a bounded size; the last line on standard error is JSON and says in which form it is, or
what went wrong.

The fence, in the order in which it is put up: the process ends with the one that asks, or when its time is over; it
can make no connection (Linux: seccomp); it can open nothing more, which a connection would be (everywhere); it can
take no more memory than it is allowed (Linux). It keeps a library from doing what it must not, not an attacker who runs
code of their own.
"""

from __future__ import annotations

import ctypes
import json
import os
import platform
import resource
import signal
import struct
import sys
from collections.abc import Iterator
from typing import Any

import pyoxigraph

_MEGABYTE = 1 << 20
_DIE_WITH_PARENT, _NO_NEW_PRIVILEGES, _SECCOMP, _BY_FILTER = 1, 38, 22, 2  # prctl(2)
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # classic BPF
_ALLOW, _DENY = 0x7FFF0000, 0x00050000 | 13  # seccomp(2); EACCES
_CALLS = {"x86_64": (0xC000003E, (41, 425)), "aarch64": (0xC00000B7, (198, 425))}
"""By machine: its number in audit(7), and those of the calls ``socket`` and ``io_uring_setup``."""

_X32 = 0x4000_0000
"""Calls of x86-64 have a second number from here on (x32). No other call on either machine has one as high."""

_FILES_AT_OPENING = 65_536


def main() -> int:
    """Read the job, answer it, and give the exit code: 0 done, 1 told on standard error what is wrong."""
    job: dict[str, Any] = json.load(sys.stdin)
    _end_in_time(job["seconds"], job["parent"])
    closed = _deny_network()
    try:
        store = _opened(job["store"])
    except (OSError, RuntimeError) as error:
        damaged = isinstance(error, RuntimeError) or "No such file" in str(error)
        return _told(1, what="index" if damaged else "failed", text=str(error))
    _limit(resource.RLIMIT_FSIZE, job["result_mb"] * _MEGABYTE)
    _limit_memory(job["memory_mb"])
    if _everything_is_open(job["store"]):
        _limit(resource.RLIMIT_NOFILE, 0)
    elif not closed:
        return _told(1, what="unfenced")
    try:
        return _answer(store, job)
    except SyntaxError as error:
        return _told(1, what="syntax", text=error.msg)
    except MemoryError:
        return _told(1, what="memory")
    except OSError as error:
        return _told(1, what="failed", text=error.strerror or str(error), number=error.errno or 0)
    except (ValueError, RuntimeError) as error:
        what = "index" if str(error).startswith("Corruption") else "failed"
        return _told(1, what=what, text=str(error), number=0)


def _answer(store: pyoxigraph.Store, job: dict[str, Any]) -> int:
    found = store.query(job["query"], prefixes=job["prefixes"], base_iri=job["base"])
    kind = _kind(found)
    fitting = [form for form in job["forms"] if form in job["known"][kind]]
    if not fitting:
        return _told(1, what="form", kind=kind)
    media_type = job["known"][kind][fitting[0]]
    with open(1, "wb", buffering=_MEGABYTE, closefd=False) as out:
        if isinstance(found, pyoxigraph.QueryTriples):
            graph_form = pyoxigraph.RdfFormat.from_media_type(media_type)
            pyoxigraph.serialize(found, out, graph_form, prefixes=job["prefixes"])
        else:
            found.serialize(out, pyoxigraph.QueryResultsFormat.from_media_type(media_type))
    return _told(0, form=fitting[0])


def _kind(found: object) -> str:
    if isinstance(found, pyoxigraph.QuerySolutions):
        return "select"
    return "ask" if isinstance(found, pyoxigraph.QueryBoolean) else "graph"


def _end_in_time(seconds: float, parent: int) -> None:
    """End by itself if nobody ends it: with the process that asks (Linux), and a little after its time in any case."""
    _limit(resource.RLIMIT_CORE, 0)  # what is in memory might be personal
    whole = int(seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 1))
    signal.setitimer(signal.ITIMER_REAL, whole)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it was gone before
        os._exit(1)


def _deny_network() -> bool:
    """Whether the system now refuses this process every new connection (Linux 3.5, on the usual machines)."""
    if sys.platform != "linux" or platform.machine() not in _CALLS:
        return False
    program = b"".join(struct.pack("HBBI", *one) for one in _filter(*_CALLS[platform.machine()]))
    text = ctypes.create_string_buffer(program, len(program))
    described = ctypes.create_string_buffer(struct.pack("HP", len(program) // 8, ctypes.addressof(text)))
    call = ctypes.CDLL(None).prctl
    done = call(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0 and call(_SECCOMP, _BY_FILTER, described, 0, 0) == 0
    return bool(done)


def _filter(machine: int, calls: tuple[int, ...]) -> Iterator[tuple[int, int, int, int]]:
    """A seccomp filter: the calls are denied, under either number, and all calls made in another machine's manner."""
    yield _LOAD, 0, 0, 4  # the machine
    yield _EQUAL, 1, 0, machine
    yield _RETURN, 0, 0, _DENY
    yield _LOAD, 0, 0, 0  # the call
    yield _AT_LEAST, len(calls) + 1, 0, _X32
    for at, call in enumerate(calls):
        yield _EQUAL, len(calls) - at, 0, call
    yield _RETURN, 0, 0, _ALLOW
    yield _RETURN, 0, 0, _DENY


def _opened(path: str) -> pyoxigraph.Store:
    """The store. RocksDB keeps as many of its files open as the process may."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    several = _FILES_AT_OPENING if most == resource.RLIM_INFINITY else min(most, _FILES_AT_OPENING)
    resource.setrlimit(resource.RLIMIT_NOFILE, (several, most))
    return pyoxigraph.Store.read_only(path)


def _everything_is_open(path: str) -> bool:
    """Whether RocksDB has opened all of its files; of a large index it opens some when they are needed."""
    tables = {one.inode() for one in os.scandir(path) if one.name.endswith(".sst")}
    return tables <= {_inode(int(one)) for one in os.listdir("/dev/fd")}


def _inode(descriptor: int) -> int:
    try:
        return os.fstat(descriptor).st_ino
    except OSError:  # the one by which the list was read
        return 0


def _limit_memory(megabytes: int) -> None:
    """So much memory beside what the open store takes. Linux counts what is written, not what is merely reserved."""
    if sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as pages:
            now = int(pages.read().split()[5]) * resource.getpagesize()
        _limit(resource.RLIMIT_DATA, now + megabytes * _MEGABYTE)


def _limit(what: int, most: int) -> None:
    resource.setrlimit(what, (most, most))


def _told(code: int, **facts: object) -> int:
    sys.stderr.write(f"\n{json.dumps(facts)}\n")
    sys.stderr.flush()
    return code


if __name__ == "__main__":
    os._exit(main())  # without taking the store down, which takes longer than many a query
