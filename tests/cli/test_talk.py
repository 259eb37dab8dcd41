"""A conversation in the terminal."""

from dataclasses import replace

import pytest

from assistant.bootstrap import assemble
from assistant.cli.talk import Talk
from assistant.errors import MessageTooLongError
from assistant.knowledge.policy import ThresholdPair


def test_what_was_raised_outlives_beginning_anew(assistant) -> None:
    talk = Talk(assistant)
    talk.say("i cant pee")
    kept = talk.conversation_id
    assert [notice.id for notice in talk.say("is sciatica one-sided").notices] == ["MSG_REMINDER_EMERGENCY"]
    assert talk.conversation_id == kept
    talk.restart()
    assert [notice.id for notice in talk.say("is sciatica one-sided").notices] == ["MSG_REMINDER_EMERGENCY"]


def test_nothing_else_outlives_beginning_anew(assistant) -> None:
    talk = Talk(assistant)
    talk.say("how do i use a ball")
    assert talk.say("how long?").entry_id == "ball-duration"
    talk.restart()
    assert talk.say("how long?").entry_id != "ball-duration"


def test_a_number_chooses_an_offer_of_an_answer(assistant) -> None:
    talk = Talk(assistant)
    offers = talk.say("which ball should i use").suggestions
    reply = talk.say(" 2. ")
    assert (reply.entry_id, reply.confidence) == (offers[1].entry_id, 1.0)


def test_a_number_chooses_an_offer_when_it_asks_back(tiny) -> None:
    pair = ThresholdPair(answer=0.0002, clarify=0.0001)
    thresholds = tiny.policy.thresholds.model_copy(update={"by_risk": dict.fromkeys(("low", "medium", "high"), pair), "ambiguity_margin": 1.0})
    talk = Talk(assemble(replace(tiny, policy=replace(tiny.policy, thresholds=thresholds))))
    offers = talk.say("bicycle").suggestions
    assert (talk.last.reply.kind, offers[-1].entry_id) == ("clarify", None)
    assert talk.say("1").entry_id == offers[0].entry_id
    talk.say("bicycle")
    assert talk.say(str(len(offers))).kind == "abstain"


@pytest.mark.parametrize("text", ["0", "4", "99", "100", "-1", "1 2", "²", "one"])
def test_other_numbers_are_messages(assistant, text: str) -> None:
    talk = Talk(assistant)
    talk.say("which ball should i use")
    assert talk.chosen(text) is None


def test_what_cannot_be_read_leaves_the_conversation_as_it_was(assistant) -> None:
    talk = Talk(assistant)
    talk.say("which ball should i use")
    before = (talk.conversation_id, talk.last)
    with pytest.raises(MessageTooLongError):
        talk.say("a" * 5000)
    assert (talk.conversation_id, talk.last) == before
