"""Trace -> one sentence: a reason for every kind of decision."""

from dataclasses import replace

import pytest

from assistant.bootstrap import assemble
from assistant.curation.reasons import reason_of, standing
from assistant.dialogue import Abstain, Answer, Clarify, Message, Ranked, Ranking
from assistant.knowledge.policy import ThresholdPair


@pytest.fixture
def reason(workshop, tiny):
    """The reason of the decision on the last of several messages."""

    def given(*texts):
        *before, last = texts
        for text in before:
            workshop.reply_to(Message(text, "one", "chat"))
        return reason_of(workshop.trace(Message(last, "one", "chat")), tiny.entries, tiny.policy.thresholds)

    return given


@pytest.fixture
def lenient(tiny):
    """A tiny assistant that finds everything ambiguous."""
    pair = ThresholdPair(answer=0.0002, clarify=0.0001)
    thresholds = tiny.policy.thresholds.model_copy(update={"by_risk": dict.fromkeys(("low", "medium", "high"), pair), "ambiguity_margin": 1.0})
    return assemble(replace(tiny, policy=replace(tiny.policy, thresholds=thresholds)))


@pytest.mark.parametrize(
    ("texts", "part"),
    [
        (["my battery is on fire"], "An emergency was raised: only what is urgent is said."),
        (["opening hours"], "These are the words of a stored phrasing of opening-hours: certain, whatever the signals say."),
        (["bicycle price"], "whatever the signals say. Its answer is that the documents do not say."),
        (["what is thermal runaway"], "The fixed definition thermal-runaway was asked for."),
        (["there is a crack in my frame"], "A same-day flag was raised, and no entry answers clearly."),
        (["hello"], "The message is the small talk greeting, or much like it, and nothing was raised."),
        (["?!"], "The message has no words to match."),
        (["can i wait"], "The refusal waiting was asked for, and no entry may follow it."),
        (["why is it so"], "No word of the question counts, or none is like a stored one. Fewer than two entries are near enough to be offered."),
        (["brake saturn jupiter"], ", below the 0.70 from which an entry of high risk answers. Fewer than two"),
        (["mend a puncturee"], "(within one slip of a finger of its phrasing)"),
    ],
)
def test_every_way_to_a_decision_has_its_reason(reason, texts, part):
    assert part in reason(*texts)


def test_choosing_among_offers_is_said(lenient):
    def chosen(text):
        reply = lenient.reply_to(Message("the brakes and a flat tyre", "one", "chat"))
        trace = lenient.trace(Message(text, "one", "chat"))
        return reply.suggestions[0].entry_id, reason_of(trace, lenient.knowledge.entries, lenient.knowledge.policy.thresholds)

    entry_id, reason = chosen("1")
    assert reason == f"The message chooses the offer {entry_id}."
    assert chosen("none of these")[1] == "The message declines the open offers."


def test_asking_back_says_how_near_they_are(lenient):
    knowledge = lenient.knowledge
    trace = lenient.trace(Message("the brakes and a flat tyre"))
    reason = reason_of(trace, knowledge.entries, knowledge.policy.thresholds)
    assert isinstance(trace.decision, Clarify)
    assert ", but is 0." in reason
    assert reason.endswith(f"where 1.00 is needed. {len(trace.decision.offers)} entries are near enough to be offered.")


@pytest.mark.parametrize(
    ("decision", "topics", "part"),
    [
        (Answer((Ranked("flat-tyre", 0.9, ""),), "law"), ("law",), "The refusal law was asked for; the best entry is near enough to follow it."),
        (Answer((Ranked("flat-tyre", 0.9, ""),)), ("law",), "there is no other candidate. It comes before the refusal law, which was asked for."),
        (Answer((Ranked("flat-tyre", 0.9, ""), Ranked("set-brakes", 0.9, ""))), (), "2 of the questions found have an entry that answers clearly."),
        (Abstain("not_stated", (Ranked("bicycle-price", 0.9, ""),)), (), "reaches the 0.50 of low risk; there is no other candidate. Its answer is that"),
    ],
)
def test_decisions_that_need_much_to_come_about(workshop, tiny, decision, topics, part):
    trace = workshop.trace(Message("saturn jupiter"))
    trace = replace(trace, decision=decision, triage=replace(trace.triage, topics=topics))
    assert part in reason_of(trace, tiny.entries, tiny.policy.thresholds)


def test_the_lead_over_the_next_is_said(tiny):
    ranking = Ranking((Ranked("flat-tyre", 0.9, ""), Ranked("set-brakes", 0.5, "")))
    said = standing(ranking, tiny.entries, tiny.policy.thresholds)
    assert said == "flat-tyre has 0.9000 and reaches the 0.60 of medium risk, and is 0.4000 ahead of set-brakes, where 0.05 is needed."
