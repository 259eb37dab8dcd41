"""A question beside phrasings, word by word."""

import numpy as np
import pytest

from assistant.bootstrap import index_of, word_vectors
from assistant.index.alignment import Aligner, AskedWord
from assistant.index.phrasings import indexed

TEXTS = ["mend a puncture", "opening hours", "price of a bicycle", ""]
ALL = range(4)


@pytest.fixture(scope="module")
def aligner():
    index = index_of([indexed(f"entry-{number}", text, text.split(), text.split()) for number, text in enumerate(TEXTS)])
    meanings = index.fitted.meanings
    stems = index.stems_of(meanings.rows)
    return Aligner(meanings, stems, np.array([0.05 if term in ("a", "of") else 1.0 for term in meanings.rows], np.float32))


def compared(aligner, text, positions=ALL):
    vectors = word_vectors()
    asked = [AskedWord(aligner.stems[aligner.meanings.rows[word]] if word in aligner.meanings.rows else word, vectors.meaning_of(word), 1.0) for word in text]
    return aligner.compare(asked, np.array(positions))


def test_the_same_words_are_wholly_aligned(aligner):
    alignment, gist = compared(aligner, ["opening", "hours"])
    assert alignment[1] == pytest.approx(1)
    assert gist[1] == pytest.approx(1)
    assert alignment.argmax() == gist.argmax() == 1


def test_a_word_of_a_like_meaning_is_aligned_in_part(aligner):
    alignment, gist = compared(aligner, ["cost", "bike"])
    assert alignment.argmax() == gist.argmax() == 2
    assert 0.3 < alignment[2] < 1


def test_an_unknown_word_takes_its_share(aligner):
    whole, part = compared(aligner, ["opening"])[0][1], compared(aligner, ["opening", "qzxv"])[0][1]
    assert whole / 2 <= part < 0.7 * whole


def test_a_phrasing_without_words_is_like_nothing(aligner):
    alignment, gist = compared(aligner, ["opening"])
    assert (alignment[3], gist[3]) == (0, 0)


def test_each_phrasing_is_compared_by_itself(aligner):
    every = compared(aligner, ["puncture", "price"])
    for position in range(3):
        alone = compared(aligner, ["puncture", "price"], [position])
        assert [float(one[0]) for one in alone] == pytest.approx([float(one[position]) for one in every], abs=1e-6)


def test_without_word_vectors_the_same_stem_is_aligned_and_there_is_no_gist(aligner):
    bare = np.zeros((len(aligner.meanings.table), 0), np.float32)
    meanings = aligner.meanings.__class__(aligner.meanings.rows, aligner.meanings.words, aligner.meanings.starts, bare, aligner.meanings.scales)
    nothing = np.zeros(0, np.float32)
    alignment, gist = Aligner(meanings, aligner.stems, aligner.weights).compare([AskedWord("hour", nothing, 1.0)], np.array([1]))
    assert (float(alignment[0]), float(gist[0])) == (1.0, 0.0)
