"""Candidates -> ranking."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.pipeline.normalise import normalise
from assistant.pipeline.rescore import SIGNALS
from assistant.pipeline.retrieve import retrieve
from assistant.pipeline.stop_words import STOP_WORDS

#: Signals of banks whose entries have few phrasings.
ALIGNED = {"words", "alignment", "gist"}


def ranking(assistant, text):
    query, rescorer = normalise(text, assistant.matcher.vocabulary), assistant.matcher.rescorer
    return rescorer.rank(query, retrieve(query, rescorer.index))


def test_each_entry_stands_once_best_first(workshop):
    ranked = ranking(workshop, "how do i mend the brakes of a bicycle").entries
    assert len({one.entry_id for one in ranked}) == len(ranked) > 1
    assert [one.confidence for one in ranked] == sorted((one.confidence for one in ranked), reverse=True)


def test_the_right_entry_is_first(workshop):
    assert ranking(workshop, "my tyre is flat, how do i mend it").best.entry_id == "flat-tyre"


def test_every_signal_is_named_and_in_its_range(workshop):
    for one in ranking(workshop, "mend brakes").entries:
        assert set(one.signals) == set(SIGNALS) - (set() if workshop.matcher.rescorer.index.kind == "sparse" else ALIGNED)
        assert all(-1e-6 <= value <= 1 + 1e-6 for name, value in one.signals.items() if name != "classified"), one.signals
        assert -0.5 < one.signals["classified"] < 1.5


@pytest.mark.parametrize("text", ["how do i", "what is the", "the", "1 2 3", "what is the 7", "\U0001f62d"])
def test_a_question_that_asks_for_nothing_has_no_ranking(workshop, text):
    assert ranking(workshop, text).best is None


@given(st.lists(st.sampled_from(sorted(STOP_WORDS)), min_size=1, max_size=8), st.lists(st.integers(0, 10**6), max_size=3))
def test_no_stop_words_with_digits_ask_for_anything(assistant, words, numbers):
    assert ranking(assistant, " ".join([*words, *map(str, numbers)])).best is None


def test_ties_go_by_the_id(workshop):
    ranked = ranking(workshop, "bicycle workshop tyre brakes").entries
    assert [(-one.confidence, one.entry_id) for one in ranked] == sorted((-one.confidence, one.entry_id) for one in ranked)


def test_an_unknown_important_word_lowers_the_confidence(workshop):
    known, unknown = ranking(workshop, "bicycle price").best, ranking(workshop, "bicycle zeppelin price").best
    assert unknown.confidence < known.confidence
