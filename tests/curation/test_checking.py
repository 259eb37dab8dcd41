"""A whole folder is checked in one run, and the report reads well for people and programs."""

import json
from pathlib import Path

import pytest

from assistant.bootstrap import build_matcher
from assistant.curation.checking import Report, check_folder, read_labelled
from assistant.errors import ServiceError
from assistant.knowledge.problem import Place, Problem
from tests.curation.workshop import TODAY, change, sample_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return sample_folder(tmp_path / "faq")


def report_on(folder: Path, **more: Path) -> Report:
    return check_folder(folder, build_matcher, TODAY, **more)


def test_a_clean_folder_has_no_problem(folder: Path) -> None:
    report = report_on(folder, documents=folder / "documents")
    assert report.lines() == ["2 entries with 26 phrasings: 0 errors, 0 warnings."]


def test_all_problems_are_told_in_one_run_in_the_order_of_the_files(folder: Path) -> None:
    change(folder / "entries" / "care.yaml", 0, {"reviewed": "2999-01-01", "answer": "It is **guaranteed**."})
    change(folder / "topics.yaml", 0, {"overview": None})
    problems = report_on(folder).problems
    assert [problem.rule for problem in problems] == ["plain-text", "promises", "review-dates", "topics"]
    assert [problem.place.file for problem in problems] == ["entries/care.yaml"] * 3 + ["topics.yaml"]


def test_a_line_begins_with_file_and_line_and_names_entry_rule_and_mend(folder: Path) -> None:
    change(folder / "entries" / "care.yaml", 1, {"reviewed": "2999-01-01"})
    line = report_on(folder).lines()[0]
    number = next(n for n, text in enumerate((folder / "entries" / "care.yaml").read_text(encoding="utf-8").split("\n"), 1) if "2999" in text)
    assert line.startswith(f"{folder}/entries/care.yaml:{number}: clean-chain: The date 2999-01-01 lies in the future. [review-dates] Write")


def test_knowledge_that_cannot_be_loaded_is_told_by_reading_alone(folder: Path) -> None:
    change(folder / "entries" / "care.yaml", 0, {"risk": "none", "answer": "It is **so**."})
    report = report_on(folder)
    assert {problem.rule for problem in report.problems} == {"schema"}
    assert report.lines()[-1] == "The knowledge could not be loaded: 1 error, 0 warnings."


def test_a_document_that_is_not_at_hand_is_named_and_the_others_are_used(folder: Path) -> None:
    (folder / "documents" / "club.txt").unlink()
    change(folder / "claims" / "guide.yaml", 0, {"paragraph": 9})
    problems = report_on(folder, documents=folder / "documents").problems
    assert [(problem.rule, problem.subject) for problem in problems] == [("locators", "guide-oil-monthly"), ("locators", "club")]


def test_without_limits_nothing_else_can_be_checked(folder: Path) -> None:
    (folder / "policy" / "curation.yaml").unlink()
    assert [(problem.rule, problem.place.file) for problem in report_on(folder).problems] == [("file", "policy/curation.yaml")]


def test_warnings_are_no_errors(folder: Path) -> None:
    change(folder / "entries" / "care.yaml", 1, {"reviewed": "2001-01-01"})
    report = report_on(folder)
    assert (report.errors, report.warnings) == (0, 1)


def test_the_document_for_programs(folder: Path) -> None:
    change(folder / "entries" / "care.yaml", 1, {"reviewed": "2001-01-01"})
    data = json.loads(report_on(folder).document())
    assert {key: data[key] for key in ("entries", "phrasings", "errors", "warnings")} == {"entries": 2, "phrasings": 26, "errors": 0, "warnings": 1}
    problem = data["problems"][0]
    assert set(problem) == {"file", "line", "entry", "rule", "level", "found", "mend"}
    assert (problem["entry"], problem["rule"], problem["level"]) == ("clean-chain", "review-dates", "warning")


def test_a_problem_is_told_once(folder: Path) -> None:
    twice = Problem(Place("a.yaml"), "", "file", "Gone.", "Add it.")
    assert len({twice, Problem(Place("a.yaml"), "", "file", "Gone.", "Add it.")}) == 1


def test_labelled_messages_are_the_turns_of_a_list(tmp_path: Path) -> None:
    path = tmp_path / "labelled.yaml"
    path.write_text("- turns:\n    - one\n    - two\n- turns:\n    - three\n  expects: x\n", encoding="utf-8")
    assert read_labelled(path) == ("one", "two", "three")


@pytest.mark.parametrize("text", ["turns: one", "- one", "- turns: one", "- turns: [", ""])
def test_a_file_of_no_labelled_messages_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "labelled.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ServiceError, match="turns"):
        read_labelled(path)


def test_a_labelled_message_that_is_copied_is_an_error(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "labelled.yaml"
    path.write_text("- turns:\n    - What do I do about a chain that squeaks?\n    - my chain is dry\n", encoding="utf-8")
    assert [problem.rule for problem in report_on(folder, labelled=path).problems] == ["labelled-messages"]
