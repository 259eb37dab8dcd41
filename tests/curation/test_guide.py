"""faq/README.md: its example is an entry that passes, and it explains every key."""

import re
import shutil
from pathlib import Path

import pytest

from assistant.bootstrap import build_matcher
from assistant.curation.checking import check_subject
from assistant.curation.subject import Subject
from assistant.knowledge.loading import load
from assistant.knowledge.values import Entry
from tests.curation.workshop import FAQ, TODAY

GUIDE = (FAQ / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("key", Entry.model_fields)
def test_every_key_is_explained(key: str) -> None:
    assert f"| `{key}` |" in GUIDE


def test_the_example_passes_every_rule(tmp_path: Path) -> None:
    folder = shutil.copytree(FAQ, tmp_path / "faq")
    example = re.search(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    assert example
    topic = folder / "entries" / "self_massage.yaml"
    topic.write_text(topic.read_text(encoding="utf-8").rstrip() + "\n\n" + example[1], encoding="utf-8")
    loaded = load(folder)
    assert loaded.knowledge, loaded.problems
    assert "ball-colour" in loaded.knowledge.entries
    assert check_subject(Subject(loaded, TODAY, build_matcher(loaded.knowledge))) == []
