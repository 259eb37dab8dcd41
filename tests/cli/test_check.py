"""check: what it prints and how it ends, and how it watches."""

import json
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant.cli.check import changes, stamps
from tests.cli.run import ROOT, run
from tests.curation.workshop import change, sample_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return sample_folder(tmp_path / "faq")


def test_the_real_knowledge_is_clean() -> None:
    done = run("check", "--strict")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"0 errors, 0 warnings." in done.stdout


def test_an_error_ends_with_four_and_a_line_that_editors_open(folder: Path) -> None:
    change(folder / "entries" / "care.yaml", 0, {"answer": "It is **so**."})
    done = run("check", "--knowledge", str(folder))
    assert done.returncode == 4
    lines = done.stdout.decode().splitlines()
    assert lines[0].startswith(f"{folder}/entries/care.yaml:")
    assert "oil-chain: '**' is markup. [plain-text]" in lines[0]
    assert lines[-1] == "2 entries with 26 phrasings: 1 error, 0 warnings."


def test_a_warning_fails_only_where_it_is_asked_to(folder: Path) -> None:
    change(folder / "entries" / "care.yaml", 0, {"reviewed": "2001-01-01"})
    assert run("check", "--knowledge", str(folder)).returncode == 0
    assert run("check", "--knowledge", str(folder), "--strict").returncode == 4


def test_json_is_one_document(folder: Path) -> None:
    change(folder / "entries" / "care.yaml", 0, {"claims": ["guide-wax"]})
    done = run("check", "--knowledge", str(folder), "--json")
    data = json.loads(done.stdout)
    assert done.returncode == 4
    assert [problem["rule"] for problem in data["problems"]] == ["references"]


def test_documents_and_labelled_messages_are_taken(folder: Path, tmp_path: Path) -> None:
    labelled = tmp_path / "labelled.yaml"
    labelled.write_text("- turns:\n    - what do i do about a chain that squeaks\n", encoding="utf-8")
    change(folder / "claims" / "guide.yaml", 0, {"line": 2})
    done = run("check", "--knowledge", str(folder), "--documents", str(folder / "documents"), "--labelled", str(labelled), "--json")
    assert {problem["rule"] for problem in json.loads(done.stdout)["problems"]} == {"locators", "labelled-messages"}


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = run("check", "--knowledge", str(tmp_path / "nowhere"))
    assert done.returncode == 4
    assert b"There is no such folder." in done.stdout


def test_documents_that_are_not_there_are_one_line(folder: Path, tmp_path: Path) -> None:
    done = run("check", "--knowledge", str(folder), "--documents", str(tmp_path))
    assert done.returncode == 5
    assert done.stderr.count(b"\n") == 1
    assert b"No document lies in" in done.stderr


def test_the_environment_names_the_folder(folder: Path) -> None:
    assert b"2 entries" in run("check", CAVEAT_KNOWLEDGE=str(folder)).stdout


def test_watching_checks_again_after_a_change_and_stops_quietly(folder: Path) -> None:
    with watching(folder) as process:
        assert process.stdout and process.stderr
        assert process.stdout.readline() == "2 entries with 26 phrasings: 0 errors, 0 warnings.\n"
        change(folder / "entries" / "care.yaml", 0, {"answer": "It is **so**."})
        assert "[plain-text]" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 4
        assert process.stderr.read() == "Stopped watching.\n"


@contextmanager
def watching(folder: Path) -> "Iterator[subprocess.Popen[str]]":
    """A process that watches the folder, ended at last in any case. A shell may start tests with interrupts ignored, and children inherit that."""
    started = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); from assistant.__main__ import main; sys.exit(main())"
    command = [sys.executable, "-c", started, "check", "--watch", "--knowledge", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        killer = threading.Timer(60, process.kill)
        killer.start()
        try:
            yield process
        finally:
            killer.cancel()
            process.kill()


def test_a_change_is_seen_by_time_or_size_and_a_file_may_vanish(folder: Path) -> None:
    before = stamps([folder])
    (folder / "topics.yaml").unlink()
    assert stamps([folder]) != before
    shutil.rmtree(folder)
    assert stamps([folder]) == {}


def test_the_first_look_is_a_change(folder: Path) -> None:
    looks = changes([folder])
    assert next(looks) is None
    looks.close()
