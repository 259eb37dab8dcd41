"""Message -> Reply: the way of one message through the stages."""

from dataclasses import replace

import pytest

from assistant.bootstrap import assemble
from assistant.dialogue import Message
from assistant.engine import Trace, new_id
from assistant.errors import BadConversationIdError, EmptyMessageError, MessageTooLongError, UnknownChoiceError, UnreadableMessageError
from assistant.knowledge.policy import ThresholdPair


@pytest.fixture
def say(workshop):
    """Say something in one conversation of the terminal, where conversations have names."""
    return lambda text="", conversation_id="one", **fields: workshop.reply_to(Message(text, conversation_id, "chat", **fields))


@pytest.fixture
def asked_back(tiny):
    """A tiny assistant that finds everything ambiguous, after it has asked back, and what it offered."""
    pair = ThresholdPair(answer=0.0002, clarify=0.0001)
    thresholds = tiny.policy.thresholds.model_copy(update={"by_risk": dict.fromkeys(("low", "medium", "high"), pair), "ambiguity_margin": 1.0})
    assistant = assemble(replace(tiny, policy=replace(tiny.policy, thresholds=thresholds)))
    reply = assistant.reply_to(Message("the brakes and a flat tyre", "one", "chat"))
    assert reply.kind == "clarify"
    return assistant, reply.suggestions


def test_the_words_of_a_phrasing_are_certain(say):
    reply = say("OPENING   hours!")
    assert (reply.kind, reply.entry_id, reply.confidence) == ("answer", "opening-hours", 1.0)


def test_what_is_not_stated_abstains_in_its_words(say, tiny):
    reply = say("bicycle price")
    assert (reply.kind, reply.entry_id, reply.text) == ("abstain", "bicycle-price", tiny.entries["bicycle-price"].answer)


def test_a_greeting_with_a_question_is_a_question(say):
    assert say("Hello, opening hours please").kind != "smalltalk"
    assert say("hello").kind == "smalltalk"


def test_the_trace_holds_every_stage(workshop):
    trace = workshop.trace(Message("mend a puncture"))
    assert isinstance(trace, Trace)
    assert trace.query.words == ("mend", "a", "puncture")
    assert len(trace.questions) == len(trace.rankings) == 1
    assert trace.decision.entries[0].entry_id == trace.reply.entry_id == "flat-tyre"


def test_an_emergency_leaves_the_same_complete_record(workshop):
    trace = workshop.trace(Message("mend a flat tyre, my battery is on fire"))
    assert trace.reply.kind == "escalate"
    assert trace.rankings[0].best.entry_id == "flat-tyre"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", EmptyMessageError),
        (" \n ", EmptyMessageError),
        ("\x00\x07", EmptyMessageError),
        ("x" * 4_001, MessageTooLongError),
        ("e" + "\u0301" * 100_000, MessageTooLongError),
        ("\ud800", UnreadableMessageError),
    ],
)
def test_what_cannot_be_read_is_refused_and_not_remembered(workshop, text, error):
    with pytest.raises(error):
        workshop.reply_to(Message(text, "one", "chat"))
    assert workshop.memory.recall("one") is None


@pytest.fixture
def recorded(workshop):
    """An assistant with a store that only lists what it is given, and that list."""
    given = []

    class Listing:
        record = staticmethod(given.append)

    return replace(workshop, store=Listing()), given


def test_every_turn_is_recorded_whole_and_once(recorded):
    assistant, given = recorded
    replies = [assistant.reply_to(Message(text, "one", "chat")) for text in ("mend a puncture", "my battery is on fire", "hello")]
    assert [trace.reply for trace in given] == replies
    assert all(isinstance(trace, Trace) and "remember" in trace.seconds for trace in given)


def test_what_cannot_be_read_is_not_recorded(recorded):
    assistant, given = recorded
    with pytest.raises(EmptyMessageError):
        assistant.reply_to(Message(""))
    assert given == []


def test_no_door_opens_the_conversation_of_another(workshop):
    named = "slack:T1:C2:1700000000.1"
    workshop.memory.remember(replace(workshop.conversation_of(Message("", named, "chat")), texts=("private",)), "slack")
    assert workshop.conversation_of(Message("", named, "slack")).texts == ("private",)
    for channel in ("api", "page", "chat", "ask"):
        assert workshop.conversation_of(Message("", named, channel)).texts == ()


def test_four_thousand_characters_are_read_to_the_last(workshop):
    reply = workshop.reply_to(Message("bicycles are lovely. ".ljust(3_978, "z") + " my battery is on fire"))
    assert reply.kind == "escalate"


@pytest.mark.parametrize("conversation_id", ["", "x" * 65, "a\nb", "a\x00"])
@pytest.mark.parametrize("channel", ["api", "chat"])
def test_a_malformed_conversation_id_is_refused(workshop, conversation_id, channel):
    with pytest.raises(BadConversationIdError):
        workshop.reply_to(Message("hello", conversation_id, channel))


def test_the_web_issues_the_ids_and_unknown_ones_start_anew(workshop):
    assert workshop.reply_to(Message("hello", "mine", "api")).conversation_id != "mine"
    assert workshop.reply_to(Message("hello", "mine", "ask")).conversation_id == "mine"
    first = workshop.reply_to(Message("hello"))
    assert workshop.reply_to(Message("hello", first.conversation_id)).conversation_id == first.conversation_id


def test_every_reply_has_an_id_of_its_own(say):
    assert say("hello").reply_id != say("hello").reply_id
    assert len({new_id() for _ in range(100)}) == 100


def test_a_choice_answers_with_its_entry(say):
    reply = say(choice="flat-tyre")
    assert (reply.kind, reply.entry_id, reply.confidence) == ("answer", "flat-tyre", 1.0)


def test_an_unknown_choice_is_refused(workshop):
    with pytest.raises(UnknownChoiceError):
        workshop.reply_to(Message(choice="no-such-entry"))


@pytest.mark.parametrize("said", ["1", "1.", "the first", "number 1", "option 1", "the first one please", "First!"])
def test_an_offer_is_chosen_by_number(asked_back, said):
    workshop, offers = asked_back
    reply = workshop.reply_to(Message(said, "one", "chat"))
    assert (reply.kind, reply.entry_id, reply.confidence) == ("answer", offers[0].entry_id, 1.0)


def test_an_offer_is_chosen_by_its_words(asked_back):
    workshop, offers = asked_back
    reply = workshop.reply_to(Message(offers[1].question.upper(), "one", "chat"))
    assert (reply.entry_id, reply.confidence) == (offers[1].entry_id, 1.0)


@pytest.mark.parametrize("said", ["none of these", "none", "neither", "no", "NONE OF THESE."])
def test_the_way_out_is_taken(asked_back, said, tiny):
    workshop, offers = asked_back
    words = offers[-1].question if said.lower().startswith("none of") else said
    reply = workshop.reply_to(Message(words, "one", "chat"))
    assert (reply.kind, reply.text, reply.suggestions) == ("abstain", tiny.policy.phrases.declined, ())


def test_offers_are_open_for_one_turn(asked_back):
    workshop, _ = asked_back
    workshop.reply_to(Message("opening hours", "one", "chat"))
    assert workshop.reply_to(Message("1", "one", "chat")).kind == "abstain"


def test_a_number_beyond_the_offers_chooses_nothing(asked_back):
    workshop, _ = asked_back
    assert workshop.reply_to(Message("9", "one", "chat")).kind == "abstain"


def test_another_question_instead_of_a_choice_is_answered(asked_back):
    workshop, _ = asked_back
    assert workshop.reply_to(Message("opening hours", "one", "chat")).entry_id == "opening-hours"


def test_an_emergency_instead_of_a_choice_is_an_emergency(asked_back):
    workshop, _ = asked_back
    assert workshop.reply_to(Message("1 but my battery is on fire", "one", "chat")).kind == "escalate"


def test_conversations_do_not_hear_each_other(say):
    assert say("my battery is on fire", "one").kind == "escalate"
    assert say("opening hours", "two").notices == ()
    assert [notice.id for notice in say("opening hours", "one").notices] == ["MSG_REMINDER_EMERGENCY"]


def test_steps_stay_held_until_the_visitor_is_seen_to(say, tiny):
    say("my battery is on fire")
    assert say("mend a puncture").more is None
    say("the fire brigade is here")
    assert say("mend a puncture").more == tiny.entries["flat-tyre"].more


def test_a_choice_does_not_get_around_held_steps(say):
    say("my battery is on fire")
    assert say(choice="flat-tyre").more is None
