"""What the network itself has raised: concerns and things to develop, until somebody says what answered them.

It cannot tell whether something was done about it: only what a person records as an answer closes a point.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.wording import label
from graph.questions.describe import text_of
from graph.questions.gaps.found import Found
from graph.questions.gaps.open_points import is_open
from graph.questions.picture import Picture


def find(picture: Picture) -> Iterator[Found]:
    """Observations with these tones that are open."""
    for node in picture.things("Observation"):
        if not is_open(node, picture):
            continue
        language = picture.asking.language
        told = text_of(node, "text", language) or (picture.name(node.key), "")
        codes = [(name, str(node.values[name])) for name in ("tone", "state") if name in node.values]
        facts = {"said": told[0], "tone": ", ".join(label(name, code, language) for name, code in codes)}
        places = [link for link, _ in picture.out(node.key, "raised_at")]
        yield Found((node.key,), facts, (node, *places))
