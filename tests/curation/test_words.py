"""Words, sentences and word lists."""

import pytest

from assistant.curation.words import WordList, sentences_of


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two? Three!", 3),
        ("It weighs 1.5 kilograms.", 1),
        ("It is said to help (so they say). It may not.", 2),
        ("- one\n- two", 2),
        ("1. one\n2. two", 2),
        ("A paragraph.\n\nAnother.", 2),
        ("...", 0),
    ],
)
def test_sentences(text: str, sentences: int) -> None:
    assert len(sentences_of(text)) == sentences


def test_a_word_list_finds_whole_words_and_beginnings() -> None:
    words = WordList(["fix", "cur*", "for good"])
    assert words.found_in("It was fixed for good.") == ["for good"]
    assert words.found_in("A CURE or a fix") == ["CURE", "fix"]
    assert words.found_in("secure prefix") == []


def test_a_list_of_no_words_finds_nothing() -> None:
    assert WordList([]).found_in("anything") == []
    assert not WordList([]).begins("anything")
    assert WordList([]).without("anything") == "anything"


def test_words_may_be_parted_by_anything_but_words() -> None:
    assert WordList(["said to"]).found_in("it is said - to help") == ["said - to"]
