"""The reading grade is the published formula, with technical terms as plain words."""

import pytest

from assistant.curation.readability import grade, mean_sentence_words, syllables


@pytest.mark.parametrize(
    ("word", "spoken"),
    [
        ("a", 1), ("the", 1), ("chain", 1), ("oil", 1), ("noise", 1), ("moved", 1), ("wheels", 1), ("wiped", 1), ("rode", 1),
        ("pedal", 2), ("table", 2), ("needed", 2), ("wanted", 2), ("places", 2), ("going", 2), ("being", 2), ("cycle", 2), ("little", 2),
        ("bicycle", 3), ("idea", 3), ("another", 3), ("area", 3), ("usual", 3), ("well-known", 2), ("it's", 1), ("doesn't", 2), ("1,000", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_by_ear(word: str, spoken: int) -> None:
    assert syllables(word) == spoken


def test_the_grade_is_the_formula() -> None:
    # Ten words in two sentences, each of one syllable: 0.39 * 5 + 11.8 * 1 - 15.59.
    assert grade("The chain runs dry now. Put oil on it soon.") == round(0.39 * 5 + 11.8 - 15.59, 1)


def test_longer_sentences_and_words_are_harder() -> None:
    assert grade("Oil it, and wipe it, and ride it.") > grade("Oil it. Wipe it. Ride it.")
    assert grade("Lubricate everything immediately.") > grade("Oil each link now.")


def test_technical_terms_count_as_plain() -> None:
    text = "The derailleur gets oil."
    assert grade(text, {"derailleur"}) < grade(text)
    assert grade("The derailleurs get oil.", {"derailleur"}) == grade("The wheels get oil.")


def test_no_words_have_no_grade() -> None:
    assert grade("...") == 0.0


def test_lines_of_a_list_are_sentences() -> None:
    assert mean_sentence_words("- Oil it\n- Wipe it") == 2
