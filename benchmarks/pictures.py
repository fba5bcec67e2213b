"""Pictures in a browser: time until the first one stands still, and weight of the page, beside stock pyvis.

The same network drawn by both: organisations with twice as many lines, in which those that have many get more. Our page
is what ``seinaton draw`` writes; large pictures begin with closed groups, so the time from the press of the button that
opens all until every thing is painted is told too. Stock pyvis is ``Network`` with its own page and physics, told to
carry its scripts in the page; it stands still once vis-network says that it has stabilised. Nothing is fetched: what a
page asks of others is refused at once. Whoever needs longer than ``LONGEST`` is told as that.
"""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Error, Page, Route, sync_playwright

from graph.model.records import Dataset, Document, Evidence, Link, Node, Saying
from graph.model.vocabulary import CODES
from graph.questions.base import Asking
from graph.questions.network.question import network
from graph.store import open_store
from graph.store.base import View
from visuals.picture import picture_of

SIZES = (300, 1_000, 5_000)
LONGEST = 60.0
"""Seconds."""
ROUNDS = 3
"""Openings of our page, of which the median is told; stock pyvis is opened once."""
ASKING = Asking(date(2026, 11, 22), "fi")
STABLE = "picture-stable"

_WATCH_STOCK = """
const waiting = setInterval(() => {
  if (!(typeof network === "object" && network?.once)) return;
  clearInterval(waiting);
  network.once("stabilizationIterationsDone", () =>
    network.once("afterDrawing", () => performance.mark("picture-stable")));
}, 5);
"""
"""A page of stock pyvis has its network in a variable that every script sees."""


def measure() -> Iterator[str]:
    """Two lines a size."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        for size in SIZES:
            things, ways = _network(size)
            ours, making = _our_page(Path(folder), things, ways)
            stock = _stock_page(Path(folder), things, ways)
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            openings = sorted((_opened(browser, ours) for _ in range(ROUNDS)), key=lambda one: one[0])
            first, everything = openings[ROUNDS // 2]
            theirs = _stable(_window(browser, _WATCH_STOCK), stock)
            browser.close()
            told = f"{theirs:.1f} s" if theirs else f"nothing in {LONGEST:.0f} s"
            ratio = (theirs or LONGEST) / first
            yield (
                f"pictures: {size} things, {len(ways)} lines: first picture {first:.2f} s, all opened "
                f"{everything:.2f} s more; stock pyvis {told}, {'' if theirs else 'at least '}{ratio:.0f} times as long"
            )
            yield (
                f"pictures: {size} things: page {ours.stat().st_size / 1e6:.2f} MB, made in {making:.2f} s; "
                f"stock pyvis {stock.stat().st_size / 1e6:.2f} MB"
            )


def _network(size: int) -> tuple[list[str], list[tuple[str, str]]]:
    """Ids and pairs of them: each new one is joined with two that are there, mostly with those that have many."""
    chance = random.Random(size)
    ids = [f"organisation/o{number}" for number in range(size)]
    ends = [0, 1]
    pairs = {(0, 1)}
    for number in range(2, size):
        for other in {chance.choice(ends), chance.choice(ends)}:
            pairs.add((other, number))
            ends += (other, number)
    while len(pairs) < 2 * size:
        one, other = sorted((chance.choice(ends), chance.randrange(size)))
        if one != other:
            pairs.add((one, other))
    return ids, [(ids[one], ids[other]) for one, other in sorted(pairs)]


def _our_page(folder: Path, ids: list[str], pairs: list[tuple[str, str]]) -> tuple[Path, float]:
    """Our page of a network, and the seconds that it takes to ask and to draw."""
    store = open_store(f"sqlite:{folder / f'{len(ids)}.sqlite'}")
    evidence = Evidence("d", "t", "", "2026-10-01", "stated")
    sectors = CODES["sector"]
    sayings: list[Saying] = [
        Node("Organisation", one, {"name@fi": f"Toimija {n}", "sector": sectors[n % len(sectors)]}, evidence)
        for n, one in enumerate(ids)
    ]
    sayings += [Link("cooperates_with", *pair, {"manner": "network"}, evidence) for pair in pairs]
    store.change(Dataset("d", "Made up", fictional=True), [Document("d", "t", "Text"), *sayings])
    begin = time.perf_counter()
    page = store.ask(lambda view: _drawn(view, len(ids)))
    seconds = time.perf_counter() - begin
    store.close()
    path = folder / f"ours-{len(ids)}.html"
    path.write_bytes(page)
    return path, seconds


def _drawn(view: View, limit: int) -> bytes:
    return picture_of(view, network(view, ASKING, limit=limit)).page()


def _stock_page(folder: Path, ids: list[str], pairs: list[tuple[str, str]]) -> Path:
    from pyvis.network import Network

    stock = Network(directed=True, cdn_resources="in_line")
    for number, one in enumerate(ids):
        stock.add_node(one, label=f"Toimija {number}", title=f"Toimija {number}")
    for pair in pairs:
        stock.add_edge(*pair)
    path = folder / f"stock-{len(ids)}.html"
    path.write_text(stock.generate_html(), encoding="utf-8")
    return path


def _window(browser: Browser, script: str = "") -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.set_default_timeout(LONGEST * 1000)
    page.route("**", _refuse)
    if script:
        page.add_init_script(script)
    return page


def _refuse(route: Route) -> None:
    """Let files of this machine through, and nothing else."""
    if route.request.url.startswith(("file:", "data:", "blob:")):
        route.continue_()
    else:
        route.abort()


def _stable(page: Page, path: Path) -> float | None:
    """Seconds from the beginning until the picture stands still; None where that takes too long."""
    until = time.monotonic() + LONGEST
    try:
        page.goto(path.as_uri(), wait_until="commit")
        while time.monotonic() < until:
            # Waiting inside the page would need a policy that lets texts be run.
            found: list[float] = page.evaluate(f"performance.getEntriesByName('{STABLE}').map(one => one.startTime)")
            if found:
                return found[0] / 1000
            page.wait_for_timeout(50)
    except Error:  # a tab that hangs answers nobody
        return None
    return None


def _opened(browser: Browser, path: Path) -> tuple[float, float]:
    """Seconds until our first picture, and from opening all groups until all is painted (0 where there are none)."""
    page = _window(browser)
    first = _stable(page, path)
    if first is None:
        raise RuntimeError(f"no picture in {LONGEST} s")
    button = page.locator("[data-act=open-all]")
    everything: float = 0
    if button.count():
        everything = button.evaluate(
            """async (button) => {
              const begin = performance.now();
              button.click();
              await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
              return (performance.now() - begin) / 1000;
            }"""
        )
    page.context.close()
    return first, everything
