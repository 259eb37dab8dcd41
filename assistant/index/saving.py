"""Fitted weights <-> a folder of plain arrays with a manifest, so that a start needs no fitting and no scikit-learn.

Nothing is pickled. A folder that is incomplete, of another format or of other phrasings is refused, and fitted anew.
"""

import hashlib
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.index.phrasings import Fitted, IndexedPhrasing
from assistant.index.vectoriser import Block, Vectoriser

__all__ = ["FORMAT", "digest_of", "load_fitted", "save_fitted"]

#: Raised whenever what is stored, or how terms are made, changes.
FORMAT = 2
ARRAYS = ("weights", "phrasings", "starts", "meanings", "classifier", "word_idf", "letter_idf")
VOCABULARIES = ("word_terms", "letter_terms")
MANIFEST = "manifest.json"


def digest_of(phrasings: Sequence[IndexedPhrasing]) -> str:
    """What the weights depend on, as sixteen hexadecimal digits: the format, and every phrasing with its entry, in order."""
    digest = hashlib.sha256(f"{FORMAT}\n".encode())
    for phrasing in phrasings:
        digest.update(f"{phrasing.entry_id}\t{' '.join(phrasing.terms)}\n".encode())
    return digest.hexdigest()[:16]


def save_fitted(fitted: Fitted, folder: Path, digest: str) -> None:
    """Write the weights to `folder`/`digest`, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as made:
        unfinished = Path(made) / "index"
        unfinished.mkdir()
        words, letters = fitted.vectoriser.words, fitted.vectoriser.letters
        for name, array in zip(ARRAYS, (*arrays_of(fitted), words.idf, letters.idf), strict=True):
            np.save(unfinished / f"{name}.npy", array, allow_pickle=False)
        for name, block in zip(VOCABULARIES, (words, letters), strict=True):
            terms = sorted(block.vocabulary, key=block.vocabulary.__getitem__)
            (unfinished / f"{name}.txt").write_text("\n".join(terms), encoding="utf-8")
        (unfinished / MANIFEST).write_text(json.dumps({"format": FORMAT, "digest": digest}), encoding="utf-8")
        try:
            unfinished.replace(folder / digest)
        except OSError:
            if not (folder / digest / MANIFEST).is_file():  # another process may have been quicker
                raise


def load_fitted(folder: Path, digest: str) -> Fitted | None:
    """The saved weights, memory-mapped; None where there are none that fit."""
    saved = folder / digest
    try:
        manifest = json.loads((saved / MANIFEST).read_text(encoding="utf-8"))
        if manifest != {"format": FORMAT, "digest": digest}:
            return None
        weights, phrasings, starts, meanings, classifier, *idfs = (np.load(saved / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in ARRAYS)
        blocks = [block_of(saved / f"{name}.txt", idf) for name, idf in zip(VOCABULARIES, idfs, strict=True)]
    except (OSError, ValueError):
        return None
    vectoriser = Vectoriser(*blocks)
    is_whole = len(starts) == sum(len(block.vocabulary) for block in blocks) + 1 and len(weights) == len(phrasings) == starts[-1]
    is_whole = is_whole and len(meanings) == classifier.shape[1]
    return Fitted(vectoriser, *map(np.asarray, (weights, phrasings, starts, meanings, classifier))) if is_whole else None


def arrays_of(fitted: Fitted) -> tuple[np.ndarray[Any, Any], ...]:
    """The arrays that are no part of the vectoriser."""
    return fitted.weights, fitted.phrasings, fitted.starts, fitted.meanings, fitted.classifier


def block_of(path: Path, idf: np.ndarray[tuple[int], np.dtype[np.float32]]) -> Block:
    """The block whose terms the file lists in order; ValueError when their number does not fit."""
    terms = path.read_text(encoding="utf-8").split("\n")
    if len(terms) != len(idf):
        raise ValueError(f"{path} has {len(terms)} terms, {len(idf)} were expected.")
    return Block({term: position for position, term in enumerate(terms)}, np.asarray(idf))
