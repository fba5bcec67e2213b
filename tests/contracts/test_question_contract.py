"""Every question keeps the contract, on every store: empty, holding the bundled networks, holding a small made-up one.

A new question is held to all of this by its rows in ``question_worlds.py``.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields, is_dataclass
from typing import Any

import pytest

from graph.errors import Ambiguous, NothingFound
from graph.model.vocabulary import LANGUAGES
from graph.questions import questions
from graph.questions.base import Answer, Asking, Cited, ListAnswer, Parameter, Ref
from graph.questions.describe import name_of
from graph.questions.routes.question import FAMILY
from graph.store.base import Store, View
from tests.bundled import load_bundled
from tests.contracts.question_worlds import MADE_UP_CASES, NAMING, WORLDS, Case, World, ask, draw_made_up
from tests.networks import MADE_UP, TODAY
from tests.stores import ENGINES, NEEDS

WORLDS_ON_ENGINES = [
    pytest.param((engine, name), marks=NEEDS.get(engine, ())) for engine in sorted(ENGINES) for name in WORLDS
]


@pytest.fixture(scope="module", params=WORLDS_ON_ENGINES)
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Each world on each engine, filled once."""
    engine, name = request.param
    store = ENGINES[engine](tmp_path_factory.mktemp(name))
    if name == "bundled":
        load_bundled(store)
    else:
        draw_made_up(store)
    yield World(name, store, WORLDS[name])
    store.close()


def parts(of: object) -> Iterator[Any]:
    """Everything that a part of an answer is made of, itself included."""
    yield of
    if isinstance(of, Mapping):
        for one in of.values():
            yield from parts(one)
    elif isinstance(of, tuple):
        for one in of:
            yield from parts(one)
    elif is_dataclass(of) and not isinstance(of, type):
        for field in fields(of):
            yield from parts(getattr(of, field.name))


def as_json(answer: Answer) -> str:
    return json.dumps(asdict(answer), ensure_ascii=False, allow_nan=False)


def items(answer: Answer) -> tuple[Any, ...]:
    found: tuple[Any, ...] = answer.items  # type: ignore[attr-defined]  # every kind of answer has them
    return found


def test_every_question_of_the_register_is_asked_here() -> None:
    for cases in WORLDS.values():
        assert {name for name, _ in cases} == set(questions())


@pytest.mark.parametrize("name", questions())
def test_a_declared_parameter_is_an_argument_with_the_same_default(name: str) -> None:
    question = questions()[name]
    assert question.name == name
    view, asking, *arguments = inspect.signature(question.answer).parameters.values()
    assert (view.name, asking.name) == ("view", "asking")
    assert all(one.kind is inspect.Parameter.KEYWORD_ONLY for one in arguments)
    taken = [(one.name, one.default is inspect.Parameter.empty) for one in arguments]
    assert taken == [(one.name, one.required) for one in question.parameters]
    defaults = {one.name: one.default for one in arguments if one.default is not inspect.Parameter.empty}
    assert defaults == {one.name: one.default for one in question.parameters if not one.required}


@pytest.mark.parametrize("name", questions())
def test_an_answer_is_a_kind_of_answer_with_items(name: str) -> None:
    answer_type = questions()[name].answer_type
    assert issubclass(answer_type, Answer)
    assert "items" in {field.name for field in fields(answer_type)}


@pytest.mark.parametrize("case", MADE_UP_CASES, ids=str)
def test_an_empty_store_has_nothing_to_tell_and_says_so(store: Store, case: Case) -> None:
    answer, missed = _answered(store, case)
    if answer is None:
        assert missed["near"] == []
        assert any(parameter.name == missed["parameter"] for name, parameter in NAMING if name == case[0])
    else:
        assert items(answer) == ()
        assert answer.notes, "silence would look like an answer"
        assert (answer.revision, answer.digest, answer.fictional) == (0, "0" * 64, False)
        assert json.loads(as_json(answer))["items"] == []


def test_where_items_can_be_cut_a_higher_limit_adds_some_behind(world: World) -> None:
    cuts = {name: any(one.cuts_items for one in question.parameters) for name, question in questions().items()}
    assert all(issubclass(questions()[name].answer_type, ListAnswer) == cut for name, cut in cuts.items())
    for name, given in (case for case in world.cases if cuts[case[0]]):
        few, more = (items(ask(world.store, (name, {**given, "limit": limit}))) for limit in (2, 6))
        assert more[: len(few)] == few, name


def _answered(store: Store, case: Case) -> tuple[Answer | None, Mapping[str, Any]]:
    """The answer, or the facts of the miss."""
    try:
        return ask(store, case), {}
    except NothingFound as error:
        return None, error.facts


def test_the_same_view_day_and_parameters_give_the_same_answer(world: World) -> None:
    def twice(view: View) -> list[tuple[Answer, Answer]]:
        asking = Asking(TODAY)
        asked = [(questions()[name], given) for name, given in world.cases]
        return [
            (question.answer(view, asking, **given), question.answer(view, asking, **given))
            for question, given in asked
        ]

    answers = world.store.ask(twice)
    assert len(answers) == len(world.cases)
    for (first, second), (_, third) in zip(answers, world.answers(), strict=True):
        assert first == second == third
        assert as_json(first) == as_json(second) == as_json(third)


def test_the_frame_is_filled(world: World) -> None:
    revision = world.store.ask(lambda view: view.revision)
    for language in LANGUAGES:
        for (name, given), answer in world.answers(language):
            assert isinstance(answer, questions()[name].answer_type)
            assert answer.question == name
            assert {**answer.asked, **given} == dict(answer.asked)
            assert set(answer.asked) <= {one.name for one in questions()[name].parameters}
            assert (answer.as_of, answer.language, answer.scope) == (TODAY.isoformat(), language, "public")
            assert (answer.revision, answer.digest) == (revision.number, revision.digest)
            named = {one.name for one in questions()[name].parameters if (name, one) in NAMING} & set(given)
            if given.get("origin") in FAMILY:  # no thing of the network
                named.discard("origin")
            assert {one.parameter for one in answer.taken} == named


def test_every_case_has_an_answer_with_something_in_it(world: World) -> None:
    full = {name for (name, _), answer in world.answers() if items(answer)}
    assert full == set(questions())


def test_every_fact_has_a_source_and_a_date_or_says_that_it_has_none(world: World) -> None:
    for language in LANGUAGES:
        undated = Asking(TODAY, language).say("undated")
        for case, answer in world.answers(language):
            for item in items(answer):
                assert not hasattr(item, "evidence") or item.evidence, (case, item)
            for one in parts(answer):
                if isinstance(one, Cited):
                    assert one.dataset, case
                    assert one.document, case
                    assert one.title in one.text, case
                    assert one.locator, case
                    assert one.locator in one.text, case
                    assert one.said_on or undated in one.text, case
                    assert (one.age_days is None) == (not one.said_on), case


def test_what_is_made_up_says_so_on_answer_names_and_sources(world: World) -> None:
    made_up = {key for key, one in world.store.datasets().items() if one.fictional}
    for case, answer in world.answers():
        marked = [one for one in parts(answer) if isinstance(one, Ref | Cited)]
        told = sorted({one.id for one in marked if isinstance(one, Ref)})
        nodes = world.store.ask(lambda view, ids=told: view.select("record", "network", ids=ids)).nodes  # type: ignore[misc]
        for one in marked:
            if isinstance(one, Cited):
                assert one.fictional == (one.dataset in made_up), (case, one)
            elif one.id in nodes:
                assert one.fictional == any(said.dataset in made_up for said in nodes[one.id].evidence), (case, one)
        within = [one for one in parts(answer) if one is not answer]
        shown = any(getattr(one, "fictional", False) or getattr(one, "dataset", "") in made_up for one in within)
        assert answer.fictional == shown, case


def test_names_come_in_the_asked_language_else_in_finnish(world: World) -> None:
    for language in LANGUAGES:
        for case, answer in world.answers(language):
            refs = {one.id: one for one in parts(answer) if isinstance(one, Ref)}
            ids = sorted(refs)
            nodes = world.store.ask(lambda view, ids=ids: view.select("record", "public", ids=ids)).nodes  # type: ignore[misc]
            for one in refs.values():
                said = nodes[one.id].values
                wanted = language if f"name@{language}" in said else "fi"
                assert (one.name, one.name_language) == (said[f"name@{wanted}"], wanted), case
                assert (one.name, one.name_language) == name_of(nodes[one.id], language)
                assert one.kind == nodes[one.id].kind


def test_no_sentence_is_empty_or_has_an_open_gap(world: World) -> None:
    for language in LANGUAGES:
        for case, answer in world.answers(language):
            for one in parts(answer):
                if (text := getattr(one, "text", None)) is not None:
                    assert str(text).strip(), (case, one)
                    assert "{" not in str(text), (case, one)


def test_the_words_are_those_of_the_asked_language(world: World) -> None:
    for case, answer in world.answers("fi"):
        english = ask(world.store, case, "en")
        for ours, theirs in zip(answer.notes, english.notes, strict=True):
            assert ours.code == theirs.code
            assert ours.text != theirs.text


def test_what_is_kept_inside_the_network_is_not_public(world: World) -> None:
    inside = False
    for case, answer in world.answers():
        if "salaisuus" not in case[1].values():
            assert "SALAISUUS" not in as_json(answer), case
        assert "observation/secret" not in as_json(answer), case
        inside |= "observation/secret" in as_json(ask(world.store, case, scope="network"))
    assert inside == (world.name == MADE_UP), "the test would see nothing"


def test_nothing_personal_is_in_an_answer_of_any_scope(world: World) -> None:
    if world.name == MADE_UP:
        held = world.store.ask(lambda view: view.personal(["professional/nurse"]))
        assert set(held["professional/nurse"].values()) == {"PRIVATE-NAME", "PRIVATE-PHONE", "PRIVATE-MAIL"}
    for scope in ("public", "network"):
        for case, answer in world.answers(scope=scope):
            assert "PRIVATE" not in as_json(answer), case


def test_an_answer_is_plain_data(world: World) -> None:
    for case, answer in world.answers():
        assert json.loads(as_json(answer)).keys() == {field.name for field in fields(answer)}, case


def _case(question: str, parameter: Parameter, text: str) -> Case:
    """A case of the made-up network with this text in the place of a parameter."""
    given = next(given for name, given in MADE_UP_CASES if name == question)
    return question, {**given, parameter.name: text}


@pytest.mark.parametrize(("question", "parameter"), NAMING, ids=lambda one: getattr(one, "name", one))
def test_a_name_that_nothing_carries_is_told_with_names_that_come_near(
    store: Store, question: str, parameter: Parameter
) -> None:
    draw_made_up(store)
    with pytest.raises(NothingFound) as error:
        ask(store, _case(question, parameter, "Kasonen"))
    assert error.value.facts["parameter"] == parameter.name
    assert error.value.facts["text"] == "Kasonen"
    assert "Kaksonen" in error.value.facts["near"]  # type: ignore[operator]


@pytest.mark.parametrize(("question", "parameter"), NAMING, ids=lambda one: getattr(one, "name", one))
def test_a_name_that_several_carry_is_told_with_the_candidates(
    store: Store, question: str, parameter: Parameter
) -> None:
    draw_made_up(store)
    with pytest.raises(Ambiguous) as error:
        ask(store, _case(question, parameter, "Kaksonen"))
    assert error.value.facts["parameter"] == parameter.name
    candidates: list[tuple[str, str, str]] = error.value.facts["candidates"]  # type: ignore[assignment]
    assert len(candidates) >= 2
    assert {name for _, name, _ in candidates} == {"Kaksonen"}
    assert all(not parameter.node_kinds or kind in parameter.node_kinds for _, _, kind in candidates)
