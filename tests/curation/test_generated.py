"""docs/curation.md and faq/schema.json are what the rules and the values make of them."""

import json
from pathlib import Path

import pytest

from assistant.curation.__main__ import GENERATED
from assistant.curation.manual import manual_text
from assistant.curation.rules import RULES
from assistant.curation.schema_file import schema_text
from assistant.knowledge.values import Entry
from assistant.knowledge.yaml_text import read_yaml
from tests.curation.workshop import FAQ


@pytest.mark.parametrize("path", GENERATED, ids=lambda path: path.name)
def test_the_committed_file_is_the_generated_one(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == GENERATED[path](), "Run python -m assistant.curation."


def test_the_manual_has_every_rule_with_its_examples() -> None:
    manual = manual_text()
    assert all(f"\n### {rule.id}\n" in manual and rule.title in manual for rule in RULES)
    assert manual.count("**FAIL**") == sum(example.outcome == "FAIL" for rule in RULES for example in rule.examples)


def test_the_schema_describes_a_list_of_entries_key_by_key() -> None:
    schema = json.loads(schema_text())
    assert schema["type"] == "array"
    form = schema["$defs"]["Entry"]
    assert form["additionalProperties"] is False
    assert set(form["properties"]) == set(Entry.model_fields)
    assert all(part["description"] for part in form["properties"].values())


@pytest.mark.parametrize("path", sorted((FAQ / "entries").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_files_have_no_key_that_the_schema_refuses(path: Path) -> None:
    form = json.loads(schema_text())["$defs"]["Entry"]
    for entry in read_yaml(path.read_text(encoding="utf-8")).data:
        assert entry.keys() <= form["properties"].keys()
        assert set(form["required"]) <= entry.keys()
