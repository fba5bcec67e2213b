"""What a page shows beside its answer, for the questions whose page has a template of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import groupby
from typing import Any

from api.pages.changing import by_day
from api.pages.reader import Reader
from api.paper import parts
from graph.questions.base import Answer, Cited
from graph.questions.changes import LAST_MEETING, ChangesAnswer
from graph.questions.network.answer import NetworkAnswer
from graph.questions.paper import PaperAnswer
from graph.questions.show import Fact, ShowAnswer
from graph.store.base import View

_GROUPS = ("own", "relations", "foreign")
MOST_ITEMS = 1_000
"""Items that a page shows at most."""
NODE_FORMS = {"json": "JSON", "jsonld": "JSON-LD", "ttl": "Turtle"}
"""Forms of what is told of one thing, by the ending of the address."""


class Numbered:
    """Sources with numbers, in the order in which they come first."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def of(self, evidence: Iterable[Cited]) -> list[int]:
        """The numbers of sources, each once."""
        texts = [f"{one.text} · {one.note}" if one.note else one.text for one in evidence]
        return list(dict.fromkeys(self._numbers.setdefault(text, len(self._numbers) + 1) for text in texts))

    def texts(self) -> list[str]:
        """All sources that were numbered."""
        return list(self._numbers)


def context_of(answer: Answer, reader: Reader, view: View) -> dict[str, Any]:
    """The further context of an answer's template."""
    if isinstance(answer, PaperAnswer):
        return _paper(answer, reader)
    if isinstance(answer, ChangesAnswer):
        return {"days": by_day(view, answer)}
    make = _OWN.get(answer.question)
    return make(answer, reader) if make else {}


def _paper(answer: PaperAnswer, reader: Reader) -> dict[str, Any]:
    paper = parts.cleaned(answer)
    return {
        "paper": paper,
        "day_and_data": parts.day_and_data(paper),
        "warnings": parts.warnings(paper),
        "beginning": parts.beginning(paper),
        "left_out": parts.left_out(paper),
        "sections": parts.levelled(paper),
        "in_contents": parts.in_contents(paper) if parts.has_contents(paper) else [],
        "references": partial(parts.references, answer=paper),
        "web_address": parts.web_address,
        "onward": _onward(answer, reader),
    }


def _onward(answer: PaperAnswer, reader: Reader) -> dict[str, tuple[str, str]]:
    """Where there is more than a section tells, by its code: an address, and the key of what it is called."""
    limit = answer.asked.get("limit")
    if not isinstance(limit, int):
        return {}
    longer = reader.here(limit=min(limit * 4, MOST_ITEMS))
    changes = reader.to("/changes", since=LAST_MEETING, area=answer.asked.get("area"))
    told = [one.code for one in answer.items if one.more]
    return {code: (changes, "nav:changes") if code == "since" else (longer, "show-more") for code in told}


def _show(answer: Answer, reader: Reader) -> dict[str, Any]:
    assert isinstance(answer, ShowAnswer)
    assert answer.node is not None
    sources = Numbered()
    groups: dict[str, list[Fact]] = {}
    for one in answer.items:
        groups.setdefault(_group(one, reader.language), []).append(one)
    return {
        "groups": [(key, _by_word(groups[key])) for key in _GROUPS if key in groups],
        "numbers": sources.of,
        "cited": sources.texts,
        "ways": _ways(answer.node.id, answer.node.kind, reader),
        "node_forms": tuple(NODE_FORMS.items()),
    }


def _network(answer: Answer, reader: Reader) -> dict[str, Any]:
    assert isinstance(answer, NetworkAnswer)
    return {"names": {one.node.id: one.node for one in answer.items}}


def _group(fact: Fact, language: str) -> str:
    """Where a fact stands on the page: texts in other languages than the reader's stand apart."""
    if fact.other is not None:
        return "relations"
    return "own" if fact.what.code.partition("@")[2] in {"", language} else "foreign"


def _by_word(facts: list[Fact]) -> list[tuple[str, list[Fact]]]:
    return [(word, list(same)) for word, same in groupby(facts, key=lambda one: one.what.text)]


def _ways(node_id: str, kind: str, reader: Reader) -> list[tuple[str, str]]:
    """Where one goes on from a thing: what can be asked of it."""
    slug = node_id.partition("/")[2]
    found = {
        "Need": [(reader.to("/partners", need=node_id), "nav:partners")],
        "Service": [(reader.to("/routes", origin="family", target=node_id), "nav:routes")],
        "Area": [
            (reader.to(f"/services/{slug}"), "nav:services"),
            (reader.to("/coordination", area=node_id), "nav:coordination"),
        ],
        "Network": [(reader.to("/coordination", area=node_id), "nav:coordination")],
    }
    return [*found.get(kind, []), (reader.to(f"/nodes/{node_id}/network"), "nav:drawn")]


_OWN: Mapping[str, Callable[[Answer, Reader], dict[str, Any]]] = {"show": _show, "network": _network}
