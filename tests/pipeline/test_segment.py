"""Query -> questions."""

import pytest

from assistant.pipeline.normalise import MATCHED_CHARACTERS, Vocabulary, normalise
from assistant.pipeline.segment import segment
from tests.cases.case_files import cases

NOTHING = Vocabulary()


@pytest.mark.parametrize("case", cases("segment"))
def test_finds_the_questions_of_the_case(case):
    assert [question.key for question in segment(normalise(case["text"], NOTHING), NOTHING)] == case["questions"]


def test_the_whole_message_is_matched_first():
    query = normalise("How do I mend a flat tyre? When is the workshop open?", NOTHING)
    assert segment(query, NOTHING)[0] == query


def test_what_lies_behind_the_matched_part_is_no_question():
    query = normalise("How do I mend a tyre? " * 22 + "When is the workshop open?", NOTHING)
    assert len(query.text) > MATCHED_CHARACTERS
    assert all("open" not in question.words for question in segment(query, NOTHING))
