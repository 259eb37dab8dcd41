"""Words -> what they mean roughly, over the table that is shipped."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.index.meaning import FORMAT, LONGEST_WORD, WordVectors, load_vectors, similarity

FOLDER = Path(__file__).resolve().parents[2] / "assistant" / "models" / "word_vectors"
VECTORS = load_vectors(FOLDER)


def near(one, other):
    """The similarity of two texts."""
    return similarity(VECTORS.vector(one.split()), VECTORS.vector(other.split()))


@pytest.fixture
def copied(tmp_path):
    """A copy of the folder, and a function that changes its manifest."""
    folder = shutil.copytree(FOLDER, tmp_path / "word_vectors")

    def change(**changes):
        manifest = json.loads((folder / "manifest.json").read_text())
        (folder / "manifest.json").write_text(json.dumps(manifest | changes))
        return folder

    return change


@pytest.mark.parametrize(
    ("word", "nearer", "farther"),
    [
        ("bum", "buttock", "price"),
        ("numb", "tingling", "cheap"),
        ("pee", "urinate", "invoice"),
        ("physio", "physiotherapist", "tennis"),
        ("what does it cost", "how much is the price", "which ball do i use"),
    ],
)
def test_what_means_the_same_is_nearer(word, nearer, farther):
    assert near(word, nearer) > near(word, farther) + 0.05


def test_a_vector_has_length_one():
    vector = VECTORS.vector(["my", "leg", "is", "numb"])
    assert vector.dtype == np.float32
    assert vector.shape == (128,)
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-6)


def test_a_text_is_wholly_like_itself_in_any_order_of_words():
    assert near("numb leg", "leg numb") == pytest.approx(1, abs=1e-6)


def test_nothing_known_is_zeros_and_like_nothing():
    for words in ([], [""], ["坐骨"], ["numbж"], ["q" * (LONGEST_WORD + 1)]):
        assert not VECTORS.vector(words).any()
        assert similarity(VECTORS.vector(words), VECTORS.vector(["numb"])) == 0


def test_an_unknown_word_changes_nothing():
    assert np.array_equal(VECTORS.vector(["numb", "坐骨"]), VECTORS.vector(["numb"]))


def test_a_word_is_split_into_its_longest_pieces():
    small = WordVectors({"tin": 0, "ting": 1, "##ling": 2, "##l": 3, "##ing": 4, "##s": 5}, np.eye(6, dtype=np.int8))
    assert small.pieces_of("tingling") == (1, 2)
    assert small.pieces_of("tings") == (1, 5)
    assert small.pieces_of("tingle") == ()
    assert small.pieces_of("ling") == ()


@given(st.lists(st.text(max_size=12), max_size=6), st.lists(st.text("abcdefghijklmnopqrstuvwxyz0123456789", max_size=12), max_size=6))
def test_any_words_have_a_vector_and_any_two_a_similarity(one, other):
    first, second = VECTORS.vector(one), VECTORS.vector(other)
    assert np.linalg.norm(second) == pytest.approx(1 if any(other) else 0, abs=1e-6)
    assert 0 <= similarity(first, second) <= 1
    assert similarity(first, second) == similarity(second, first)


def test_another_format_is_refused(copied):
    with pytest.raises(ValueError, match=f"format {FORMAT + 1}; this version reads {FORMAT}"):
        load_vectors(copied(format=FORMAT + 1))


def test_a_manifest_that_is_none_is_refused(copied):
    folder = copied()
    (folder / "manifest.json").write_text("[]")
    with pytest.raises(ValueError, match="format None"):
        load_vectors(folder)


@pytest.mark.parametrize("changes", [{"pieces": 3}, {"dimensions": 64}])
def test_a_table_of_another_shape_is_refused(copied, changes):
    with pytest.raises(ValueError, match="where the manifest says"):
        load_vectors(copied(**changes))


def test_pieces_that_do_not_belong_to_the_table_are_refused(copied):
    folder = copied()
    (folder / "pieces.txt").write_text("numb\n")
    with pytest.raises(ValueError, match="1 pieces and int8 vectors"):
        load_vectors(folder)


def test_a_missing_file_is_told(copied):
    folder = copied()
    (folder / "vectors.npy").unlink()
    with pytest.raises(FileNotFoundError, match=r"vectors\.npy"):
        load_vectors(folder)
