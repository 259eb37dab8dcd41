"""Query -> questions."""

import pytest

from assistant.pipeline.normalise import MATCHED_CHARACTERS, Vocabulary, normalise
from assistant.pipeline.segment import segment
from tests.cases.case_files import cases

NOTHING = Vocabulary()


@pytest.mark.parametrize("case", cases("segment"))
def test_finds_the_questions_of_the_case(case):
    assert [question.query.key for question in segment(normalise(case["text"], NOTHING), NOTHING)] == case["questions"]


def test_the_whole_message_is_matched_first():
    query = normalise("How do I mend a flat tyre? When is the workshop open?", NOTHING)
    assert segment(query, NOTHING)[0].query == query


def test_the_questions_of_a_long_story_are_found_wherever_they_stand():
    query = normalise("I have a tyre. " * 40 + "When is the workshop open?", NOTHING)
    assert len(query.text) > MATCHED_CHARACTERS
    assert [question.query.key for question in segment(query, NOTHING)] == ["when is the workshop open"]


def test_a_long_story_without_a_question_is_matched_by_its_beginning():
    query = normalise("I have a tyre. " * 40 + "The workshop was open.", NOTHING)
    assert all("open" not in question.query.words for question in segment(query, NOTHING))


def test_three_questions_are_looked_at_and_one_more():
    query = normalise(" ".join(f"How do I mend part number {number}?" for number in range(9)), NOTHING)
    assert [question.asks for question in segment(query, NOTHING)] == [False, True, True, True, True]
