"""Words by Zipf's law, and slips of a finger in them."""

from collections import Counter

import numpy as np
import pytest
from rapidfuzz.distance import OSA

from assistant.errors import ServiceError
from training import speed_words
from training.speed_words import content_words, drawn_words, misspelt


def generator():
    return np.random.default_rng(1)


def test_the_first_words_are_drawn_most():
    drawn = Counter(drawn_words(5_000, generator()))
    frequent = set(content_words()[0][:100])
    assert sum(drawn[word] for word in frequent) > 1_000
    assert len(drawn) > 1_000


def test_words_are_many_and_differ():
    words, shares = content_words()
    assert len(set(words)) == len(words) == 150_000
    assert shares[-1] == pytest.approx(1)
    assert all(word.isalpha() and word.isascii() for word in words[:1000])


@pytest.mark.parametrize("text", ["mend a bicycle puncture", "the workshop opening hours"])
def test_two_words_are_misspelt_by_one_slip_each(text):
    known, drawn = frozenset(text.split()), generator()
    for _ in range(50):
        slips = [(word, slip) for word, slip in zip(text.split(), misspelt(text, known, drawn).split(), strict=True) if word != slip]
        assert len(slips) == 2
        assert all(OSA.distance(word, slip) == 1 and slip not in known for word, slip in slips)


def test_too_few_long_words_cannot_be_misspelt():
    assert misspelt("mend a tyre", frozenset(), generator()) is None
    assert misspelt("because bicycle", frozenset(), generator()) is None


def test_without_word_vectors_there_are_no_words(monkeypatch):
    monkeypatch.setattr(speed_words, "word_vectors", lambda: None)
    with pytest.raises(ServiceError, match="no word vectors"):
        speed_words.content_words.__wrapped__()
