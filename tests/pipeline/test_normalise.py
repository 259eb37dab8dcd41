"""str -> Query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import EmptyMessageError, MessageTooLongError, UnreadableMessageError
from assistant.pipeline.normalise import MATCHED_CHARACTERS, READ_CHARACTERS, Vocabulary, normalise, read_text, split_message, synonyms_of
from tests.cases.case_files import cases

NOTHING = Vocabulary()


@pytest.mark.parametrize("case", cases("normalise"))
def test_normalises_as_the_case_says(case):
    synonyms = synonyms_of((said, [variant]) for variant, said in case.get("synonyms", {}).items())
    vocabulary = Vocabulary(synonyms, frozenset(case.get("vocabulary", [])), frozenset(case.get("known", [])))
    query = normalise(case["text"], vocabulary)
    assert list(query.words) == case["words"]
    assert list(query.terms) == case["terms"]
    if "steps" in case:
        assert [name for name, _ in query.steps] == case["steps"]


def test_the_last_step_says_the_terms():
    query = normalise("FLAT tyer", Vocabulary(words=frozenset({"flat", "tyre"})))
    assert dict(query.steps)["spell"] == "flat tyre" == " ".join(query.terms)


@pytest.mark.parametrize("text", ["", " ", "\n\t \r\n", "\u00a0\u2003", "\u200b\u200d", "\x00\x01\x07"])
def test_nothing_to_read_is_refused(text):
    with pytest.raises(EmptyMessageError):
        read_text(text)


@pytest.mark.parametrize("text", ["\ud800", "numb \udfff leg", "\udc00\ud800"])
def test_half_characters_are_refused(text):
    with pytest.raises(UnreadableMessageError):
        read_text(text)


def test_a_whole_character_beyond_the_basic_plane_is_read():
    assert read_text("\U0001f62d") == "\U0001f62d"


def test_length_is_counted_before_any_unicode_work():
    assert read_text("a" * READ_CHARACTERS) == "a" * READ_CHARACTERS
    with pytest.raises(MessageTooLongError) as caught:
        read_text("a" * (READ_CHARACTERS + 1))
    assert (caught.value.length, caught.value.limit) == (4_001, 4_000)


def test_a_hundred_thousand_marks_are_too_long():
    with pytest.raises(MessageTooLongError):
        read_text("e" + "\u0301" * 100_000)


def test_all_is_kept_for_triage_and_the_beginning_is_matched():
    query = normalise("first " * 100 + "last", NOTHING)
    assert query.text.endswith("last")
    assert query.is_cut
    assert "last" not in query.words
    assert not normalise("x" * MATCHED_CHARACTERS, NOTHING).is_cut


def test_a_ligature_cannot_make_the_matched_part_longer():
    query = normalise("\ufdfa" * MATCHED_CHARACTERS, NOTHING)  # one character that unfolds to eighteen
    assert sum(map(len, query.words)) <= MATCHED_CHARACTERS


@given(st.text(max_size=600))
def test_any_text_is_read_or_refused(text):
    try:
        query = normalise(text, NOTHING)
    except (EmptyMessageError, UnreadableMessageError):
        return
    assert query.terms == query.words
    assert query.key == " ".join(query.words)
    assert all(word.isalnum() for word in query.words)


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=100))
def test_stored_texts_and_messages_get_the_same_words(text):
    try:
        query = normalise(text, NOTHING)
    except EmptyMessageError:
        return
    assert list(query.words) == split_message(text)


@given(st.lists(st.sampled_from(["flat", "tyre", "brake", "wheel"]), min_size=1, max_size=6))
def test_words_of_the_vocabulary_are_never_respelt(words):
    vocabulary = Vocabulary(words=frozenset({"flat", "tyre", "brake", "wheel", "flap", "tyres"}))
    assert list(normalise(" ".join(words), vocabulary).terms) == words
