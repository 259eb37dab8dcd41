"""bin/assistant: the same program under a name of its own, and what shells make of that."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.cli.run import ROOT, run

LAUNCHER = ROOT / "bin" / "assistant"


def launched(*arguments: str, launcher: Path = LAUNCHER, folder: Path = ROOT, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([str(launcher), *arguments], cwd=folder, capture_output=True, text=True, env={**os.environ, **environment}, check=False)


def test_starts_from_any_folder_and_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "assistant.py").write_text("raise SystemExit('the folder it is called from is none of its own')", encoding="utf-8")
    (tmp_path / "linked").symlink_to(LAUNCHER)
    for launcher in (LAUNCHER, tmp_path / "linked"):
        done = launched("--version", launcher=launcher, folder=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("Caveat ")


def test_names_itself_in_what_it_says() -> None:
    assert launched("--help").stdout.startswith("Usage: assistant ")
    assert "See: assistant ask --help" in launched("ask", "--no-such").stderr


def test_without_what_it_needs_it_says_how_to_install_that(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    done = launched("--version", launcher=Path(shutil.copy(LAUNCHER, tmp_path / "bin")))
    assert done.returncode == 5
    assert "make -C" in done.stderr


def test_shells_are_told_commands_and_options() -> None:
    asked = {"_ASSISTANT_COMPLETE": "complete_bash", "COMP_CWORD": "1"}
    assert launched(COMP_WORDS="assistant ch", **asked).stdout.split() == ["chat", "check"]
    assert "--plain" in launched(COMP_WORDS="assistant ask --", **{**asked, "COMP_CWORD": "2"}).stdout.split()


def test_bash_takes_the_completion_that_is_shown() -> None:
    script = (
        f'PATH="{LAUNCHER.parent}:$PATH"; eval "$(assistant --show-completion bash)"; COMP_WORDS=(assistant co); COMP_CWORD=1; _assistant_completion assistant'
    )
    done = subprocess.run(["bash", "-c", f'{script}; printf "%s" "${{COMPREPLY[*]}}"'], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "coverage"


def test_the_name_of_three_words_cannot_be_completed_and_says_what_can() -> None:
    for option in ("--show-completion", "--install-completion"):
        done = run(option)
        assert (done.returncode, done.stdout) == (5, b"")
        assert f"bin/assistant {option}".encode() in done.stderr
