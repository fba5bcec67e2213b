"""Where a way breaks: what recorded steps reach, what leads on from somewhere else, and the hole between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.questions.base import Asking, Coded, Ref
from graph.questions.routes.question import Break
from graph.questions.routes.ways import MOST_STEPS
from visuals.drawing import Told
from visuals.views.lines import Line
from visuals.views.things import not_recorded
from visuals.wording import say


def told_of_break(broken: Break, language: str) -> Iterator[str]:
    """How far recorded steps lead, what leads on, and what is missing, in sentences."""
    for key, refs in (("route-reached", broken.reached), ("route-leading", broken.leading)):
        if refs:
            yield say(key, language, names=", ".join(one.name for one in refs))
    yield say("route-breaks", language, missing=broken.missing)


def layers_of_break(broken: Break, beginning: str, target: Ref | None) -> Mapping[str, int]:
    """What is reached stands left of the hole, what leads on right of it, and a service that is the target last."""
    found = {beginning: 0}
    for ref in broken.reached:
        found.setdefault(ref.id, 1)
    for ref in broken.leading:
        found.setdefault(ref.id, 2)
    if target is not None and target.kind == "Service":
        found.setdefault(target.id, 3)
    return found


def hole(broken: Break, beginning: str, asking: Asking) -> list[Line]:
    """The one referral that the answer says is missing; none where the steps are recorded and only too many."""
    if broken.missing == asking.say("route-too-long", steps=MOST_STEPS) or not broken.leading:
        return []
    source = broken.reached[0].id if broken.reached else beginning
    told = Told(
        id=f"missing-step|{source}|{broken.leading[0].id}",
        kind=Coded("missing-step", say("missing-step", asking.language)),
        text=say("route-breaks", asking.language, missing=broken.missing),
        directed=True,
        backwards=False,
        standing=not_recorded(asking),
        freshness="undated",
        fictional=any(one.fictional for one in (*broken.reached[:1], broken.leading[0])),
    )
    return [Line(source, broken.leading[0].id, "missing", told)]
