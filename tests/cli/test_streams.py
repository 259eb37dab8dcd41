"""Standard input and output that are closed, full, or of another encoding."""

import signal
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.cli.streams import FALLBACK, NEAREST
from tests.cli.run import ROOT, run

ASK = f"{sys.executable} -m assistant ask"


def shell(command: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(["bash", "-c", command], input=given, capture_output=True, cwd=ROOT, check=False, timeout=120)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_an_encoding_without_the_texts_letters_loses_no_answer(encoding: str) -> None:
    done = run("ask", "which ball should i use", PYTHONIOENCODING=encoding, COLUMNS="200")
    assert (done.returncode, done.stderr) == (0, b"")
    shown = done.stdout.decode(encoding)
    assert "Using a Ball to Self Massage" in shown
    assert "?Using" not in shown


def test_no_locale_is_no_hindrance() -> None:
    for locale in ("C", "POSIX", "xx_YY.ISO-8859-1"):
        done = run("ask", "which ball should i use", LC_ALL=locale, LANG=locale, PYTHONUTF8="0")
        assert (done.returncode, done.stderr) == (0, b"")


def test_a_question_that_is_not_utf_8_is_named() -> None:
    done = shell(f"{ASK} $'caf\\xff'")
    assert done.returncode == 2
    assert b"half of a character" in done.stderr


@given(st.text(alphabet=st.sampled_from(sorted(NEAREST)) | st.characters(codec="utf-8")))
def test_for_all_texts_something_is_written_in_any_encoding(text: str) -> None:
    for encoding in ("ascii", "latin-1", "cp437"):
        assert len(text.encode(encoding, FALLBACK)) >= len(text)


def test_the_fallback_stands_in_for_writing_alone() -> None:
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("utf-8", FALLBACK)


@pytest.mark.parametrize("command", ["ask", "chat"])
def test_closed_input_is_wrong_use_and_says_what_to_type(command: str) -> None:
    done = shell(f"{sys.executable} -m assistant {command} <&-")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b'ask "your question"' in done.stderr or b"python -m assistant ask" in done.stderr


def test_closed_output_is_said_and_closed_errors_are_not_missed() -> None:
    done = shell(f"{ASK} hello >&-")
    assert done.returncode == 5
    assert b"Standard output is closed" in done.stderr
    assert shell(f"{ASK} hello 2>&-").returncode == 0
    assert shell(f"{ASK} >&- 2>&-").returncode == 5


def test_a_full_disk_is_said_in_one_line() -> None:
    done = shell(f"{ASK} hello > /dev/full")
    assert done.returncode == 5
    assert b"could not be written: No space left on device" in done.stderr
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("command", [f"{ASK} hello | true", f"yes hello | {ASK} | head -n 1", f"yes hello | {ASK} --json | head -c 100"])
def test_a_closed_pipe_is_quiet(command: str) -> None:
    done = shell(f"set -o pipefail; {command}")
    assert done.stderr.replace(b"yes: standard output: Broken pipe\n", b"").replace(b"yes: write error: Broken pipe\n", b"") == b""


def test_an_interrupt_while_it_waits_for_a_line_is_quiet() -> None:
    command = [sys.executable, "-m", "assistant", "ask", "--json"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as program:
        program.stdin.write(b"hello\n")
        program.stdin.flush()
        assert program.stdout.readline()
        program.send_signal(signal.SIGINT)
        assert (program.wait(60), program.stderr.read()) == (130, b"")


def test_an_interrupt_while_it_is_still_importing_is_quiet() -> None:
    code = """
import builtins, sys
from assistant.__main__ import main
imported = builtins.__import__
def interrupted(name, *others):
    if name == "typer":
        raise KeyboardInterrupt
    return imported(name, *others)
builtins.__import__ = interrupted
sys.exit(main())
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (130, b"")
