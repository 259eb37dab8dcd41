"""What was fitted <-> a folder of plain arrays with a manifest, so that a start needs no fitting and no scikit-learn.

Nothing is pickled. A folder that is incomplete, of another format or of other phrasings is refused, and fitted anew.
"""

import hashlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.index.common_runs import CommonRuns
from assistant.index.meaning import WordVectors
from assistant.index.phrasing_meanings import PhrasingMeanings
from assistant.index.phrasings import Fitted, IndexedPhrasing
from assistant.index.postings import Postings
from assistant.index.vectoriser import Block, Vectoriser

__all__ = ["FORMAT", "digest_of", "load_fitted", "save_fitted"]

Array = np.ndarray[Any, Any]
#: Raised whenever what is stored, or how terms are made, changes.
FORMAT = 3
#: The arrays of every index, and those of one whose common runs stand apart.
ARRAYS = ("weights", "rows", "starts", "word_idf", "letter_idf", "spoken", "spoken_starts", "meanings", "meaning_scales", "classifier")
COMMON = ("common_weights", "common_runs", "common_starts", "common_positions", "common_lengths")
WORD_TERMS, LETTER_TERMS, STEMS = "word_terms.txt", "letter_terms.txt", "stems.txt"
MANIFEST = "manifest.json"


def digest_of(phrasings: Sequence[IndexedPhrasing], vectors: WordVectors | None = None) -> str:
    """What is fitted depends on, as sixteen hexadecimal digits: the format, the word vectors, and every phrasing with its entry, in order."""
    digest = hashlib.sha256(f"{FORMAT} {vectors.digest if vectors else None}\n".encode())
    for phrasing in phrasings:
        digest.update(f"{phrasing.entry_id}\t{phrasing.said}\n".encode())
    return digest.hexdigest()[:16]


def save_fitted(fitted: Fitted, folder: Path, digest: str) -> None:
    """Write what was fitted to `folder`/`digest`, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as made:
        unfinished = Path(made) / "index"
        unfinished.mkdir()
        write(fitted, unfinished)
        (unfinished / MANIFEST).write_text(json.dumps(manifest_of(digest, fitted.common is not None)), encoding="utf-8")
        try:
            unfinished.replace(folder / digest)
        except OSError:
            if not (folder / digest / MANIFEST).is_file():  # another process may have been quicker
                raise


def load_fitted(folder: Path, digest: str) -> Fitted | None:
    """What was saved, memory-mapped; None where there is nothing that fits."""
    saved = folder / digest
    try:
        manifest = json.loads((saved / MANIFEST).read_text(encoding="utf-8"))
        has_common = manifest == manifest_of(digest, has_common=True)
        if not has_common and manifest != manifest_of(digest, has_common=False):
            return None
        fitted = read(saved, has_common)
    except (OSError, ValueError, EOFError):
        return None
    return fitted if is_whole(fitted) else None


def manifest_of(digest: str, has_common: bool) -> dict[str, object]:
    """What the manifest says."""
    return {"format": FORMAT, "digest": digest, "common_runs": has_common}


def write(fitted: Fitted, folder: Path) -> None:
    """Write every array and every list of terms."""
    for name, array in arrays_of(fitted).items():
        np.save(folder / f"{name}.npy", array, allow_pickle=False)
    words, letters, stems = fitted.vectoriser.words.vocabulary, fitted.vectoriser.letters.vocabulary, fitted.vectoriser.stems
    write_lines(folder / WORD_TERMS, sorted(words, key=words.__getitem__))
    write_lines(folder / LETTER_TERMS, sorted(letters, key=letters.__getitem__))
    write_lines(folder / STEMS, [f"{term} {stems[term]}" for term in fitted.meanings.rows])


def arrays_of(fitted: Fitted) -> dict[str, Array]:
    """Every array by its name."""
    postings, meanings, vectoriser, common = fitted.postings, fitted.meanings, fitted.vectoriser, fitted.common
    spoken = meanings.words, meanings.starts, meanings.table, meanings.scales
    idfs = vectoriser.words.idf, vectoriser.letters.idf
    arrays = dict(zip(ARRAYS, (postings.weights, postings.rows, postings.starts, *idfs, *spoken, fitted.classifier), strict=True))
    if common is not None:
        arrays |= zip(COMMON, (common.weights, common.runs, common.starts, common.positions, common.lengths), strict=True)
    return arrays


def read(folder: Path, has_common: bool) -> Fitted:
    """What the folder holds; OSError, ValueError or EOFError when a file is missing or broken."""
    arrays = {name: array_of(folder / f"{name}.npy") for name in (ARRAYS + COMMON if has_common else ARRAYS)}
    stems = dict(line.split(" ") for line in read_lines(folder / STEMS))
    vectoriser = Vectoriser(block_of(folder / WORD_TERMS, arrays["word_idf"]), block_of(folder / LETTER_TERMS, arrays["letter_idf"]), stems)
    count = len(arrays["meaning_scales"])
    postings = Postings(arrays["weights"], arrays["rows"], arrays["starts"], count if has_common else 2 * count)
    common = CommonRuns(*(arrays[name] for name in COMMON)) if has_common else None
    return Fitted(vectoriser, postings, common, meanings_of(stems, arrays), arrays["classifier"])


def meanings_of(stems: Mapping[str, str], arrays: Mapping[str, Array]) -> PhrasingMeanings:
    """The meanings of phrasings, whose terms are listed in the order of their rows."""
    rows = {term: row for row, term in enumerate(stems)}
    return PhrasingMeanings(rows, arrays["spoken"], arrays["spoken_starts"], arrays["meanings"], arrays["meaning_scales"])


def is_whole(fitted: Fitted) -> bool:
    """Whether the arrays belong together."""
    postings, meanings, common, count = fitted.postings, fitted.meanings, fitted.common, fitted.classifier.shape[1]
    return (
        len(postings.starts) == len(fitted.vectoriser.idf) + 1
        and len(postings.weights) == len(postings.rows) == postings.starts[-1]
        and len(meanings.starts) == count + 1 == len(meanings.scales) + 1
        and len(meanings.words) == meanings.starts[-1]
        and len(meanings.rows) == len(meanings.table)
        and (common is None or len(common.weights) == len(common.runs) == common.starts[-1])
        and (common is None or len(common.starts) == count + 1 == len(common.lengths) + 1)
    )


def array_of(path: Path) -> Array:
    """The array, memory-mapped; ValueError when it is neither of float32 nor of int32."""
    array = np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))
    if array.dtype not in (np.float32, np.int32):
        raise ValueError(f"{path} is of {array.dtype}.")
    return array


def block_of(path: Path, idf: Array) -> Block:
    """The block whose terms the file lists in order; ValueError when their number does not fit."""
    terms = read_lines(path)
    if len(terms) != len(idf):
        raise ValueError(f"{path} has {len(terms)} terms, {len(idf)} were expected.")
    return Block({term: position for position, term in enumerate(terms)}, idf)


def write_lines(path: Path, lines: Sequence[str]) -> None:
    """Write one line for each text."""
    path.write_text("\n".join(lines), encoding="utf-8")


def read_lines(path: Path) -> list[str]:
    """The lines that were written."""
    return path.read_text(encoding="utf-8").split("\n")
