"""What is taken out of texts, and what never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.knowledge.personal_data import PersonalData
from assistant.pipeline.fold import fold, split_words
from assistant.store.redact import Redactor
from tests.cases.case_files import read

PIECES = [piece["say"] for piece in read("personal_data")["pieces"]]


@pytest.fixture(scope="session")
def flagged(real):
    """Every message of the policy that must raise a red flag."""
    return [text for flag in real.policy.red_flags for text in flag.raises]


def test_the_policys_examples(real, redactor):
    assert len(real.policy.personal_data.examples) >= 10
    assert {example.text: redactor(example.text) for example in real.policy.personal_data.examples} == {
        example.text: example.kept for example in real.policy.personal_data.examples
    }


@pytest.mark.parametrize("position", ["before", "after"])
def test_no_red_flag_is_lost_beside_any_personal_data(assistant, redactor, flagged, position):
    """Each word of the message stays, and all that the rules read. (The fitted classifier weighs every word, digits of a number too.)"""
    lost = []
    for number, text in enumerate(flagged):
        piece = PIECES[number % len(PIECES)]
        message = f"{piece}. {text}" if position == "before" else f"{text}. {piece}"
        redacted = redactor(message)
        if text not in redacted or not ruled(assistant, message) <= raised(assistant, redacted):
            lost.append((message, redacted))
    assert lost == []


def ruled(assistant, text):
    """The flags that the rules raise."""
    return {flag.id for flag in assistant.matcher.triager.triage(text).flags if flag.raised_by == "rules"}


def raised(assistant, text):
    """The flags that are raised, by whatever."""
    return {flag.id for flag in assistant.matcher.triager.triage(text).flags}


def test_what_raises_a_red_flag_is_never_touched(redactor, flagged):
    assert [text for text in flagged if redactor(text) != text] == []


def test_no_word_of_a_red_flag_is_taken_for_a_name(redactor, flagged):
    """Said as a name, every word by which flags are raised stays, but for those that are names as well."""
    names = {"john", "mark", "jack", "young", "will", "may"}
    words = {word for text in flagged for word in split_words(fold(text)) if len(word) > 1 and redactor.is_kept(word)} - names
    also = set(read_also_names())
    assert len(words) > 300
    assert [word for word in sorted(words - also) if word not in split_words(fold(redactor(f"my name is {word}")))] == []


def read_also_names():
    from assistant.knowledge.loading import load_knowledge
    from assistant.settings import KNOWLEDGE

    return load_knowledge(KNOWLEDGE).policy.personal_data.also_names


def test_questions_of_the_knowledge_are_never_touched(real, redactor):
    texts = [text for entry in real.entries.values() for text in (entry.id, entry.question, *entry.phrasings)]
    assert [(text, redactor(text)) for text in texts if redactor(text) != text] == []


def test_what_stands_in_place_of_personal_data_raises_nothing(assistant, redactor):
    marks = " ".join(f"[{kind}]" for kind, _ in redactor.steps)
    triage = assistant.matcher.triager.triage(marks)
    assert (triage.flags, triage.topics, triage.reminders) == ((), (), ())


@pytest.mark.parametrize("piece", PIECES)
def test_redacting_twice_changes_nothing_more(redactor, piece):
    once = redactor(f"hello, {piece}, is it bad")
    assert redactor(once) == once


PARTS = [*PIECES, "and", "my leg is numb", "\n", "12", "@", "(", "my name is"]


@given(text=st.text(max_size=400) | st.lists(st.sampled_from(PARTS), max_size=12).map(" ".join))
def test_any_text_is_redacted_without_an_error_and_no_digits_of_seven_in_a_row_stay(redactor, text):
    redacted = redactor.redact_anew(text)
    assert len(redacted.kinds) == 0 or redacted.text != text
    import re

    assert not re.search(r"(?<!\w)[0-9]{7,24}(?!\w)", redacted.text)


def test_without_words_the_forms_are_found_all_the_same():
    redactor = Redactor(PersonalData())
    assert redactor("mail a@b.example, ring 07700 900123, card 4111 1111 1111 1111, on 3/5/1971") == "mail [e-mail], ring [number], card [card], on [date]"
    assert redactor("my name is John") == "my name is John"


def test_it_says_what_was_taken_out_and_which_words(redactor):
    redacted = redactor.redact("my name is Ödön Nagy, jo@example.org")
    assert redacted.text == "my name is [name], [e-mail]"
    assert sorted(redacted.kinds) == ["e-mail", "name"]
    assert {"odon", "nagy", "jo", "example", "org"} <= redacted.words


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("pain 7 out of 10 for 3 weeks, 8 hours a day, 2020", None),
        ("L4/L5, S1, 10-15 minutes, 3 x 10 reps", None),
        ("i am 45 years old, 80 kg, 180 cm", None),
        ("it hurts at night.it is worse on the left", None),
        ("look at the third one or two three times", None),
        ("I'm Numb.", None),
        ("I am German, thanks", "I am [name], thanks"),
        ("my name is numb", None),
        ("since 12/03/2024 i cant pee", "since [date] i cant pee"),
        ("My name is J. R. R. Tolkien. Numb legs", "My name is [name]. Numb legs"),
        ("call me at night", None),
        ("the doctor said so", None),
        ("my dr is away", None),
    ],
)
def test_what_is_no_personal_data_stays(redactor, text, kept):
    assert redactor(text) == (kept or text)
