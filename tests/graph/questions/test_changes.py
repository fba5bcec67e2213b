"""Changes: what was added, removed and changed since a day or a revision; silence is no removal."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime

import pytest

from graph.errors import BadQuestion
from graph.model.wording import label
from graph.questions.changes import ChangesAnswer
from tests.networks import MADE_UP, Drawn, confirmation, link, need, professional, service, thing

DAYS = [datetime(2026, 11, day, 9, 30, tzinfo=UTC) for day in (1, 10, 20)]


def _told(answer: ChangesAnswer) -> list[tuple[str, str, int]]:
    return [(one.what, one.key, one.revision) for one in answer.items]


def test_added_changed_and_removed(net: Drawn) -> None:
    net.draw(service("a", name="Uniryhmä", access="open"), service("b", name="Muu"))
    net.draw(service("a", name="Uniryhmä", access="guided", fee="10 e"))
    assert _told(net.changes("0")) == [
        ("added", "service/a", 1),
        ("added", "service/b", 1),
        ("changed", "service/a", 2),
        ("removed", "service/b", 2),
    ]
    changed, removed = net.changes("1", language="en").items
    assert changed.text == "Changed: Uniryhmä"
    assert list(changed.before.values()) == [label("access", "open", "en")]
    assert set(changed.after.values()) == {"10 e", label("access", "guided", "en")}
    assert (removed.text, removed.name, removed.dataset) == ("Removed: Muu", "Muu", "d")


def test_a_relation_is_named_by_its_ends(net: Drawn) -> None:
    net.draw(service("a", name="Uniryhmä"), need("x", name="Uni"))
    net.draw(service("a", name="Uniryhmä"), need("x", name="Uni"), link("meets", "service/a", "need/x"))
    (added,) = net.changes("1", language="en").items
    assert added.name.startswith("Uniryhmä – ")
    assert added.name.endswith(" – Uni")
    assert added.key == "meets|service/a|need/x"


def test_since_a_revision_and_since_a_day(dated: Drawn, now: list[datetime]) -> None:
    for count, now[0] in enumerate(DAYS, start=1):
        dated.draw(*(service(slug) for slug in "abc"[:count]))
    assert [one.key for one in dated.changes("2").items] == ["service/c"]
    since = {text: [one.key[-1] for one in dated.changes(text).items] for text in ("2026-11-10", "2026-11-11", "2026")}
    assert since == {"2026-11-10": ["b", "c"], "2026-11-11": ["c"], "2026": ["a", "b", "c"]}
    assert [one.at for one in dated.changes("0").items] == [day.isoformat() for day in DAYS]


def test_nothing_changed_is_said(net: Drawn) -> None:
    net.draw(service("a"))
    answer = net.changes("1", language="en")
    assert answer.items == ()
    assert [note.code for note in answer.notes] == ["no-changes"]
    assert net.changes("0").notes == ()


def test_saying_again_what_was_known_is_no_change(net: Drawn) -> None:
    net.draw(service("a", access="open"))
    net.draw(service("a", access="open"))
    assert net.changes("1").items == ()


def test_silence_of_another_source_is_no_removal(net: Drawn) -> None:
    net.draw(service("a", access="open"))
    net.draw(confirmation("service/a", fee="10 e", dataset="other", said_on="2026-11-01"))
    (only,) = net.changes("1").items
    assert (only.what, list(only.before.values()), list(only.after.values())) == ("changed", [], ["10 e"])


def test_taking_a_dataset_out_removes_what_only_it_said(net: Drawn) -> None:
    net.draw(service("a", access="open"), confirmation("service/a", fee="10 e", dataset="other"))
    net.draw(service("b", dataset="other"))
    net.store.remove("other")
    last = [one for one in net.changes("0").items if one.revision == net.changes("0").revision]
    assert [(one.what, one.key, one.dataset) for one in last] == [("removed", "service/b", "other")]


def test_the_limit_counts_the_rest(net: Drawn) -> None:
    net.draw(*(service(f"s{number}") for number in range(5)))
    answer = net.changes("0", limit=2)
    assert [one.key for one in answer.items] == ["service/s0", "service/s1"]
    assert [(one.code, one.count) for one in answer.left_out] == [("more", 3)]
    with pytest.raises(BadQuestion, match="bad-limit"):
        net.changes("0", limit=0)


@pytest.mark.parametrize("since", ["", "yesterday", "2026-13", "-1", "1.5", "../2020", "²"])
def test_a_since_that_is_no_day_and_no_revision_is_refused(net: Drawn, since: str) -> None:
    with pytest.raises(BadQuestion, match="bad-since"):
        net.changes(since)


def test_of_a_personal_value_only_that_it_changed(net: Drawn) -> None:
    net.draw(professional("n", name="terveydenhoitaja", phone="PRIVATE-1"))
    net.draw(professional("n", name="terveydenhoitaja", phone="PRIVATE-2"))
    answer = net.changes("0", scope="network", language="en")
    text = json.dumps(asdict(answer))
    assert "PRIVATE" not in text
    changed = [one for one in answer.items if one.what == "changed"]
    assert {(one.revision, one.key) for one in changed} >= {(2, "professional/n")}
    assert "(personal)" in json.dumps(asdict(changed[-1]))


def test_what_only_the_network_may_see_is_told_only_there(net: Drawn) -> None:
    net.draw(
        service("a"),
        thing("observation/o", visibility="network"),
        link("concerns", "observation/o", "service/a"),
    )
    assert [one.key for one in net.changes("0").items] == ["service/a"]
    assert len(net.changes("0", scope="network").items) == 3


def test_fictional_changes_say_so(net: Drawn) -> None:
    net.draw(service("a"), need("x"))
    assert not net.changes("0").fictional
    net.draw(link("meets", "service/a", "need/x", dataset=MADE_UP))
    assert net.changes("0").fictional


def test_a_day_may_be_written_as_finns_write_it(dated: Drawn, now: list[datetime]) -> None:
    dated.draw(service("a"))
    now[0] = DAYS[1]
    dated.draw(service("a"), service("b"))
    assert _told(dated.changes("10.11.2026")) == _told(dated.changes("2026-11-10")) == [("added", "service/b", 2)]
    assert dated.changes("2026-12-01").notes[0].text == "Muutoksia ei ole kirjattu (1.12.2026 jälkeen)."
