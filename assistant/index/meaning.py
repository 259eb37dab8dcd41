"""Words -> what they mean roughly, as a vector, from a table of word pieces that is read with numpy alone.

The table comes from all-MiniLM-L6-v2 (`python -m training distil`; licence and origin stand beside it). No network runs here:
a message's vector is the sum of its words', a word's that of its pieces. It knows that "bum" is near to "buttock", and nothing of word order or of
"not".
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["FORMAT", "Vector", "WordVectors", "load_vectors", "similarity"]

#: Raised whenever what the files hold changes.
FORMAT = 1
#: What a piece begins with that continues a word.
CONTINUES = "##"
#: Longer words have no meaning, as in BERT's own tokeniser.
LONGEST_WORD = 100
#: Words whose pieces are remembered.
REMEMBERED = 16384

#: float32, [dimensions].
Vector = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class WordVectors:
    """The table.

    Attributes:
        rows: piece -> its row; a piece that continues a word begins with ##.
        table: int8, [pieces, dimensions]. Frequent pieces have short vectors, and so weigh little in a sum.
    """

    rows: Mapping[str, int]
    table: NDArray[np.int8]

    def vector(self, words: Sequence[str]) -> Vector:
        """The meaning of words in folded letters: length one, or zeros where no word is known."""
        total = np.zeros(self.table.shape[1], np.float32)
        for word in words:
            total += self.meaning_of(word)
        length = np.sqrt(total @ total)
        return np.asarray(total / length if length else total)

    def read_word(self, word: str) -> Vector:
        """The meaning of one word: the sum of its pieces, over the root of its length; zeros where it is not known.

        Frequent pieces have short vectors. The root keeps half of that: whole, a question is lost among its rarest words;
        without, among "the" and "is".
        """
        rows = self.rows_of(word)
        total = self.table[list(rows)].sum(axis=0, dtype=np.float32)
        length = np.sqrt(total @ total)
        return np.asarray(total / np.sqrt(length) if length else total)

    @cached_property
    def meaning_of(self) -> Callable[[str], Vector]:
        """`read_word`, remembered."""
        return lru_cache(maxsize=REMEMBERED)(self.read_word)

    def pieces_of(self, word: str) -> tuple[int, ...]:
        """The rows of a word's pieces, the longest first part each time (WordPiece); none unless they make the whole word."""
        rows: list[int] = []
        position, end = 0, min(len(word), self.longest)
        if len(word) > LONGEST_WORD:
            return ()
        while position < len(word):
            piece = (CONTINUES if position else "") + word[position:end]
            if piece in self.rows:
                rows.append(self.rows[piece])
                position, end = end, min(len(word), end + self.longest)
            elif (end := end - 1) == position:
                return ()
        return tuple(rows)

    @cached_property
    def rows_of(self) -> Callable[[str], tuple[int, ...]]:
        """`pieces_of`, remembered."""
        return lru_cache(maxsize=REMEMBERED)(self.pieces_of)

    @cached_property
    def words(self) -> frozenset[str]:
        """The pieces that are words of their own: general English, spelt right."""
        return frozenset(piece for piece in self.rows if piece.isalpha())

    @cached_property
    def digest(self) -> str:
        """What the table holds, as sixteen hexadecimal digits."""
        digest = hashlib.sha256("\n".join(self.rows).encode())
        digest.update(self.table.tobytes())
        return digest.hexdigest()[:16]

    @cached_property
    def longest(self) -> int:
        """The letters of the longest piece."""
        return max(len(piece.removeprefix(CONTINUES)) for piece in self.rows)


def similarity(one: Vector, other: Vector) -> float:
    """How near two meanings are, 0..1: the cosine, 0 where it is negative or nothing is known.

    >>> similarity(np.array([1, 0], np.float32), np.array([-1, 0], np.float32))
    0.0
    """
    return min(1.0, max(0.0, float(one @ other)))


def load_vectors(folder: Path) -> WordVectors:
    """The table of a folder, memory-mapped.

    Raises:
        ValueError: the folder holds another format, or files that do not belong together.
        OSError: a file is missing.
    """
    manifest = read_manifest(folder / "manifest.json")
    pieces = (folder / "pieces.txt").read_text(encoding="utf-8").splitlines()
    table = np.load(folder / "vectors.npy", mmap_mode="r", allow_pickle=False)
    shape = (manifest.get("pieces"), manifest.get("dimensions"))
    if table.dtype != np.int8 or table.shape != shape or len(pieces) != len(table):
        raise ValueError(f"{folder}: {len(pieces)} pieces and {table.dtype} vectors {table.shape} where the manifest says int8 {shape}.")
    return WordVectors({piece: row for row, piece in enumerate(pieces)}, np.asarray(table))


def read_manifest(path: Path) -> dict[str, Any]:
    """The manifest; ValueError when it is of another format."""
    manifest = json.loads(path.read_text(encoding="utf-8"))
    stated = manifest.get("format") if isinstance(manifest, dict) else None
    if stated != FORMAT:
        raise ValueError(f"{path}: format {stated!r}; this version reads {FORMAT}. Make the files again: python -m training distil")
    return dict(manifest)
