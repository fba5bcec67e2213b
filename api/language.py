"""The languages that the program speaks, as both doors take them."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """The language of answers and messages."""

    fi = "fi"
    sv = "sv"
    en = "en"
