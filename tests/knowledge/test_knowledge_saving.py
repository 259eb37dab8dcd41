"""What is saved of a knowledge, and when it is not believed."""

import json
import shutil
from pathlib import Path

import pytest

from assistant.errors import ContentError
from assistant.knowledge.loading import load, load_knowledge
from assistant.knowledge.saving import KEPT, key_of, read_saved, write_saved
from assistant.settings import KNOWLEDGE

STARTER = Path(__file__).parents[2] / "assistant" / "curation" / "starter"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the starter, to be changed."""
    return Path(shutil.copytree(STARTER, tmp_path / "knowledge"))


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Where it is saved."""
    return tmp_path / "saved"


@pytest.mark.parametrize("source", [STARTER, KNOWLEDGE], ids=["starter", "real"])
def test_what_was_saved_is_the_same_knowledge_in_the_same_order(source, saved):
    first, second = (load_knowledge(source, saved) for _ in range(2))
    assert len(list(saved.iterdir())) == 1
    assert first == second == load(source).knowledge
    for kept, read in ((first.entries, second.entries), (first.policy.caveats, second.policy.caveats), (first.claims, second.claims)):
        assert list(kept) == list(read)
    assert first.version == second.version


def test_the_second_start_reads_no_yaml(folder, saved, monkeypatch):
    knowledge = load_knowledge(folder, saved)
    monkeypatch.setattr("assistant.knowledge.loading.read_yaml", None)
    assert load_knowledge(folder, saved) == knowledge


def test_a_changed_text_is_read_anew(folder, saved):
    before = load_knowledge(folder, saved)
    entries = folder / "entries" / "care.yaml"
    entries.write_text(entries.read_text(encoding="utf-8") + "# a word more\n", encoding="utf-8")
    after = load_knowledge(folder, saved)
    assert (after.version == before.version, after.entries == before.entries) == (False, True)
    assert len(list(saved.glob("*.json"))) == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace("chain", "train"),  # one word of an answer: as well-formed as before
        lambda text: text[:-20],
        lambda text: "",
        lambda text: "[]",
    ],
)
def test_a_saved_file_that_is_not_whole_is_not_believed(folder, saved, damage):
    knowledge = load_knowledge(folder, saved)
    (path,) = saved.glob("*.json")
    text = path.read_text(encoding="utf-8")
    assert damage(text) != text
    path.write_text(damage(text), encoding="utf-8")
    assert load_knowledge(folder, saved) == knowledge
    assert path.read_text(encoding="utf-8") == text


def test_values_go_through_the_schema_again(folder, saved):
    knowledge = load_knowledge(folder, saved)
    (path,) = saved.glob("*.json")
    files = json.loads(path.read_text(encoding="utf-8").partition("\n")[2])
    files["documents.yaml"][0][2][0]["colour"] = "red"
    write_saved(saved, path.stem, files)
    assert read_saved(saved, path.stem)["documents.yaml"][0][2][0]["colour"] == "red"
    assert load_knowledge(folder, saved) == knowledge


def test_knowledge_with_a_problem_is_never_saved(folder, saved):
    (folder / "topics.yaml").write_text("- id: 5 5\n", encoding="utf-8")
    assert load(folder).knowledge is None
    with pytest.raises(ContentError, match=r"topics\.yaml"):
        load_knowledge(folder, saved)
    assert not saved.exists()


def test_a_folder_that_cannot_be_written_is_said_and_costs_nothing_else(folder, saved, caplog):
    saved.write_text("", encoding="utf-8")
    assert load_knowledge(folder, saved).entries
    assert "could not be saved" in caplog.text


def test_only_the_newest_are_kept(saved):
    for number in range(KEPT + 3):
        write_saved(saved, f"key{number}", {})
    assert len(list(saved.iterdir())) == KEPT
    assert read_saved(saved, f"key{KEPT + 2}") == {}


def test_a_key_depends_on_the_texts():
    assert key_of("one") != key_of("two")
    assert key_of("one") == key_of("one")
