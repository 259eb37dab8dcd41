"""Subject -> Problems: every rule that can run, in one run, in the order of the files."""

import datetime
import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.curation.documents import read_documents
from assistant.curation.rule import Rule
from assistant.curation.rules import CONTENT, DOCUMENTS, LABELLED, READING
from assistant.curation.subject import Subject
from assistant.engine import Matcher
from assistant.errors import ServiceError
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.loading import load
from assistant.knowledge.problem import Place, Problem
from assistant.knowledge.yaml_text import YamlError, read_yaml

__all__ = ["Report", "check_folder", "check_subject", "read_labelled"]


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, and over how much."""

    folder: Path
    problems: tuple[Problem, ...]
    entries: int = 0
    phrasings: int = 0

    @property
    def errors(self) -> int:
        """Problems that keep the knowledge from being served."""
        return sum(not problem.is_warning for problem in self.problems)

    @property
    def warnings(self) -> int:
        """Problems that a curator should look at."""
        return len(self.problems) - self.errors

    def lines(self) -> list[str]:
        """For people: a line for each problem, beginning with file and line, and a summary."""
        told = [f"{self.folder / problem.place.file}:{str(problem).removeprefix(problem.place.file + ':')}" for problem in self.problems]
        extent = f"{self.entries} entries with {self.phrasings} phrasings" if self.entries else "The knowledge could not be loaded"
        return [*told, f"{extent}: {counted(self.errors, 'error')}, {counted(self.warnings, 'warning')}."]

    def document(self) -> str:
        """For programs: one JSON document."""
        told = [
            {
                "file": problem.place.file,
                "line": problem.place.line,
                "entry": problem.subject,
                "rule": problem.rule,
                "level": "warning" if problem.is_warning else "error",
                "found": problem.found,
                "mend": problem.mend,
            }
            for problem in self.problems
        ]
        counts = {"entries": self.entries, "phrasings": self.phrasings, "errors": self.errors, "warnings": self.warnings}
        return json.dumps({"folder": str(self.folder), **counts, "problems": told}, ensure_ascii=False, indent=2)


def counted(number: int, what: str) -> str:
    """The number with its noun.

    >>> counted(1, "error"), counted(0, "warning")
    ('1 error', '0 warnings')
    """
    return f"{number} {what}{'' if number == 1 else 's'}"


def check_folder(
    folder: Path,
    build_matcher: Callable[[Knowledge], Matcher],
    today: datetime.date,
    documents: Path | None = None,
    labelled: Path | None = None,
) -> Report:
    """Every problem of a folder of knowledge; `build_matcher` is called only where it could be loaded."""
    loaded = load(folder)
    messages = read_labelled(labelled) if labelled else ()
    if loaded.knowledge is None:
        return Report(folder, tuple(check_subject(Subject(loaded, today))))
    texts = read_documents(documents, loaded.knowledge.documents.values()) if documents else {}
    subject = Subject(loaded, today, build_matcher(loaded.knowledge), texts, messages)
    return Report(folder, tuple(check_subject(subject)), len(loaded.knowledge.entries), len(subject.phrasings))


def check_subject(subject: Subject) -> list[Problem]:
    """The problems by every rule that the subject allows: reading first, and the others only where there is something to look at."""
    rules: Sequence[Rule] = READING
    if subject.loaded.knowledge is not None:
        if subject.loaded.knowledge.policy.curation is None:
            return [*by_rules(READING, subject), Problem(Place("policy/curation.yaml"), "", "file", "There is no such file.", "Copy it from the project.")]
        rules = (*READING, *CONTENT, *(DOCUMENTS if subject.documents else ()), *(LABELLED if subject.labelled else ()))
    return by_rules(rules, subject)


def by_rules(rules: Collection[Rule], subject: Subject) -> list[Problem]:
    """The rules' problems, each once, in the order of the files."""
    return sorted({problem for rule in rules for problem in rule.check(subject)})


def read_labelled(path: Path) -> tuple[str, ...]:
    """The messages of a file of labelled conversations: a list whose items have `turns`; raises ServiceError when it is none."""
    mend = "Name a YAML list whose items have `turns`, a list of messages."
    try:
        items = read_yaml(path.read_text(encoding="utf-8-sig")).data
    except (OSError, UnicodeDecodeError, YamlError) as error:
        raise ServiceError(f"The labelled messages in {path} cannot be read", mend) from error
    if not isinstance(items, list) or not all(isinstance(item, dict) and isinstance(item.get("turns"), list) for item in items):
        raise ServiceError(f"{path} holds no labelled messages", mend)
    return tuple(str(turn) for item in items for turn in item["turns"])
