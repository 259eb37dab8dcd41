"""Message -> Reply: the way of one message through the stages."""

from dataclasses import replace

import pytest

from assistant.bootstrap import assemble, build_matcher
from assistant.conversation import Conversation
from assistant.dialogue import ContactLink, Message, Settled
from assistant.engine import Trace, new_id
from assistant.errors import BadConversationIdError, EmptyMessageError, MessageTooLongError, ServiceError, UnknownChoiceError, UnreadableMessageError
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
    workshop, offers = asked_back
    reply = workshop.reply_to(Message("opening hours", "one", "chat"))
    chosen = workshop.reply_to(Message("1", "one", "chat"))
    assert chosen.entry_id == reply.suggestions[0].entry_id != offers[0].entry_id


@pytest.mark.parametrize("said", ["9", "number 7"])
def test_a_number_beyond_the_offers_offers_them_once_more(asked_back, said, tiny):
    workshop, offers = asked_back
    reply = workshop.reply_to(Message(said, "one", "chat"))
    assert (reply.kind, reply.text, reply.suggestions) == ("clarify", tiny.policy.phrases.no_such_offer, offers)
    assert workshop.reply_to(Message("2", "one", "chat")).entry_id == offers[1].entry_id


def test_a_suggestion_is_chosen_by_its_number_too(say):
    offers = say("opening hours").suggestions
    assert say("the second one").entry_id == offers[1].entry_id


def test_a_number_without_offers_chooses_nothing(say):
    assert say("1").kind == "abstain"


def test_a_declined_offer_is_not_made_again(asked_back):
    workshop, offers = asked_back
    workshop.reply_to(Message("none of these", "one", "chat"))
    declined = {offer.entry_id for offer in offers}
    again = workshop.reply_to(Message("the brakes and a flat tyre", "one", "chat"))
    assert not {offer.entry_id for offer in again.suggestions if offer.entry_id} & declined


@pytest.mark.parametrize(("said", "chosen", "way"), [("2", 1, "number"), ("none", -1, "words"), ("the first", 0, "number")])
def test_how_it_was_settled_is_on_the_trace(asked_back, said, chosen, way):
    workshop, offers = asked_back
    settled = workshop.trace(Message(said, "one", "chat")).settled
    assert settled == Settled("the brakes and a flat tyre", tuple(one.entry_id for one in offers[:-1]), offers[chosen].entry_id, way)


def test_a_click_settles_too_and_another_question_does_not(asked_back):
    workshop, offers = asked_back
    assert workshop.trace(Message(conversation_id="one", channel="chat", choice=offers[0].entry_id)).settled.way == "click"
    assert workshop.trace(Message("3", "one", "chat")).settled is None


def test_an_offer_that_a_change_of_the_knowledge_took_back_is_answered_kindly(workshop, tiny):
    offers = workshop.reply_to(Message("opening hours", "one", "chat")).suggestions
    left = {entry.id: entry.model_copy(update={"follow_ups": ()}) for entry in tiny.entries.values() if entry.id != offers[0].entry_id}
    small_talk = {talk.id: talk.model_copy(update={"suggests": ()}) for talk in tiny.policy.small_talk.values()}
    knowledge = replace(tiny, entries=left, policy=replace(tiny.policy, small_talk=small_talk))
    changed = replace(workshop, knowledge=knowledge, matcher=build_matcher(knowledge))
    for message in (Message("1", "one", "chat"), Message(conversation_id="one", channel="chat", choice=offers[0].entry_id)):
        workshop.reply_to(Message("opening hours", "one", "chat"))
        assert changed.reply_to(message).text == tiny.policy.phrases.gone


def test_a_turn_after_the_entry_shown_was_removed(workshop, tiny):
    workshop.reply_to(Message("bicycle price", "one", "chat"))
    left = {entry.id: entry.model_copy(update={"follow_ups": ()}) for entry in tiny.entries.values() if entry.id != "bicycle-price"}
    knowledge = replace(tiny, entries=left)
    changed = replace(workshop, knowledge=knowledge, matcher=build_matcher(knowledge))
    assert changed.reply_to(Message("say that again", "one", "chat")).kind == "smalltalk"
    assert changed.reply_to(Message("how long", "one", "chat")).kind == "abstain"


def test_the_same_answer_twice_running_is_introduced_as_such(say, tiny):
    first, second = say("opening hours"), say("when are you open")
    phrases = tiny.policy.phrases
    assert second.text == f"{phrases.again}\n\n{first.text}\n\n{phrases.after_again}"
    assert (second.more, second.sources, second.caveats, second.suggestions) == (first.more, first.sources, first.caveats, first.suggestions)


def test_the_last_answer_is_repeated_with_its_steps_and_sources(say, tiny):
    say("hello")
    first = say("mend a puncture")
    say("hello")
    for said, lead in (("say that again", "repeated"), ("tell me more", "more"), ("who says that", "sources"), ("why is that", "explained")):
        reply = say(said)
        assert (reply.kind, reply.entry_id, reply.more, reply.sources) == ("answer", "flat-tyre", first.more, first.sources)
        assert reply.text == f"{getattr(tiny.policy.phrases, lead)}\n\n{first.text}"


def test_repeating_does_not_get_around_held_steps(say):
    say("mend a puncture")
    say("my battery is on fire")
    reply = say("say that again")
    assert reply.more is None
    assert [notice.id for notice in reply.notices] == ["MSG_REMINDER_EMERGENCY"]


def test_starting_over_forgets_what_was_talked_about_and_not_what_was_raised(say, workshop):
    say("my battery is on fire")
    say("opening hours")
    assert [notice.id for notice in say("start over").notices] == ["MSG_REMINDER_EMERGENCY"]
    assert say("say that again").kind == "smalltalk"
    assert [notice.id for notice in say("opening hours").notices] == ["MSG_REMINDER_EMERGENCY"]


def test_deleting_leaves_nothing(say, workshop):
    say("my battery is on fire")
    say("opening hours")
    trace = workshop.trace(Message("delete my data please", "one", "chat"))
    assert (trace.reply.text, trace.is_forgotten) == ("Deleted.", True)
    assert [notice.id for notice in trace.reply.notices] == ["MSG_REMINDER_EMERGENCY"]
    assert workshop.memory.recall("one", "terminal") == Conversation("one")


class FakeStore:
    """Deletes, or fails to."""

    def __init__(self, error=None):
        self.error, self.deleted = error, []

    def forget_conversation(self, conversation_id):
        if self.error:
            raise self.error
        self.deleted.append(conversation_id)
        return 1


def test_deleting_reaches_the_store(workshop):
    store = FakeStore()
    replace(workshop, store=store).reply_to(Message("delete my data", "one", "chat"))
    assert store.deleted == ["one"]


def test_what_could_not_be_deleted_is_said(workshop, tiny, caplog):
    broken = replace(workshop, store=FakeStore(ServiceError("The database is locked", "Wait.")))
    trace = broken.trace(Message("delete my data", "one", "chat"))
    assert (trace.reply.kind, trace.reply.text, trace.is_forgotten) == ("smalltalk", tiny.policy.phrases.not_done, True)
    assert "The database is locked" in caplog.text


def test_a_person_is_offered_after_two_misses_in_a_row(tiny, workshop):
    contact = ContactLink("Call us", "tel:+1")
    reached = replace(workshop, contact=contact)
    first, second = (reached.reply_to(Message("zzz qqq", "one", "chat")) for _ in range(2))
    assert tiny.policy.phrases.missed_again not in first.text
    assert second.text.endswith(tiny.policy.phrases.missed_again)
    assert second.contact == contact
    reached.reply_to(Message("opening hours", "one", "chat"))
    assert tiny.policy.phrases.missed_again not in reached.reply_to(Message("zzz qqq", "one", "chat")).text


def test_a_part_without_an_answer_is_said_to_have_none(say, tiny):
    reply = say("How do I mend a flat tyre? Who won the world cup in nineteen ninety?")
    assert (reply.kind, reply.entry_id) == ("answer", "flat-tyre")
    assert tiny.policy.phrases.unanswered in reply.text


def test_small_talk_beside_a_question_is_no_part_without_an_answer(say, tiny):
    reply = say("Say that again? And how do I set the brakes of my bicycle?")
    assert (reply.entry_id, tiny.policy.phrases.unanswered in reply.text) == ("set-brakes", False)


def test_several_questions_are_repeated_together(say):
    assert [part.entry_id for part in say("When is the workshop open? How do I mend a flat tyre?").parts] == ["opening-hours", "flat-tyre"]
    assert [part.entry_id for part in say("say that again").parts] == ["opening-hours", "flat-tyre"]


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
