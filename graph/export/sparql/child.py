"""Answers one query and ends. Run as a program of its own, with the job as JSON on standard input.

It imports pyoxigraph and nothing of ours: starting takes some hundredths of a second. When the store is open it may
open no further file, which a connection to another machine would be, and take no more memory than it is allowed. The
result goes to standard output, which is a file of a bounded size; the last line on standard error is JSON and says in
which form it is, or what went wrong.
"""

from __future__ import annotations

import json
import resource
import sys
from typing import Any

_MEGABYTE = 1 << 20


def main() -> int:
    """Read the job, answer it, and give the exit code: 0 done, 1 told on standard error what is wrong."""
    import pyoxigraph

    job: dict[str, Any] = json.load(sys.stdin)
    store = pyoxigraph.Store.read_only(job["store"])
    _fence(job["memory_mb"], job["cpu_seconds"], job["result_mb"])
    try:
        found = store.query(job["query"], prefixes=job["prefixes"])
        kind = _kind(found)
        fitting = [form for form in job["forms"] if form in job["known"][kind]]
        if not fitting:
            return _told(1, what="form", kind=kind)
        found.serialize(sys.stdout.buffer, format=_format(kind, job["known"][kind][fitting[0]]))
        sys.stdout.buffer.flush()
    except SyntaxError as error:
        return _told(1, what="syntax", text=error.msg)
    except MemoryError:
        return _told(1, what="memory")
    except OSError as error:
        return _told(1, what="failed", text=error.strerror or str(error), number=error.errno or 0)
    except (ValueError, RuntimeError) as error:
        return _told(1, what="failed", text=str(error), number=0)
    return _told(0, form=fitting[0])


def _fence(memory_mb: int, cpu_seconds: int, result_mb: int) -> None:
    """From here on: no new file or connection, so much memory beside what is open, so much time, so long a result."""
    with open("/proc/self/statm", encoding="ascii") as pages:
        now = int(pages.read().split()[0]) * resource.getpagesize()
    for what, most in (
        (resource.RLIMIT_AS, now + memory_mb * _MEGABYTE),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, result_mb * _MEGABYTE),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 0),
    ):
        resource.setrlimit(what, (most, most))


def _kind(found: Any) -> str:
    import pyoxigraph

    if isinstance(found, pyoxigraph.QuerySolutions):
        return "select"
    return "ask" if isinstance(found, pyoxigraph.QueryBoolean) else "graph"


def _format(kind: str, form: str) -> Any:
    import pyoxigraph

    formats = pyoxigraph.RdfFormat if kind == "graph" else pyoxigraph.QueryResultsFormat
    return getattr(formats, form)


def _told(code: int, **facts: object) -> int:
    sys.stderr.write(f"\n{json.dumps(facts)}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
