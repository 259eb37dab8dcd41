"""Query -> Triage: the tiny policy, then the real one with its own examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.bootstrap import build_matcher
from assistant.dialogue import Message, Triage, Urgency
from assistant.knowledge.loading import load_knowledge
from assistant.settings import Settings
from tests.cases.case_files import cases

POLICY = load_knowledge(Settings().knowledge).policy
FLAGS = [(flag.id, message) for flag in POLICY.red_flags for message in flag.raises]
NO_FLAGS = [(flag.id, message) for flag in POLICY.red_flags for message in flag.does_not_raise]
URGENT = [(flag.id, message) for flag in POLICY.red_flags if Urgency.of(flag.level) >= Urgency.SAME_DAY for message in flag.raises]
REFUSED = [(refusal.id, message) for refusal in POLICY.refusals for message in refusal.refuses]
NOT_REFUSED = [(refusal.id, message) for refusal in POLICY.refusals for message in refusal.does_not_refuse]


def flags_of(triage):
    return {flag.id for flag in triage.flags}


@pytest.fixture(scope="module")
def small(tiny):
    return build_matcher(tiny).triager.triage


@pytest.fixture(scope="module")
def triage(assistant):
    return assistant.matcher.triager.triage


def test_nothing_is_raised_by_nothing(small):
    assert small("when are you open") == Triage()
    assert small("") == Triage()


def test_a_flag_is_raised_with_the_words_that_raised_it(small):
    (flag,) = small("Help! My BATTERY is on fire").flags
    assert (flag.id, flag.urgency, flag.words, flag.is_third_person) == ("RF_FIRE", Urgency.EMERGENCY, ("battery", "on fire"), False)


def test_urgency_is_the_highest_and_flags_stand_by_urgency(small):
    read = small("im 9, there is a crack in my frame and smoke from the battery")
    assert [flag.id for flag in read.flags] == ["RF_FIRE", "RF_CRACK", "RF_CHILD"]
    assert read.urgency == Urgency.EMERGENCY


def test_company_raises_a_flag_further(small):
    assert small("cracked my frame").urgency == Urgency.SAME_DAY
    assert small("cracked my frame and i cant brake").urgency == Urgency.EMERGENCY


def test_an_exception_keeps_a_flag_from_being_raised(small):
    assert small("the toy battery smokes").flags == ()


def test_refusals_and_definitions_are_read(small):
    assert small("can i wait").topics == ("waiting",)
    assert small("what is a thermal runaway").definition == "thermal-runaway"
    assert small("the fire brigade is here").is_seen_to


def test_an_everyday_mention_calls_for_care(small):
    read = small("the battery smokes after a long ride")
    assert (read.urgency, read.reminders, read.flags) == (Urgency.CAUTION, ("everyday",), ())


def test_a_split_flag_needs_words_of_the_last_message(small):
    assert flags_of(small("it is smoking", ["look at my battery"])) == {"RF_FIRE"}
    assert flags_of(small("when are you open", ["my battery is smoking"])) == set()
    assert flags_of(small("fire", ["my battery", "is on"])) == {"RF_FIRE"}


def test_a_message_that_asks_in_general_is_read_by_itself(small):
    assert flags_of(small("what is battery smoke", ["i have a bicycle"])) == set()


@pytest.mark.parametrize(("flag", "message"), FLAGS)
def test_the_policys_examples_raise(triage, flag, message):
    assert flag in flags_of(triage(message))


@pytest.mark.parametrize(("flag", "message"), NO_FLAGS)
def test_the_policys_counter_examples_do_not_raise(triage, flag, message):
    assert flag not in flags_of(triage(message))


@pytest.mark.parametrize(("refusal", "message"), REFUSED)
def test_the_policys_examples_are_refused(triage, refusal, message):
    assert refusal in triage(message).topics


@pytest.mark.parametrize(("refusal", "message"), NOT_REFUSED)
def test_the_policys_counter_examples_are_not_refused(triage, refusal, message):
    assert refusal not in triage(message).topics


@pytest.mark.parametrize("case", cases("readings"))
def test_reads_as_the_safety_policy_says(assistant, case):
    trace = assistant.trace(Message(case["text"]))
    notices = {notice.id for notice in trace.reply.notices}
    assert trace.reply.urgency.word == case.get("urgency", trace.reply.urgency.word)
    assert trace.reply.kind == case.get("kind", trace.reply.kind)
    assert set(case.get("flags", ())) <= flags_of(trace.triage)
    assert not set(case.get("not_flags", ())) & flags_of(trace.triage)
    assert set(case.get("notices", ())) <= notices
    assert not set(case.get("not_notices", ())) & notices


@pytest.mark.parametrize("case", cases("third_person"))
def test_knows_whom_it_is_about(triage, case):
    (flag,) = [flag for flag in triage(case["text"]).flags if flag.id == case["flag"]]
    assert flag.is_third_person is case["is_third_person"]


@given(st.text(max_size=300), st.lists(st.text(max_size=50), max_size=2))
def test_any_text_is_read(triage, text, before):
    read = triage(text, before)
    assert read.urgency == max([flag.urgency for flag in read.flags], default=read.urgency)
    assert all(flag.words for flag in read.flags)


@given(st.sampled_from(URGENT), st.lists(st.sampled_from(["i", "really", "hello", "thanks", "bicycle", "today"]), max_size=3))
def test_words_before_a_new_sentence_hide_nothing(triage, pair, words):
    flag, message = pair
    assert flag in flags_of(triage(f"{' '.join(words)}. {message}"))
