"""Readers that all ask at once, each one question after another, and what they are told."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import httpx

from tests.load.rounds import AREAS, GUEST, NEEDS, SERVICES

PATIENCE = 180.0
"""Seconds that a reader waits on a busy machine."""

_ROUND = re.compile(r"kierros (\d+)")
_LANGUAGES = ("fi", "sv", "en")


@dataclass(frozen=True, slots=True)
class Seen:
    """An answer, or a refusal: ``code`` and ``retry_after`` are there for the second alone.

    ``asked`` is the address with all arguments; ``rounds`` are all the numbers of rounds in the answer; ``has_guest``
    tells whether the guest is in it.
    """

    path: str
    asked: str
    status: int
    code: str
    retry_after: str
    revision: int
    digest: str
    rounds: frozenset[int]
    has_guest: bool


def ask_at_once(place: str, readers: int, seconds: float) -> list[Seen]:
    """What that many readers see who go on asking for so long."""
    return asyncio.run(_all(place, readers, seconds))


async def _all(place: str, readers: int, seconds: float) -> list[Seen]:
    seen: list[Seen] = []
    until = time.monotonic() + seconds
    # A connection each time: one that stays open may be closed by the server just when it is asked again.
    limits = httpx.Limits(max_connections=readers, max_keepalive_connections=0)
    async with (
        asyncio.timeout(seconds + PATIENCE),
        httpx.AsyncClient(base_url=place, limits=limits, timeout=PATIENCE) as client,
        asyncio.TaskGroup() as group,
    ):
        for number in range(readers):
            group.create_task(_one(client, Random(number), until, seen))
    return seen


async def _one(client: httpx.AsyncClient, random: Random, until: float, seen: list[Seen]) -> None:
    for path, parameters in _questions(random):
        if time.monotonic() >= until:
            return
        response = await client.get(path, params=parameters)
        seen.append(_seen(path, response))


def _questions(random: Random) -> Iterator[tuple[str, dict[str, str | int | float]]]:
    """Endless questions with other arguments each time."""
    while True:
        one, other = random.sample(range(SERVICES), 2)
        area, need, language = random.choice(AREAS), random.choice(NEEDS), random.choice(_LANGUAGES)
        age, limit = random.randrange(18), random.randrange(5, 50)
        asked: list[tuple[str, dict[str, str | int | float]]] = [
            ("/partners", {"need": need, "area": area, "age": age, "limit": 50}),
            ("/partners", {"need": need, "limit": 50}),
            ("/routes", {"origin": f"service/s{one}", "target": f"service/s{other}", "limit": 3}),
            ("/gaps", {"area": area, "limit": limit}),
            ("/coverage", {"area": area}),
            (f"/nodes/service/s{one}", {}),
            ("/search", {"text": "uniryhmä", "limit": limit}),
        ]
        path, parameters = random.choice(asked)
        yield path, {**parameters, "language": language}


def _seen(path: str, response: httpx.Response) -> Seen:
    """What an answer says of itself. One that is cut short is no JSON and ends the test."""
    told = json.loads(response.content)
    return Seen(
        path,
        str(response.url),
        response.status_code,
        told.get("code", ""),
        response.headers.get("retry-after", ""),
        told.get("revision", -1),
        told.get("digest", ""),
        frozenset(map(int, _ROUND.findall(response.text))),
        f"service/{GUEST}" in response.text,
    )
