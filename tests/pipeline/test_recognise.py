"""Small talk and commands."""

import pytest

from assistant.pipeline.normalise import normalise
from tests.cases.case_files import cases


@pytest.fixture(scope="module")
def read(assistant):
    def small_talk(text, rival=0.0):
        return assistant.matcher.small_talk.read(normalise(text, assistant.matcher.vocabulary), rival)

    return small_talk


@pytest.mark.parametrize("case", cases("small_talk"))
def test_reads_the_small_talk_of_the_case(read, case):
    assert read(case["text"]) == case["small_talk"]


def test_what_may_be_a_question_is_no_paraphrase(read):
    assert read("could i perhaps talk with a real human person") == "person"
    assert read("could i perhaps talk with a real human person", rival=0.3) is None


def test_what_points_to_something_said_before_is_no_paraphrase(read):
    assert read("does it work") is None


def test_a_word_of_the_body_makes_it_a_question(read, real):
    words = ("sciatica", "hip", "buttock", "back", "cramp", "leg", "muscle", "stretch", "spine", "foot", "toes", "numb", "pain")
    phrasings = [text for talk in real.policy.small_talk.values() for text in talk.phrasings]
    told = [text.format(small_talk, word) for small_talk in phrasings[::5] for word in words for text in ("{} {}", "my {1} {0}")]
    assert [text for text in told if read(text)] == []


def test_every_id_is_read_by_its_own_phrasings(read, real):
    for talk in real.policy.small_talk.values():
        assert {read(text) for text in talk.phrasings} == {talk.id}
