"""What each stage takes for one question."""

import pytest

from assistant.bootstrap import build_matcher
from training.question_bank import bank_of
from training.speed_asking import STAGES, Asking


@pytest.fixture(scope="module")
def asking():
    bank = bank_of([("tyre", "mend a flat tyre"), ("tyre", "patch a puncture"), ("hours", "when is the workshop open"), ("hours", "opening hours")])
    return Asking(build_matcher(bank), bank)


def test_every_stage_takes_time_and_the_best_entry_is_told(asking):
    taken = asking.ask("my tyre is flat, how do i mend it")
    assert len(taken.milliseconds) == len(STAGES)
    assert all(one >= 0 for one in taken.milliseconds)
    assert 0 < taken.whole == sum(taken.milliseconds)
    assert taken.best == "tyre"


def test_a_question_that_asks_for_nothing_has_no_best(asking):
    assert asking.ask("what is the").best == ""


def test_a_message_of_several_questions_is_asked_whole_first(asking):
    assert asking.ask("The tyre of my bicycle is flat. When is the workshop open on a sunday?").best in ("tyre", "hours")
