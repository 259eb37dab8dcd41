"""Likenesses worked out many at once."""

import numpy as np
import pytest

from assistant.bootstrap import build_matcher
from assistant.pipeline.normalise import normalise
from training.likenesses import features_of, likeness_of

QUESTIONS = ["my chain squeaks", "how do i pump a tyre", "xyzzy", "brakes brakes brakes"]


@pytest.fixture(scope="module")
def index(tiny):
    return build_matcher(tiny).rescorer.index


@pytest.fixture(scope="module")
def stored(index):
    return features_of(index, (phrasing.terms for phrasing in index.phrasings))


def test_they_are_those_of_the_index(index, stored, tiny) -> None:
    terms = [normalise(text, build_matcher(tiny).vocabulary).terms for text in QUESTIONS]
    likeness = likeness_of(features_of(index, terms), stored)
    for place, one in enumerate(terms):
        for found in index.nearest(one, len(index.phrasings)):
            similarity = (likeness.words[place, found.phrasing] + likeness.letters[place, found.phrasing]) / 2
            assert similarity == pytest.approx(found.score, abs=1e-5)
            assert likeness.meaning[place, found.phrasing] == pytest.approx(found.meaning, abs=1e-5)


def test_a_phrasing_is_wholly_like_itself(stored) -> None:
    likeness = likeness_of(stored, stored)
    for one in (likeness.words, likeness.letters, likeness.meaning):
        assert np.diag(one) == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize("without", ["words", "letters", "meaning"])
def test_what_is_left_out_is_nowhere_alike(stored, without) -> None:
    likeness = likeness_of(stored, stored, without)
    assert not getattr(likeness, without).any()
    assert all(getattr(likeness, name).any() for name in {"words", "letters", "meaning"} - {without})
