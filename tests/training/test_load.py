"""Measuring the website: what is asked, what is counted, and a run of a moment over a server of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.errors import ServiceError
from assistant.knowledge.loading import load_knowledge
from training.load import questions_of, reduced_knowledge, summed_up
from training.load_parts import cpu_of_parts

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def reduced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's knowledge with few phrasings."""
    return reduced_knowledge(tmp_path_factory.mktemp("load") / "faq", 1_000)


def test_the_reduced_knowledge_is_whole_but_for_phrasings(reduced: Path) -> None:
    knowledge, whole = load_knowledge(reduced), load_knowledge(ROOT / "faq")
    assert set(knowledge.entries) == set(whole.entries)
    assert 800 <= sum(1 + len(entry.phrasings) for entry in knowledge.entries.values()) <= 1_200
    for entry in knowledge.entries.values():
        assert entry == whole.entries[entry.id].model_copy(update={"phrasings": entry.phrasings})


def test_questions_are_the_same_each_time_and_half_of_them_are_no_phrasing(reduced: Path) -> None:
    questions = questions_of(reduced)
    assert questions == questions_of(reduced)
    assert sum(text.startswith("hello, ") for text in questions) == (len(questions) + 1) // 2


def test_sums_up_in_milliseconds() -> None:
    measured = summed_up([0.001] * 98 + [0.05, 0.1], 1, 2.0, 0.4, (16, 2, 894))
    assert (measured.requests, measured.failures, measured.per_second) == (100, 1, 50)
    assert (measured.p50, measured.p99, measured.cpu) == (1.0, 100.0, 4.0)


def test_an_application_that_cannot_measure_itself_is_said_to(tmp_path: Path) -> None:
    with pytest.raises(ServiceError, match="could not measure itself"):
        cpu_of_parts({"CAVEAT_KNOWLEDGE": str(tmp_path / "none"), "PYTHONPATH": str(ROOT)}, ["hello"], 1.0)


def test_a_run_answers_all_and_names_the_parts() -> None:
    command = [sys.executable, "-m", "training", "load", "--seconds", "1", "--connections", "4", "--workers", "1", "--phrasings", "300", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    measured = json.loads(done.stdout)
    assert (measured["failures"], measured["connections"], measured["workers"]) == (0, 4, 1)
    assert measured["requests"] >= 4
    assert {"triage", "match", "application", "server and what runs behind", "limits (off here)"} <= set(measured["parts"])
