"""An age as a person types it, at any door: years with decimals, or years, months, weeks and days in words."""

from __future__ import annotations

import re

_UNITS = {
    1.0: "v vuosi vuotta vuoden år y yr yrs year years",
    12.0: "kk kuukausi kuukautta kuukauden mån månad månader mo month months",
    52.18: "vk viikko viikkoa viikon vecka veckor wk week weeks",
    365.25: "pv päivä päivää päivän dag dagar day days",
}
"""How many of a unit make a year, and its words in Finnish, Swedish and English."""

_IN_A_YEAR = {word: many for many, words in _UNITS.items() for word in words.split()}
_PAIR = re.compile(r"([0-9]{1,6}(?:[.,][0-9]{1,6})?) ?([a-zäåö]{1,12})\.?")
_AND = ("ja", "och", "and")


def years(text: str) -> float:
    """An age in years: "0,5", "−0.75" (pregnancy), "2 kk", "2 mån", "1 year 6 months". Raises ValueError."""
    written = " ".join(text.casefold().split())
    told = _PAIR.findall(written)
    if not told or "e" in {unit for _, unit in told}:  # 1e1 is a number
        return float(written.replace("\N{MINUS SIGN}", "-").replace(",", "."))
    between = {one.strip(" ,") for one in _PAIR.sub("\n", written).split("\n")}
    if not between <= {"", *_AND} or any(unit not in _IN_A_YEAR for _, unit in told):
        raise ValueError(text)
    return sum(float(number.replace(",", ".")) / _IN_A_YEAR[unit] for number, unit in told)
