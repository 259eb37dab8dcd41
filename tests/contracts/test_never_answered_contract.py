"""Promise 4: digits, stop-words, an empty, endless or unprintable message never earn an answer."""

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from assistant.dialogue import Message
from assistant.errors import MessageError
from assistant.pipeline.stop_words import STOP_WORDS
from tests.cases.case_files import cases, read

ANSWERS = ("answer", "clarify", "escalate")


@pytest.fixture(scope="module")
def exact(assistant):
    return lambda: assistant.matcher.exact


@pytest.mark.parametrize("case", cases("never_answered"))
def test_earns_no_answer(assistant, case):
    reply = assistant.reply_to(Message((case["text"] * case.get("repeat", 1))[:4_000]))
    assert reply.kind not in ANSWERS
    assert reply.entry_id is None
    assert reply.sources == ()


@limits(max_examples=150)
@given(st.text(st.characters(categories=["Nd", "No", "Nl", "Zs", "P"]), min_size=1, max_size=60))
def test_no_digits_and_marks_earn_an_answer(reply_to, text):
    try:
        reply = reply_to(text)
    except MessageError:
        return
    assert (reply.kind, reply.entry_id) == ("abstain", None)


@limits(max_examples=150)
@given(st.lists(st.sampled_from(sorted(STOP_WORDS)), min_size=1, max_size=6))
def test_no_stop_words_earn_an_answer(reply_to, exact, words):
    text = " ".join(words)
    if text not in exact():  # a curator may have made a phrasing of them
        assert reply_to(text).kind not in ANSWERS


@limits(max_examples=100)
@given(st.text(st.characters(categories=["So", "Sk", "Mn", "Cf", "Cc", "Co"]), max_size=60))
def test_nothing_without_words_earns_an_answer(reply_to, text):
    try:
        reply = reply_to(text)
    except MessageError:
        return
    assert (reply.kind, reply.entry_id) == ("abstain", None)


@limits(max_examples=100)
@given(st.text(max_size=400))
def test_any_text_gets_a_whole_reply_or_a_message_error(reply_to, text):
    try:
        reply = reply_to(text)
    except MessageError as error:
        assert error.reason
        return
    assert reply.text or reply.notices
    assert 0 <= reply.confidence <= 1


def test_the_words_of_answers_are_answered_only_through_questions(assistant, real):
    for entry in list(real.entries.values())[::10]:
        reply = assistant.reply_to(Message(entry.answer))
        if reply.kind == "answer" and reply.entry_id:
            best = next(one for ranking in assistant.trace(Message(entry.answer)).rankings for one in ranking.entries if one.entry_id == reply.entry_id)
            questions = (real.entries[reply.entry_id].question, *real.entries[reply.entry_id].phrasings)
            assert best.phrasing in questions


def test_every_label_is_unique():
    for name in ("folds", "normalise", "segment", "readings", "third_person", "conversations", "never_answered", "yaml_faults", "content_faults", "small_talk"):
        labels = [case["label"] for case in read(name)]
        assert len(set(labels)) == len(labels), name
