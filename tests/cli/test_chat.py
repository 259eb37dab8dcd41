"""chat, before a terminal and through a pipe."""

import re
import stat
from pathlib import Path

import pytest

from tests.cli.run import run

#: The end of what is said before anything is typed.
WELCOME = "Ctrl-D ends."


def test_converses_and_ends_quietly() -> None:
    done = run("chat", given=b"is sciatica one-sided\n\n   \nwhich ball should i use\n", COLUMNS="80")
    assert done.returncode == 0
    answers = done.stdout.decode()
    assert answers.index("Yes, as a rule") < answers.index("tennis ball")
    assert b"A number chooses an offer" in done.stderr


def test_says_what_was_wrong_with_a_line_and_goes_on() -> None:
    done = run("chat", given=b"a" * 5000 + b"\n\xff\n" + b"b" * 100_000 + b"\nhello\n")
    assert done.returncode == 0
    for problem in (b"4,000 are read", b"not UTF-8", b"65,536 are read"):
        assert problem in done.stderr
    assert b"Hello." in done.stdout


def test_nothing_but_answers_stands_on_standard_output() -> None:
    done = run("chat", given=b"/help\n/restart\n/hlep\n/sources\n/explain\n")
    assert (done.returncode, done.stdout.strip()) == (0, b"")
    for said in (b"/sources", b"A new conversation begins", b"Did you mean /help?", b"Nothing was answered yet."):
        assert said in done.stderr


def test_quiet_says_errors_alone() -> None:
    done = run("chat", "-q", given=b"hello\n")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"65,536 are read" in run("chat", "--quiet", given=b"a" * 100_000 + b"\n").stderr


def test_a_number_chooses_an_offer_and_restart_forgets_them() -> None:
    first = run("chat", "-q", "--plain", given=b"which ball should i use\n1\n").stdout.decode()
    assert "Offer 1: Where do I put the ball?" in first
    assert "Match: Exact match" in first.split("Offer 3:")[1]
    assert "Match" not in run("chat", "-q", "--plain", given=b"which ball should i use\n/restart\n1\n").stdout.decode().split("Offer 3:")[1]


def test_sources_and_reasons_of_the_last_reply() -> None:
    shown = run("chat", "-q", given=b"which ball should i use\n/sources\n/explain\n/quit\nhello\n", COLUMNS="100").stdout.decode()
    assert "by a therapy clinic's blog" in shown
    assert "Triage: none" in shown
    assert "Hello." not in shown


@pytest.mark.parametrize("keys", ["\x04", "/quit\r", "exit\r"])
def test_on_a_terminal_it_ends_when_asked(sit_at, keys: str) -> None:
    terminal = sit_at("chat")
    terminal.read_until(WELCOME)
    terminal.read_until(">")
    terminal.type(keys)
    assert terminal.end() == 0
    assert "Traceback" not in terminal.text


def test_on_a_terminal_known_questions_are_completed_and_answered(sit_at) -> None:
    terminal = sit_at("chat")
    terminal.read_until("a question, a number, or /help")
    terminal.type("where do i pu")
    terminal.read_until("Where do I put the ball?")
    terminal.type("\t")
    terminal.read_while(lambda: terminal.text.count("the ball?") < 2)
    terminal.type("\r")
    terminal.read_reply("You might also ask")
    terminal.type("1\r")
    terminal.read_reply("buttock")
    terminal.type("\x04")
    assert terminal.end() == 0
    assert "\x1b[1mPlease note\x1b[0m" in terminal.raw


def test_ctrl_c_clears_the_line_and_then_leaves_quietly(sit_at) -> None:
    terminal = sit_at("chat")
    terminal.read_until(">")
    terminal.type("which ball")
    terminal.read_until("which ball")
    terminal.type("\x03")
    terminal.type("hello\r")
    terminal.read_reply("Hello.")
    terminal.type("\x03")
    assert terminal.end() == 130
    assert "Traceback" not in terminal.text
    assert "tennis" not in terminal.text


@pytest.mark.parametrize(("arguments", "environment"), [(("--plain",), {}), ((), {"TERM": "dumb"})])
def test_where_nothing_can_be_drawn_the_prompt_is_bare(sit_at, arguments: tuple[str, ...], environment: dict[str, str]) -> None:
    terminal = sit_at("chat", *arguments, **environment)
    terminal.read_until(">")
    terminal.type("hello\n")
    terminal.read_reply("Hello.")
    terminal.type("\x04")
    assert terminal.end() == 0
    assert "\x1b" not in terminal.raw


def test_ctrl_c_at_a_bare_prompt_is_quiet(sit_at) -> None:
    terminal = sit_at("chat", "--plain")
    terminal.read_reply(">")
    terminal.type("\x03")
    assert terminal.end() == 130
    assert "Traceback" not in terminal.text


@pytest.mark.parametrize("columns", [20, 60, 100, 200])
def test_lines_are_as_wide_as_the_terminal_and_no_wider_than_eyes_follow(sit_at, columns: int) -> None:
    terminal = sit_at("chat", "-q", columns=columns)
    terminal.read_until(">")
    terminal.type("i cant pee\r")
    terminal.read_reply("matter.")
    terminal.type("\x04")
    assert terminal.end() == 0
    shown = [line for line in terminal.text.splitlines() if line.startswith("! ")]
    assert max(map(len, shown)) <= min(columns, 84)
    assert " ".join(line.removeprefix("! ") for line in shown).startswith("EMERGENCY: Some of what you describe")


def test_colours_are_left_out_where_they_are_not_wanted(sit_at) -> None:
    for arguments, environment in ((("--no-color",), {}), ((), {"NO_COLOR": "1"})):
        terminal = sit_at("chat", "-q", *arguments, **environment)
        terminal.read_until(">")
        terminal.type("i cant pee\r")
        terminal.read_reply("matter.")
        terminal.type("\x04")
        terminal.end()
        assert "\x1b[1;31m" not in terminal.raw


def test_the_history_is_kept_where_that_is_asked_for(sit_at, tmp_path: Path) -> None:
    kept = tmp_path / "made" / "history"
    for keys, shown in (("hello\r", "Hello."), ("\x1b[A\r", "Hello.")):
        terminal = sit_at("chat", "-q", "--history", str(kept))
        terminal.read_until(">")
        terminal.type(keys)
        terminal.read_reply(shown)
        terminal.type("\x04")
        assert terminal.end() == 0
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert len(re.findall(r"^\+hello$", kept.read_text(encoding="utf-8"), re.MULTILINE)) >= 1


def test_a_history_that_cannot_be_kept_is_said(sit_at) -> None:
    terminal = sit_at("chat", "--history", "/proc/none/history")
    assert terminal.end() == 5
    assert "Name another file for --history" in " ".join(terminal.text.split())
