"""What is being typed -> known questions."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.cli.known_questions import MOST, known_questions

QUESTIONS = ["Where do I put the ball?", "Which ball should I use?", "Is it safe?", "What is a ball?", *(f"Is number {n} a ball?" for n in range(20))]


def test_those_that_begin_so_come_first_and_six_are_enough() -> None:
    found = known_questions("is ball", QUESTIONS)
    assert len(found) == MOST
    assert known_questions("which", QUESTIONS) == ["Which ball should I use?"]
    assert known_questions("BALL wh", QUESTIONS) == ["Where do I put the ball?", "Which ball should I use?", "What is a ball?"]


def test_one_letter_begins_too_many() -> None:
    assert known_questions("", QUESTIONS) == known_questions(" i ", QUESTIONS) == []


def test_what_stands_there_already_is_not_offered() -> None:
    assert known_questions("Is it safe?", QUESTIONS) == []


@given(st.text())
def test_for_all_texts_only_known_questions_are_offered(typed: str) -> None:
    assert set(known_questions(typed, QUESTIONS)) <= set(QUESTIONS)
