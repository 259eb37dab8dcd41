"""Decision -> Reply."""

import datetime

import pytest

from assistant.dialogue import Abstain, Answer, Clarify, ContactLink, Escalate, RaisedFlag, Ranked, SmallTalk, Suggestion, Triage, Urgency
from assistant.pipeline.compose import compose

CONTACT = ContactLink("Call us", "tel:+1")
FIRE = Triage(flags=(RaisedFlag("RF_FIRE", Urgency.EMERGENCY, ()),), urgency=Urgency.EMERGENCY)
CRACK = Triage(flags=(RaisedFlag("RF_CRACK", Urgency.SAME_DAY, ()),), urgency=Urgency.SAME_DAY)


def ranked(entry_id, confidence=0.9):
    return Ranked(entry_id, confidence, entry_id)


def test_an_answer_is_the_curated_text_with_all_that_belongs_to_it(tiny, turn):
    entry = tiny.entries["flat-tyre"]
    reply = compose(Answer((ranked("flat-tyre", 0.83),)), turn())
    assert (reply.kind, reply.text, reply.more, reply.entry_id) == ("answer", entry.answer, entry.more, "flat-tyre")
    assert (reply.confidence, reply.reviewed, reply.urgency) == (0.83, entry.reviewed, Urgency.NONE)
    assert [caveat.id for caveat in reply.caveats] == ["test_ride", "sharp_tools", "general"]
    assert [source.document for source in reply.sources] == ["handbook"]
    assert reply.parts == ()
    assert reply.contact is None
    assert (reply.conversation_id, reply.reply_id, reply.knowledge_version, reply.schema) == ("conversation", "reply", "tiny", 1)


def test_follow_ups_leave_out_what_was_answered(turn):
    reply = compose(Answer((ranked("flat-tyre"),)), turn())
    assert [one.entry_id for one in reply.suggestions] == ["set-brakes", "opening-hours"]
    assert reply.suggestions[0].question == "How do I set the brakes?"


def test_several_answers_are_parts_and_joined(tiny, turn):
    reply = compose(Answer((ranked("flat-tyre", 0.9), ranked("opening-hours", 0.7))), turn())
    assert [part.entry_id for part in reply.parts] == ["flat-tyre", "opening-hours"]
    assert [part.confidence for part in reply.parts] == [0.9, 0.7]
    assert reply.text == f"{tiny.entries['flat-tyre'].answer}\n\n{tiny.entries['opening-hours'].answer}"
    assert reply.more == tiny.entries["flat-tyre"].more
    assert (reply.confidence, reply.reviewed, reply.entry_id) == (0.7, datetime.date(2026, 1, 1), "flat-tyre")
    assert [one.entry_id for one in reply.suggestions] == ["set-brakes", "bicycle-price"]


def test_a_refusal_leads_the_answer(tiny, turn):
    reply = compose(Answer((ranked("flat-tyre"),), "law"), turn())
    assert reply.text == f"I can't say what is legal.\n\n{tiny.entries['flat-tyre'].answer}"


def test_held_steps_are_said_to_be_held(tiny, turn):
    reply = compose(Answer((ranked("flat-tyre"),)), turn(triage=CRACK))
    assert reply.more is None
    assert reply.text.endswith(tiny.policy.phrases.steps_held)
    assert reply.notices[0].id == "MSG_SAME_DAY"
    assert reply.urgency == Urgency.SAME_DAY


def test_what_holds_no_steps_keeps_its_longer_part(tiny, turn):
    reply = compose(Answer((ranked("set-brakes"),)), turn(triage=CRACK))
    assert reply.more == tiny.entries["set-brakes"].more
    assert tiny.policy.phrases.steps_held not in reply.text


def test_a_message_that_was_cut_is_said_to_be_cut(tiny, turn):
    assert tiny.policy.phrases.cut in compose(Answer((ranked("flat-tyre"),)), turn(is_cut=True)).text


@pytest.mark.parametrize("decision", [Abstain("unknown", (ranked("flat-tyre"),)), Clarify((ranked("flat-tyre"), ranked("set-brakes")))])
def test_a_cut_message_is_said_to_be_cut_without_an_answer_too(tiny, turn, decision):
    assert tiny.policy.phrases.cut in compose(decision, turn(is_cut=True)).text


def test_asking_back_offers_a_way_out(tiny, turn):
    reply = compose(Clarify((ranked("flat-tyre", 0.4), ranked("set-brakes", 0.3))), turn())
    assert (reply.kind, reply.text, reply.confidence, reply.entry_id) == ("clarify", tiny.policy.phrases.clarify, 0.4, None)
    assert [one.entry_id for one in reply.suggestions] == ["flat-tyre", "set-brakes", None]
    assert reply.suggestions[-1] == Suggestion(None, tiny.policy.phrases.none_of_these)
    assert reply.caveats == reply.sources == ()


@pytest.mark.parametrize(
    ("decision", "phrase"),
    [
        (Abstain("unknown", (ranked("flat-tyre"),)), "unknown"),
        (Abstain("unknown"), "declined"),
        (Abstain("declined"), "declined"),
        (Abstain("unreadable"), "unreadable"),
    ],
)
def test_an_abstention_says_why(tiny, turn, decision, phrase):
    reply = compose(decision, turn(contact=CONTACT))
    assert (reply.kind, reply.text, reply.entry_id) == ("abstain", getattr(tiny.policy.phrases, phrase), None)
    assert reply.contact == CONTACT
    assert [one.entry_id for one in reply.suggestions] == [one.entry_id for one in decision.nearest]


def test_a_refusal_is_in_the_words_of_the_policy(turn):
    reply = compose(Abstain("refusal", (ranked("flat-tyre", 0.2),), "waiting"), turn())
    assert (reply.kind, reply.text, reply.confidence) == ("abstain", "I can't judge that.", 0.2)


def test_what_is_not_stated_is_an_abstention_in_the_words_of_the_entry(tiny, turn):
    reply = compose(Abstain("not_stated", (ranked("bicycle-price", 1.0),)), turn(contact=CONTACT))
    assert (reply.kind, reply.text, reply.entry_id, reply.confidence) == ("abstain", tiny.entries["bicycle-price"].answer, "bicycle-price", 1.0)
    assert reply.contact == CONTACT
    assert [one.entry_id for one in reply.suggestions] == ["opening-hours"]


def test_small_talk(turn):
    reply = compose(SmallTalk("greeting"), turn(contact=CONTACT))
    assert (reply.kind, reply.text, reply.contact) == ("smalltalk", "Hello.", None)
    assert [one.entry_id for one in reply.suggestions] == ["opening-hours"]
    assert compose(SmallTalk("person"), turn(contact=CONTACT)).contact == CONTACT


def test_an_emergency_is_the_warning_alone(turn):
    reply = compose(Escalate(), turn(triage=FIRE, contact=CONTACT))
    assert (reply.kind, reply.text, reply.more, reply.entry_id, reply.parts) == ("escalate", "", None, None, ())
    assert reply.caveats == reply.sources == reply.suggestions == ()
    assert [notice.id for notice in reply.notices] == ["MSG_EMERGENCY", "MSG_FIRE"]
    assert reply.urgency == Urgency.EMERGENCY


def test_the_definition_may_stand_beside_the_warning(turn):
    reply = compose(Escalate("thermal-runaway"), turn(triage=FIRE))
    assert (reply.kind, reply.text) == ("escalate", "A battery that heats itself.")


def test_the_definition_alone_is_an_answer_with_the_reminder(turn):
    reply = compose(Escalate("thermal-runaway"), turn(triage=Triage(definition="thermal-runaway")))
    assert (reply.kind, reply.text, reply.urgency) == ("answer", "A battery that heats itself.", Urgency.NONE)
    assert [notice.id for notice in reply.notices] == ["MSG_RF_SHORT"]
    assert [caveat.id for caveat in reply.caveats] == ["general"]


def test_a_reminder_that_a_notice_gives_is_not_repeated(turn):
    reply = compose(Escalate("thermal-runaway"), turn(triage=Triage(definition="thermal-runaway", reminders=("informational",))))
    assert [notice.id for notice in reply.notices] == ["MSG_RF_SHORT"]
    assert [caveat.id for caveat in reply.caveats] == ["general"]


def test_the_situation_adds_a_caveat(turn):
    child = Triage(flags=(RaisedFlag("RF_CHILD", Urgency.GP, ()),), urgency=Urgency.GP)
    reply = compose(Answer((ranked("flat-tyre"),)), turn(triage=child))
    assert next(caveat.id for caveat in reply.caveats) == "profile_child"
    assert reply.more is None
    assert [(notice.id, notice.position) for notice in reply.notices] == [("MSG_CHILD", "after")]


@pytest.mark.parametrize(("lead", "phrase"), [("repeat", "repeated"), ("more", "more"), ("sources", "sources"), ("explain", "explained")])
def test_what_was_shown_before_is_introduced_and_unchanged(tiny, turn, lead, phrase):
    plain, led = (compose(Answer((ranked("flat-tyre"),), lead=one), turn(contact=CONTACT)) for one in (None, lead))
    assert led.text == f"{getattr(tiny.policy.phrases, phrase)}\n\n{plain.text}"
    assert (led.more, led.caveats, led.sources, led.suggestions, led.contact) == (plain.more, plain.caveats, plain.sources, plain.suggestions, None)


def test_the_same_answer_again_is_followed_by_the_way_to_a_person(tiny, turn):
    reply = compose(Answer((ranked("flat-tyre"),), lead="again"), turn(contact=CONTACT))
    phrases, entry = tiny.policy.phrases, tiny.entries["flat-tyre"]
    assert reply.text == f"{phrases.again}\n\n{entry.answer}\n\n{phrases.after_again}"
    assert reply.contact == CONTACT


def test_an_abstention_in_the_words_of_an_entry_is_introduced_too(tiny, turn):
    reply = compose(Abstain("not_stated", (ranked("bicycle-price"),), lead="repeat"), turn())
    assert reply.text == f"{tiny.policy.phrases.repeated}\n\n{tiny.entries['bicycle-price'].answer}"


def test_a_part_without_an_answer_is_owned_up_to(tiny, turn):
    assert compose(Answer((ranked("flat-tyre"),), is_partial=True), turn()).text.endswith(tiny.policy.phrases.unanswered)


@pytest.mark.parametrize("reason", ["unknown", "declined", "unreadable", "gone"])
def test_the_second_miss_in_a_row_says_so(tiny, turn, reason):
    first, second = (compose(Abstain(reason), turn(misses=misses)) for misses in (0, 1))
    assert second.text == f"{first.text}\n\n{tiny.policy.phrases.missed_again}"


def test_a_refusal_is_no_miss(turn):
    assert compose(Abstain("refusal", (), "waiting"), turn(misses=3)).text == "I can't judge that."


def test_offers_stand_once_more_for_a_message_that_does_not_say_which(tiny, turn):
    offers = (ranked("flat-tyre", 0.4), ranked("set-brakes", 0.3))
    once, again = (compose(Clarify(offers, is_repeated), turn()) for is_repeated in (False, True))
    assert (again.text, again.suggestions) == (tiny.policy.phrases.no_such_offer, once.suggestions)


def test_what_could_not_be_done_is_said(tiny, turn):
    assert compose(SmallTalk("forget", has_failed=True), turn()).text == tiny.policy.phrases.not_done
    assert compose(SmallTalk("forget"), turn()).text == "Deleted."


def test_the_reminder_stands_with_everything_that_leads_back(turn):
    decisions = [Answer((ranked("flat-tyre"),), lead="more"), Clarify((ranked("flat-tyre"),) * 2, True), Abstain("gone"), SmallTalk("forget", True)]
    for decision in decisions:
        reply = compose(decision, turn(raised_before=Urgency.EMERGENCY))
        assert [notice.id for notice in reply.notices] == ["MSG_REMINDER_EMERGENCY"], decision
        assert reply.more is None
