"""How something stands, in plain words: the badge of partners and of tables of networks."""

from __future__ import annotations

from graph.model.records import Merged
from graph.model.wording import label
from graph.questions.base import Asking, Coded
from graph.questions.standing import COUNTED, State, modality


def standing_told(how: State, record: Merged, asking: Asking) -> Coded:
    """The code of a standing and its words; a plan whose day has passed is said not to have come about."""
    if how.standing == "ended" and modality(record) not in COUNTED:
        return Coded("ended", asking.say("not-come-about"))
    word = label("modality", how.modality, asking.language) if how.modality else ""
    return Coded(how.standing, asking.say(f"standing-{how.wording}", modality=word))
