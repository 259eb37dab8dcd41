"""Every rule's own examples are run, and every rule has a page in the manual."""

from pathlib import Path

import pytest

from assistant.curation.rule import Example, Rule
from assistant.curation.rules import DOCUMENTS, RULES
from tests.curation.workshop import changed_by, problems_of, sample_folder

EXAMPLES = [pytest.param(rule, example, id=f"{rule.id}-{example.outcome.lower()}-{number}") for rule in RULES for number, example in enumerate(rule.examples)]


def test_the_sample_breaks_no_rule(tmp_path: Path) -> None:
    assert problems_of(sample_folder(tmp_path)) == []


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_does_what_it_says(rule: Rule, example: Example, tmp_path: Path) -> None:
    folder = sample_folder(tmp_path)
    labelled = changed_by(example, folder)
    problems = problems_of(folder, labelled, rule in DOCUMENTS)
    assert {problem.rule for problem in problems} == ({rule.id} if example.outcome == "FAIL" else set())
    assert all(problem.place.line >= 1 and problem.found.endswith(".") and problem.mend for problem in problems)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_a_title_a_reason_and_both_kinds_of_examples(rule: Rule) -> None:
    assert rule.title.endswith(".") or rule.title.endswith(").")
    assert rule.reason
    assert {example.outcome for example in rule.examples} == {"PASS", "FAIL"}


def test_ids_stand_once() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
