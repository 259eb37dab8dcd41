"""The policy as frozen values."""

import pytest
from pydantic import ValidationError

from assistant.dialogue import Urgency
from assistant.knowledge.policy import Combination, PolicyMessage, RedFlag, SmallTalkEntry, ThresholdPair, Thresholds

PAIR = {"answer": 0.5, "clarify": 0.3}
THRESHOLDS = {
    "by_risk": {"low": PAIR, "medium": PAIR, "high": PAIR},
    "beside_same_day": 0.6,
    "ambiguity_margin": 0.1,
    "offers": 3,
    "nearest": 3,
    "caveats": 3,
    "follow_ups": 3,
    "remember_turns": 3,
    "remember_minutes": 30,
}


def test_thresholds_are_read():
    assert Thresholds.model_validate(THRESHOLDS).by_risk["low"] == ThresholdPair(answer=0.5, clarify=0.3)


@pytest.mark.parametrize(
    "change",
    [
        {"offers": 1},
        {"offers": 5},
        {"nearest": 1},
        {"nearest": 4},
        {"ambiguity_margin": -0.1},
        {"remember_turns": 0},
        {"caveats": 0},
        {"by_risk": {"low": {"answer": 0, "clarify": 0.3}}},
        {"by_risk": {"low": {"answer": 1.1, "clarify": 0.3}}},
        {"by_risk": {"huge": PAIR}},
    ],
)
def test_thresholds_that_break_a_promise_are_refused(change):
    with pytest.raises(ValidationError):
        Thresholds.model_validate(THRESHOLDS | change)


def test_thresholds_name_every_risk():
    with pytest.raises(ValidationError):
        Thresholds.model_validate(THRESHOLDS | {"by_risk": {"low": PAIR}})


def test_a_combination_is_about_one_sentence_unless_it_says_otherwise():
    combination = Combination(all=("numb",))
    assert (combination.scope, combination.within, combination.unless) == ("sentence", 8, ())
    with pytest.raises(ValidationError):
        Combination(all=())


def test_a_message_stands_before_unless_it_says_otherwise():
    assert PolicyMessage(id="MSG", text="Go.").position == "before"


def test_a_red_flag_lists_what_raises_it():
    flag = {"id": "RF", "about": "it", "level": "emergency", "raised_by": [{"all": ["numb"]}], "raises": ["numb"], "does_not_raise": []}
    assert RedFlag.model_validate(flag).holds_steps is False
    for change in ({"raises": []}, {"level": "none"}, {"level": "urgent"}, {"raised_by": []}):
        with pytest.raises(ValidationError):
            RedFlag.model_validate(flag | change)


def test_small_talk_knows_its_commands():
    talk = {"id": "person", "phrasings": ["human"], "reply": "No."}
    assert SmallTalkEntry.model_validate(talk | {"command": "person"}).command == "person"
    with pytest.raises(ValidationError):
        SmallTalkEntry.model_validate(talk | {"command": "dance"})


def test_every_level_of_the_policy_is_an_urgency(real):
    for flag in real.policy.red_flags:
        assert Urgency.of(flag.level).word == flag.level


def test_risk_never_lowers_a_threshold(real):
    pairs = [real.policy.thresholds.by_risk[risk] for risk in ("low", "medium", "high")]
    assert [pair.answer for pair in pairs] == sorted(pair.answer for pair in pairs)
    assert [pair.clarify for pair in pairs] == sorted(pair.clarify for pair in pairs)
    assert all(pair.clarify < pair.answer for pair in pairs)
