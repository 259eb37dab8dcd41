"""The real knowledge passes every rule, and a fault of each kind is caught by its rule alone."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from assistant.bootstrap import build_matcher
from assistant.curation.checking import check_subject
from assistant.curation.documents import read_documents
from assistant.curation.rules import DOCUMENTS, RULES
from assistant.curation.subject import Subject
from assistant.dialogue import Triage
from assistant.engine import Matcher
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.loading import Loaded, load
from assistant.knowledge.problem import Problem
from assistant.pipeline.triage import Triager
from tests.curation.faults import FAULTS, Copy
from tests.curation.papers import documents_folder, papers
from tests.curation.workshop import FAQ, TODAY


class RememberingTriager(Triager):
    """A triager that reads each text once: the texts of forty copies are all but the same."""

    def __init__(self, knowledge: Knowledge) -> None:
        policy = knowledge.policy
        super().__init__(policy.red_flags, policy.concepts, policy.readings, policy.refusals, policy.definitions)
        self.remembered = lru_cache(maxsize=None)(super().triage)

    def triage(self, text: str, before: object = ()) -> Triage:
        return self.remembered(text)


@pytest.fixture(scope="module")
def real_load() -> Loaded:
    return load(FAQ)


@pytest.fixture(scope="module")
def matcher_of(real_load: Loaded) -> Callable[[Knowledge], Matcher]:
    """The matcher of a knowledge; built once for all copies with the same phrasings."""
    assert real_load.knowledge
    triager = RememberingTriager(real_load.knowledge)
    built: dict[object, Matcher] = {}

    def matcher(knowledge: Knowledge) -> Matcher:
        key = tuple((entry.id, entry.question, entry.phrasings) for entry in knowledge.entries.values())
        if key not in built:
            built[key] = replace(build_matcher(knowledge), triager=triager)
        return built[key]

    return matcher


def problems_in(loaded: Loaded, matcher_of: Callable[[Knowledge], Matcher], documents: Path | None = None, labelled: tuple[str, ...] = ()) -> list[Problem]:
    if loaded.knowledge is None:
        return check_subject(Subject(loaded, TODAY))
    texts = read_documents(documents, loaded.knowledge.documents.values()) if documents else {}
    return check_subject(Subject(loaded, TODAY, matcher_of(loaded.knowledge), texts, labelled))


def test_the_real_knowledge_passes_every_rule(real_load: Loaded, matcher_of: Callable[[Knowledge], Matcher], tmp_path: Path) -> None:
    assert real_load.knowledge
    found = problems_in(real_load, matcher_of, documents_folder(tmp_path, real_load.knowledge), ("a message that nobody has ever typed in here",))
    assert [str(problem) for problem in found] == []


def test_papers_with_the_same_places_do_as_well(real_load: Loaded, matcher_of: Callable[[Knowledge], Matcher], tmp_path: Path) -> None:
    assert real_load.knowledge
    assert problems_in(real_load, matcher_of, papers(tmp_path, real_load.knowledge)) == []


def test_each_rule_has_a_fault() -> None:
    assert {*FAULTS, "labelled-messages"} == {rule.id for rule in RULES}


@pytest.mark.parametrize("rule", FAULTS)
def test_a_fault_is_caught_by_its_rule_alone(rule: str, real_load: Loaded, matcher_of: Callable[[Knowledge], Matcher], tmp_path: Path) -> None:
    assert real_load.knowledge
    folder = shutil.copytree(FAQ, tmp_path / "faq")
    documents = documents_folder(tmp_path / "documents", real_load.knowledge)
    FAULTS[rule](Copy(folder, real_load.knowledge, dict(read_documents(documents, real_load.knowledge.documents.values()))))
    found = problems_in(load(folder), matcher_of, documents if rule in {one.id for one in DOCUMENTS} else None)
    assert {problem.rule for problem in found} == {rule}, "\n".join(map(str, found))


def test_a_copied_message_is_caught(real_load: Loaded, matcher_of: Callable[[Knowledge], Matcher]) -> None:
    assert real_load.knowledge
    copied = next(text for entry in real_load.knowledge.entries.values() for text in entry.phrasings if len(text.split()) > 7)
    found = problems_in(real_load, matcher_of, labelled=(f"{copied.upper()}!",))
    assert [problem.rule for problem in found] == ["labelled-messages"]
