"""What reading one message for red flags costs."""

import pytest

from training.triage_speed import LONGEST, by_detector, hostile_texts, milliseconds, spread


@pytest.fixture(scope="module")
def triager(assistant):
    return assistant.matcher.triager


def test_a_call_has_its_time_and_its_result():
    taken, result = milliseconds(sum, [1, 2])
    assert (result, taken >= 0) == (3, True)


def test_each_detector_has_a_time(triager):
    assert all(taken >= 0 for taken in by_detector("my leg is numb", triager))


def test_hostile_texts_are_as_long_as_a_message_may_be_and_raise_flags(real, triager):
    texts = hostile_texts(real.policy.red_flags)
    assert len(texts) == len(real.policy.red_flags) + 1
    assert {len(text) for text in texts} == {LONGEST}
    assert triager.triage(texts[0]).flags


def test_the_median_and_the_99th_percentile_are_said():
    median, _, high = spread([0.1, 0.2, 0.3, 5.0]).split()
    assert float(median) < float(high)
