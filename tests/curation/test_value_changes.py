"""What a curator wrote is compared by kind, id and field."""

import shutil
from pathlib import Path

import pytest

from assistant.cli.init import STARTER
from assistant.curation.value_changes import ValueChange, value_changes
from assistant.knowledge.loading import load_knowledge
from tests.curation.workshop import change


def changes(folder: Path) -> list[ValueChange]:
    return list(value_changes(load_knowledge(STARTER), load_knowledge(folder)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(STARTER, tmp_path / "faq")


def test_the_same_has_no_changes(folder: Path) -> None:
    assert changes(folder) == []


def test_a_changed_entry_is_told_by_its_fields(folder: Path) -> None:
    change(folder / "entries" / "care.yaml", 1, {"answer": "Oil it, the handbook says.", "risk": "high"})
    assert changes(folder) == [ValueChange("entries", "oil-chain", "changed", ("answer", "risk"))]


def test_another_id_is_an_entry_less_and_one_more(folder: Path) -> None:
    change(folder / "entries" / "care.yaml", 4, {"id": "price"})
    for position, follow_ups in ((0, ["oil-chain"]), (3, ["look-after"])):
        change(folder / "entries" / "care.yaml", position, {"follow_ups": follow_ups})
    told = changes(folder)
    assert told[:2] == [ValueChange("entries", "price", "added"), ValueChange("entries", "repair-price", "removed")]
    assert [(one.id, one.fields) for one in told[2:]] == [("look-after", ("follow_ups",)), ("brakes-squeal", ("follow_ups",))]


@pytest.mark.parametrize(
    ("file", "fields", "expected"),
    [
        ("claims/handbook.yaml", {"topic": "all"}, ValueChange("claims", "h-monthly-look", "changed", ("topic",))),
        ("documents.yaml", {"published": None}, ValueChange("documents", "handbook", "changed", ("published",))),
        ("topics.yaml", {"title": "Care"}, ValueChange("topics", "care", "changed", ("title",))),
        ("conflicts.yaml", {"about": "Oil."}, ValueChange("conflicts", "when-to-oil", "changed", ("about",))),
        ("lexicon/synonyms.yaml", {"for": ["bike"]}, ValueChange("synonyms", "bicycle", "changed", ("for_",))),
        ("policy/caveats.yaml", {"text": "Take care."}, ValueChange("caveats", "red_flag_reminder", "changed", ("text",))),
        ("policy/messages.yaml", {"text": "Stop."}, ValueChange("messages", "MSG_EMERGENCY", "changed", ("text",))),
        ("policy/emergency_numbers.yaml", {"emergency": ["112"]}, ValueChange("countries", "IE", "changed", ("emergency",))),
        ("policy/red_flags.yaml", {"level": "gp"}, ValueChange("red flags", "RF_BRAKES", "changed", ("level",))),
        ("policy/refusals.yaml", {"may_answer": "true"}, ValueChange("refusals", "buying", "changed", ("may_answer",))),
        ("policy/definitions.yaml", {"text": "Hot brakes."}, ValueChange("definitions", "brake-fade", "changed", ("text",))),
        ("policy/concepts/signs.yaml", {"tolerant": "false"}, ValueChange("concepts", "brakes", "changed", ("tolerant",))),
        ("policy/required_caveats.yaml", {"reason": "So."}, ValueChange("required caveats", "brakes", "changed", ("reason",))),
        ("policy/small_talk.yaml", {"reply": "Hi."}, ValueChange("small talk", "greeting", "changed", ("reply",))),
    ],
)
def test_every_kind_of_value_is_compared(file: str, fields: dict[str, object], expected: ValueChange, folder: Path) -> None:
    change(folder / file, 0, fields)
    assert changes(folder) == [expected]


def test_files_of_one_value_are_compared_by_their_keys(folder: Path) -> None:
    path = folder / "policy" / "thresholds.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("offers: 3", "offers: 2"), encoding="utf-8")
    (folder / "policy" / "curation.yaml").unlink()
    assert changes(folder) == [ValueChange("policy", "curation", "removed"), ValueChange("policy", "thresholds", "changed", ("offers",))]
