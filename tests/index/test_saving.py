"""What was fitted <-> a folder of plain arrays."""

import json
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from assistant.bootstrap import word_vectors
from assistant.index import fitting
from assistant.index.fitting import fit
from assistant.index.phrasings import PhrasingIndex, indexed
from assistant.index.saving import digest_of, load_fitted, save_fitted

PHRASINGS = [indexed(entry, text, text.split(), text.split()) for entry, text in (("a", "mend a flat tyre"), ("b", "opening hours"), ("a", "set the 坐骨"))]
DIGEST = digest_of(PHRASINGS)
VECTORS = word_vectors()
START = """
import sys
from pathlib import Path
from assistant import Message, Settings, build_assistant
assert build_assistant(Settings(var=Path(sys.argv[1]))).reply_to(Message("what is sciatica")).kind == "answer"
print(*sorted({name.split(".")[0] for name in sys.modules} & {"sklearn", "joblib", "pickle"}))
"""


@pytest.fixture(params=[100, 2], ids=["few", "many"])
def fitted(request, monkeypatch):
    """What was fitted, with a classifier and as if the phrasings were too many for one."""
    monkeypatch.setattr(fitting, "LARGEST", request.param)
    return fit(PHRASINGS, VECTORS)


@pytest.fixture
def folder(fitted, tmp_path):
    save_fitted(fitted, tmp_path, DIGEST)
    return tmp_path


def test_what_is_saved_answers_the_same(fitted, folder):
    fresh, loaded = (PhrasingIndex(tuple(PHRASINGS), one, VECTORS) for one in (fitted, load_fitted(folder, DIGEST)))
    for terms in (["flat", "tyre"], ["坐骨"], ["workshop", "opens"]):
        assert loaded.nearest(terms, 3) == fresh.nearest(terms, 3)
    assert loaded.nearest(["flat", "tyre"], 3)
    assert (loaded.rarest, loaded.idf("tyre")) == (fresh.rarest, fresh.idf("tyre"))
    assert loaded.stems_of(["hours"]) == ["hour"]


def test_the_arrays_are_mapped_from_the_files(folder):
    fitted = load_fitted(folder, DIGEST)
    for array in (fitted.postings.weights, fitted.postings.rows, fitted.meanings.table, fitted.classifier):
        assert isinstance(array.base, np.memmap)


def test_a_second_start_imports_no_scikit_learn(tmp_path):
    runs = [subprocess.run([sys.executable, "-c", START, tmp_path], capture_output=True, text=True, check=True) for _ in range(2)]
    assert "sklearn" in runs[0].stdout
    assert "sklearn" not in runs[1].stdout
    assert "joblib" not in runs[1].stdout


def test_nothing_saved_is_none(tmp_path):
    assert load_fitted(tmp_path, DIGEST) is None
    assert load_fitted(tmp_path / "missing", DIGEST) is None


def test_saving_twice_keeps_the_first(fitted, folder):
    save_fitted(fitted, folder, DIGEST)
    assert [path.name for path in folder.iterdir()] == [DIGEST]


def test_the_digest_depends_on_the_words_their_order_and_the_word_vectors():
    assert digest_of(PHRASINGS) == DIGEST != digest_of(PHRASINGS[::-1])
    assert digest_of(PHRASINGS[:2]) != DIGEST
    others = replace(VECTORS, table=VECTORS.table + np.int8(1))
    assert len({DIGEST, digest_of(PHRASINGS, VECTORS), digest_of(PHRASINGS, others)}) == 3


@pytest.mark.parametrize("file", ["manifest.json", "weights.npy", "meanings.npy", "word_terms.txt", "stems.txt"])
def test_a_folder_that_lacks_a_file_is_refused(folder, file):
    (folder / DIGEST / file).unlink()
    assert load_fitted(folder, DIGEST) is None


@pytest.mark.parametrize("file", ["manifest.json", "weights.npy", "stems.txt", "letter_terms.txt"])
@pytest.mark.parametrize("content", ["", "?", "[]"])
def test_a_broken_file_is_refused(folder, file, content):
    (folder / DIGEST / file).write_text(content, encoding="utf-8")
    assert load_fitted(folder, DIGEST) is None


@pytest.mark.parametrize("file", ["weights.npy", "classifier.npy", "spoken.npy"])
def test_a_file_that_was_cut_short_is_refused(folder, file):
    path = folder / DIGEST / file
    path.write_bytes(path.read_bytes()[:-2] if file != "classifier.npy" else path.read_bytes()[:-60])
    assert load_fitted(folder, DIGEST) is None


@pytest.mark.parametrize("manifest", [{"format": 0, "digest": DIGEST}, {"digest": DIGEST}, []])
def test_another_format_is_refused(folder, manifest):
    (folder / DIGEST / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert load_fitted(folder, DIGEST) is None


def test_a_manifest_of_other_phrasings_is_refused(folder):
    (folder / DIGEST).rename(folder / "0123456789abcdef")
    assert load_fitted(folder, "0123456789abcdef") is None


@pytest.mark.parametrize("name", ["weights", "rows", "starts", "word_idf", "letter_idf", "spoken", "spoken_starts", "meanings", "meaning_scales", "classifier"])
def test_arrays_that_do_not_fit_together_are_refused(folder, name):
    path = folder / DIGEST / f"{name}.npy"
    np.save(path, np.load(path)[..., :-1] if name == "classifier" else np.load(path)[:-1])
    assert load_fitted(folder, DIGEST) is None


def test_an_array_of_another_kind_is_refused(folder):
    path = folder / DIGEST / "weights.npy"
    np.save(path, np.load(path).astype(np.float64))
    assert load_fitted(folder, DIGEST) is None


def test_common_runs_that_do_not_fit_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(fitting, "LARGEST", 2)
    for name in ("common_weights", "common_runs", "common_starts", "common_lengths"):
        save_fitted(fit(PHRASINGS, VECTORS), tmp_path / name, DIGEST)
        path = tmp_path / name / DIGEST / f"{name}.npy"
        np.save(path, np.load(path)[:-1])
        assert load_fitted(tmp_path / name, DIGEST) is None


def test_nothing_is_pickled(folder):
    for path in (folder / DIGEST).glob("*.npy"):
        np.load(path, allow_pickle=False)
