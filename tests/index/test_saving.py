"""Fitted weights <-> a folder of plain arrays."""

import json

import numpy as np
import pytest

from assistant.index.fitting import fit
from assistant.index.phrasings import PhrasingIndex, indexed
from assistant.index.saving import digest_of, load_fitted, save_fitted

PHRASINGS = [indexed("entry", text, text.split(), text.split()) for text in ("mend a flat tyre", "opening hours", "set the brakes")]
DIGEST = digest_of(PHRASINGS)


@pytest.fixture
def folder(tmp_path):
    save_fitted(fit(PHRASINGS), tmp_path, DIGEST)
    return tmp_path


def test_what_is_saved_answers_the_same(folder):
    fresh, loaded = (PhrasingIndex(tuple(PHRASINGS), fitted) for fitted in (fit(PHRASINGS), load_fitted(folder, DIGEST)))
    assert loaded.top(["flat", "tyre"], 3) == fresh.top(["flat", "tyre"], 3) != []
    assert (loaded.rarest, loaded.idf("tyre")) == (fresh.rarest, fresh.idf("tyre"))


def test_nothing_saved_is_none(tmp_path):
    assert load_fitted(tmp_path, DIGEST) is None
    assert load_fitted(tmp_path / "missing", DIGEST) is None


def test_saving_twice_keeps_the_first(folder):
    save_fitted(fit(PHRASINGS), folder, DIGEST)
    assert [path.name for path in folder.iterdir()] == [DIGEST]


def test_the_digest_depends_on_the_words_and_their_order():
    assert digest_of(PHRASINGS) == DIGEST != digest_of(PHRASINGS[::-1])
    assert digest_of(PHRASINGS[:2]) != DIGEST


@pytest.mark.parametrize("file", ["manifest.json", "weights.npy", "word_terms.txt"])
def test_a_folder_that_lacks_a_file_is_refused(folder, file):
    (folder / DIGEST / file).unlink()
    assert load_fitted(folder, DIGEST) is None


@pytest.mark.parametrize("file", ["manifest.json", "weights.npy"])
def test_a_broken_file_is_refused(folder, file):
    (folder / DIGEST / file).write_text("?", encoding="utf-8")
    assert load_fitted(folder, DIGEST) is None


def test_another_format_is_refused(folder):
    (folder / DIGEST / "manifest.json").write_text(json.dumps({"format": 0, "digest": DIGEST}), encoding="utf-8")
    assert load_fitted(folder, DIGEST) is None


def test_arrays_that_do_not_fit_together_are_refused(folder):
    np.save(folder / DIGEST / "weights.npy", np.zeros(1, np.float32))
    assert load_fitted(folder, DIGEST) is None


def test_nothing_is_pickled(folder):
    for path in (folder / DIGEST).glob("*.npy"):
        np.load(path, allow_pickle=False)
