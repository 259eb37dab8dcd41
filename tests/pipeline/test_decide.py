"""Triage and ranking -> decision: strict before fuzzy, and nothing before an emergency."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.dialogue import Abstain, Answer, Choice, Clarify, Escalate, Ranked, Ranking, SmallTalk, Triage, Urgency
from assistant.pipeline.decide import Evidence, decide

EMERGENCY, SAME_DAY, GP = (Triage(urgency=urgency) for urgency in (Urgency.EMERGENCY, Urgency.SAME_DAY, Urgency.GP))


@pytest.fixture
def decided(tiny):
    """The decision over the tiny knowledge; answer/clarify are .5/.2 (low), .6/.3 (medium), .7/.4 (high), the margin .05."""
    refusals = {refusal.id: refusal for refusal in tiny.policy.refusals}

    def decision(triage=Triage(), *rankings, **fields):  # noqa: B008
        made = tuple(Ranking(tuple(Ranked(entry, confidence, entry) for entry, confidence in ranking.items())) for ranking in rankings)
        fields.setdefault("words", 3)
        if "small_talk" in fields:
            fields["small_talk"] = tiny.policy.small_talk[fields["small_talk"]]
        return decide(Evidence(triage, rankings=made, **fields), tiny.entries, refusals, tiny.policy.thresholds)

    return decision


def ids(ranked):
    return [one.entry_id for one in ranked]


def test_an_emergency_comes_before_everything(decided):
    everything = {"choice": Choice("flat-tyre", "click"), "exact": "flat-tyre", "small_talk": "greeting"}
    assert decided(EMERGENCY, {"flat-tyre": 1.0}, **everything) == Escalate()


def test_an_emergency_keeps_the_definition_that_was_asked_for(decided):
    assert decided(Triage(urgency=Urgency.EMERGENCY, definition="thermal-runaway")) == Escalate("thermal-runaway")


def test_a_choice_comes_before_own_words(decided):
    assert ids(decided(Triage(), choice=Choice("set-brakes", "words"), exact="flat-tyre").entries) == ["set-brakes"]


def test_none_of_these_is_declined(decided):
    assert decided(Triage(), {"flat-tyre": 0.9}, choice=Choice(None, "number")) == Abstain("declined")


def test_own_words_are_certain(decided):
    decision = decided(Triage(topics=("waiting",)), {"set-brakes": 0.9}, exact="flat-tyre", small_talk="greeting")
    assert isinstance(decision, Answer)
    assert (decision.entries[0].entry_id, decision.entries[0].confidence, decision.entries[0].is_exact) == ("flat-tyre", 1.0, True)


def test_own_words_of_what_is_not_stated_abstain_in_its_words(decided):
    decision = decided(exact="bicycle-price")
    assert (decision.reason, ids(decision.nearest), decision.nearest[0].confidence) == ("not_stated", ["bicycle-price"], 1.0)


def test_a_definition_is_given_without_urgency_too(decided):
    assert decided(Triage(definition="thermal-runaway"), {"flat-tyre": 0.9}) == Escalate("thermal-runaway")


def test_small_talk_comes_before_ranking(decided):
    assert decided(Triage(), {"flat-tyre": 0.9}, small_talk="greeting") == SmallTalk("greeting")


def test_no_small_talk_when_something_is_raised(decided):
    assert not isinstance(decided(GP, small_talk="greeting"), SmallTalk)


def test_a_command_is_obeyed_beside_advice_but_not_beside_a_warning_for_today(decided):
    assert decided(GP, small_talk="person") == SmallTalk("person")
    assert decided(SAME_DAY, small_talk="person") == Escalate()


@pytest.mark.parametrize("small_talk", ["repeat", "more", "sources", "explain"])
def test_the_last_answer_is_given_once_more(decided, small_talk):
    decision = decided(Triage(), small_talk=small_talk, replied=("flat-tyre", "opening-hours"))
    assert (ids(decision.entries), decision.lead) == (["flat-tyre", "opening-hours"], small_talk)


def test_what_is_not_stated_is_given_once_more_as_that(decided):
    decision = decided(Triage(), small_talk="repeat", replied=("bicycle-price",))
    assert (decision.reason, decision.lead, ids(decision.nearest)) == ("not_stated", "repeat", ["bicycle-price"])


def test_there_is_nothing_to_repeat_before_an_answer(decided):
    assert decided(Triage(), small_talk="repeat") == SmallTalk("repeat")


def test_an_entry_that_gives_the_reason_goes_before_the_last_answer(decided):
    assert ids(decided(Triage(), {"flat-tyre": 0.9}, small_talk="explain", replied=("opening-hours",)).entries) == ["flat-tyre"]
    assert ids(decided(Triage(), {"flat-tyre": 0.9}, small_talk="more", replied=("opening-hours",)).entries) == ["opening-hours"]


@pytest.mark.parametrize("fields", [{"exact": "flat-tyre"}, {"choice": Choice("flat-tyre", "click")}, {}])
def test_the_same_answer_twice_running_is_known_as_that(decided, fields):
    assert decided(Triage(), {"flat-tyre": 0.9}, replied=("flat-tyre",), **fields).lead == "again"
    assert decided(Triage(), {"flat-tyre": 0.9}, replied=("set-brakes",), **fields).lead is None


def test_the_same_abstention_twice_running_is_known_as_that(decided):
    assert decided(Triage(), exact="bicycle-price", replied=("bicycle-price",)).lead == "again"


def test_a_number_beyond_the_offers_offers_them_once_more(decided):
    decision = decided(Triage(), choice=Choice(None, "number", "beyond"), open_offers=("flat-tyre", "set-brakes"))
    assert (ids(decision.offers), decision.is_repeated) == (["flat-tyre", "set-brakes"], True)


def test_an_offer_that_was_taken_back_is_said_to_be_gone(decided):
    assert decided(Triage(), choice=Choice("no-longer", "click", "gone")) == Abstain("gone")


def test_what_was_declined_is_not_offered_again(decided):
    near = {"flat-tyre": 0.5, "set-brakes": 0.5, "opening-hours": 0.49}
    assert ids(decided(Triage(), near, declined=("set-brakes",)).offers) == ["flat-tyre", "opening-hours"]
    decision = decided(Triage(), {"flat-tyre": 0.5, "set-brakes": 0.5}, declined=("set-brakes",))
    assert (decision.reason, ids(decision.nearest)) == ("unknown", ["flat-tyre"])


def test_nobody_is_asked_the_same_twice_running(decided):
    near = {"flat-tyre": 0.5, "set-brakes": 0.5}
    assert isinstance(decided(Triage(), near, open_offers=("opening-hours", "set-brakes")), Clarify)
    assert decided(Triage(), near, open_offers=("flat-tyre", "set-brakes")).reason == "unknown"


def test_a_question_of_several_without_an_answer_is_owned_up_to(decided):
    parts = ({}, {"flat-tyre": 0.9}, {"set-brakes": 0.1})
    assert decided(Triage(), *parts, asks=(False, True, True)).is_partial
    assert not decided(Triage(), *parts, asks=(False, True, False)).is_partial
    assert not decided(Triage(), {"flat-tyre": 0.9}, asks=(False,)).is_partial
    four = [{entry: 0.9} for entry in ("flat-tyre", "set-brakes", "opening-hours", "bicycle-price")]
    assert decided(Triage(), {}, *four, asks=(False, *[True] * 4)).is_partial
    assert not decided(Triage(), {}, *four[:3], asks=(False, *[True] * 3)).is_partial


def test_a_refusal_comes_before_an_answer(decided):
    decision = decided(Triage(topics=("waiting",)), {"flat-tyre": 0.9})
    assert (decision.reason, decision.refusal, ids(decision.nearest)) == ("refusal", "waiting", ["flat-tyre"])


def test_a_refusal_may_be_followed_by_the_nearest_entry(decided):
    decision = decided(Triage(topics=("law",)), {"flat-tyre": 0.3})
    assert (decision.refusal, ids(decision.entries)) == ("law", ["flat-tyre"])


def test_a_refusal_is_not_followed_by_what_is_far(decided):
    assert isinstance(decided(Triage(topics=("law",)), {"flat-tyre": 0.29}), Abstain)


def test_an_entry_of_the_policy_goes_before_its_refusal(decided):
    decision = decided(Triage(topics=("law",)), {"bicycle-price": 0.9})
    assert (decision.reason, decision.refusal) == ("not_stated", None)


@pytest.mark.parametrize(("entry", "threshold"), [("opening-hours", 0.5), ("flat-tyre", 0.6), ("set-brakes", 0.7)])
def test_an_answer_needs_the_threshold_of_its_risk(decided, entry, threshold):
    assert isinstance(decided(Triage(), {entry: threshold}), Answer)
    assert not isinstance(decided(Triage(), {entry: threshold - 0.0001}), Answer)


def test_near_ties_ask_back(decided):
    assert ids(decided(Triage(), {"flat-tyre": 0.9, "set-brakes": 0.86}).offers) == ["flat-tyre", "set-brakes"]
    assert isinstance(decided(Triage(), {"flat-tyre": 0.9, "set-brakes": 0.85}), Answer)


def test_offers_reach_the_clarify_threshold_of_their_risk(decided):
    decision = decided(Triage(), {"flat-tyre": 0.4, "set-brakes": 0.39, "opening-hours": 0.25, "bicycle-price": 0.2})
    assert ids(decision.offers) == ["flat-tyre", "opening-hours", "bicycle-price"]


def test_one_offer_is_none(decided):
    decision = decided(Triage(), {"flat-tyre": 0.4, "set-brakes": 0.1})
    assert (decision.reason, ids(decision.nearest)) == ("unknown", ["flat-tyre", "set-brakes"])


def test_nothing_near_names_nothing(decided):
    assert decided(Triage(), {}) == Abstain("unknown")


def test_no_words_are_unreadable(decided):
    assert decided(words=0) == Abstain("unreadable")


def test_several_questions_are_all_answered(decided):
    decision = decided(Triage(), {"flat-tyre": 0.7}, {"flat-tyre": 0.9}, {"opening-hours": 0.8})
    assert ids(decision.entries) == ["flat-tyre", "opening-hours"]


def test_several_questions_are_answered_when_the_whole_is_not_clear(decided):
    decision = decided(Triage(), {"flat-tyre": 0.5}, {"opening-hours": 0.9}, {"set-brakes": 0.8})
    assert ids(decision.entries) == ["opening-hours", "set-brakes"]


def test_an_answer_has_three_parts_at_most(decided):
    rankings = [{entry: 0.9} for entry in ("flat-tyre", "set-brakes", "opening-hours", "bicycle-price")]
    assert len(decided(Triage(), {}, *rankings).entries) == 3


def test_the_same_entry_is_given_once(decided):
    assert ids(decided(Triage(), {"flat-tyre": 0.9}, {"flat-tyre": 0.9}, {"flat-tyre": 0.9}).entries) == ["flat-tyre"]


def test_for_today_stops_what_is_no_answer(decided):
    assert decided(SAME_DAY, {"flat-tyre": 0.1}) == Escalate()
    assert decided(SAME_DAY, {"flat-tyre": 0.5, "set-brakes": 0.5}) == Escalate()
    assert isinstance(decided(SAME_DAY, {"flat-tyre": 0.9}), Answer)


CONFIDENCE = st.floats(0, 1)
ENTRIES = ("opening-hours", "flat-tyre", "set-brakes", "bicycle-price")


@given(st.lists(CONFIDENCE, min_size=4, max_size=4), st.sampled_from(list(Urgency)))
def test_any_ranking_gives_one_decision_that_keeps_the_promises(tiny, confidences, urgency):
    ranked = sorted((Ranked(entry, one, entry) for entry, one in zip(ENTRIES, confidences, strict=True)), key=lambda one: (-one.confidence, one.entry_id))
    decision = decide(Evidence(Triage(urgency=urgency), rankings=(Ranking(tuple(ranked)),), words=3), tiny.entries, {}, tiny.policy.thresholds)
    assert isinstance(decision, Escalate) == (urgency == Urgency.EMERGENCY or (urgency == Urgency.SAME_DAY and not isinstance(decision, Answer | Abstain)))
    if isinstance(decision, Clarify):
        assert 2 <= len(decision.offers) <= 4
        assert all(one.confidence >= tiny.policy.thresholds.by_risk[tiny.entries[one.entry_id].risk].clarify for one in decision.offers)
    if isinstance(decision, Answer):
        assert all(one.confidence >= tiny.policy.thresholds.by_risk[tiny.entries[one.entry_id].risk].answer for one in decision.entries)
