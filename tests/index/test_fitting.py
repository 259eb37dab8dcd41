"""What is fitted to phrasings is what scikit-learn makes of them."""

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from assistant.index import fitting
from assistant.index.analyser import CHARACTER_RANGE, WORD_RANGE, stems_of
from assistant.index.fitting import fit
from assistant.index.phrasings import indexed

TEXTS = ["mend a flat tyre", "mend mend a puncture", "when is the workshop open", "opening hours", "a", "banana nana", "the the the"]
PHRASINGS = [indexed(f"entry-{number // 2}", text, text.split(), text.split()) for number, text in enumerate(TEXTS)]
COMMON = {"lowercase": False, "sublinear_tf": True, "dtype": np.float32}


@pytest.fixture(scope="module")
def theirs():
    """scikit-learn's weights of words and of letters, [phrasings, terms], by the names of the terms."""
    words = TfidfVectorizer(analyzer="word", tokenizer=str.split, token_pattern=None, ngram_range=WORD_RANGE, **COMMON)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=CHARACTER_RANGE, **COMMON)
    weights = words.fit_transform([" ".join(stems_of(text.split())) for text in TEXTS]).toarray(), letters.fit_transform(TEXTS).toarray()
    return {(kind, term): weights[kind][:, place] for kind, one in enumerate((words, letters)) for term, place in one.vocabulary_.items()}


def weights_of(fitted):
    """The fitted weights by the names of the terms."""
    words, letters = fitted.vectoriser.words.vocabulary, fitted.vectoriser.letters.vocabulary
    names = {place: (0, term) for term, place in words.items()} | {len(words) + place: (1, term) for term, place in letters.items()}
    dense = fitted.postings.matrix.toarray()
    if fitted.common is None:
        few, many = dense[: len(TEXTS)], dense[len(TEXTS) :]
        return {name: (many if name[0] else few)[:, place] for place, name in names.items()}
    common = fitted.common.matrix.toarray()
    places = dict(zip(fitted.common.positions.tolist(), common.T, strict=True))
    return {name: places.get(place, dense[:, place]) for place, name in names.items()}


@pytest.mark.parametrize("largest", [100, 2])
def test_the_weights_are_scikit_learns(theirs, monkeypatch, largest):
    monkeypatch.setattr(fitting, "LARGEST", largest)
    ours = weights_of(fit(PHRASINGS))
    assert ours.keys() == theirs.keys()
    for name, weights in theirs.items():
        np.testing.assert_allclose(ours[name], weights, atol=1e-6, err_msg=str(name))


def test_the_arrays_are_small_ones(monkeypatch):
    few = fit(PHRASINGS)
    monkeypatch.setattr(fitting, "LARGEST", 2)
    many = fit(PHRASINGS)
    for fitted in (few, many):
        assert {fitted.postings.weights.dtype, fitted.meanings.scales.dtype, fitted.classifier.dtype} == {np.dtype(np.float32)}
        assert {fitted.postings.rows.dtype, fitted.postings.starts.dtype, fitted.meanings.words.dtype} == {np.dtype(np.int32)}
    assert {one.dtype for one in (many.common.runs, many.common.starts, many.common.positions)} == {np.dtype(np.int32)}


def test_runs_of_letters_that_many_hold_stand_apart(monkeypatch):
    monkeypatch.setattr(fitting, "LARGEST", 2)
    monkeypatch.setattr(fitting, "COMMON", 0.5)
    fitted = fit(PHRASINGS)
    names = list(fitted.vectoriser.letters.vocabulary)
    held = {name: sum(f" {name}" in f"  {text} " or name in f" {text} " for text in TEXTS) for name in names}
    words = len(fitted.vectoriser.words.vocabulary)
    apart = {name for name in names if words + fitted.vectoriser.letters.vocabulary[name] in set(fitted.common.positions.tolist())}
    assert apart == {name for name in names if held[name] > len(TEXTS) / 2} != set()


def test_one_phrasing_is_enough():
    fitted = fit(PHRASINGS[:1])
    assert fitted.classifier.shape == (0, 1)
    assert fitted.postings.height == 2
