"""A folder of sample knowledge, in which the rules' own examples change something."""

import datetime
import shutil
from pathlib import Path
from typing import Any

import yaml

from assistant.bootstrap import build_matcher
from assistant.curation.checking import check_subject
from assistant.curation.documents import read_documents
from assistant.curation.rule import Example
from assistant.curation.subject import Subject
from assistant.knowledge.loading import load
from assistant.knowledge.policy import SAID_BY_NAME, Phrases, Readings
from assistant.knowledge.problem import Problem
from assistant.knowledge.yaml_text import read_yaml

SAMPLE = Path(__file__).parent / "sample"
FAQ = Path(__file__).parents[2] / "faq"
TODAY = datetime.date(2026, 11, 21)
#: Key of an example -> the file of the value that it changes, and the value's position there.
VALUES = {
    "entry": ("entries/care.yaml", 0),
    "other": ("entries/care.yaml", 1),
    "claim": ("claims/guide.yaml", 0),
    "other_claim": ("claims/guide.yaml", 1),
    "conflict": ("conflicts.yaml", 0),
    "topic": ("topics.yaml", 0),
    "red_flag": ("policy/red_flags.yaml", 0),
    "refusal": ("policy/refusals.yaml", 0),
    "requirement": ("policy/required_caveats.yaml", 0),
}


def sample_folder(folder: Path) -> Path:
    """The sample under `folder`, with the limits, word lists and thresholds of the real knowledge, and all else that has to be there."""
    shutil.copytree(SAMPLE, folder, dirs_exist_ok=True)
    for file in ("curation.yaml", "thresholds.yaml"):
        shutil.copy(FAQ / "policy" / file, folder / "policy" / file)
    with (folder / "policy" / "messages.yaml").open("a", encoding="utf-8") as messages:
        messages.writelines(f"- id: {name}\n  text: ({name})\n" for name in SAID_BY_NAME if name != "MSG_STOP")
    write(folder / "policy" / "phrases.yaml", {name: f"({name})" for name in Phrases.model_fields})
    write(folder / "policy" / "readings.yaml", {name: "" if field.annotation is str else [] for name, field in Readings.model_fields.items()})
    return folder


def changed_by(example: Example, folder: Path) -> tuple[str, ...]:
    """Change the folder as the example says; the labelled messages that it brings are given back."""
    data = read_yaml(example.yaml).data
    for file, text in data.pop("file", {}).items():
        if text is None:
            (folder / file).unlink()
        else:
            (folder / file).write_text(text, encoding="utf-8")
    if "document" in data:
        (folder / "documents" / "guide.txt").write_text(data.pop("document"), encoding="utf-8")
    labelled = tuple(data.pop("labelled", ()))
    for key, fields in data.items():
        file, position = VALUES[key]
        change(folder / file, position, fields)
    return labelled


def change(path: Path, position: int, fields: dict[str, Any]) -> None:
    """Replace fields of one value of a file."""
    source = path.read_text(encoding="utf-8")
    values = read_yaml(source).data
    values[position] |= fields
    first = source.split("\n", 1)[0]
    write(path, values, first + "\n" if first.startswith("#") else "")


def write(path: Path, data: Any, head: str = "") -> None:
    """Write data as YAML."""
    path.write_text(head + yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")


def problems_of(folder: Path, labelled: tuple[str, ...] = (), has_documents: bool = True) -> list[Problem]:
    """Every problem of the folder, its own documents used where they are at hand."""
    loaded = load(folder)
    if loaded.knowledge is None:
        return check_subject(Subject(loaded, TODAY))
    documents = read_documents(folder / "documents", loaded.knowledge.documents.values()) if has_documents else {}
    return check_subject(Subject(loaded, TODAY, build_matcher(loaded.knowledge), documents, labelled))
