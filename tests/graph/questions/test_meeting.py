"""The page before a meeting: what stands in each of its sections, in which order, and what is left out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from graph.model.records import Saying, Value
from graph.questions.paper import Line, PaperAnswer
from tests.networks import TODAY, Drawn, area, confirmation, helping, link, network, organisation, service, thing

HOME = "area/home"


def home() -> list[Saying]:
    return [area("home"), network("centre"), link("available_in", "network/centre", HOME)]


def met(slug: str, day: str, *who: str, **said: Value) -> list[Saying]:
    """A network meeting of home, with who took part."""
    event = f"event/{slug}"
    values: dict[str, Value] = {"event_type": "network meeting", "begins": day, "modality": "in_force", **said}
    return [
        thing(event, **values),
        link("available_in", event, HOME),
        *(link("takes_part", one, event, role="participant") for one in who),
    ]


def raised(slug: str, **said: Value) -> list[Saying]:
    point = f"observation/{slug}"
    return [
        thing(point, **{"tone": "concern", "state": "open", **said}),
        link("concerns", point, HOME),
    ]


def members(*slugs: str) -> Iterable[Saying]:
    for slug in slugs:
        yield organisation(slug)
        yield link("member_of", f"organisation/{slug}", "network/centre")


def lines(paper: PaperAnswer, code: str) -> tuple[Line, ...]:
    (found,) = [section for section in paper.items if section.code == code]
    return found.lines


def about(paper: PaperAnswer, code: str) -> list[str]:
    return [line.about[0].id.partition("/")[2] for line in lines(paper, code)]


def marks(line: Line) -> dict[str, str]:
    return {mark.code: mark.text for mark in line.marks}


def test_concerns_are_told_with_how_long_they_have_been_open(net: Drawn) -> None:
    net.draw(
        home(), raised("new", said_on="2026-10-01"), raised("old", said_on="2025-03-01"), raised("undated", said_on="")
    )
    page = net.paper("meeting")
    assert about(page, "concerns") == ["old", "new", "undated"]
    old, new, undated = lines(page, "concerns")
    assert marks(old)["age"] == "kirjattu, 20 kk vanha"
    assert marks(new)["age"] == "kirjattu, 52 päivää vanha"
    assert marks(undated)["age"] == "kirjattu, ikä ei tiedossa"


def test_the_two_longest_open_come_first_then_the_newest(net: Drawn) -> None:
    days = ["2024-01-01", "2024-02-01", "2025-03-01", "2026-04-01", "2026-09-01"]
    net.draw(home(), *(raised(f"of-{day}", said_on=day) for day in days), raised("undated", said_on=""))
    order = ["2024-01-01", "2024-02-01", "2026-09-01", "2026-04-01", "2025-03-01"]
    assert about(net.paper("meeting", limit=9), "concerns") == [*(f"of-{day}" for day in order), "undated"]


def test_a_concern_repeated_later_has_been_open_since_it_was_first_raised(net: Drawn) -> None:
    again = confirmation("observation/old", state="open", said_on="2026-10-01", locator="again")
    net.draw(home(), raised("old", said_on="2025-03-01"), again)
    assert marks(lines(net.paper("meeting"), "concerns")[0])["age"] == "kirjattu, 20 kk vanha"


def test_what_has_been_answered_done_or_dropped_is_gone(net: Drawn) -> None:
    net.draw(home(), *(raised(slug) for slug in ("answered", "done", "dropped", "open")))
    net.draw(
        link("answered_by", "observation/answered", "network/centre", dataset="decisions"),
        confirmation("observation/done", state="done", said_on="2026-11-01", dataset="decisions"),
        confirmation("observation/dropped", state="dropped", said_on="2026-11-01", dataset="decisions"),
    )
    assert about(net.paper("meeting"), "concerns") == ["open"]
    net.store.remove("decisions")
    assert set(about(net.paper("meeting"), "concerns")) == {"answered", "done", "dropped", "open"}


def test_what_was_agreed_is_told_with_who_does_it_and_by_when_the_late_first(net: Drawn) -> None:
    def agreed(slug: str, **said: Value) -> list[Saying]:
        return raised(slug, state="agreed", tone="development", **said)

    net.draw(
        home(),
        members("town"),
        agreed("soon", due="2026-12-01"),
        agreed("late", due="2026-10-31"),
        agreed("later", due="2027-05"),
        agreed("whenever"),
        link("assigned_to", "observation/late", "organisation/town"),
    )
    page = net.paper("meeting")
    assert about(page, "agreed") == ["late", "soon", "later", "whenever"]
    late, soon, later, whenever = map(marks, lines(page, "agreed"))
    assert late == {"who": "tekee: town", "late": "määräpäivä oli 31.10.2026, 22 pv sitten"}
    assert soon == {"who": "tekijää ei ole kirjattu", "soon": "määräpäivä 1.12.2026, siihen 9 pv"}
    assert later["due"] == "määräpäivä toukokuu 2027"
    assert whenever["no-day"] == "määräpäivää ei ole kirjattu"
    assert about(page, "concerns") == []


def test_something_due_on_the_day_itself_is_not_late(net: Drawn) -> None:
    net.draw(home(), raised("today", state="agreed", due=TODAY.isoformat()))
    assert set(marks(lines(net.paper("meeting"), "agreed")[0])) == {"who", "soon"}


def test_who_has_not_been_seen_for_a_year(net: Drawn) -> None:
    net.draw(
        home(),
        members("always", "once", "never", "by-team"),
        thing("team/of", team_type="unit"),
        link("part_of", "team/of", "organisation/by-team"),
        met("long-ago", "2025-11-21", "organisation/always", "organisation/once"),
        met("lately", "2026-09-01", "organisation/always", "team/of"),
    )
    page = net.paper("meeting")
    assert about(page, "not-seen") == ["once", "never"]
    once, never = map(marks, lines(page, "not-seen"))
    assert once["last-seen"] == "viimeksi mukana 21.11.2025"
    assert never["never-seen"] == "osallistumista ei ole kirjattu"
    # A day earlier the meeting of a year ago still counts.
    assert about(net.paper("meeting", today=TODAY.replace(day=21)), "not-seen") == ["never"]


def test_without_a_meeting_in_the_year_nobody_is_said_to_be_missing(net: Drawn) -> None:
    net.draw(home(), members("once"), met("long-ago", "2024-01-01", "organisation/once"))
    page = net.paper("meeting")
    assert about(page, "not-seen") == []
    text = next(section.text for section in page.items if section.code == "not-seen")
    assert text == "Ei voi sanoa: viimeisen vuoden ajalta ei ole kirjattu yhtään pidettyä tapaamista."


def test_the_last_meeting_and_the_next(net: Drawn) -> None:
    net.draw(
        home(),
        met("held", "2026-09-01", theme="varhainen tuki"),
        met("never-told-of", "2026-10-01", modality="planned"),
        met("called-off", "2026-12-01", modality="planned", status="ended"),
        met("next", "2026-12-15T09:00", modality="planned"),
    )
    assert net.paper("meeting").opening == (
        "Viime tapaaminen: 1.9.2026. Aihe: varhainen tuki.",
        "Seuraava tapaaminen (suunniteltu): 15.12.2026 klo 9.00.",
    )


def test_a_meeting_that_did_not_happen_is_not_the_last(net: Drawn) -> None:
    net.draw(home(), met("first", "2026-06-01"), met("second", "2026-09-01"))
    net.draw(confirmation("event/second", status="ended", verified_on="2026-09-10", dataset="decisions"))
    assert net.paper("meeting").opening[0] == "Viime tapaaminen: 1.6.2026."


def test_nobody_is_said_to_be_left_out_where_too_few_are_named(net: Drawn) -> None:
    joined = [organisation(f"o{n}") for n in range(9)]
    links = [link("cooperates_with", "organisation/o0", f"organisation/o{n}") for n in range(1, 9)]
    placed = [link("located_in", f"organisation/o{n}", HOME) for n in range(9)]
    alone: list[Saying] = [organisation("alone"), link("located_in", "organisation/alone", HOME)]
    net.draw(home(), joined, links, placed, alone)
    assert about(net.paper("meeting"), "introductions") == ["alone"]
    few: list[Saying] = [*map(organisation, ("one", "two"))]
    few.append(link("cooperates_with", "organisation/one", "organisation/two"))
    net.draw(home(), few, [link("located_in", f"organisation/{one}", HOME) for one in ("one", "two")], alone)
    assert about(net.paper("meeting"), "introductions") == []


def test_plans_that_nobody_confirmed(net: Drawn) -> None:
    net.draw(
        home(),
        helping("plan", "need/x", HOME, modality="planned", said_on="2025-01-01"),
        helping("fresh", "need/x", HOME, modality="planned", said_on="2026-11-01"),
    )
    page = net.paper("meeting")
    assert about(page, "plans") == ["plan"]
    assert marks(lines(page, "plans")[0]) == {"planned": "suunniteltu", "age": "22 kk vanha"}


def test_introductions_of_those_who_serve_the_same_families(net: Drawn) -> None:
    pairs = [("a", "b", "need/x"), ("c", "d", "need/y"), ("e", "f", "need/z"), ("g", "h", "need/w")]
    net.draw(
        home(),
        *(
            [
                organisation(who),
                *helping(f"of-{who}", need, HOME),
                link("provides", f"organisation/{who}", f"service/of-{who}"),
            ]
            for one, other, need in pairs
            for who in (one, other)
        ),
        *(thing(need) for _, _, need in pairs),
    )
    page = net.paper("meeting")
    assert about(page, "introductions") == ["a", "c", "e"]
    assert lines(page, "introductions")[0].text == "a ja b. Molemmat auttavat tässä: x. Yhteyttä ei ole kirjattu."
    in_touch = link("cooperates_with", "organisation/a", "organisation/b", dataset="later")
    net.draw(in_touch)
    assert about(net.paper("meeting"), "introductions") == ["c", "e", "g"]


def test_no_section_is_longer_than_asked_and_says_how_many_more(net: Drawn) -> None:
    net.draw(home(), *(raised(f"p{number}", text="x" * 400) for number in range(9)))
    page = net.paper("meeting", limit=3)
    (concerns,) = [section for section in page.items if section.code == "concerns"]
    assert len(concerns.lines) == 3
    assert concerns.more is not None
    assert concerns.more.startswith("Näiden lisäksi: 6.")
    long = "Sana " * 100
    net.draw(home(), raised("long", name="Sana Sana …", text=long))
    (line,) = lines(net.paper("meeting"), "concerns")
    assert line.text is not None
    assert len(line.text) <= 150
    assert line.text.endswith(" …")


def test_what_was_added_changed_and_removed_since_the_last_meeting(dated: Drawn, now: list[datetime]) -> None:
    def state(fee: str, *helps: str) -> list[Saying]:
        others = [one for slug in helps for one in helping(slug, "need/x", HOME)]
        return [
            *home(),
            thing("need/x"),
            *met("held", "2026-11-05"),
            *helping("kept", "need/x", HOME, fee=fee),
            *others,
        ]

    dated.draw(state("maksuton", "gone", "same"))
    now[0] = datetime(2026, 11, 10, tzinfo=UTC)
    dated.draw(
        state("5 euroa", "fresh", "same"),
        thing("observation/point", text="Asia", tone="concern"),
        link("concerns", "observation/point", HOME),
        link("refers_to", "service/kept", "service/same", manner="guided"),
    )
    page = dated.paper("meeting", limit=20)
    told = [(line.text, line.marks[0].text) for line in lines(page, "since")]
    # Links of what is itself new or gone, and the points of the meetings, are told elsewhere or not at all.
    assert told == [
        ("fresh", "uusi"),
        ("kept", "muuttui: maksu"),
        ("gone", "poistettu"),
        ("kept – ohjaa tähän – same", "uusi"),
    ]
    gone = lines(page, "since")[2]
    assert marks(gone)["dataset"] == "aineistosta Dataset d"
    assert lines(dated.paper("meeting", today=date(2026, 11, 4)), "since") == ()


def test_what_was_added_and_taken_away_again_is_no_news(dated: Drawn, now: list[datetime]) -> None:
    dated.draw(home(), met("held", "2026-11-01"))
    dated.draw(home(), met("held", "2026-11-01"), helping("passing", "need/x", HOME))
    dated.draw(home(), met("held", "2026-11-01"))
    assert "passing" not in [line.text for line in lines(dated.paper("meeting", limit=20), "since")]


def test_a_whole_dataset_is_one_line_of_news(dated: Drawn, now: list[datetime]) -> None:
    dated.draw(home(), met("held", "2026-10-20"))
    many = [f"s{number}" for number in range(30)]
    dated.draw(
        [service(one, dataset="register") for one in many],
        [link("available_in", f"service/{one}", HOME, dataset="register") for one in many],
    )
    told = [line.text for line in lines(dated.paper("meeting", limit=20), "since")]
    assert "Dataset register: ladattu tähän ensi kerran 1.11.2026, asioita 30, tiedon vuodet 2026" in told
    assert not [text for text in told if text == "s1"]
    (note,) = [one for one in dated.changes("2026-10-20", area=HOME).notes if one.code == "changes-first-load"]
    assert note.text.startswith("Aineisto ”Dataset register” on ladattu tähän ensi kerran 1.11.2026.")


def test_what_a_dataset_adds_later_is_news(dated: Drawn, now: list[datetime]) -> None:
    def register(many: int) -> list[Saying]:
        names = [f"service/s{number}" for number in range(many)]
        placed = [link("available_in", name, HOME, dataset="register") for name in names]
        return [*(thing(name, dataset="register") for name in names), *placed]

    now[0] = datetime(2026, 10, 1, tzinfo=UTC)
    dated.draw(home(), met("held", "2026-10-20"), register(1))
    now[0] = datetime(2026, 11, 1, tzinfo=UTC)
    dated.draw(register(31))
    told = [line.text for line in lines(dated.paper("meeting", limit=20), "since")]
    assert "Dataset register: 30 uutta asiaa (1.11.2026)" in told
    assert "changes-first-load" not in [one.code for one in dated.changes("2026-10-20", area=HOME).notes]


def test_nothing_of_the_network_alone_is_on_a_public_page(net: Drawn) -> None:
    net.draw(home(), raised("secret", visibility="network"), raised("open"))
    assert about(net.paper("meeting"), "concerns") == ["open"]
    inside = net.paper("meeting", scope="network")
    assert set(about(inside, "concerns")) == {"open", "secret"}
    by_id = {line.about[0].id: marks(line) for line in lines(inside, "concerns")}
    assert by_id["observation/secret"]["network"] == "vain verkostolle"
    assert "network" not in by_id["observation/open"]


def test_services_are_not_mixed_up_with_another_areas(net: Drawn) -> None:
    net.draw(home(), area("far"), raised("here"), thing("observation/there", tone="concern", text="Muualla"))
    net.draw(link("concerns", "observation/there", "area/far", dataset="far"), service("x", dataset="far"))
    assert about(net.paper("meeting"), "concerns") == ["here"]
