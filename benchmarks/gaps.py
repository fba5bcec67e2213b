"""Gaps of a county of 10,000 organisations: seconds and memory, beside networkx measuring the same network alone.

The network is the one that tests plant gaps in. networkx looks for betweenness from 200 points only, and its time is
scaled up to all: it takes as long for each. Everything else of the answer (reading, 29 kinds, sentences, sources) is in
our time and not in that of networkx.
"""

from __future__ import annotations

import json
import multiprocessing
import resource
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import networkx

from graph.questions.area import asked_area
from graph.questions.base import MOST_ITEMS, Asking
from graph.questions.gaps import gap_kinds
from graph.questions.gaps.lines import lines_of
from graph.questions.gaps.question import gaps
from graph.questions.picture import Picture
from graph.store import open_store
from graph.store.base import View
from loaders.run import load
from tests.planting.plant import plant
from tests.planting.planted import TODAY, Ask, Planted

SIZES = (1_000, 10_000)
PIVOTS = 200
ASKING = Asking(TODAY, "fi", "network")


def measure() -> list[str]:
    """One line a size: the whole answer, its memory, and networkx alone."""
    lines = []
    for size in SIZES:
        with TemporaryDirectory() as folder:
            book, path = Path(folder) / "book", Path(folder) / "store.sqlite"
            book.mkdir()
            planted = plant(book, seed=1, organisations=size, each=max(3, size // 400))
            store = open_store(f"sqlite:{path}")
            load(store, book)
            store.close()
            area = _largest(planted).area
            found = _in_child(path, area)
            lines.append(
                f"gaps: county of {found['organisations']} organisations, {found['things']} things, "
                f"{found['lines']} lines: "
                f"{found['seconds']:.1f} s, {found['memory']:.0f} MB at most, {found['gaps']} gaps; networkx alone "
                f"(betweenness, articulation points, bridges, parts): {found['networkx']:.1f} s, "
                f"ratio {found['seconds'] / found['networkx']:.2f}"
            )
    return lines


def _largest(planted: Planted) -> Ask:
    return max(planted.asks, key=lambda ask: len(ask.gaps))


def _in_child(path: Path, area: str) -> dict[str, float]:
    """In a process of its own, so that its peak memory is its own."""
    context = multiprocessing.get_context("spawn")
    answers = context.SimpleQueue()
    child = context.Process(target=_measured, args=(path, area, answers))
    child.start()
    child.join()
    if child.exitcode != 0:
        raise RuntimeError(f"the measured work failed with exit code {child.exitcode}")
    found: dict[str, float] = json.loads(answers.get())
    return found


def _measured(path: Path, area: str, answers: multiprocessing.SimpleQueue[str]) -> None:
    store = open_store(f"sqlite:{path}")
    begin = time.perf_counter()
    answer = store.ask(lambda view: gaps(view, ASKING, area=area, limit=MOST_ITEMS))
    seconds = time.perf_counter() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {"seconds": seconds, "memory": memory, "gaps": len(answer.items)}
    assert {item.kind.code for item in answer.items} <= set(gap_kinds())
    answers.put(json.dumps({**told, **store.ask(lambda view: _networkx(view, area))}))
    store.close()


def _networkx(view: View, area: str) -> dict[str, float]:
    """The same network measured by networkx."""
    scope, taken = asked_area(view, ASKING, area)
    picture = Picture(view, ASKING, taken.ref, scope, scope.own)
    ours = lines_of(picture).graph
    graph: networkx.Graph[int] = networkx.Graph(ours.get_edgelist())
    graph.add_nodes_from(range(ours.vcount()))
    begin = time.perf_counter()
    pivots = min(PIVOTS, len(graph))
    networkx.betweenness_centrality(graph, k=pivots, normalized=False, seed=1)
    scaled = (time.perf_counter() - begin) * len(graph) / pivots
    begin = time.perf_counter()
    for measured in (networkx.articulation_points, networkx.bridges, networkx.connected_components):
        list(measured(graph))
    lines = lines_of(picture)
    return {
        "networkx": scaled + time.perf_counter() - begin,
        "organisations": len(lines.organisations),
        "things": len(picture.own),
        "lines": ours.ecount(),
    }
