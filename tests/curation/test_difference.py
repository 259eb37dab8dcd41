"""Two knowledges are asked the same questions, and what changes for visitors is told; what changes for safety is told apart."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.bootstrap import assemble
from assistant.cli.init import STARTER
from assistant.curation.difference import Difference, compare, questions_of, safety_cases_of
from assistant.dialogue import Urgency
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.loading import load_knowledge
from tests.curation.workshop import change

Compare = Callable[..., Difference]
RED_FLAGS, MESSAGES, REFUSALS, ENTRIES = "policy/red_flags.yaml", "policy/messages.yaml", "policy/refusals.yaml", "entries/care.yaml"


@pytest.fixture(scope="module")
def old() -> Knowledge:
    return load_knowledge(STARTER)


@pytest.fixture
def changed(old: Knowledge, tmp_path: Path) -> Compare:
    """What differs once fields of a value of a file are changed: (file, position, fields, *given)."""
    folder = shutil.copytree(STARTER, tmp_path / "faq")

    def difference(file: str, position: int, fields: dict[str, Any], *given: str) -> Difference:
        change(folder / file, position, fields)
        return compare(old, load_knowledge(folder), assemble, given)

    return difference


def test_the_same_knowledge_does_not_differ(old: Knowledge) -> None:
    asked = {*questions_of(old), *safety_cases_of(old), "one more"}
    assert compare(old, load_knowledge(STARTER), assemble, ["one more"]) == Difference(asked=len(asked))


def test_other_words_of_an_answer_change_no_reply(changed: Compare) -> None:
    difference = changed(ENTRIES, 0, {"answer": "The handbook says to look at it every month."})
    assert [(value.id, value.fields) for value in difference.values] == [("look-after", ("answer",))]
    assert difference.questions == ()


def test_a_caveat_changes_every_reply_that_shows_it(changed: Compare) -> None:
    difference = changed(ENTRIES, 4, {"caveats": ["oil_off_brakes"]})
    assert {question.text for question in difference.questions} >= {"What does a repair cost?", "price of new brake pads"}
    assert {tuple(question.changes) for question in difference.questions} == {("caveats",)}
    assert difference.questions[0].changes["caveats"] == ("general_only", "oil_off_brakes, general_only")
    assert difference.safety_changes == ()


def test_phrasings_that_come_and_go_change_their_entry(changed: Compare) -> None:
    difference = changed(ENTRIES, 4, {"phrasings": ["where do i park the trailer"]})
    found = {question.text: question.changes.get("entry") for question in difference.questions}
    assert found["where do i park the trailer"] == ("none", "repair-price")
    before, after = found["is it expensive to have a bike mended"]
    assert before == "repair-price" != after


def test_an_entry_that_now_says_nothing_is_stated_changes_its_kind(changed: Compare) -> None:
    difference = changed(ENTRIES, 1, {"stated": "false"})
    assert {question.changes["kind"] for question in difference.questions} == {("answer", "abstain")}


def test_a_level_that_falls_is_a_safety_change(changed: Compare) -> None:
    difference = changed(RED_FLAGS, 0, {"level": "same_day"})
    found = {question.text: question for question in difference.safety_changes}
    assert found["my brakes failed"].changes["urgency"] == ("emergency", "same_day")
    assert found["my brakes failed"].is_safety_case


def test_a_level_that_rises_is_a_safety_change_of_its_examples(changed: Compare) -> None:
    difference = changed(RED_FLAGS, 1, {"level": "emergency"}, "i think my stem is cracked somewhere")
    found = {question.text: question.is_safety_change for question in difference.questions}
    assert found["cracked fork"]
    assert found["i think my stem is cracked somewhere"] is False


def test_any_question_whose_urgency_falls_is_a_safety_change(changed: Compare) -> None:
    difference = changed(RED_FLAGS, 0, {"raised_by": [{"all": ["cannot_stop"]}], "raises": ["i cant stop"]}, "the brakes of my bike dont grip on ice")
    found = {question.text: question for question in difference.safety_changes}
    given = found["the brakes of my bike dont grip on ice"]
    assert not given.is_safety_case
    assert (given.old.urgency, given.new.urgency) == (Urgency.EMERGENCY, Urgency.NONE)
    assert "both braks failed" in found, "an example is asked although the new side has lost it"


def test_other_words_of_a_safety_message_are_a_safety_change(changed: Compare) -> None:
    difference = changed(MESSAGES, 1, {"text": "Push it."}, "my brakes are dead, what now")
    assert "my brakes failed" in {question.text for question in difference.safety_changes}
    assert all(list(question.changes) == ["wording"] and question.is_safety_case for question in difference.questions)


def test_another_place_of_a_safety_message_is_a_safety_change(changed: Compare) -> None:
    assert "cracked fork" in {question.text for question in changed(MESSAGES, 2, {"position": "after"}).safety_changes}


def test_a_message_that_is_left_out_is_a_safety_change(changed: Compare) -> None:
    found = {question.text: question.changes for question in changed(RED_FLAGS, 0, {"messages": ["MSG_EMERGENCY"]}).safety_changes}
    assert found["my brakes failed"] == {"notices": ("MSG_EMERGENCY, MSG_BRAKES", "MSG_EMERGENCY")}


def test_other_words_of_a_refusal_are_a_safety_change(changed: Compare) -> None:
    found = {question.text for question in changed(REFUSALS, 0, {"text": "Ask a shop."}).safety_changes}
    assert found == {"which bike should i buy", "can you recommend a good bike", "whats the best bike for me"}


def test_a_refusal_that_no_longer_holds_is_a_safety_change(changed: Compare) -> None:
    found = {question.text: question.changes for question in changed(REFUSALS, 0, {"asked_by": [{"all": ["buy_word", "crack"]}]}).safety_changes}
    assert found["which bike should i buy"]["refusal"] == ("buying", "none")


def test_a_new_example_that_was_treated_so_before_is_no_change(changed: Compare) -> None:
    difference = changed(RED_FLAGS, 0, {"raises": ["my brakes failed", "the brakes have failed on me"]})
    assert [value.kind for value in difference.values] == ["red flags"]
    assert difference.questions == ()


def test_what_cannot_be_read_is_the_same_on_both_sides(changed: Compare) -> None:
    difference = changed(ENTRIES, 0, {"risk": "medium"}, "", "a" * 5000, "\ud800")
    assert difference.questions == ()


def test_questions_are_asked_in_conversations_of_their_own(changed: Compare) -> None:
    difference = changed(RED_FLAGS, 0, {"about": "brakes"}, "my brakes failed", "how to oil my chain")
    assert difference.questions == (), "the reminder of an earlier flag would stand in one conversation alone"


def test_each_text_is_asked_once(old: Knowledge) -> None:
    twice = replace(old, version="another")
    asked = len({*questions_of(old), *safety_cases_of(old)})
    assert compare(old, twice, assemble, ["my brakes failed", "my brakes failed", "how to oil my chain"]).asked == asked
