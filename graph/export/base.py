"""What an export is: a name, the form of its file, and a function that writes it from one revision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from graph.questions.base import Asking
from graph.store.base import View

BASE_URI = "https://seinaton.example/"
"""Begins the addresses of things where nobody has set another. ``.example`` belongs to nobody (RFC 2606)."""

Progress = Callable[[str, int], None]
"""Told how far it is: the step and the number of records or lines done in it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be exported, and for whom.

    ``asking``: language of words for people, the day (an export depends on it in nothing but the name of the area),
    and the scope: ``public``, or ``network`` with what coordinators keep inside. ``personal``: with names, phones and
    e-mails of persons and with hidden addresses. ``area``: what an area is called; None for the whole network.
    ``base_uri`` begins the addresses of things and ends in ``/``. ``publisher``: who gives the export out, "" if
    nobody has said.
    """

    asking: Asking
    personal: bool = False
    area: str | None = None
    base_uri: str = BASE_URI
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """A way out.

    ``ending`` is that of the file's name, "" where the export is a folder. ``write`` puts the export at a path where
    nothing is yet, or what a broken-off try left there: a file is begun anew, a folder is made anew. It reads the view
    and nothing else; the same sayings give the same bytes.
    """

    name: str
    ending: str
    media_type: str
    write: Callable[[View, Wish, Path, Progress], None]
