"""Triage -> why: the visitor's words behind what was raised and what was taken back."""

import pytest

from assistant.knowledge.policy import FittedTriage, FlagGroup
from assistant.pipeline.triage import Triager
from assistant.pipeline.triage.explaining import Named, Sign, reasons_for

MECHANIC = "mechanic cracked frame is fine"


@pytest.fixture
def triager(tiny):
    """The triager of the workshop, with a classifier that knows two words."""
    group = FlagGroup(id="heat", flag="RF_FIRE", level="same_day", bias=-1.0, threshold=0.0)
    fitted = FittedTriage(groups=(group,), weights={"w:batteries": ((0, 40.0),), "w:crack": ((0, -2.0),)})
    policy = tiny.policy
    return Triager(policy.red_flags, policy.concepts, policy.readings, policy.refusals, policy.definitions, fitted)


@pytest.fixture
def reasons(triager):
    """Why a text, after others, is triaged as it is."""
    return lambda text, *before: reasons_for(triager.triage(text, before), text, triager)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("no smoke from the battery", [("RF_FIRE", ("smoke", "battery"), "negated", "smoke", ("no",))]),
        ("no cracked frame, no smoke", [("RF_CRACK", ("cracked frame",), "negated", "cracked frame", ("no",))]),
        ("cracked frame: none", [("RF_CRACK", ("cracked frame",), "negated", "cracked frame", ("none",))]),
        ("cracked frame? none", [("RF_CRACK", ("cracked frame",), "negated", "cracked frame", ("none",))]),
        ("my frame cracked years ago", [("RF_CRACK", ("frame cracked",), "past", "frame cracked", ("years ago",))]),
        ("frame cracked last year. repaired", [("RF_CRACK", ("frame cracked",), "past", "frame cracked", ("last year", "repaired"))]),
        ("mechanic: cracked frame is fine", [("RF_CRACK", ("cracked frame",), "checked", "cracked frame", (MECHANIC,))]),
        ("what should i do if my frame cracked", [("RF_CRACK", ("frame cracked",), "hypothetical", "frame cracked", ("should", "if"))]),
        ("what is a cracked frame", [("RF_CRACK", ("cracked frame",), "informational", "cracked frame", ("what is",))]),
        ("a cracked frame in a novel", [("RF_CRACK", ("cracked frame",), "informational", "cracked frame", ("novel",))]),
        ("frame cracked after a ride", [("RF_CRACK", ("frame cracked",), "everyday", "frame cracked", ("after a ride",))]),
        ("frame cracked when braking. soon gone", [("RF_CRACK", ("frame cracked",), "everyday", "frame cracked", ("braking", "soon gone"))]),
        ("smoke", []),
        ("my frame has cracked", []),
    ],
)
def test_what_is_taken_back_says_by_which_words(reasons, text, signs):
    assert reasons(text).taken_back == tuple(Sign(*sign) for sign in signs)


def test_a_raised_flag_has_its_words_and_the_level_it_has_alone(reasons):
    (one,) = reasons("CRACKED my frame and i can't brake").raised
    assert (one.flag.words, one.flag.urgency.word, one.own_level.word, one.is_split) == (("cracked my frame",), "emergency", "same_day", False)


def test_a_flag_that_takes_words_of_an_earlier_message_is_split(reasons):
    (one,) = reasons("it smokes", "look at the battery").raised
    assert (one.flag.id, one.flag.words, one.is_split) == ("RF_FIRE", ("battery", "smokes"), True)
    (one,) = reasons("the battery smokes", "look at the battery").raised
    assert not one.is_split


def test_what_the_classifier_read_is_shown_as_it_was_typed(reasons):
    result = reasons("the bateries are odd")
    assert [(one.flag.words, one.flag.raised_by, one.is_split) for one in result.raised] == [(("bateries",), "classifier", False)]
    (score,) = result.scores
    assert (score.group, score.threshold) == ("heat", 0.0)
    assert score.score > 0


def test_the_classifier_has_no_score_where_it_read_nothing(reasons):
    assert reasons("opening hours").scores == ()
    assert reasons("the batteries are odd. " + "opening hours. " * 80).scores == ()


def test_words_that_fulfil_no_rule_are_named(reasons):
    assert reasons("smoke, but no toy").named == (Named(("smoke",), "smoke", False), Named(("toy",), "toy", False, "negated", ("no",)))


def test_refusals_definitions_idioms_and_being_seen_to_have_their_words(reasons):
    result = reasons("can i wait, is it legal")
    assert result.refusals == (Sign("waiting", ("can i wait",)), Sign("law", ("is it legal",)))
    assert reasons("what is a thermal runaway").definitions == ("what is a thermal runaway",)
    assert reasons("the fire brigade is here").seen_to == ("fire brigade is here",)
    assert reasons("on a smoke break").idioms == ("smoke break",)
    assert reasons("on a smoke break").named == ()


def test_everything_in_the_real_policy_is_explained(assistant, real):
    triager = assistant.matcher.triager
    for flag in real.policy.red_flags:
        for text in flag.raises:
            (*shown,) = reasons_for(triager.triage(text), text, triager).raised
            assert shown, text
            assert not any(one.is_split for one in shown), text
        for text in flag.does_not_raise:
            result = reasons_for(triager.triage(text), text, triager)
            assert all(sign.reading and sign.taken_back in sign.words for sign in result.taken_back), text
            without = [sign for sign in result.taken_back if sign.reading != "hypothetical" and not sign.cues]
            assert not without, (text, without)
